"""What is longer or more than a phone system may send: it is cut, refused or left out, and counted; all else is kept."""

import asyncio
import json
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls import limits
from custom_components.pbx.calls.log.log_model import Filters
from custom_components.pbx.calls.model import Outcome
from custom_components.pbx.const import CONF_REPORT_PORT, DOMAIN
from custom_components.pbx.reports.port import (
    MAX_CONNECTIONS,
    MAX_CONNECTIONS_OF_OTHERS,
)
from demo.patience import until
from demo.ports import free_port
from homeassistant.components import webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.setup import async_setup_component
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import WEBHOOK_ID, set_up_system, shown
from ..raw_sockets import exchange, request, status as status_of
from ..report_bodies import RINGING, Reporter, ext, failed, inbound, result, status
from ..yeastar_reports import CALLER

UNLIKE_ANY = "5" * 500_000


@pytest.fixture
async def hass(hass: HomeAssistant) -> HomeAssistant:
    """Have diagnostics ready."""
    assert await async_setup_component(hass, "diagnostics", {})
    return hass


async def counted(
    hass: HomeAssistant, entry: MockConfigEntry, client: ClientSessionGenerator
) -> dict[str, int]:
    """Return what the diagnostics say was beyond a limit."""
    diagnostics: Any = await get_diagnostics_for_config_entry(hass, client, entry)
    reports: dict[str, int] = diagnostics["reports"]["beyond_limits"]
    return reports


def ringing(number: int) -> bytes:
    """Return a report of a call in which so many extensions ring."""
    phones = [ext(f"{1000 + place}", "RING") for place in range(number)]
    return status(*phones)


def test_values() -> None:
    """The limits are those that docs/security-and-privacy.md names."""
    assert limits.MAX_BODY_BYTES == 1024 * 1024
    assert limits.MAX_MENDED_BYTES == 64 * 1024
    assert limits.MAX_DEPTH == 32
    assert limits.MAX_ELEMENTS == 10_000
    assert limits.MAX_NUMBER == 128
    assert limits.MAX_ID == 256
    assert limits.MAX_REASON == 1024
    assert limits.MAX_MEMBERS == 200
    assert limits.MAX_FACTS == 200
    assert limits.MAX_CALL_IDS == 64
    assert limits.MAX_OPEN_CALLS == 20_000
    assert limits.MAX_UNLISTED_EXTENSIONS == 2_000
    assert limits.MAX_CAMPAIGNS == 200
    assert (MAX_CONNECTIONS, MAX_CONNECTIONS_OF_OTHERS) == (64, 8)


async def test_members(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter
) -> None:
    """A report that names more parties than a call can have is a bad report; the most that a call can have are taken."""
    await report(ringing(limits.MAX_MEMBERS + 1))
    assert shown(hass, "sensor.yeastar_s100_active_calls") == "0"
    assert entry.runtime_data.receiver.counters.unreadable == 1
    await report(ringing(limits.MAX_MEMBERS))

    async def active_calls() -> str:
        return shown(hass, "sensor.yeastar_s100_active_calls")

    # In a burst of changes they are published a moment later.
    await until("The call is shown", active_calls, lambda found: found == "1")
    assert entry.runtime_data.receiver.counters.unreadable == 1


async def test_many_members(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter
) -> None:
    """However many parties a report names, it is answered, and the next report is taken."""
    await report(ringing(8_000), RINGING)
    assert shown(hass, "sensor.yeastar_s100_active_calls") == "1"


async def test_members_of_many_reports(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter
) -> None:
    """A call has room for so many parties in all; those that came first stay."""
    await report(RINGING)
    for first in (2000, 3000):
        phones = [ext(f"{first + place}", "RING") for place in range(150)]
        await report(status(*phones))
    [call] = entry.runtime_data.tracker.open_calls
    assert len(call.members) == limits.MAX_MEMBERS
    assert call.caller_number == CALLER
    assert call.extensions[0] == "1000"


