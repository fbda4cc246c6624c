"""Calls that came and went while nobody listened are fetched from the phone system's records."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach
from custom_components.pbx.calls.model import Call, Outcome
from custom_components.pbx.const import CONF_OUTSIDE_DIGIT
from custom_components.pbx.runtime.bus_events import (
    EVENT_CALL_ENDED,
    EVENT_CALL_FAILED,
    EVENT_CALL_MISSED,
    EVENT_CALLS_MISSED_MEANWHILE,
)
from custom_components.pbx.runtime.past_calls import WAIT_SECONDS
from homeassistant.core import Event, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.yeastar_s import YeastarSimulator

from .. import ApiSimulator, set_up_system
from ..calls.example_calls import over
from ..log_of_entry import put
from ..performed import act
from ..report_bodies import ext, inbound, status, take_in
from ..yeastar_reports import CALLER

SPEED = 10_000


@pytest.fixture
def hass(hass: HomeAssistant) -> HomeAssistant:
    """Be where the simulated phone systems are."""
    hass.config.country = "DE"
    return hass


@pytest.fixture
async def entry(hass: HomeAssistant, simulator: ApiSimulator) -> MockConfigEntry:
    """Set up each phone system that has records, with its list of calls to return."""
    assert await async_setup_component(hass, "todo", {})
    entry = await set_up_system(
        hass, simulator, **{CONF_OUTSIDE_DIGIT: simulator.office.prefix}
    )
    await settled(hass)
    return entry


@pytest.fixture
def summaries(hass: HomeAssistant) -> list[Event[Any]]:
    """Return the events that say how many calls were missed."""
    return async_capture_events(hass, EVENT_CALLS_MISSED_MEANWHILE)


@pytest.fixture
def single_events(hass: HomeAssistant) -> list[Event[Any]]:
    """Return the events about single calls."""
    found: list[Event[Any]] = []
    for event_type in (EVENT_CALL_ENDED, EVENT_CALL_FAILED, EVENT_CALL_MISSED):
        hass.bus.async_listen(event_type, found.append)
    return found


async def settled(hass: HomeAssistant, seconds: float = 0) -> None:
    """Let time pass, and wait until what it brings is done."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    for _ in range(2):
        await hass.async_block_till_done(wait_background_tasks=True)


async def fetched(hass: HomeAssistant) -> None:
    """Wait until past calls are fetched, and until the list of calls to return follows."""
    for seconds in (WAIT_SECONDS + 1, WAIT_SECONDS + 4):
        await settled(hass, seconds)


