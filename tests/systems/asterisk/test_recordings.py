"""Every scene that was recorded, in its truth's words."""

from collections.abc import Iterator
from random import Random
from typing import Final

from hypothesis import given, settings, strategies as st
import pytest

from asterisk_office.truth import CallTruth
from custom_components.pbx.calls.model import Call, CallEventType, Outcome

from .follower import EXTENSIONS, Follower
from .recordings import NAMES, recording

OUTCOMES: Final = {
    ("inbound", "busy"): Outcome.MISSED,
    ("inbound", "declined"): Outcome.MISSED,
    ("inbound", "failed"): Outcome.MISSED,
    **{
        (direction, outcome): Outcome.FAILED
        for direction in ("outbound", "internal")
        for outcome in ("busy", "declined", "no_answer", "failed")
    },
}
"""What the phone system's people call otherwise."""

SILENT: Final = frozenset({"internal_unknown_number"})
"""Scenes of which Asterisk says nothing: a number that is not in the dial plan makes no channel."""

WITH_CALLS: Final = tuple(
    name for name in NAMES if name not in SILENT and recording(name).truths
)

every_scene = pytest.mark.parametrize("name", WITH_CALLS)
several_times = settings(max_examples=30, deadline=None, derandomize=True)


def outcome_of(truth: CallTruth) -> Outcome:
    """Return what a call came to, in the words of the call log."""
    known = OUTCOMES.get((truth.direction, truth.outcome))
    return known or Outcome(truth.outcome)


def logged(truths: tuple[CallTruth, ...]) -> Iterator[CallTruth]:
    """Yield the truths of the calls that the log has: a question back is a part of the call before it."""
    return (truth for truth in truths if not truth.consultation)


def extension(name: str | None) -> str | None:
    """Return who answered, if that was an extension."""
    return name if name in EXTENSIONS else None


def key(call: Call) -> tuple[str, str]:
    """Return what calls of a scene are sorted by."""
    return call.caller_number or "", call.called_number or ""


@every_scene
def test_scene(name: str) -> None:
    """A scene that is heard completely comes to what its phones did."""
    played = recording(name)
    follower = Follower(played)
    calls = sorted(follower.hear(), key=key)
    truths = sorted(
        logged(played.truths),
        key=lambda truth: (
            (
                (truth.caller or "").replace("anonymous", "")
                and (truth.caller or "", truth.called)
            )
            or ("", truth.called)
        ),
    )
    assert len(calls) == len(truths)
    for call, truth in zip(calls, truths, strict=True):
        withheld = truth.caller in {None, "anonymous"}
        assert (call.direction, call.outcome) == (truth.direction, outcome_of(truth))
        assert call.caller_number == (None if withheld else truth.caller)
        assert call.called_number == truth.called
        assert call.answered_by == extension(truth.answered_by)
        assert (truth.queue in call.path) is (truth.queue is not None)
        for answered in (truth.answered_by, truth.then_answered_by):
            assert extension(answered) in {None, *call.extensions}
    assert follower.in_progress == 0


@every_scene
def test_events(name: str) -> None:
    """Whoever holds or transfers is said to, and nobody else."""
    played = recording(name)
    follower = Follower(played)
    follower.hear()
    happened = [event.type for event in follower.events]
    transferred = any(truth.transferred_to for truth in played.truths)
    assert happened.count(CallEventType.TRANSFERRED) == transferred
    held = any(truth.held for truth in played.truths)
    if held:
        assert CallEventType.HELD in happened
        assert CallEventType.RESUMED in happened
    ended = happened.count(CallEventType.ENDED)
    assert ended == len(list(logged(played.truths)))


@every_scene
def test_few_messages(name: str) -> None:
    """A call is a handful of messages, whatever Asterisk says of it."""
    played = recording(name)
    follower = Follower(played)
    follower.hear()
    assert len(follower.messages) < len(played.events) / 3


def assert_not_wrong(name: str, calls: list[Call], *, message_lost: bool) -> None:
    """Make sure that no call came to anything else than the truth or to nothing that is known."""
    truths = recording(name).truths
    for call in calls:
        about = [
            truth
            for truth in truths
            if call.caller_number in {None, truth.caller} or truth.caller == "anonymous"
        ]
        possible = {Outcome.UNKNOWN, *map(outcome_of, about or truths)}
        if message_lost and Outcome.VOICEMAIL in possible:
            # That a message was left is told by one event alone; without it, nobody answered.
            possible.add(Outcome.MISSED)
        assert call.outcome in possible


@every_scene
@several_times
@given(seed=st.integers(0, 2**32))
def test_missing_events(name: str, seed: int) -> None:
    """A scene of which 30 % of the events are missing is never told wrongly."""
    events = recording(name).events
    chance = Random(seed)
    kept = [chance.random() >= 0.3 for _ in events]
    lost = any(
        event["Event"] == "MessageWaiting" and not kept[number]
        for number, (_, event) in enumerate(events)
    )
    calls = Follower(recording(name)).hear(keeps=kept.__getitem__)
    assert_not_wrong(name, calls, message_lost=lost)


@every_scene
@several_times
@given(data=st.data())
def test_cut(name: str, data: st.DataObject) -> None:
    """A scene that is cut anywhere is never told wrongly."""
    events = recording(name).events
    cut = data.draw(st.integers(0, len(events)))
    calls = Follower(recording(name)).hear(keeps=lambda number: number < cut)
    assert_not_wrong(name, calls, message_lost=True)


@every_scene
@several_times
@given(data=st.data())
def test_reconnect(name: str, data: st.DataObject) -> None:
    """A scene during which the connection is lost for a while is never told wrongly."""
    events = recording(name).events
    begin = data.draw(st.integers(0, len(events) - 1))
    end = data.draw(st.integers(begin, len(events)))
    calls = Follower(recording(name)).hear(away=range(begin, end))
    assert_not_wrong(name, calls, message_lost=True)