async def test_repeated_keys(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter
) -> None:
    """A key that stands thousands of times costs no more than it would once."""
    phones = b",".join(b'"ext":"%d"' % number for number in range(40_000))
    await report(
        b'{"action":"ANSWER","callid":"1571896991.3",%s,"sn":"369451090405"}' % phones,
        RINGING,
    )
    assert shown(hass, "sensor.yeastar_s100_state") in {"ringing", "in_call"}


async def test_long_texts(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    hass_client: ClientSessionGenerator,
) -> None:
    """Numbers, ids and reasons keep their begin; what is stored and sent on stays small."""
    events = async_capture_events(hass, "pbx_call_failed")
    await report(
        status(inbound("ALERT", UNLIKE_ANY), ext("1000", "RING"), call_id="7" * 400_000)
    )
    await report(failed(f"486 {'x' * 300_000}", ext("1002", "RING"), call_id="8.1"))
    caller = hass.states.get("sensor.yeastar_s100_last_caller")
    assert caller
    assert caller.state == UNLIKE_ANY[: limits.MAX_NUMBER]
    ids = {call.call_id for call in entry.runtime_data.tracker.open_calls}
    assert "7" * limits.MAX_ID in ids
    page = await entry.runtime_data.log.page(Filters())
    by_id = {logged.call.call_id: logged.call for logged in page.calls}
    assert by_id["7" * limits.MAX_ID].caller_number == UNLIKE_ANY[: limits.MAX_NUMBER]
    assert len(by_id["8.1"].reason or "") == limits.MAX_REASON
    assert all(len(json.dumps(event.data)) < 32_768 for event in events)
    beyond = await counted(hass, entry, hass_client)
    assert beyond["cut_texts"] >= 3


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        pytest.param("\\ud800", "\ufffd", id="surrogate"),
        pytest.param("1\\u00002", "1\ufffd2", id="nul"),
        pytest.param("1\\u0007\\n2", "1 2", id="control"),
    ],
)
async def test_no_characters(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    written: str,
    stored: str,
) -> None:
    """What is no character is made a text that can be stored, in a report of its own transaction."""
    await report(RINGING.replace(b"1571896991.2", written.encode()))
    [call] = entry.runtime_data.tracker.open_calls
    assert call.call_id == stored
    page = await entry.runtime_data.log.page(Filters())
    assert [logged.call.call_id for logged in page.calls] == [stored]


