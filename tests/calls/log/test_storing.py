"""What is put is stored: a row for each call, whoever reports it, how often and in what order."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import LogError
from custom_components.pbx.calls.log.log_model import Entry, Filters, LoggedCall
from custom_components.pbx.calls.model import (
    Call,
    CallEventType,
    CallState,
    Campaign,
    Outcome,
    TimeSource,
)

from ..example_calls import CALLER, EVERYTHING, answered, at, id_at, missed, ringing
from .open_log import (
    OTHER,
    SYSTEM,
    Location,
    all_calls,
    entry,
    happened,
    ids_of,
    opened,
    put,
)


async def test_everything_is_kept(log: CallLog) -> None:
    """A call comes out as it went in."""
    await log.put(entry(EVERYTHING))
    (found,) = await all_calls(log)
    assert found == LoggedCall(system=SYSTEM, call=EVERYTHING, cursor=found.cursor)


@pytest.mark.parametrize("call_id", [id_at(3), id_at(4, 7)])
async def test_found_by_any_id(log: CallLog, call_id: str) -> None:
    """A call is found by each of its ids, in its own system."""
    await log.put(entry(EVERYTHING))
    found = await log.call(SYSTEM, call_id)
    assert found
    assert found.call == EVERYTHING
    assert await log.call(OTHER, call_id) is None
    assert await log.call(SYSTEM, "another") is None


async def test_kept_after_restart(location: Location) -> None:
    """What was stored is there when the log is opened again."""
    async with opened(location) as log:
        await put(log, missed())
    async with opened(location) as log:
        assert await ids_of(log) == [id_at(0)]


async def test_closing_stores_what_was_put(location: Location) -> None:
    """Nothing that was put is lost when the log is closed, and nothing can be put any more."""
    log = await CallLog.open(location)
    waiting = [log.put(entry(missed(place))) for place in range(20)]
    await log.close()
    assert all(future.done() for future in waiting)
    with pytest.raises(LogError):
        await log.put(entry(missed(30)))
    with pytest.raises(LogError):
        await log.size()
    async with opened(location) as again:
        assert len(await ids_of(again)) == 20


async def test_same_id_in_two_systems(log: CallLog) -> None:
    """Ids are a system's own: the same id elsewhere is another call."""
    await put(log, missed())
    await put(log, answered(), system=OTHER)
    assert [logged.system for logged in await all_calls(log)] in (
        [SYSTEM, OTHER],
        [OTHER, SYSTEM],
    )


@pytest.mark.parametrize("together", [True, False], ids=["at_once", "separately"])
async def test_reported_again(log: CallLog, *, together: bool) -> None:
    """A call that is reported again stays a single call."""
    story = [ringing(), ringing(extensions=("1000", "1001")), missed(), missed()]
    entries = [entry(*story)] if together else [entry(call) for call in story]
    await asyncio.gather(*map(log.put, entries))
    (found,) = await all_calls(log)
    assert found.call == replace(missed(), extensions=("1000",))


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        pytest.param(missed(), ringing(), Outcome.MISSED, id="open_after_concluded"),
        pytest.param(
            missed(outcome=Outcome.UNKNOWN), answered(), Outcome.ANSWERED, id="better"
        ),
        pytest.param(
            answered(), missed(outcome=Outcome.UNKNOWN), Outcome.ANSWERED, id="worse"
        ),
        pytest.param(missed(), answered(), Outcome.ANSWERED, id="answered_after_all"),
        pytest.param(answered(), missed(), Outcome.ANSWERED, id="knows_less"),
        pytest.param(
            missed(),
            missed(outcome=Outcome.VOICEMAIL),
            Outcome.VOICEMAIL,
            id="voicemail",
        ),
    ],
)
async def test_outcome_is_the_best_known(
    log: CallLog, first: Call, then: Call, expected: Outcome
) -> None:
    """What is concluded is never open again, and what says more wins."""
    await put(log, first)
    await put(log, then)
    (found,) = await all_calls(log)
    assert (found.call.outcome, found.call.state) == (expected, CallState.ENDED)


