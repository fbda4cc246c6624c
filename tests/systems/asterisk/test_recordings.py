"""Every scene that was recorded, in its truth's words."""

from random import Random
from typing import Final

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.pbx.calls.model import Call, CallEventType, Outcome
from demo.asterisk_truths import as_logged

from .follower import EXTENSIONS, Follower
from .recordings import NAMES, recording

SILENT: Final = frozenset({"internal_unknown_number"})
"""Scenes of which Asterisk says nothing: a number that is not in the dial plan makes no channel."""

WITH_CALLS: Final = tuple(
    name for name in NAMES if name not in SILENT and recording(name).truths
)

every_scene = pytest.mark.parametrize("name", WITH_CALLS)
several_times = settings(max_examples=30, deadline=None, derandomize=True)


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
        as_logged(played.truths), key=lambda truth: (truth.caller or "", truth.called)
    )
    assert len(calls) == len(truths)
    for call, truth in zip(calls, truths, strict=True):
        assert (call.direction, call.outcome) == (truth.direction, truth.outcome)
        assert (call.caller_number, call.called_number) == (truth.caller, truth.called)
        assert call.answered_by == truth.answered_by
        assert set(truth.path) <= set(call.path)
    then = {truth.then_answered_by for truth in played.truths} & set(EXTENSIONS)
    assert then <= {number for call in calls for number in call.extensions}
    assert follower.in_progress == 0


@every_scene
def test_events(name: str) -> None:
    """Whoever holds or transfers is said to, and nobody else."""
    played = recording(name)
    follower = Follower(played)
    follower.hear()
    happened = [event.type for event in follower.events]
    truths = as_logged(played.truths)
    transferred = sum(truth.transferred for truth in truths)
    assert happened.count(CallEventType.TRANSFERRED) == transferred
    if any(truth.held for truth in truths):
        assert CallEventType.HELD in happened
        assert CallEventType.RESUMED in happened
    assert happened.count(CallEventType.ENDED) == len(truths)


@every_scene
def test_few_messages(name: str) -> None:
    """A call is a handful of messages, whatever Asterisk says of it."""
    played = recording(name)
    follower = Follower(played)
    follower.hear()
    assert len(follower.messages) < len(played.events) / 3


def assert_not_wrong(name: str, calls: list[Call], *, message_lost: bool) -> None:
    """Make sure that no call came to anything else than the truth or to nothing that is known."""
    truths = as_logged(recording(name).truths)
    for call in calls:
        about = [
            truth
            for truth in truths
            if None in {call.caller_number, truth.caller}
            or call.caller_number == truth.caller
        ]
        possible = {
            Outcome.UNKNOWN,
            *(Outcome(truth.outcome) for truth in about or truths),
        }
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
