"""Event entities: what happens to calls, from the reports that speak of it."""

from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    mock_restore_cache_with_extra_data,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.history import get_significant_states
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.util import dt as dt_util
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .report_bodies import (
    ANSWERED,
    CALL,
    HELD,
    OVER,
    RINGING,
    Reporter,
    ext,
    failed,
    inbound,
    record,
    status,
    transferred,
)
from .yeastar_reports import CALLER

SYSTEM = "event.yeastar_s100_calls"
EXTENSION = "event.yeastar_s100_extension_1000_reception_calls"
OTHER = "event.yeastar_s100_extension_1002_anna_berg_calls"
EVENT_TYPES = {
    "ringing",
    "answered",
    "held",
    "resumed",
    "transferred",
    "failed",
    "missed",
    "voicemail",
    "ended",
}
pytestmark = pytest.mark.usefixtures("event_entities")
PRIVATE = {"answered_by", "called_number", "caller_name", "caller_number", "extensions"}


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


@pytest.fixture
async def report(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> Reporter:
    """Set up a phone system and return what it reports with."""
    entry = await set_up_system(hass, yeastar)
    return Reporter(hass, entry, hass_client_no_auth)


@pytest.fixture
def seen(hass: HomeAssistant) -> dict[str, list[str]]:
    """Return the event types that each event entity shows from now on."""
    types: dict[str, list[str]] = {SYSTEM: [], EXTENSION: [], OTHER: []}

    @callback
    def see(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state and state.attributes.get("event_type"):
            types.setdefault(state.entity_id, []).append(state.attributes["event_type"])

    hass.bus.async_listen("state_changed", see)
    return types


@pytest.mark.parametrize(
    ("bodies", "system", "extension"),
    [
        pytest.param(
            [RINGING, ANSWERED, OVER, record("ANSWERED")],
            ["ringing", "answered", "ended"],
            ["ringing", "answered", "ended"],
            id="answered",
        ),
        pytest.param(
            [RINGING, ANSWERED, HELD, ANSWERED, OVER, record("ANSWERED")],
            ["ringing", "answered", "held", "resumed", "ended"],
            ["ringing", "answered", "held", "resumed", "ended"],
            id="held",
        ),
        pytest.param(
            [RINGING, OVER, record("NO ANSWER")],
            ["ringing", "missed", "ended"],
            ["ringing", "missed", "ended"],
            id="missed",
        ),
        pytest.param(
            [RINGING, OVER, record("VOICEMAIL")],
            ["ringing", "voicemail", "ended"],
            ["ringing", "voicemail", "ended"],
            id="voicemail",
        ),
    ],
)
async def test_calls(
    report: Reporter,
    seen: dict[str, list[str]],
    freezer: FrozenDateTimeFactory,
    bodies: list[bytes],
    system: list[str],
    extension: list[str],
) -> None:
    """What happens to a call shows at the system and at the extension that it happens to, and nowhere else."""
    for body in bodies:
        await report(body)
        freezer.tick(4)
    await report.wait(freezer)
    assert seen == {SYSTEM: system, EXTENSION: extension, OTHER: []}


async def test_transferred(
    report: Reporter, seen: dict[str, list[str]], freezer: FrozenDateTimeFactory
) -> None:
    """A transfer shows as it is reported, and then who rings and who answers."""
    await report(
        RINGING,
        ANSWERED,
        transferred(inbound(""), ext("1000", "")),
        status(inbound("ANSWERED"), ext("1002", "RING")),
        status(inbound("ANSWERED"), ext("1002", "ANSWER")),
    )
    assert seen[SYSTEM][:3] == ["ringing", "answered", "transferred"]
    assert "transferred" in seen[EXTENSION]
    assert "ringing" in seen[OTHER]


async def test_failed(
    hass: HomeAssistant,
    report: Reporter,
    seen: dict[str, list[str]],
    freezer: FrozenDateTimeFactory,
) -> None:
    """A call that failed says why."""
    await report(
        status(ext("1000", "ALERT"), ext("1002", "RING")),
        failed("486 Busy here", ext("1000", "")),
        status(ext("1000", "BYE"), ext("1002", "BYE")),
    )
    await report.wait(freezer)
    assert seen[SYSTEM] == ["ringing", "failed", "ended"]
    state = hass.states.get(SYSTEM)
    assert state
    assert state.attributes["reason_code"] == "486"


async def test_attributes(
    hass: HomeAssistant, report: Reporter, freezer: FrozenDateTimeFactory
) -> None:
    """An event says everything about its call."""
    freezer.move_to("2026-11-21T12:00:00+00:00")
    await report(RINGING, ANSWERED, OVER, record("ANSWERED"))
    await report.wait(freezer)
    state = hass.states.get(SYSTEM)
    assert state
    attributes = dict(state.attributes)
    assert set(attributes.pop("event_types")) == EVENT_TYPES
    assert attributes == {
        "answered_at": "2026-11-21T12:00:00+00:00",
        "answered_by": "1000",
        "blocked": False,
        "call_id": CALL,
        "called_number": "8000",
        "caller_name": None,
        "caller_number": CALLER,
        "direction": "inbound",
        "ended_at": "2026-11-21T12:00:00+00:00",
        "event_type": "ended",
        "extensions": ["1000"],
        "friendly_name": "Yeastar S100 Calls",
        "outcome": "answered",
        "reason": None,
        "reason_code": None,
        "ring_seconds": 5,
        "started_at": "2026-11-21T12:00:00+00:00",
        "talk_seconds": 14,
        "trunk": "siptrunk",
    }


async def test_available_without_answers(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Events are shown while the phone system reports but does not answer."""
    yeastar.unreachable = True
    freezer.tick(301)
    await report.wait(freezer)
    await report(RINGING)
    state = hass.states.get(SYSTEM)
    assert state
    assert state.state != STATE_UNAVAILABLE
    assert state.attributes["event_type"] == "ringing"


async def test_restored(
    hass: HomeAssistant, yeastar: YeastarSimulator, freezer: FrozenDateTimeFactory
) -> None:
    """After a restart the last event is still there."""
    at = "2026-11-21T12:00:00.000+00:00"
    before = {"last_event_type": "missed", "last_event_attributes": {"call_id": CALL}}
    mock_restore_cache_with_extra_data(hass, [(State(SYSTEM, at), before)])
    await set_up_system(hass, yeastar)
    state = hass.states.get(SYSTEM)
    assert state
    assert state.state == at
    assert state.attributes["event_type"] == "missed"
    assert state.attributes["call_id"] == CALL


async def test_recorder_knows_nobody(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """The recorder's database holds that there was a call, and not whose."""
    start = dt_util.utcnow() - timedelta(seconds=1)
    entry = await set_up_system(hass, yeastar)
    await Reporter(hass, entry, hass_client_no_auth)(RINGING, ANSWERED)
    instance = get_instance(hass)
    await instance.async_block_till_done()
    recorded: dict[str, list[Any]] = await instance.async_add_executor_job(
        get_significant_states, hass, start, None, [SYSTEM, EXTENSION]
    )
    states = [state for found in recorded.values() for state in found]
    assert {state.attributes.get("event_type") for state in states} >= {"answered"}
    assert not [state for state in states if PRIVATE & set(state.attributes)]
