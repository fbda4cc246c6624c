"""The events on Home Assistant's bus: a call failed, was transferred or was missed."""

from datetime import datetime
from typing import Any

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, callback

from ..calls.model import CallEvent, CallEventType
from .identity import Identity

EVENT_CALL_FAILED = "pbx_call_failed"
EVENT_CALL_TRANSFERRED = "pbx_call_transferred"
EVENT_CALL_MISSED = "pbx_call_missed"

EVENTS = {
    CallEventType.FAILED: EVENT_CALL_FAILED,
    CallEventType.TRANSFERRED: EVENT_CALL_TRANSFERRED,
    CallEventType.MISSED: EVENT_CALL_MISSED,
}


@callback
def async_fire(hass: HomeAssistant, identity: Identity, event: CallEvent) -> None:
    """Fire the bus event for a call event, if there is a bus event for its type."""
    if event_type := EVENTS.get(event.type):
        hass.bus.async_fire(event_type, event_data(identity, event))


def event_data(identity: Identity, event: CallEvent) -> dict[str, Any]:
    """Return what a bus event carries. Its keys are a public contract."""
    call = event.call
    return {
        "config_entry_id": identity.entry_id,
        ATTR_DEVICE_ID: identity.device_id,
        "system": identity.system,
        "serial_number": identity.serial_number,
        "call_id": call.call_id,
        "direction": call.direction.value if call.direction else None,
        "caller_number": call.caller_number,
        "caller_name": call.caller_name,
        "called_number": call.called_number,
        "extensions": list(call.extensions),
        "trunk": call.trunk,
        "reason": call.reason,
        "reason_code": call.reason_code,
        "started_at": _text(call.started_at),
        "ended_at": _text(call.ended_at),
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