async def test_what_was_known_stays(log: CallLog) -> None:
    """Who knows less, after a restart for instance, takes nothing away."""
    await put(log, ringing(caller_name="Anna", trunk="sip", path=("6500",)))
    await put(log, answered(5, call_id=id_at(0), caller=None, extensions=()))
    (found,) = await all_calls(log)
    assert found.call == replace(
        answered(5, call_id=id_at(0)),
        caller_name="Anna",
        trunk="sip",
        path=("6500",),
        started_at=at(0),
    )


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        pytest.param(
            missed(5, call_id="a", time_source=TimeSource.CALL_ID),
            missed(9, call_id="a"),
            (at(5), TimeSource.CALL_ID),
            id="earlier_first",
        ),
        pytest.param(
            missed(9, call_id="a", time_source=TimeSource.CALL_ID),
            missed(5, call_id="a", time_source=TimeSource.ZONE),
            (at(5), TimeSource.ZONE),
            id="earlier_then",
        ),
        pytest.param(
            missed(5, call_id="a"),
            missed(5, call_id="a", time_source=TimeSource.CALL_ID),
            (at(5), TimeSource.CALL_ID),
            id="surer_then",
        ),
        pytest.param(
            missed(5, call_id="a", time_source=TimeSource.CALL_ID),
            missed(5, call_id="a"),
            (at(5), TimeSource.CALL_ID),
            id="surer_first",
        ),
    ],
)
async def test_source_of_the_start(
    log: CallLog, first: Call, then: Call, expected: tuple[datetime, TimeSource]
) -> None:
    """The earliest start counts, and how it is known stays with it."""
    await put(log, first)
    await put(log, then)
    (found,) = await all_calls(log)
    assert (found.call.started_at, found.call.time_source) == expected


async def test_name_goes_with_its_number(log: CallLog) -> None:
    """While the dialling phone itself rings first it is what is called; its name is not the callee's."""
    own = ringing(caller=None, called_number="1000", called_name="Reception")
    await put(log, own)
    dialled = {"caller_number": "1000", "called_number": CALLER, "called_name": None}
    await put(log, replace(own, **dialled))
    [found] = await all_calls(log)
    assert found.call.called_number == CALLER
    assert found.call.called_name is None


async def test_joined_calls_become_one(log: CallLog) -> None:
    """When two calls turn out to be the same, their rows are joined, with all ids, reports and events."""
    first = ringing(call_id="a")
    other = ringing(5, call_id="b", extensions=("1001",))
    await log.put(
        Entry(
            system=SYSTEM,
            calls=(first, other),
            events=(
                happened(CallEventType.RINGING, first, 0, "1000"),
                happened(CallEventType.RINGING, other, 5, "1001"),
                happened(CallEventType.ANSWERED, other, 6, "1001"),
            ),
            reports=(
                *entry(first, body=b"of the first").reports,
                *entry(other, body=b"of other").reports,
            ),
        )
    )
    await put(log, ringing(0, call_id="b", ids=frozenset({"a", "b", "c"})))
    (found,) = await all_calls(log)
    assert found.call.ids == {"a", "b", "c"}
    assert [(await log.call(SYSTEM, call_id)) for call_id in "abc"] == [found] * 3
    assert [
        (event.type, event.extensions) for event in await log.events(SYSTEM, "a")
    ] == [
        (CallEventType.RINGING, ("1000",)),
        (CallEventType.RINGING, ("1001",)),
        (CallEventType.ANSWERED, ("1001",)),
    ]
    assert [report.body for report in await log.journal(SYSTEM)] == [
        b"of the first",
        b"of other",
    ]


async def test_joined_in_one_transaction(log: CallLog) -> None:
    """The same when all of it comes at once."""
    both = frozenset({"a", "b"})
    await log.put(
        entry(
            ringing(call_id="a"), ringing(1, call_id="b"), missed(call_id="b", ids=both)
        )
    )
    (found,) = await all_calls(log)
    assert (found.call.ids, found.call.started_at) == (both, at(0))


async def test_begun_earlier(log: CallLog) -> None:
    """A call that turns out to have begun earlier is where it belongs, and its events with it."""
    await put(log, missed(10), ringing(20))
    call = ringing(20)
    event = happened(CallEventType.RINGING, call, 20, "1000")
    await log.put(Entry(system=SYSTEM, calls=(call,), events=(event,)))
    await put(log, replace(call, started_at=at(0), caller_name="Anna"))
    assert await ids_of(log) == [id_at(10), id_at(20)]
    assert await ids_of(log, text="anna") == [id_at(20)]
    assert await ids_of(log, extension="1000") == [id_at(10), id_at(20)]
    assert len(await log.events(SYSTEM, id_at(20))) == 1


async def test_events_once(log: CallLog) -> None:
    """Events stay beneath their call, each once, however often they are reported."""
    call = answered()
    events = [
        happened(CallEventType.RINGING, call, 0, "1000"),
        happened(CallEventType.RINGING, call, 1, "1000", "1001"),
        happened(CallEventType.ANSWERED, call, 5, "1000"),
        happened(CallEventType.HELD, call, 7, "1000"),
        happened(CallEventType.RESUMED, call, 8, "1000"),
        happened(CallEventType.HELD, call, 9, "1000"),
        happened(CallEventType.ENDED, call, 65),
    ]
    for _ in range(2):
        await log.put(Entry(system=SYSTEM, calls=(call,), events=tuple(events)))
    later = replace(events[-1], at=at(70))
    await log.put(Entry(system=SYSTEM, events=(later,)))
    assert await log.events(SYSTEM, call.call_id) == events
    assert await log.events(SYSTEM, "another") == []


