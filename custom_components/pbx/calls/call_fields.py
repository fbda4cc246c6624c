"""What automations are told of a call, wherever they hear of it: in events, in triggers and in the responses of actions."""

from datetime import datetime
from typing import Any

from .model import Call


def what_happened(call: Call) -> dict[str, Any]:
    """Return who called whom, when, and why it failed. The keys are a public contract."""
    return {
        "call_id": call.call_id,
        "direction": call.direction.value if call.direction else None,
        "caller_number": call.caller_number,
        "caller_name": call.caller_name,
        "called_number": call.called_number,
        "extensions": list(call.extensions),
        "trunk": call.trunk,
        "blocked": call.blocked,
        "reason": call.reason,
        "reason_code": call.reason_code,
        "started_at": _text(call.started_at),
        "ended_at": _text(call.ended_at),
    }


def what_came_of(call: Call) -> dict[str, Any]:
    """Return what happened, and who answered and for how long. The keys are a public contract."""
    return {
        **what_happened(call),
        "answered_by": call.answered_by,
        "outcome": call.outcome.value if call.outcome else None,
        "answered_at": _text(call.answered_at),
        "ring_seconds": call.ring_seconds,
        "talk_seconds": call.talk_seconds,
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
