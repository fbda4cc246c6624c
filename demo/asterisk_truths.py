"""What the call log should say of calls in a real Asterisk, from what the people on its phones know."""

from collections.abc import Iterable
from typing import Final

from asterisk_office.people import EXTENSIONS
from asterisk_office.truth import CallTruth
from simulator.story import Truth

_INBOUND: Final = {"answered": "answered", "voicemail": "voicemail"}
"""Outcomes of a call from outside; after all others it was missed."""

_OTHERS: Final = {"answered": "answered"}
"""Outcomes of a call to outside or to a colleague; after all others it failed."""


def as_logged(calls: Iterable[CallTruth]) -> list[Truth]:
    """Return what the log should hold of a scene's calls. A question back during a call is a part of that call."""
    return [_as_logged(call) for call in calls if not call.consultation]


def _as_logged(call: CallTruth) -> Truth:
    inbound = call.direction == "inbound"
    outcome = (
        _INBOUND.get(call.outcome, "missed")
        if inbound
        else _OTHERS.get(call.outcome, "failed")
    )
    return Truth(
        direction=call.direction,
        outcome=outcome,
        caller=None if call.caller == "anonymous" else call.caller,
        called=call.called,
        answered_by=call.answered_by if _is_extension(call.answered_by) else None,
        transferred=int(call.transferred_to is not None),
        held=int(call.held > 0),
        path=(call.queue,) if call.queue else (),
    )


def _is_extension(who: str | None) -> bool:
    """Answer whether a phone of the office answered, and neither somebody outside nor a machine."""
    return who is not None and who.isdecimal() and int(who) in EXTENSIONS
