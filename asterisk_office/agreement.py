"""Whether what the phones did is what a scene tells of its calls."""

from collections.abc import Iterator, Sequence
from typing import Final

from .leg import Leg
from .truth import CallTruth

TOLERANCE_SECONDS: Final = 0.7
"""By how much a conversation may differ: messages take their time, on a busy machine most of all."""


def disagreements(calls: Sequence[CallTruth], legs: Sequence[Leg]) -> list[str]:
    """Return what differs, in words.

    Args:
        calls: What should have happened.
        legs: What happened at the phones, whose order does not matter.
    """
    left = sorted(legs, key=lambda leg: leg.invited)
    return [text for call in calls for text in _differences(call, left)]


def _differences(call: CallTruth, left: list[Leg]) -> Iterator[str]:
    """Find a call at the phones, take away the legs that it explains, and yield what differs."""
    name = f"{call.caller} -> {call.called}"
    conversations = [(call.answered_by, call.talk, call.held)]
    if call.then_answered_by:
        conversations.append((call.then_answered_by, call.then_talk, 0))
    for who, talk, held in conversations:
        if who is None or call.service or call.conference:
            continue
        leg = next((leg for leg in left if leg.answered and _is_at(leg, who)), None)
        if leg is None:
            yield f"{name}: {who} did not answer"
            continue
        left.remove(leg)
        if not call.cut and abs(leg.talk - talk) > TOLERANCE_SECONDS:
            yield f"{name}: {who} talked for {leg.talk:.1f} s, not for {talk} s"
        if abs(leg.held - held) > TOLERANCE_SECONDS:
            yield f"{name}: {who} held for {leg.held:.1f} s, not for {held} s"


def _is_at(leg: Leg, who: str) -> bool:
    """Return whether a leg is at a phone of the office, or at somebody outside."""
    return leg.phone == (who if len(who) == 4 else "provider")
