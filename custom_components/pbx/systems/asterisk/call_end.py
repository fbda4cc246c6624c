"""How a call ended (vendor_docs/asterisk.md, section 3)."""

from dataclasses import dataclass
from typing import Final, Self

from ...calls.model import Direction
from ...calls.report import RecordStatus
from .call import Call

_REASONS: Final = {"CANCEL": "The caller hung up", "NOANSWER": "No answer"}
"""Why nobody answered, where Asterisk's cause says nothing."""

_NO_CAUSES: Final = frozenset({None, "0", "16", "26", "127"})
"""Causes that say nothing of why nobody answered: none, a normal end, answered elsewhere, unspecified."""

_NEGATIVE: Final = {
    "BUSY": RecordStatus.BUSY,
    "CONGESTION": RecordStatus.FAILED,
    "CHANUNAVAIL": RecordStatus.FAILED,
}
"""What a dial that nobody answered came to, where it is more than that."""

_UNANSWERED: Final = frozenset({RecordStatus.NOT_ANSWERED, *_NEGATIVE.values()})


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnd:
    """How a call ended, and between whom it was."""

    status: RecordStatus
    direction: Direction | None
    caller: str | None
    called: str | None
    answered_by: str | None
    trunk: str | None
    reason: str | None
    reason_code: str | None

    @classmethod
    def of(cls, call: Call) -> Self:
        """Return how a call ended that is over."""
        status = _status(call)
        failed = status in _UNANSWERED
        told = failed and call.cause not in _NO_CAUSES
        return cls(
            status=status,
            direction=call.direction,
            caller=call.caller,
            called=call.called or call.expected_number,
            answered_by=call.answered_by if status is RecordStatus.ANSWERED else None,
            trunk=call.trunk,
            reason=call.cause_text
            if told
            else (_REASONS.get(call.dial_status) if failed else None),
            reason_code=call.cause if told else None,
        )


def _status(call: Call) -> RecordStatus:
    if not call.caller_is_known:
        # What answered may be the phone of the user for whom an application made the call.
        return RecordStatus.UNKNOWN
    if call.answered:
        return RecordStatus.ANSWERED
    if call.message_left:
        return RecordStatus.VOICEMAIL
    if call.end_unheard:
        return RecordStatus.UNKNOWN
    unanswered = _NEGATIVE.get(call.dial_status, RecordStatus.NOT_ANSWERED)
    if not call.caller_was_up:
        # Whoever answers has the caller's channel come up too, so nobody did, whatever else was not heard.
        return unanswered
    if call.unexplained or not call.heard_completely:
        return RecordStatus.UNKNOWN
    if call.inbound or call.dialled or call.queued:
        return unanswered
    # An extension that calls a mailbox or another service is through to it.
    return RecordStatus.ANSWERED
