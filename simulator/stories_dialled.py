"""Calls that an application dials for an extension: its own phone rings first, then the callee's.

The vendors say no more than that order (vendor_docs/yeastar_s.md, section 7; vendor_docs/openvox_uc.md, section 5).
"""

from typing import Final

from .story import OUTSIDE, Action, Beat, Reason, Truth
from .story_writer import Writer

ANSWERED: Final = "answered"
NO_ANSWER: Final = "no_answer"
"""The callee's phone rings in vain."""
NOT_LIFTED: Final = "not_lifted"
"""Nobody picks up the extension's own phone, and the callee is not called at all."""

ENDINGS: Final = (ANSWERED, NO_ANSWER, NOT_LIFTED, *Reason)
"""How such a call can go; a Reason is why the callee was not reached, once the own phone was picked up."""


def dialled(
    w: Writer, caller: str, called: str, ending: str, *, auto_answer: bool = False
) -> tuple[Truth, list[Beat]]:
    """Write a call with an ending out of ENDINGS. With ``auto_answer`` the own phone picks up by itself."""
    inside = called in w.office.extensions
    callee = called if inside else OUTSIDE
    trunk = "" if inside else w.office.trunk
    beats = [Beat(delay=0, action=Action.DIAL, by=caller, to=called, trunk=trunk)]
    rang, reason = [caller], None
    if ending == NOT_LIFTED:
        reason = Reason.NOT_ANSWERED
        beats += [w.fail(caller, reason, after=15), *w.dropped()]
    else:
        wait = w.seconds(0.1, 0.3) if auto_answer else w.seconds(1.5, 5)
        beats.append(Beat(delay=wait, action=Action.LIFT, by=caller))
        if ending in {ANSWERED, NO_ANSWER}:
            beats.append(w.ring(callee))
            rang += [called] if inside else []
    if ending == ANSWERED:
        beats += [w.answer(callee), *w.end(caller, callee)]
    elif ending == NO_ANSWER:
        reason = w.rng.choice((None, Reason.NOT_ANSWERED))
        beats += w.unanswered(callee, caller, reason)
    elif ending != NOT_LIFTED:
        reason = Reason(ending)
        beats += [w.fail(callee, reason), *w.dropped()]
    answered = ending == ANSWERED
    return Truth(
        direction="internal" if inside else "outbound",
        outcome="answered" if answered else "failed",
        caller=caller,
        called=called,
        rang=tuple(rang),
        answered_by=called if inside and answered else None,
        reason=reason,
        trunk=trunk or None,
    ), beats


def dialled_answered(w: Writer) -> tuple[Truth, list[Beat]]:
    """Somebody outside is called and answers."""
    return _outside(w, ANSWERED)


def dialled_failed(w: Writer) -> tuple[Truth, list[Beat]]:
    """Somebody outside is called and does not answer, or cannot be reached."""
    return _outside(w, w.rng.choice((NO_ANSWER, Reason.BUSY, Reason.UNREACHABLE)))


def dialled_not_lifted(w: Writer) -> tuple[Truth, list[Beat]]:
    """Nobody is there to pick up the own phone."""
    return _outside(w, NOT_LIFTED)


def dialled_internal(w: Writer) -> tuple[Truth, list[Beat]]:
    """A colleague is called and answers, or not."""
    caller, called = w.extensions(2)
    return dialled(w, caller, called, w.rng.choice((ANSWERED, NO_ANSWER)))


def _outside(w: Writer, ending: str) -> tuple[Truth, list[Beat]]:
    (caller,) = w.extensions(1)
    return dialled(w, caller, w.office.outside_number(w.rng), ending)