async def test_order_and_listeners(log: CallLog) -> None:
    """Listeners hear of each change after it is stored, in order, and not of what changes nothing."""
    heard: list[tuple[str, Any]] = []

    def listener(changed: Any) -> None:
        heard.extend((logged.call.call_id, logged.call.outcome) for logged in changed)

    remove = log.listen(listener)
    await put(log, ringing(1), ringing(2))
    await put(log, missed(1))
    await put(log, missed(1))
    assert heard == [
        (id_at(1), None),
        (id_at(2), None),
        (id_at(1), Outcome.MISSED),
    ]
    remove()
    await put(log, missed(2))
    assert len(heard) == 3


async def test_waiters_in_order(log: CallLog) -> None:
    """Whoever waits for an entry hears of it in the order in which entries were put, also of those that are refused."""
    done: list[int] = []

    async def wait(place: int, call: Call) -> None:
        try:
            await log.put(entry(call))
        finally:
            done.append(place)

    calls = [missed(place) for place in range(5)]
    calls[1] = replace(calls[1], talk_seconds=1 << 80)
    waiters = [wait(place, call) for place, call in enumerate(calls)]
    results = await asyncio.gather(*waiters, return_exceptions=True)
    assert done == [0, 1, 2, 3, 4]
    refused = [isinstance(result, LogError) for result in results]
    assert refused == [False, True, False, False, False]


async def test_nothing_to_store(log: CallLog) -> None:
    """An entry with nothing in it is done at once, and leaves nothing behind."""
    assert log.put(Entry(system=SYSTEM)).done()
    assert (await log.size()).calls == 0


async def test_many_at_the_same_moment(log: CallLog) -> None:
    """However many calls begin in the same second, each has its own place."""
    calls = [missed(0, call_id=f"{id_at(0)}{place}") for place in range(1200)]
    await log.put(entry(*calls[:600]))
    await put(log, *calls[600:])
    assert sorted(await ids_of(log)) == sorted(call.call_id for call in calls)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("nul \0 inside", id="nul"),
        pytest.param("half \ud83d pair", id="surrogate"),
        pytest.param("long " * 5000, id="long"),
        pytest.param("quote \" ' % _ | \\ ; --", id="signs"),
        pytest.param("", id="empty"),
        pytest.param("日本語 ع", id="letters"),
    ],
)
async def test_any_text(log: CallLog, text: str) -> None:
    """Whatever text a system sends is stored, and found again, as far as it consists of characters."""
    call = missed(
        call_id=f"id {text}",
        caller=text,
        caller_name=text,
        extensions=(text,),
        reason=text,
        trunk=text,
        campaign=Campaign(campaign_id=text or "3"),
    )
    for _ in range(2):
        await log.put(entry(call, body=text.encode(errors="replace")))
    (found,) = await all_calls(log)
    assert (
        found.call.caller_name
        == text.replace("\0", "\ufffd").encode(errors="replace").decode()
    )
    assert await log.call(SYSTEM, f"id {text}") == found
    assert await all_calls(log, text=text) == [found]
    assert await all_calls(log, extension=text) == [found]


async def test_an_unusable_entry_keeps_no_other_out(log: CallLog) -> None:
    """What no database takes is refused alone, without those that it shared a transaction with."""
    bad = missed(1, talk_seconds=1 << 80)
    puts = [log.put(entry(call)) for call in (missed(0), bad, missed(2))]
    results = await asyncio.gather(*puts, return_exceptions=True)
    assert [isinstance(result, LogError) for result in results] == [False, True, False]
    assert await ids_of(log) == [id_at(2), id_at(0)]
    assert log.problem is None


async def test_nobody_waits(log: CallLog) -> None:
    """It does not matter whether whoever put an entry waits until it is stored."""
    log.put(entry(missed(0))).cancel()
    await put(log, missed(1))
    assert await ids_of(log) == [id_at(1), id_at(0)]


async def test_without_a_start(log: CallLog) -> None:
    """A call that does not say when it began is where it ended."""
    await put(log, missed(started_at=None, ended_at=at(9)))
    (found,) = await all_calls(log)
    assert found.call.started_at == at(9)


async def test_size(log: CallLog) -> None:
    """The log knows how much it holds."""
    assert (await log.size()).oldest_at is None
    await put(log, missed(5), missed(9))
    size = await log.size()
    assert (size.calls, size.waiting, size.oldest_at) == (2, 0, at(5))
    assert size.size_bytes and size.size_bytes > 10_000
    assert (await log.page(Filters())).next_cursor is None
