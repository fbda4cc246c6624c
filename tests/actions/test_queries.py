"""Actions: questions about calls, and what they answer."""

from random import Random
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion
from syrupy.filters import props

from custom_components.pbx.const import DOMAIN
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.live_call import LiveCall
from simulator.openvox_uc import OpenVoxSimulator
from simulator.stories import story
from simulator.story import Action
from simulator.yeastar_s import YeastarSimulator

from .. import ApiSimulator, set_up_system
from ..report_bodies import Reporter, result
from .call_fields import CALL_FIELDS


def begin(simulator: ApiSimulator, kind: str, seed: int = 1) -> LiveCall:
    """Have a call in progress: a story that is played no further than to the answer."""
    call = simulator.switchboard.new_call()
    beats = iter(story(kind, Random(seed), simulator.office).beats)
    for beat in beats:
        simulator.switchboard.apply(call, beat)
        if beat.action is Action.ANSWER:
            break
    return call


async def ask(
    hass: HomeAssistant, action: str, entry: MockConfigEntry, **data: Any
) -> list[dict[str, Any]]:
    """Perform an action and return the calls that it answers."""
    response: Any = await hass.services.async_call(
        DOMAIN,
        action,
        {"config_entry_id": entry.entry_id, **data},
        blocking=True,
        return_response=True,
    )
    calls: list[dict[str, Any]] = response["calls"]
    return calls


@pytest.fixture
async def openvox_entry(
    hass: HomeAssistant, openvox: OpenVoxSimulator
) -> MockConfigEntry:
    """Set up an OpenVox."""
    return await set_up_system(hass, openvox)


