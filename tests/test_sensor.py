"""Sensors: what people see of calls, from the reports that speak of them."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)
from syrupy.assertion import SnapshotAssertion

from homeassistant.const import (
    EVENT_STATE_CHANGED,
    EVENT_STATE_REPORTED,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    Platform,
)
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system, shown
from .report_bodies import (
    ANSWERED,
    HELD,
    OVER,
    RINGING,
    Reporter,
    ext,
    extension_status,
    failed,
    inbound,
    record,
    status,
)
from .yeastar_reports import CALLER

SYSTEM = "sensor.yeastar_s100"
EXTENSION = "sensor.yeastar_s100_extension_1000_reception"
NOON = "2026-11-21T12:00:00+00:00"
MISSED = (RINGING, OVER, record("NO ANSWER"))


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


def system(hass: HomeAssistant) -> tuple[str, str]:
    """Return what is shown of the whole phone system."""
    return shown(hass, f"{SYSTEM}_state"), shown(hass, f"{SYSTEM}_active_calls")


def extension(hass: HomeAssistant, of: str = EXTENSION) -> tuple[str, str]:
    """Return what is shown of an extension."""
    state = hass.states.get(f"{of}_state")
    assert state
    return state.state, state.attributes.get("connected_number", STATE_UNKNOWN)


async def pass_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, passed: timedelta
) -> None:
    """Let time pass."""
    freezer.tick(passed)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_registered(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entity_registry: er.EntityRegistry,
    device_registry: dr.DeviceRegistry,
    snapshot: SnapshotAssertion,
) -> None:
    """Each extension and each trunk has a device of its own below the phone system's."""
    entry = await set_up_system(hass, yeastar, extensions=["1000"])
    devices = {
        device.id: device.name
        for device in (
            *dr.async_entries_for_config_entry(device_registry, entry.entry_id),
            *dr.async_child_entries_for_config_entry(device_registry, entry.entry_id),
        )
    }
    sensors = [
        (
            entity.entity_id,
            entity.unique_id,
            devices[entity.device_id or ""],
            entity.disabled_by,
            dict(entity.capabilities or {}),
        )
        for entity in er.async_entries_for_config_entry(entity_registry, entry.entry_id)
        if entity.domain == Platform.SENSOR
    ]
    assert sorted(sensors, key=lambda sensor: sensor[0]) == snapshot


