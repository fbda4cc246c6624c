"""The events on Home Assistant's bus: a call failed, was transferred or was missed."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import callback

from ..calls.model import CallEvent, CallEventType

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator

EVENT_CALL_FAILED = "pbx_call_failed"
EVENT_CALL_TRANSFERRED = "pbx_call_transferred"
EVENT_CALL_MISSED = "pbx_call_missed"

EVENTS = {
    CallEventType.FAILED: EVENT_CALL_FAILED,
    CallEventType.TRANSFERRED: EVENT_CALL_TRANSFERRED,
    CallEventType.MISSED: EVENT_CALL_MISSED,
}


@callback
def async_fire(coordinator: PbxCoordinator, event: CallEvent) -> None:
    """Fire the bus event for a call event, if there is one for its type."""
    if event_type := EVENTS.get(event.type):
        coordinator.hass.bus.async_fire(event_type, event_data(coordinator, event))


def event_data(coordinator: PbxCoordinator, event: CallEvent) -> dict[str, Any]:
    """Return what a bus event carries. Its keys are a public contract."""
    call = event.call
    return {
        "config_entry_id": coordinator.config_entry.entry_id,
        ATTR_DEVICE_ID: coordinator.device_id,
        "system": coordinator.system.key,
        "serial_number": coordinator.serial_number,
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