async def test_result_with_no_characters(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A result without an id whose texts are no characters is taken, and known again."""
    entry = await set_up_system(hass, huawei)
    report = Reporter(hass, entry, hass_client_no_auth)
    body = (
        rb'[{"campaignId":"\ud800","sessionId":"\udfff","called":"60584\ud800",'
        rb'"callStatus":5,"failCode":"00537","vdnId":11}]'
    )
    await report(body, body)
    page = await entry.runtime_data.log.page(Filters())
    assert [logged.call.called_number for logged in page.calls] == ["60584\ufffd"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            b"<xml>%s%s</xml>" % (b"<a>" * 100_000, b"</a>" * 100_000), id="nested"
        ),
        pytest.param(b"<xml>%s</xml>" % (b"<a/>" * 200_000), id="many"),
    ],
)
async def test_xml(
    hass: HomeAssistant,
    openvox: OpenVoxSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    body: bytes,
) -> None:
    """Elements that stand too deeply in each other, or that are too many, are no report."""
    entry = await set_up_system(hass, openvox)
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(body)
    assert entry.runtime_data.receiver.counters.unreadable == 1


async def test_too_large(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A body that is too large is refused, and counted."""
    path = webhook.async_generate_path(entry.data[CONF_WEBHOOK_ID])
    body = RINGING + b" " * limits.MAX_BODY_BYTES
    response = await (await hass_client_no_auth()).post(path, data=body)
    assert response.status == 413
    assert entry.runtime_data.receiver.counters.oversized == 1


async def test_campaigns(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Of many campaigns some get devices; the results of the others are counted and stored, and a repair says so."""
    entry = await set_up_system(hass, huawei)
    number = limits.MAX_CAMPAIGNS + 50
    results = [
        json.loads(result(f"0023-{place}", succeeded=True, campaign=f"{place}"))[0]
        for place in range(number)
    ]
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(json.dumps(results).encode())
    children = dr.async_child_entries_for_config_entry(
        dr.async_get(hass), entry.entry_id
    )
    assert len(children) == limits.MAX_CAMPAIGNS
    assert (await entry.runtime_data.log.size()).calls == number
    beyond = await counted(hass, entry, hass_client)
    assert beyond["results_of_further_campaigns"] == 50
    registry = ir.async_get(hass)
    issue_id = f"too_many_campaigns_{entry.entry_id}"
    issue = registry.async_get_issue(DOMAIN, issue_id)
    assert issue
    assert issue.translation_placeholders == {
        "title": entry.title,
        "limit": str(limits.MAX_CAMPAIGNS),
    }
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert len(entry.runtime_data.live_state.campaigns.views) == limits.MAX_CAMPAIGNS
    assert await hass.config_entries.async_remove(entry.entry_id)
    assert registry.async_get_issue(DOMAIN, issue_id) is None


async def test_open_calls(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    hass_client: ClientSessionGenerator,
) -> None:
    """For a call that is one too many, the call that was silent for longest is concluded as unknown."""
    module = "custom_components.pbx.calls.tracking.tracker"
    with patch(f"{module}.MAX_OPEN_CALLS", 2):
        first, second, third = (
            status(inbound("ALERT"), ext("1000", "RING"), call_id=f"9.{place}")
            for place in range(3)
        )
        await report(first, second, first.replace(b"RING", b"ANSWER"), third)
    ids = [call.call_id for call in entry.runtime_data.tracker.open_calls]
    assert sorted(ids) == ["9.0", "9.2"]
    page = await entry.runtime_data.log.page(
        Filters(outcomes=frozenset({Outcome.UNKNOWN}))
    )
    assert [logged.call.call_id for logged in page.calls] == ["9.1"]
    assert (await counted(hass, entry, hass_client))["calls_given_up"] == 1


async def test_extensions_that_are_not_listed(
    hass: HomeAssistant, entry: MockConfigEntry, report: Reporter
) -> None:
    """Extensions that nobody listed have a state only as far as there is room; those that are listed always have."""
    module = "custom_components.pbx.calls.live.extension_states"
    with patch(f"{module}.MAX_UNLISTED_EXTENSIONS", 1):
        for place, extension in enumerate(("7001", "7002", "1002")):
            await report(
                status(
                    inbound("ALERT"), ext(extension, "RING"), call_id=f"9.{10 * place}"
                )
            )
        live_state = entry.runtime_data.live_state
        assert live_state.extension("7001").state == "ringing"
        assert live_state.extension("7002").state is None
        assert live_state.extension("1002").state == "ringing"
        for place, extension in enumerate(("7001", "7002", "1002")):
            await report(
                status(inbound("BYE"), ext(extension, "BYE"), call_id=f"9.{10 * place}")
            )
        assert live_state.extension("1002").state == "idle"
    assert shown(hass, "sensor.yeastar_s100_active_calls") == "0"


async def test_half_open_connections(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Whoever opens connections from elsewhere gets a few, and keeps no report of the phone system out."""
    port = free_port()
    entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: port})
    strangers = [
        await asyncio.open_connection(
            "127.0.0.1", port, local_addr=(f"127.0.0.{2 + place % 20}", 0)
        )
        for place in range(300)
    ]
    path = f"/api/webhook/{WEBHOOK_ID}"
    answer = await exchange(port, request(f"POST {path} HTTP/1.1", RINGING))
    assert status_of(answer) == 200
    kept = [
        reader
        for reader, _ in strangers
        if not (reader.at_eof() or reader.exception() is not None)
    ]
    assert len(kept) == MAX_CONNECTIONS
    for _, writer in strangers:
        writer.close()
    own = [
        await asyncio.open_connection("127.0.0.1", port)
        for _ in range(MAX_CONNECTIONS + 1)
    ]

    async def refused() -> int:
        return sum(reader.at_eof() or bool(reader.exception()) for reader, _ in own)

    assert await until("A connection is refused", refused, bool) == 1
    for _, writer in own:
        writer.close()
    assert await hass.config_entries.async_unload(entry.entry_id)
