"""Missed calls are to be returned until somebody ticks them off or talks to that number."""

from collections.abc import Iterable
from datetime import datetime

import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import LoggedCall, NumberToCallBack
from custom_components.pbx.calls.model import Call, Direction, Outcome

from ..example_calls import CALLER, answered, at, called_back, id_at, missed, ringing
from .open_log import OTHER, SYSTEM, all_calls, entry, ids_of, put


def handled(calls: Iterable[LoggedCall]) -> list[tuple[str, datetime | None]]:
    """Return the ids of calls, and when each was handled."""
    return [(logged.call.call_id, logged.handled_at) for logged in calls]


async def test_each_number_once(log: CallLog) -> None:
    """A number is there once, however it is written, with what was last known, and the latest first."""
    await put(
        log,
        missed(0, "0171 555 0100", called_number="100"),
        missed(10, "0171 555 0200"),
        missed(20, "+49 171 5550100", caller_name="Anna", called_number="200"),
        missed(30, "anonymous"),
        missed(40, None),
        answered(50, "0171 555 0300"),
        ringing(60, caller="0171 555 0400"),
    )
    assert await log.callbacks(SYSTEM) == [
        NumberToCallBack(
            system=SYSTEM,
            number="+49 171 5550100",
            name="Anna",
            calls=2,
            first_at=at(0),
            last_at=at(20),
            called_number="200",
        ),
        NumberToCallBack(
            system=SYSTEM,
            number="0171 555 0200",
            name=None,
            calls=1,
            first_at=at(10),
            last_at=at(10),
            called_number="100",
        ),
    ]
    assert await log.callbacks(OTHER) == []


@pytest.mark.parametrize(
    ("talk", "remaining"),
    [
        pytest.param(answered(100, "+49171 5550100"), 0, id="they_called_again"),
        pytest.param(called_back(100, "0049 171 555 0100"), 0, id="called_back"),
        pytest.param(missed(100), 2, id="missed_again"),
        pytest.param(
            called_back(100, CALLER, outcome=Outcome.FAILED), 1, id="not_reached"
        ),
        pytest.param(answered(100, outcome=Outcome.VOICEMAIL), 1, id="left_a_message"),
        pytest.param(answered(100, "0171 555 0200"), 1, id="another_number"),
        pytest.param(answered(-100), 1, id="talked_before"),
        pytest.param(answered(100, direction=Direction.INTERNAL), 1, id="an_extension"),
        pytest.param(answered(100, outcome=None), 1, id="still_talking"),
    ],
)
@pytest.mark.parametrize("late", [False, True], ids=["in_order", "missed_comes_late"])
async def test_closed_by_a_talk(
    log: CallLog, talk: Call, remaining: int, *, late: bool
) -> None:
    """A missed call is done with when somebody talks to that number afterwards, whichever is heard of first."""
    for call in ([missed(), talk], [talk, missed()])[late]:
        await put(log, call)
    assert sum(number.calls for number in await log.callbacks(SYSTEM)) == remaining
    found = await log.call(SYSTEM, id_at(0))
    assert found
    assert found.handled_at == {0: at(105)}.get(remaining)


async def test_closed_in_one_transaction(log: CallLog) -> None:
    """The same when both calls come at once; who listens hears of both as they are then."""
    heard: list[LoggedCall] = []
    log.listen(heard.extend)
    await log.put(entry(missed(0), missed(10), answered(20), missed(30)))
    assert handled(heard) == [
        (id_at(0), at(25)),
        (id_at(10), at(25)),
        (id_at(20), None),
        (id_at(30), None),
    ]
    assert await ids_of(log, to_return=True) == [id_at(30)]


async def test_listeners_hear_of_closed_calls(log: CallLog) -> None:
    """Who listens hears of the talk and of the calls that it closed."""
    await put(log, missed(0), missed(10))
    heard: list[LoggedCall] = []
    log.listen(heard.extend)
    await put(log, called_back(20, CALLER))
    assert heard[0].call.call_id == id_at(20)
    assert set(handled(heard[1:])) == {
        (id_at(0), at(25)),
        (id_at(10), at(25)),
    }


async def test_a_talk_in_another_system(log: CallLog) -> None:
    """Each system has its own list."""
    await put(log, missed())
    await put(log, answered(100), system=OTHER)
    assert len(await log.callbacks(SYSTEM)) == 1


async def test_missed_after_the_talk(log: CallLog) -> None:
    """Who calls again in vain after a talk has to be called back."""
    await put(log, missed(0), answered(50), missed(100))
    (number,) = await log.callbacks(SYSTEM)
    assert (number.calls, number.last_at) == (1, at(100))


async def test_ticking_off(log: CallLog) -> None:
    """Calls are handled by id or by number, once, and not after all by the same."""
    await put(
        log, missed(0), missed(10), missed(20, "0171 555 0200"), answered(30, "030 1")
    )
    heard: list[LoggedCall] = []
    log.listen(heard.extend)
    first = await log.handle(
        SYSTEM, call_ids=[id_at(0), id_at(30), "another"], at=at(99)
    )
    assert handled(first) == [(id_at(0), at(99))]
    rest = await log.handle(SYSTEM, number="+491715550100", at=at(100))
    assert handled(rest) == [(id_at(10), at(100))]
    assert heard == [*first, *rest]
    assert await log.handle(SYSTEM, number=CALLER, at=at(101)) == []
    assert [number.number for number in await log.callbacks(SYSTEM)] == [
        "0171 555 0200"
    ]
    again = await log.handle(SYSTEM, call_ids=[id_at(10)], at=None)
    assert handled(again) == [(id_at(10), None)]
    assert [
        (number.number, number.calls) for number in await log.callbacks(SYSTEM)
    ] == [
        ("0171 555 0200", 1),
        (CALLER, 1),
    ]
    assert await log.handle("another", number=CALLER, at=at(1)) == []


async def test_handled_stays_handled(log: CallLog) -> None:
    """What is reported of a call later does not bring it back."""
    await put(log, missed())
    await log.handle(SYSTEM, call_ids=[id_at(0)], at=at(9))
    await put(log, missed(caller_name="Anna"))
    (found,) = await all_calls(log)
    assert (found.call.caller_name, found.handled_at) == ("Anna", at(9))
    assert await log.callbacks(SYSTEM) == []


async def test_not_missed_after_all(log: CallLog) -> None:
    """A call that turns out to have been answered is not to be returned."""
    await put(log, missed())
    await put(log, answered())
    assert await log.callbacks(SYSTEM) == []


async def test_many_numbers(log: CallLog) -> None:
    """Any number of numbers can wait."""
    calls = [missed(place, f"0171 {place:07d}") for place in range(1500)]
    await log.put(entry(*calls))
    assert len(await log.callbacks(SYSTEM)) == 1500
    await log.put(
        entry(
            *(called_back(2000 + place, f"0171 {place:07d}") for place in range(1500))
        )
    )
    assert await log.callbacks(SYSTEM) == []