@pytest.fixture
async def contact_centre(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> MockConfigEntry:
    """Set up a contact centre that has reported three results."""
    entry = await set_up_system(hass, huawei)
    await Reporter(hass, entry, hass_client_no_auth)(
        result("0023-1", succeeded=True),
        result("0023-2", succeeded=False, code="00537"),
        result("0023-3", succeeded=False, code="01040"),
    )
    return entry


async def test_query_call(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """A call is returned with all that the phone system says of it."""
    call = begin(yeastar, "inbound_answered")
    begin(yeastar, "outbound_answered", seed=2)
    (found,) = await ask(hass, "query_call", entry, callid=call.call_id)
    assert set(found) == CALL_FIELDS
    assert found == snapshot(
        exclude=props("call_id", "ids", "channel_id", "started_at", "answered_at")
    )
    assert found["call_id"] == call.call_id


@pytest.mark.parametrize("direction", ["inbound", "outbound"])
async def test_query_call_by_type(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    direction: str,
) -> None:
    """All calls of a type are returned, and no others."""
    assert await ask(hass, "query_call", entry, type=direction) == []
    expected = {
        begin(yeastar, f"{direction}_answered", seed).call_id for seed in (1, 5)
    }
    begin(yeastar, "internal_answered", seed=3)
    found = await ask(hass, "query_call", entry, type=direction)
    assert {call["call_id"] for call in found} == expected
    assert {call["direction"] for call in found} == {direction}


@pytest.mark.parametrize("direction", ["inbound", "outbound"])
@pytest.mark.parametrize(
    "write",
    [list, ", ".join, lambda ids: [*ids, "no such call"]],
    ids=["list", "text", "unknown_too"],
)
async def test_query_by_ids(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    direction: str,
    write: Any,
) -> None:
    """Any number of ids can be asked for, as a list or in one text."""
    ids = [begin(yeastar, f"{direction}_answered", seed).call_id for seed in (1, 5, 9)]
    action, field = f"query_{direction}", f"{direction}_ids"
    found = await ask(hass, action, entry)
    assert {call["call_id"] for call in found} == set(ids)
    found = await ask(hass, action, entry, **{field: ids[0]})
    assert [call["call_id"] for call in found] == ids[:1]
    found = await ask(hass, action, entry, **{field: write(ids[:2])})
    assert {call["call_id"] for call in found} == set(ids[:2])


async def test_query_openvox(
    hass: HomeAssistant, openvox: OpenVoxSimulator, openvox_entry: MockConfigEntry
) -> None:
    """A system without a question for a single call is asked about its lines."""
    begin(openvox, "inbound_answered")
    begin(openvox, "outbound_answered", seed=5)
    (inbound,) = await ask(hass, "query_call", openvox_entry, type="inbound")
    (outbound,) = await ask(hass, "query_call", openvox_entry, type="outbound")
    assert inbound["direction"] == "inbound"
    assert outbound["direction"] == "outbound"
    for call in (inbound, outbound):
        found = await ask(hass, "query_call", openvox_entry, callid=call["call_id"])
        assert found == [call]
    assert await ask(hass, "query_inbound", openvox_entry) == [inbound]
    ids = [outbound["call_id"]]
    found = await ask(hass, "query_outbound", openvox_entry, outbound_ids=ids)
    assert found == [outbound]


async def test_query_openvox_internal(
    hass: HomeAssistant,
    openvox: OpenVoxSimulator,
    openvox_entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A call that no question covers is returned as the reports showed it."""
    report = Reporter(hass, openvox_entry, hass_client_no_auth)
    await report(
        b'{"action":"RING","callid":"1589947952.1670","ext":{"extid":["106","101"]},'
        b'"sn":"a09805021987"}'
    )
    (found,) = await ask(hass, "query_call", openvox_entry, callid="1589947952.1670")
    assert found["direction"] == "internal"
    assert found["state"] == "ringing"
    assert {member["number"] for member in found["members"]} == {"101", "106"}


@pytest.mark.parametrize(
    ("action", "data", "ids"),
    [
        ("query_outbound", {}, ["0023-1", "0023-2", "0023-3"]),
        ("query_outbound", {"outbound_ids": "0023-2"}, ["0023-2"]),
        ("query_call", {"type": "outbound"}, ["0023-1", "0023-2", "0023-3"]),
        ("query_call", {"callid": "0023-3"}, ["0023-3"]),
    ],
    ids=["all", "one", "type", "callid"],
)
async def test_query_contact_centre(
    hass: HomeAssistant,
    contact_centre: MockConfigEntry,
    action: str,
    data: dict[str, Any],
    ids: list[str],
) -> None:
    """A contact centre answers with the results that it has reported."""
    found = await ask(hass, action, contact_centre, **data)
    assert [call["call_id"] for call in found] == ids


async def test_result(
    hass: HomeAssistant, contact_centre: MockConfigEntry, snapshot: SnapshotAssertion
) -> None:
    """A result names its campaign, and why it failed."""
    (found,) = await ask(hass, "query_call", contact_centre, callid="0023-2")
    assert found == snapshot(exclude=props("ended_at"))


@pytest.mark.parametrize(
    ("action", "data"),
    [("query_inbound", {}), ("query_call", {"type": "inbound"})],
    ids=["query_inbound", "query_call"],
)
async def test_not_supported(
    hass: HomeAssistant,
    contact_centre: MockConfigEntry,
    action: str,
    data: dict[str, Any],
) -> None:
    """Who asks for what a system cannot answer learns which systems can."""
    with pytest.raises(ServiceValidationError) as raised:
        await ask(hass, action, contact_centre, **data)
    assert raised.value.translation_key == "query_not_supported"
    placeholders = raised.value.translation_placeholders
    assert placeholders
    assert placeholders["system"].startswith("Huawei")
    assert "Yeastar" in placeholders["supported"]
    assert "Huawei" not in placeholders["supported"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({}, "callid_or_type"),
        ({"callid": " ", "type": ""}, "callid_or_type"),
        ({"callid": "1", "type": "inbound"}, "callid_or_type"),
        ({"type": "internal"}, "unknown_type"),
        ({"type": "sideways"}, "unknown_type"),
        ({"callid": "1571386069.8"}, "call_not_found"),
    ],
    ids=["neither", "blank", "both", "internal", "no type", "no such call"],
)
async def test_wrong_input(
    hass: HomeAssistant, entry: MockConfigEntry, data: dict[str, Any], key: str
) -> None:
    """Who asks wrongly is shown what to enter."""
    with pytest.raises(ServiceValidationError) as raised:
        await ask(hass, "query_call", entry, **data)
    assert raised.value.translation_key == key


async def test_no_such_call(
    hass: HomeAssistant,
    openvox_entry: MockConfigEntry,
) -> None:
    """A call that no line has is said to be over."""
    with pytest.raises(ServiceValidationError) as raised:
        await ask(hass, "query_call", openvox_entry, callid="1589881290.963")
    assert raised.value.translation_key == "call_not_found"


async def test_no_such_result(
    hass: HomeAssistant, contact_centre: MockConfigEntry
) -> None:
    """A result that has not arrived is not made up."""
    with pytest.raises(ServiceValidationError) as raised:
        await ask(hass, "query_call", contact_centre, callid="0023-9")
    assert raised.value.translation_key == "call_not_found"
    assert await ask(hass, "query_outbound", contact_centre, outbound_ids="9") == []


@pytest.mark.parametrize("action", ["query_call", "query_inbound", "query_outbound"])
async def test_no_such_entry(hass: HomeAssistant, action: str) -> None:
    """An entry that is not there, or not loaded, is named as the reason."""
    assert await async_setup_component(hass, DOMAIN, {})
    entry = MockConfigEntry(domain=DOMAIN)
    data = {"query_call": {"type": "inbound"}}.get(action, {})
    with pytest.raises(ServiceValidationError) as raised:
        await ask(hass, action, entry, **data)
    assert raised.value.translation_key == "service_config_entry_not_found"
    entry.add_to_hass(hass)
    with pytest.raises(ServiceValidationError) as raised:
        await ask(hass, action, entry, **data)
    assert raised.value.translation_key == "service_config_entry_not_loaded"


async def test_unreachable(
    hass: HomeAssistant, yeastar: YeastarSimulator, entry: MockConfigEntry
) -> None:
    """A phone system that is not reached is named as the reason."""
    yeastar.unreachable = True
    with pytest.raises(HomeAssistantError) as raised:
        await ask(hass, "query_inbound", entry)
    assert not isinstance(raised.value, ServiceValidationError)
    assert raised.value.translation_key == "cannot_connect"


@pytest.mark.parametrize("action", ["query_inbound", "query_outbound"])
async def test_refused(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    action: str,
) -> None:
    """An error of the phone system is shown with its number and its meaning."""
    yeastar.fail("call/query", "30003")
    with pytest.raises(HomeAssistantError) as raised:
        await ask(hass, action, entry)
    assert raised.value.translation_key == "query_refused"
    placeholders = raised.value.translation_placeholders
    assert placeholders
    assert placeholders["errno"] == "30003"
    assert "API service" in placeholders["meaning"]
    assert await ask(hass, action, entry) == []


async def test_wrong_password(
    hass: HomeAssistant, yeastar: YeastarSimulator, entry: MockConfigEntry
) -> None:
    """Refused credentials start the question for new credentials, and are not tried again."""
    yeastar.password = "changed"
    yeastar.drop_tokens()
    for _ in range(2):
        with pytest.raises(HomeAssistantError) as raised:
            await ask(hass, "query_inbound", entry)
        assert raised.value.translation_key == "invalid_auth"
    await hass.async_block_till_done()
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(yeastar.asked("login")) == 2


async def test_locked_out(
    hass: HomeAssistant, yeastar: YeastarSimulator, entry: MockConfigEntry
) -> None:
    """A lockout is named as the reason, and not made longer by asking again."""
    yeastar.lock()
    yeastar.drop_tokens()
    for _ in range(2):
        with pytest.raises(HomeAssistantError) as raised:
            await ask(hass, "query_inbound", entry)
        assert raised.value.translation_key == "locked_out"
    assert len(yeastar.asked("login")) == 2
