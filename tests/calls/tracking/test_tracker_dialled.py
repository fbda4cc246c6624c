"""Calls that an application dials: the caller's own phone rings first, and that it is picked up is no answer."""

from typing import Any

import pytest

from custom_components.pbx.calls.model import (
    CallEventType,
    CallState,
    Direction,
    Outcome,
)

from ...yeastar_reports import CALLER, ext, outbound, status
from ..tracked import OPENVOX, YEASTAR, Tracked
from .openvox_reports import (
    EXTENSIONS,
    ext as own,
    inbound as came_in,
    one,
    outbound as line,
    record,
    said,
)

R, A, F, E = (
    CallEventType.RINGING,
    CallEventType.ANSWERED,
    CallEventType.FAILED,
    CallEventType.ENDED,
)
FIRST, SECOND = "1589947952.1670", "1589947958.1672"


@pytest.fixture
def told() -> Tracked:
    """Return a tracker of an OpenVox, whose reports of one call carry unequal ids."""
    return Tracked(OPENVOX, EXTENSIONS)


@pytest.mark.parametrize("lifted", ["ANSWER", "ALERT"])
def test_yeastar(lifted: str) -> None:
    """However the own phone is shown, the call is answered when the line outside is."""
    told = Tracked(YEASTAR)
    told.hear(status(ext("1000", "RING")))
    told.hear(status(ext("1000", lifted)))
    told.hear(status(ext("1000", lifted), outbound("RING")))
    [call] = told.tracker.open_calls
    assert call.direction is Direction.OUTBOUND
    assert (call.caller_number, call.called_number) == ("1000", CALLER)
    assert (call.state, call.answered_at) == (CallState.RINGING, None)
    assert [event.type for event in told.events] == [R]
    told.hear(status(ext("1000", "ANSWERED"), outbound("ANSWER")))
    [call] = told.tracker.open_calls
    assert call.state is CallState.IN_CALL
    assert call.answered_at
    assert call.answered_by is None
    assert [event.type for event in told.events] == [R, A]


def dialled(told: Tracked, *more: Any) -> None:
    """Have an extension's phone ring and picked up, and more."""
    told.hear(said("RING", FIRST, **own("101")))
    told.hear(said("ANSWER", FIRST, **own("101")))
    for one_more in more:
        told.hear(one_more)


def test_outside(told: Tracked) -> None:
    """The reports about the line outside belong to the call with which the own phone rang."""
    dialled(
        told,
        said("ALERT", SECOND, **one("101")),
        said("RING", FIRST, **line(FIRST, "101"), **one("101")),
        said("ANSWER", SECOND, **line(FIRST, "101"), **one("101")),
    )
    [call] = told.tracker.open_calls
    assert call.ids == {FIRST, SECOND}
    assert (call.caller_number, call.called_number) == ("101", "103")
    assert [event.type for event in told.events] == [R, A]


@pytest.mark.parametrize("ring", [True, False], ids=["ringing", "answered"])
def test_colleague(told: Tracked, ring: bool) -> None:
    """A colleague rings seconds later, under an id of his own, and it is one call all the same."""
    ringing = [
        said("ALERT", SECOND, **own("101")),
        said("RING", SECOND, **own("106", "101")),
    ]
    dialled(told, *ringing[: 2 * ring], said("ANSWER", SECOND, **own("106", "101")))
    [call] = told.tracker.open_calls
    assert call.ids == {FIRST, SECOND}
    assert call.direction is Direction.INTERNAL
    told.hear(said("BYE", FIRST, **own("106", "101")))
    told.hear(said("BYE", SECOND, **own("101", "106")))
    told.hear(record(FIRST, "101", "106", "Internal"))
    told.wait(60)
    [ended] = [event for event in told.events if event.type is E]
    assert ended.call.outcome is Outcome.ANSWERED
    assert (ended.call.caller_number, ended.call.answered_by) == ("101", "106")


def test_reports_overtake(told: Tracked) -> None:
    """The report of the own phone comes last."""
    told.hear(said("RING", SECOND, **own("106", "101")))
    dialled(told)
    [call] = told.tracker.open_calls
    assert call.ids == {FIRST, SECOND}


def test_colleague_in_vain(told: Tracked) -> None:
    """Nobody but the caller picked up."""
    dialled(
        told,
        said("ALERT", SECOND, **own("101")),
        said("RING", SECOND, **own("106", "101")),
        said("CallFailed", SECOND, reason=480, **own("106", "101")),
        record(FIRST, "101", "106", "Internal", "NO ANSWER"),
    )
    told.wait(60)
    assert [event.type for event in told.events] == [R, R, F, E]
    assert told.events[-1].call.answered_at is None


def test_another_call_after_voicemail(told: Tracked) -> None:
    """Who listened to voicemail and then calls a colleague makes two calls."""
    told.hear(said("ANSWER", FIRST, **own("101")))
    told.hear(said("BYE", FIRST, **own("101")))
    told.hear(said("RING", SECOND, **own("106", "101")))
    [call] = told.tracker.open_calls
    assert call.ids == {SECOND}


@pytest.mark.parametrize(
    "other",
    [
        said("RING", SECOND, **own("101", "106")),
        said("RING", SECOND, **one("101"), **came_in("1589947957.1671")),
        said("RING", "1589948099.1690", **own("106", "101")),
        said("RING", "1589947940.1660", **own("106", "101")),
        said("RING", SECOND, **own("106", "102")),
    ],
    ids=["called_itself", "from_outside", "much_later", "before", "others"],
)
def test_other_calls(told: Tracked, other: str) -> None:
    """A call in which the extension is rung by somebody, or that began at another time, is another call."""
    dialled(told, other)
    assert len(told.tracker.open_calls) == 2
