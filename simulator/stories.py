"""Writes stories of every kind, with numbers, durations and people's whims drawn from a random source."""

from collections.abc import Callable
from random import Random
from typing import Final

from . import stories_dialled, stories_inbound
from .office import Office
from .stories_inbound import REFUSALS
from .story import OUTSIDE, Beat, Reason, Story, Truth
from .story_writer import Writer

DEAD_ENDS: Final = (
    Reason.BUSY,
    Reason.UNKNOWN_NUMBER,
    Reason.CONGESTED,
    Reason.UNREACHABLE,
    Reason.NOT_PERMITTED,
)


def _outbound_answered(w: Writer) -> tuple[Truth, list[Beat]]:
    caller, called, start = w.outbound()
    beats = [start, w.ring(OUTSIDE), w.answer(OUTSIDE), *w.end(caller, OUTSIDE)]
    return _went_out(w, "answered", caller, called), beats


def _outbound_failed(w: Writer) -> tuple[Truth, list[Beat]]:
    caller, called, start = w.outbound()
    reason = w.rng.choice((*DEAD_ENDS, Reason.DECLINED))
    beats = [
        start,
        *([w.ring(OUTSIDE)] if reason is Reason.DECLINED else []),
        w.fail(OUTSIDE, reason),
        *w.dropped(),
    ]
    return _went_out(w, "failed", caller, called, reason), beats


def _outbound_no_answer(w: Writer) -> tuple[Truth, list[Beat]]:
    caller, called, start = w.outbound()
    reason = w.rng.choice((None, Reason.NOT_ANSWERED))
    beats = [start, w.ring(OUTSIDE), *w.unanswered(OUTSIDE, caller, reason)]
    return _went_out(w, "failed", caller, called, reason), beats


def _internal_answered(w: Writer) -> tuple[Truth, list[Beat]]:
    caller, called, start = w.internal()
    beats = [start, w.ring(called), w.answer(called), *w.end(caller, called)]
    return Truth(
        direction="internal",
        outcome="answered",
        caller=caller,
        called=called,
        rang=(called,),
        answered_by=called,
    ), beats


def _internal_failed(w: Writer) -> tuple[Truth, list[Beat]]:
    caller, called, start = w.internal()
    reason = w.rng.choice((*REFUSALS, Reason.UNREACHABLE, Reason.NOT_ANSWERED, None))
    rings = reason in {Reason.DECLINED, Reason.NOT_ANSWERED, None}
    beats = [start]
    if rings:
        beats += [w.ring(called), *w.unanswered(called, caller, reason)]
    else:
        beats += [w.fail(called, reason or Reason.BUSY, after=0.4), *w.dropped()]
    rang = (called,) if rings else ()
    return Truth(
        direction="internal",
        outcome="failed",
        caller=caller,
        called=called,
        rang=rang,
        reason=reason,
    ), beats


def _went_out(
    w: Writer, outcome: str, caller: str, called: str, reason: Reason | None = None
) -> Truth:
    return Truth(
        direction="outbound",
        outcome=outcome,
        caller=caller,
        called=called,
        reason=reason,
        trunk=w.office.trunk,
    )


_WRITERS: Final[dict[str, Callable[[Writer], tuple[Truth, list[Beat]]]]] = {
    "inbound_answered": stories_inbound.inbound_answered,
    "inbound_missed": stories_inbound.inbound_missed,
    "inbound_busy": stories_inbound.inbound_busy,
    "inbound_voicemail": stories_inbound.inbound_voicemail,
    "ring_group": stories_inbound.ring_group,
    "queue": stories_inbound.queue,
    "ivr_answered": stories_inbound.ivr_answered,
    "ivr_abandoned": stories_inbound.ivr_abandoned,
    "hold": stories_inbound.hold,
    "blind_transfer": stories_inbound.blind_transfer,
    "attended_transfer": stories_inbound.attended_transfer,
    "forward": stories_inbound.forward,
    "outbound_answered": _outbound_answered,
    "outbound_failed": _outbound_failed,
    "outbound_no_answer": _outbound_no_answer,
    "internal_answered": _internal_answered,
    "internal_failed": _internal_failed,
    "dialled_answered": stories_dialled.dialled_answered,
    "dialled_failed": stories_dialled.dialled_failed,
    "dialled_not_lifted": stories_dialled.dialled_not_lifted,
    "dialled_internal": stories_dialled.dialled_internal,
}

KINDS: Final = tuple(_WRITERS)
"""Every kind of story."""

CAMPAIGN_KINDS: Final = ("outbound_answered", "outbound_failed", "outbound_no_answer")
"""The kinds that a contact centre's campaign consists of."""


def story(kind: str, rng: Random, office: Office) -> Story:
    """Write a story of a kind.

    Raises KeyError for an unknown kind, ValueError when too few extensions of the office are free for it.
    """
    truth, beats = _WRITERS[kind](Writer(rng, office))
    return Story(kind=kind, truth=truth, beats=tuple(beats))


def write_dialled(
    rng: Random,
    office: Office,
    caller: str,
    called: str,
    ending: str,
    *,
    auto_answer: bool = False,
) -> Story:
    """Write the story of a call between certain parties that an application dials, with an ending of stories_dialled."""
    writer = Writer(rng, office)
    truth, beats = stories_dialled.dialled(
        writer, caller, called, ending, auto_answer=auto_answer
    )
    return Story(kind=f"dialled_{ending}", truth=truth, beats=tuple(beats))
