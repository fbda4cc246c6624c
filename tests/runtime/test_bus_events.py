"""Tests of the events on the bus: calls that a simulated system plays, as it reports them to the webhook."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.const import CONF_REPORT_ADDRESS
from custom_components.pbx.runtime.bus_events import (
    EVENT_CALL_ENDED,
    EVENT_CALL_FAILED,
    EVENT_CALL_MISSED,
    EVENT_CALL_TRANSFERRED,
    EVENTS,
)
from homeassistant.core import Event, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import Truth
from simulator.yeastar_s import YeastarSimulator

from .. import ApiSimulator, set_up_system
from ..report_bodies import results

KEYS = {
    "config_entry_id",
    "device_id",
    "system",
    "serial_number",
    "call_id",
    "direction",
    "caller_number",
    "caller_name",
    "called_number",
    "extensions",
    "trunk",
    "blocked",
    "reason",
    "reason_code",
    "started_at",
    "ended_at",
}
ENDED_KEYS = KEYS | {
    "called_name",
    "entity_id",
    "outcome",
    "rang_too_short",
    "answered_by",
    "transferred_by",
    "answered_at",
    "ring_seconds",
    "talk_seconds",
}
NONE = ()
MISSED = (EVENT_CALL_MISSED,)
FAILED = (EVENT_CALL_FAILED,)
TRANSFERRED = (EVENT_CALL_TRANSFERRED,)


@pytest.fixture
async def report_address(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> str:
    """Start Home Assistant's web server and return where it can be reached."""
    for component in ("pbx", "todo"):
        assert await async_setup_component(hass, component, {})
    client = await hass_client_no_auth()
    return f"127.0.0.1:{client.port}"


@pytest.fixture
def events(hass: HomeAssistant) -> list[Event[Any]]:
    """Return the events on the bus from now on."""
    captured: list[Event[Any]] = []
    for event_type in EVENTS.values():
        hass.bus.async_listen(event_type, captured.append)
    return captured


async def play(hass: HomeAssistant, simulator: ApiSimulator, kind: str) -> Truth:
    """Play a call and wait until all is known of it."""
    truth = await simulator.play(kind, speed=400)
    await simulator.drained()
    for seconds in (10, 20, 40):
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
        await hass.async_block_till_done(wait_background_tasks=True)
    return truth


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("inbound_answered", NONE),
        ("inbound_missed", MISSED),
        ("inbound_busy", MISSED),
        ("inbound_voicemail", NONE),
        ("ring_group", NONE),
        ("ivr_answered", NONE),
        ("ivr_abandoned", MISSED),
        ("blind_transfer", TRANSFERRED),
        ("attended_transfer", TRANSFERRED),
        ("outbound_answered", NONE),
        ("outbound_failed", FAILED),
        ("outbound_no_answer", FAILED),
        ("internal_failed", FAILED),
    ],
)
async def test_yeastar(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    report_address: str,
    events: list[Event[Any]],
    kind: str,
    expected: tuple[str, ...],
) -> None:
    """Each call has exactly the events that are true of it, and each event says what is known of the call."""
    entry = await set_up_system(hass, yeastar, **{CONF_REPORT_ADDRESS: report_address})

    ended = async_capture_events(hass, EVENT_CALL_ENDED)

    truth = await play(hass, yeastar, kind)

    assert {push.status for push in yeastar.pushes} == {200}
    assert tuple(event.event_type for event in events) == expected
    for event in events:
        check(event.data, entry, truth)
    check_ended(ended, truth)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("inbound_answered", NONE),
        ("inbound_missed", MISSED),
        ("outbound_answered", NONE),
        ("outbound_failed", FAILED),
        ("blind_transfer", TRANSFERRED),
    ],
)
async def test_openvox(
    hass: HomeAssistant,
    openvox: OpenVoxSimulator,
    report_address: str,
    events: list[Event[Any]],
    kind: str,
    expected: tuple[str, ...],
) -> None:
    """The same of a system that uses unequal ids in a call's reports."""
    entry = await set_up_system(hass, openvox, **{CONF_REPORT_ADDRESS: report_address})

    ended = async_capture_events(hass, EVENT_CALL_ENDED)

    truth = await play(hass, openvox, kind)

    assert tuple(event.event_type for event in events) == expected
    for event in events:
        check(event.data, entry, truth)
    check_ended(ended, truth)


def check(data: dict[str, Any], entry: MockConfigEntry, truth: Truth) -> None:
    """Check what an event carries."""
    assert set(data) == KEYS
    assert data["config_entry_id"] == entry.entry_id
    assert data["device_id"] == entry.runtime_data.identity.device_id
    assert data["system"] == entry.data["system"]
    assert data["serial_number"] == entry.unique_id
    assert data["direction"] == truth.direction
    assert data["caller_number"] == truth.caller
    assert isinstance(data["extensions"], list)
    assert datetime.fromisoformat(data["started_at"]).tzinfo


def check_ended(ended: list[Event[Any]], truth: Truth) -> None:
    """Check that a call is told of as ended once, with what came of it."""
    [event] = ended
    assert set(event.data) == ENDED_KEYS
    assert event.data["outcome"] == truth.outcome
    assert event.data["answered_by"] == truth.answered_by
    assert event.data["caller_number"] == truth.caller


async def test_campaign(
    hass: HomeAssistant,
    huawei: HuaweiSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A campaign's call that failed is a failed call, with the code and its text."""
    entry = await set_up_system(hass, huawei)
    failed = async_capture_events(hass, EVENT_CALL_FAILED)
    ended = async_capture_events(hass, EVENT_CALL_ENDED)
    client = await hass_client_no_auth()
    body = results(1).replace(b'"callStatus": 6', b'"callStatus": 5')
    path = f"/api/webhook/{entry.data['webhook_id']}"

    for _ in range(2):
        response = await client.post(path, data=body.replace(b'"0"', b'"45003"'))
        assert response.status == 200

    assert len(failed) == 1
    data = failed[0].data
    assert set(data) == KEYS
    assert data["serial_number"] == "11"
    assert data["called_number"] == "60584"
    assert data["reason_code"] == "45003"
    assert data["started_at"] == "2020-08-30T12:00:00+00:00"
    assert data["caller_number"] is None
    # Campaigns have thousands of calls, and Activity a line for each that ended.
    assert not ended


async def test_other_systems_events(
    hass: HomeAssistant, yeastar: YeastarSimulator, events: list[Event[Any]]
) -> None:
    """What another system's report says has no event."""
    entry = await set_up_system(hass, yeastar)
    stranger = (
        b'{"event":"Tranfer","callid":"1.1","members":[{"ext":{"number":"1"}}],'
        b'"sn":"1"}'
    )

    answer = await entry.runtime_data.receiver.async_receive(stranger, "127.0.0.1")

    assert answer.status == 403
    assert not events