async def gone(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Switch Home Assistant's part off."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    await settled(hass)


async def back(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Switch it on again, and wait until past calls are fetched."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settled(hass)
    await fetched(hass)


def shown(hass: HomeAssistant, key: str) -> str:
    """Return the state of an entity of the system itself."""
    [state] = [
        state for state in hass.states.async_all() if state.entity_id.endswith(key)
    ]
    return state.state


async def logged(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return the calls in the log, the newest first."""
    response: Any = await hass.services.async_call(
        "pbx", "get_calls", {}, blocking=True, return_response=True
    )
    calls: list[dict[str, Any]] = response["calls"]
    return calls


def call_back(simulator: ApiSimulator, number: str) -> Story:
    """Return the story of an answered call to a number."""
    extension = next(iter(simulator.office.extensions))
    return Story(
        kind="outbound_answered",
        truth=Truth(
            direction="outbound",
            caller=extension,
            called=number,
            outcome="answered",
            answered_by=None,
        ),
        beats=(
            Beat(
                delay=0,
                action=Action.START,
                by=extension,
                to=number,
                trunk=simulator.office.trunk,
            ),
            Beat(delay=1, action=Action.RING, parties=(OUTSIDE,)),
            Beat(delay=5, action=Action.ANSWER, by=OUTSIDE),
            Beat(delay=60, action=Action.HANG_UP, by=OUTSIDE),
            Beat(delay=1, action=Action.RECORD),
        ),
    )


async def test_missed_meanwhile(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
    summaries: list[Event[Any]],
    single_events: list[Event[Any]],
) -> None:
    """Missed calls are logged, counted and have to be returned; a single event says how many they were."""
    await gone(hass, entry)
    missed = [await simulator.play("inbound_missed", speed=SPEED) for _ in range(2)]
    failed = await simulator.play("outbound_failed", speed=SPEED)
    await back(hass, entry)
    calls = await logged(hass)
    assert sorted((call["caller_number"], call["outcome"]) for call in calls) == sorted(
        [
            *((truth.caller, "missed") for truth in missed),
            (failed.caller, "failed"),
        ]
    )
    assert not single_events
    [summary] = summaries
    assert summary.data["count"] == 2
    callers = {truth.caller for truth in missed}
    assert set(summary.data["caller_numbers"]) == callers
    assert summary.data["config_entry_id"] == entry.entry_id
    assert summary.data["first_at"] == calls[-1]["started_at"]
    assert shown(hass, "_missed_calls_today") == "2"
    assert shown(hass, "_failed_calls_today") == "1"
    assert shown(hass, "_last_missed_caller") in callers
    assert shown(hass, "_calls_to_return") == str(len(callers))


async def test_blocked_meanwhile(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
    summaries: list[Event[Any]],
) -> None:
    """A call from a blocked number is logged, and was missed by nobody."""
    await gone(hass, entry)
    truth = await simulator.play("inbound_missed", speed=SPEED)
    await act(hass, "block_number", number=truth.caller or "")
    await back(hass, entry)
    [call] = await logged(hass)
    assert (call["outcome"], call["blocked"]) == ("missed", True)
    assert not summaries
    assert shown(hass, "_missed_calls_today") == "0"
    assert shown(hass, "_calls_to_return") == "0"


async def test_once(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
    summaries: list[Event[Any]],
) -> None:
    """A call that is in the log is not logged again, however often Home Assistant starts."""
    for kind in ("inbound_answered", "inbound_missed"):
        await gone(hass, entry)
        await simulator.play(kind, speed=SPEED)
        for _ in range(2):
            await back(hass, entry)
            await gone(hass, entry)
        await back(hass, entry)
    outcomes = sorted(call["outcome"] for call in await logged(hass))
    assert outcomes == ["answered", "missed"]
    assert len(summaries) == 1


async def test_called_back_meanwhile(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
) -> None:
    """A number that was called back while nobody listened needs no call any more."""
    await gone(hass, entry)
    missed = await simulator.play("inbound_missed", speed=SPEED)
    await back(hass, entry)
    assert shown(hass, "_calls_to_return") == "1"
    await gone(hass, entry)
    # Ids of calls say whole seconds.
    await asyncio.sleep(1.1)
    await simulator.play(call_back(simulator, missed.caller), speed=SPEED)
    await back(hass, entry)
    assert shown(hass, "_calls_to_return") == "0"


async def test_not_reached_for_a_while(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
    summaries: list[Event[Any]],
    single_events: list[Event[Any]],
) -> None:
    """What came while the system could not be reached is fetched as well; it had forgotten where to report to."""
    simulator.unreachable = True
    await settled(hass, 301)
    simulator.drop_tokens()
    missed = await simulator.play("inbound_missed", speed=SPEED)
    simulator.unreachable = False
    await settled(hass, 301)
    await fetched(hass)
    [call] = await logged(hass)
    assert (call["caller_number"], call["outcome"]) == (missed.caller, "missed")
    assert len(summaries) == 1
    assert not single_events


async def test_before_the_system_was_added(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    summaries: list[Event[Any]],
) -> None:
    """Calls from before the system was added are nobody's loss."""
    await simulator.play("inbound_missed", speed=SPEED)
    # Ids of calls say whole seconds.
    await asyncio.sleep(1.1)
    entry = await set_up_system(hass, simulator)
    await fetched(hass)
    await gone(hass, entry)
    await back(hass, entry)
    assert await logged(hass) == []
    assert not summaries


async def test_tried_again(
    hass: HomeAssistant,
    simulator: ApiSimulator,
    entry: MockConfigEntry,
) -> None:
    """When the system or the database fails just then, the calls are fetched at the next poll."""
    await gone(hass, entry)
    await simulator.play("inbound_missed", speed=SPEED)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settled(hass)
    simulator.quirks.http_status = "503 Service Unavailable"
    await fetched(hass)
    simulator.quirks.http_status = ""
    assert await logged(hass) == []
    await settled(hass, 301)
    with patch.object(CallLog, "page", side_effect=CannotReach):
        await fetched(hass)
    await settled(hass, 301)
    await fetched(hass)
    assert [call["outcome"] for call in await logged(hass)] == ["missed"]


@pytest.mark.parametrize(
    ("endpoint", "answer", "warned"),
    [
        ("cdr/download", b"callid,status\n", "callfrom, callto, timestart, type"),
        ("cdr/get_random", b'{"status":"Failed","errno":"10003"}', None),
        ("cdr/get_random", b'{"status":"Failed","errno":"20019"}', "20019"),
    ],
    ids=["columns", "old firmware", "refused"],
)
async def test_no_records(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    caplog: pytest.LogCaptureFixture,
    endpoint: str,
    answer: bytes,
    warned: str | None,
) -> None:
    """A system that gives out no records is asked once, and all else goes on; a log line says what is wrong with the file."""
    with yeastar.canned(endpoint, answer):
        entry = await set_up_system(hass, yeastar)
        await fetched(hass)
        await settled(hass, 301)
        await fetched(hass)
    assert len(yeastar.asked("cdr/get_random")) == 1
    warnings = [
        record.message
        for record in caplog.records
        if record.levelname == "WARNING" and "cannot be fetched" in record.message
    ]
    assert len(warnings) == bool(warned)
    assert all((warned or "") in line for line in warnings)
    assert entry.runtime_data.coordinator.last_update_success


async def test_unequal_ids(
    hass: HomeAssistant,
    openvox: OpenVoxSimulator,
    summaries: list[Event[Any]],
) -> None:
    """A call that is in the log under other ids than its record's is known all the same."""
    entry = await set_up_system(hass, openvox)
    await gone(hass, entry)
    truth = await openvox.play("inbound_missed", speed=SPEED)
    began = dt_util.utc_from_timestamp(int(openvox.recorded[-1].started_at))
    assert await hass.config_entries.async_setup(entry.entry_id)
    await settled(hass)
    await put(hass, entry, over(truth.caller, began))
    await fetched(hass)
    assert len(await logged(hass)) == 1
    assert not summaries


async def test_call_in_progress(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    summaries: list[Event[Any]],
    single_events: list[Event[Any]],
) -> None:
    """A call that was in progress when Home Assistant went off is concluded by its record, as by a report."""
    entry = await set_up_system(hass, yeastar)
    call_id = f"{int(dt_util.utcnow().timestamp())}.5"
    await take_in(
        entry,
        status(inbound("ALERT"), ext("1000", "RING"), call_id=call_id),
    )
    await gone(hass, entry)
    file = (
        "callid,timestart,callfrom,callto,callduraction,talkduraction,status,type\n"
        f"{call_id},2026-11-20 10:00:00,{CALLER},1000,20,0,NO ANSWER,Inbound\n"
    )
    with yeastar.canned("cdr/download", file.encode()):
        await back(hass, entry)
        await settled(hass, 60)
    [call] = await logged(hass)
    assert call["outcome"] == "missed"
    assert not summaries
    assert [event.event_type for event in single_events] == [
        EVENT_CALL_MISSED,
        EVENT_CALL_ENDED,
    ]


def _named(call: Call, call_id: str) -> Call:
    return replace(call, call_id=call_id, ids=frozenset({call_id}))


async def test_outcome_that_was_unknown(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    summaries: list[Event[Any]],
) -> None:
    """A record says how a call ended of which nothing was known but that it is over."""
    entry = await set_up_system(hass, yeastar)
    began = dt_util.utcnow()
    call_id = f"{int(began.timestamp())}.5"
    await put(
        hass,
        entry,
        _named(over(CALLER, began, Outcome.UNKNOWN), call_id),
        _named(over("5550199", began, Outcome.ANSWERED), f"{call_id}1"),
    )
    await gone(hass, entry)
    row = "2026-11-20 10:00:00,5550100,1000,20,0,NO ANSWER,Inbound"
    file = (
        "callid,timestart,callfrom,callto,callduraction,talkduraction,status,type\n"
        f"{call_id},{row}\n{call_id}1,{row}\n"
    )
    with yeastar.canned("cdr/download", file.encode()):
        await back(hass, entry)
    outcomes = {call["call_id"]: call["outcome"] for call in await logged(hass)}
    assert outcomes == {call_id: "missed", f"{call_id}1": "answered"}
    assert [summary.data["count"] for summary in summaries] == [1]
