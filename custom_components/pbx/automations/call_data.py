"""What an automation is told of a call: ``trigger.call``."""

from datetime import datetime
from typing import Any

from homeassistant.const import ATTR_DEVICE_ID

from ..calls.model import Call, Direction
from ..data import PbxData


def outside_party(call: Call) -> tuple[str | None, str | None]:
    """Return the number and the name of whoever is on the other side of a call: who was called, or else who calls.

    The number is None where it is withheld: systems have words of their own for that, and none of them has a digit.
    """
    if call.direction is Direction.OUTBOUND:
        number, name = call.called_number, call.called_name
    else:
        number, name = call.caller_number, call.caller_name
    is_number = number and any(sign.isdigit() for sign in number)
    return (number if is_number else None), name


def caller_text(number: str | None, name: str | None) -> str | None:
    """Return a name and a number ready to show; None where the number is withheld."""
    if number and name and name != number:
        return f"{name} ({number})"
    return number


def call_data(pbx: PbxData, call: Call, extensions: tuple[str, ...]) -> dict[str, Any]:
    """Return what an automation is told of a call. Its keys are a public contract.

    Args:
        pbx: The call's system.
        call: The call.
        extensions: The extensions that what happened is about.
    """
    identity = pbx.identity
    number, name = outside_party(call)
    return {
        "config_entry_id": identity.entry_id,
        ATTR_DEVICE_ID: identity.device_id,
        "system": identity.system,
        "serial_number": identity.serial_number,
        "call_id": call.call_id,
        "direction": call.direction.value if call.direction else None,
        "caller": caller_text(number, name),
        "caller_number": call.caller_number,
        "caller_name": call.caller_name,
        "called_number": call.called_number,
        "called_name": call.called_name,
        "extensions": list(extensions or call.extensions),
        "answered_by": call.answered_by,
        "trunk": call.trunk,
        "outcome": call.outcome.value if call.outcome else None,
        "reason": call.reason,
        "reason_code": call.reason_code,
        "started_at": _text(call.started_at),
        "answered_at": _text(call.answered_at),
        "ended_at": _text(call.ended_at),
        "ring_seconds": call.ring_seconds,
        "talk_seconds": call.talk_seconds,
        "groups": list(pbx.groups_of(number)) if number else [],
        "campaign_id": call.campaign.campaign_id if call.campaign else None,
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