async def test_one_call(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """A call is followed from the first ring to the end."""
    assert system(hass) == ("idle", "0")
    assert extension(hass) == ("idle", STATE_UNKNOWN)
    await report(RINGING)
    assert system(hass) == ("ringing", "1")
    assert extension(hass) == ("ringing", STATE_UNKNOWN)
    assert shown(hass, f"{SYSTEM}_last_caller") == CALLER
    await report(ANSWERED)
    assert system(hass) == ("in_call", "1")
    assert extension(hass) == ("in_call", CALLER)
    await report(HELD)
    assert system(hass) == ("in_call", "1")
    assert extension(hass) == ("on_hold", CALLER)
    await report(OVER)
    assert system(hass) == ("idle", "0")
    assert extension(hass) == ("idle", STATE_UNKNOWN)
    await report(record("ANSWERED"))
    await report.wait(freezer)
    assert system(hass) == ("idle", "0")
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "0"
    assert shown(hass, f"{SYSTEM}_last_missed_caller") == STATE_UNKNOWN


async def test_internal_call(hass: HomeAssistant, report: Reporter) -> None:
    """Of a call between extensions each shows the other, and no caller is noted."""
    other = "sensor.yeastar_s100_extension_1002_anna_berg"
    await report(status(ext("1000", "ALERT"), ext("1002", "RING")))
    assert extension(hass) == ("alerting", STATE_UNKNOWN)
    assert extension(hass, other) == ("ringing", STATE_UNKNOWN)
    await report(status(ext("1000", "ANSWERED"), ext("1002", "ANSWER")))
    assert extension(hass) == ("in_call", "1002")
    assert extension(hass, other) == ("in_call", "1000")
    assert shown(hass, f"{SYSTEM}_last_caller") == STATE_UNKNOWN


@pytest.mark.parametrize(
    ("reported", "state"),
    [
        ("Ringing", "ringing"),
        ("Busy", "in_call"),
        ("Registered", "idle"),
        ("Unregistered", "unregistered"),
    ],
)
async def test_extension_status(
    hass: HomeAssistant, report: Reporter, reported: str, state: str
) -> None:
    """Without a call, an extension shows what the phone system says of it."""
    await report(extension_status("1000", reported))
    assert shown(hass, f"{EXTENSION}_state") == state


async def test_never_stuck(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """What was lost is put right when the phone system is asked next."""
    await report(extension_status("1000", "Busy"), RINGING)
    assert system(hass) == ("ringing", "1")
    await pass_time(hass, freezer, timedelta(minutes=6))
    await report.wait(freezer)
    assert system(hass) == ("idle", "0")
    assert extension(hass) == ("idle", STATE_UNKNOWN)


async def test_missed(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """A missed call is counted once and its caller kept."""
    freezer.move_to(NOON)
    await report(*MISSED, *MISSED)
    await report.wait(freezer)
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "1"
    state = hass.states.get(f"{SYSTEM}_last_missed_caller")
    assert state
    assert state.state == CALLER
    assert state.attributes["called_number"] == "8000"
    assert state.attributes["caller_name"] is None
    assert state.attributes["started_at"].startswith("2026-11-21T12:00:0")


@pytest.mark.usefixtures("all_enabled")
async def test_outcomes(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """Answered, missed, voicemail and failed are four different things."""
    outcomes = ("ANSWERED", "NO ANSWER", "VOICEMAIL")
    for number, outcome in enumerate(outcomes):
        await report(
            status(inbound("ALERT"), ext("1000", "RING"), call_id=f"1.{number}"),
            status(inbound("BYE"), ext("1000", "BYE"), call_id=f"1.{number}"),
            record(outcome, call_id=f"1.{number}"),
        )
        await report.wait(freezer)
    await report(
        status(ext("1000", "ALERT"), ext("1002", "RING"), call_id="1.9"),
        failed("486 Busy here", ext("1000", ""), call_id="1.9"),
        status(ext("1000", "BYE"), ext("1002", "BYE"), call_id="1.9"),
    )
    await report.wait(freezer)
    counts = ("answered", "missed", "voicemail", "failed")
    assert [shown(hass, f"{SYSTEM}_{kind}_calls_today") for kind in counts] == ["1"] * 4
    assert shown(hass, f"{SYSTEM}_last_outcome") == "failed"
    assert shown(hass, f"{SYSTEM}_last_called_number") == "1002"
    assert "486" in shown(hass, f"{SYSTEM}_last_reason_of_a_failure") or (
        shown(hass, f"{SYSTEM}_last_reason_of_a_failure") == "Busy here"
    )


@pytest.mark.usefixtures("all_enabled")
async def test_duration(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """The duration of the last call is how long people talked."""
    await report(RINGING, ANSWERED, OVER, record("ANSWERED"))
    await report.wait(freezer)
    state = hass.states.get(f"{SYSTEM}_last_call_duration")
    assert state
    assert state.state == "14"
    assert state.attributes["unit_of_measurement"] == "s"


async def test_only_what_changed_is_written(
    hass: HomeAssistant, report: Reporter
) -> None:
    """A report writes the states that it changes, and no others."""
    changes = async_capture_events(hass, EVENT_STATE_CHANGED)
    reported: list[Event[Any]] = []

    @callback
    def note(event: Event[Any]) -> None:
        reported.append(event)

    @callback
    def every(data: Any) -> bool:
        return True

    hass.bus.async_listen(EVENT_STATE_REPORTED, note, every)
    await report(RINGING)
    assert {change.data["entity_id"].removeprefix(SYSTEM) for change in changes} == {
        "_active_calls",
        "_extension_1000_reception_state",
        "_last_caller",
        "_state",
    }
    await report(RINGING)
    assert len(changes) == 4
    assert reported == []


@pytest.mark.usefixtures("all_enabled")
async def test_unavailable(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """What is about this moment is unavailable while the phone system is not to be reached; what happened stays."""
    await report(*MISSED)
    await report.wait(freezer)
    live = [
        f"{SYSTEM}_state",
        f"{SYSTEM}_active_calls",
        f"{SYSTEM}_trunk_siptrunk_status",
        f"{EXTENSION}_state",
        f"{EXTENSION}_connected_number",
    ]
    yeastar.unreachable = True
    await pass_time(hass, freezer, timedelta(minutes=6))
    assert {shown(hass, entity_id) for entity_id in live} == {STATE_UNAVAILABLE}
    assert shown(hass, f"{SYSTEM}_missed_calls_today") == "1"
    assert shown(hass, f"{SYSTEM}_last_missed_caller") == CALLER
    yeastar.unreachable = False
    await pass_time(hass, freezer, timedelta(minutes=6))
    assert STATE_UNAVAILABLE not in {shown(hass, entity_id) for entity_id in live}


@pytest.mark.usefixtures("all_enabled")
async def test_connected_number(hass: HomeAssistant, report: Reporter) -> None:
    """Whoever switches the sensor on sees the number of the other party as a state."""
    number = f"{EXTENSION}_connected_number"
    assert shown(hass, number) == STATE_UNKNOWN
    await report(ANSWERED)
    assert shown(hass, number) == CALLER
    await report(OVER)
    assert shown(hass, number) == STATE_UNKNOWN


async def test_extensions_and_trunks_come_and_go(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """What is added on the phone system appears, what is removed goes, what is renamed is renamed."""
    await yeastar.add_extension("1099", "Attic")
    await yeastar.add_trunk("mobile")
    await pass_time(hass, freezer, timedelta(minutes=6))
    attic = f"{SYSTEM}_extension_1099_attic_state"
    mobile = f"{SYSTEM}_trunk_mobile_status"
    assert shown(hass, attic) in {"idle", "unregistered"}
    assert hass.states.get(mobile)

    await yeastar.remove_extension("1099")
    await yeastar.remove_trunk("mobile")
    await pass_time(hass, freezer, timedelta(minutes=6))
    assert hass.states.get(attic) is None
    assert hass.states.get(mobile) is None

    await yeastar.remove_extension("1000")
    await yeastar.add_extension("1000", "Lobby")
    await pass_time(hass, freezer, timedelta(minutes=6))
    state = hass.states.get(f"{EXTENSION}_state")
    assert state
    assert state.name == "Extension 1000 (Lobby) State"
