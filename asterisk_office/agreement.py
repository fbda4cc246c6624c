"""Whether what the phones did is what a scene tells of its calls."""

from collections.abc import Iterator, Sequence
from typing import Final

from .leg import Leg
from .people import EXTENSIONS
from .truth import CallTruth, Outcome

TOLERANCE_SECONDS: Final = 1
"""By how much a time may differ: messages take their time, on a busy machine most of all."""

_REFUSALS: Final[dict[Outcome, set[int | None]]] = {
    "busy": {486},
    "declined": {603},
    "no_answer": {None, 480},
    "failed": {404, 503},
}
"""By outcome of a call that nobody answered how the phone that was called may have refused it, if any was called."""


def disagreements(calls: Sequence[CallTruth], legs: Sequence[Leg]) -> list[str]:
    """Return what differs, in words.

    Args:
        calls: What should have happened.
        legs: What happened at the phones.
    """
    left = sorted(legs, key=lambda leg: leg.invited)
    texts = [
        f"{call.caller} -> {call.called}: {text}"
        for call in calls
        for text in (*_at_the_caller(call, left), *_at_the_called(call, left))
    ]
    unexplained = [leg for leg in left if leg.answered and leg.side == "called"]
    return texts + [
        f"{leg.phone} answered a call of which nothing is told" for leg in unexplained
    ]


def _at_the_caller(call: CallTruth, left: list[Leg]) -> Iterator[str]:
    """Take away the caller's leg, and yield what differs there."""
    if call.direction == "outbound" and not any(leg.side == "calling" for leg in left):
        # A program had the caller called.
        own = next((leg for leg in left if leg.phone == call.caller), None)
    else:
        own = next((leg for leg in left if _calls(leg, call)), None)
    if own is None:
        yield "nobody called"
        return
    left.remove(own)
    if (call.service or call.conference) and _differ(own.talk, call.talk):
        yield f"the caller was connected for {own.talk:.1f} s, not for {call.talk} s"
    if call.outcome == "answered" and not own.answered:
        yield "the caller was not answered"


def _at_the_called(call: CallTruth, left: list[Leg]) -> Iterator[str]:
    """Take away the legs of those who answered, and yield what differs there."""
    if call.service or call.conference or call.consultation:
        return
    if call.answered_by is None:
        asked = [leg for leg in left if leg.side == "called"]
        allowed = _REFUSALS.get(call.outcome)
        if allowed and any(leg.refused not in allowed for leg in asked):
            yield f"the phone that was called refused with {[leg.refused for leg in asked]}"
        return
    yield from _conversation(
        left, call.answered_by, call.talk + call.aside, call.held, cut=call.cut
    )
    if call.then_answered_by:
        seconds = call.consulted + call.then_talk
        yield from _conversation(left, call.then_answered_by, seconds)


def _conversation(
    left: list[Leg], who: str, seconds: float, held: float = 0, *, cut: bool = False
) -> Iterator[str]:
    """Take away the leg of somebody who answered, and yield what differs there."""
    leg = next((leg for leg in left if leg.answered and _is_at(leg, who)), None)
    if leg is None:
        yield f"{who} did not answer"
        return
    left.remove(leg)
    if not cut and _differ(leg.talk, seconds):
        yield f"{who} was on the phone for {leg.talk:.1f} s, not for {seconds} s"
    if _differ(leg.held, held):
        yield f"{who} held for {leg.held:.1f} s, not for {held} s"


def _calls(leg: Leg, call: CallTruth) -> bool:
    """Return whether a leg is that of a call's caller."""
    caller = "outside" if call.direction == "inbound" else call.caller
    return leg.side == "calling" and leg.phone == caller and leg.number == call.called


def _is_at(leg: Leg, who: str) -> bool:
    """Return whether a leg is at an extension, or at somebody outside who was called."""
    inside = who.isdecimal() and int(who) in EXTENSIONS
    return leg.phone == (who if inside else "provider")


def _differ(measured: float, told: float) -> bool:
    return abs(measured - told) > TOLERANCE_SECONDS
