"""Reports that are signed: those of a P-Series over its webhook."""

import asyncio
import base64
import hmac

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.const import (
    CONF_DELIVERY,
    CONF_LOCAL_ONLY,
    CONF_SIGNING_SECRET,
    DOMAIN,
)
from homeassistant.components import webhook
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from simulator.yeastar_p import WEBHOOK_SECRET, YeastarPSimulator

from .. import WEBHOOK_ID, set_up, shown, system_entry

PATH = webhook.async_generate_path(WEBHOOK_ID)
CALL_ID = "1700000002.243"
RINGING = rb"""{"type":30011,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000002.243\",\"members\":[{\"inbound\":{\"from\":\"5550001\",\"to\":\"201\",\"trunk_name\":\"ProviderA\",\"channel_id\":\"PJSIP/trunk-ProviderA-endpoint-0000008f\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"201\",\"channel_id\":\"PJSIP/201-00000022\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}"""
STATE = "sensor.p570_state"


def signed(body: bytes, secret: str = WEBHOOK_SECRET) -> dict[str, str]:
    """Return the header that a report is signed with."""
    digest = hmac.digest(secret.encode(), body, "sha256")
    return {"X-Signature": base64.b64encode(digest).decode()}


def entry_of(
    simulator: YeastarPSimulator, secret: str = WEBHOOK_SECRET
) -> MockConfigEntry:
    """Return an entry whose reports come to the webhook."""
    entry = system_entry(simulator)
    return MockConfigEntry(
        domain=DOMAIN,
        title=entry.title,
        unique_id=entry.unique_id,
        data={**entry.data, CONF_DELIVERY: "webhook", CONF_SIGNING_SECRET: secret},
    )


@pytest.fixture
async def entry(hass: HomeAssistant, p_series: YeastarPSimulator) -> MockConfigEntry:
    """Set up a P-Series that signs what it sends."""
    assert await async_setup_component(hass, "diagnostics", {})
    return await set_up(hass, entry_of(p_series))


def repair(hass: HomeAssistant, entry: MockConfigEntry) -> ir.IssueEntry | None:
    """Return what people are asked to put right about signatures."""
    return ir.async_get(hass).async_get_issue(
        DOMAIN, f"wrong_signature_{entry.entry_id}"
    )


async def test_signed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    p_series: YeastarPSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A report with the right signature is taken, and no socket is opened beside."""
    client = await hass_client_no_auth()
    response = await client.post(PATH, data=RINGING, headers=signed(RINGING))
    assert response.status == 200
    await hass.async_block_till_done()
    assert shown(hass, STATE) == "ringing"
    assert p_series.sockets == 0
    assert not p_series.asked("subscribe")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Signature": ""},
        {"X-Signature": "zaSnh+lS7QdrhO7UhVepaP2E5+mTNZaUKPEIGtDRmWg="},
        signed(RINGING, "x" * 32),
        signed(RINGING + b" "),
    ],
    ids=["none", "empty", "of_another_report", "other_secret", "other_bytes"],
)
async def test_wrong_signature(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    hass_client: ClientSessionGenerator,
    headers: dict[str, str],
) -> None:
    """A report without the right signature is refused and counted, and a repair says what to do until one is right."""
    client = await hass_client_no_auth()
    response = await client.post(PATH, data=RINGING, headers=headers)
    assert response.status == 401
    assert await response.read() == b""
    await hass.async_block_till_done()
    assert shown(hass, STATE) == "idle"
    counters = entry.runtime_data.receiver.counters
    assert (counters.unsigned, counters.accepted) == (1, 0)
    assert repair(hass, entry)
    diagnostics = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert diagnostics["reports"]["unsigned"] == 1  # type: ignore[index,call-overload]
    assert WEBHOOK_SECRET not in str(diagnostics)

    response = await client.post(PATH, data=RINGING, headers=signed(RINGING))
    assert response.status == 200
    assert repair(hass, entry) is None


async def test_not_posted(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """What a report by GET would carry is not documented, so POST is needed."""
    client = await hass_client_no_auth()
    assert (await client.get(PATH)).status == 405


async def test_not_signed_by_choice(
    hass: HomeAssistant,
    p_series: YeastarPSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Where people chose to do without, the phone system's address and the secret path are what counts."""
    entry = await set_up(hass, entry_of(p_series, ""))
    client = await hass_client_no_auth()
    response = await client.post(PATH, data=RINGING)
    assert response.status == 200
    assert entry.runtime_data.receiver.counters.accepted == 1


@pytest.mark.parametrize(("signs", "allowed"), [(True, True), (False, False)])
async def test_from_another_address(
    hass: HomeAssistant, p_series: YeastarPSimulator, signs: bool, allowed: bool
) -> None:
    """A signature proves who sent a report, wherever it comes from; without it, the address has to."""
    secret = WEBHOOK_SECRET if signs else ""
    entry = await set_up(hass, entry_of(p_series, secret))
    sources = entry.runtime_data.receiver.sources
    assert sources.allows("203.0.113.7") is allowed
    assert sources.allows(None) is allowed


async def test_local_only(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """People may keep to the local network all the same."""
    signs = entry_of(p_series)
    entry = MockConfigEntry(
        domain=DOMAIN,
        title=signs.title,
        unique_id=signs.unique_id,
        data=signs.data,
        options={CONF_LOCAL_ONLY: True},
    )
    await set_up(hass, entry)
    sources = entry.runtime_data.receiver.sources
    assert not sources.allows("203.0.113.7")
    assert sources.allows("192.168.1.7")


async def test_another_phone_system(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A report that names another serial number is refused although its signature is right."""
    body = RINGING.replace(b"3630Z0000001", b"3630Z0000002")
    client = await hass_client_no_auth()
    response = await client.post(PATH, data=body, headers=signed(body))
    assert response.status == 403


async def test_played(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    p_series: YeastarPSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A whole call that the simulated phone system signs and sends is understood."""
    ended = async_capture_events(hass, "pbx_call_ended")
    client = await hass_client_no_auth()
    p_series.callback_url = str(client.make_url(PATH))
    truth = await p_series.play("inbound_answered", speed=1000)
    await p_series.drained()
    assert all(push.acknowledged for push in p_series.pushes)
    async with asyncio.timeout(30):
        while not ended:
            await asyncio.sleep(0.05)
    [event] = ended
    assert event.data["outcome"] == "answered"
    assert event.data["caller_number"] == truth.caller
    assert entry.runtime_data.receiver.counters.unsigned == 0
