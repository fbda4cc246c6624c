"""The events on Home Assistant's bus: a call failed, was transferred, was missed or ended, or calls were missed while nobody listened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from homeassistant.const import ATTR_ENTITY_ID, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from ..calls.call_fields import what_came_of, what_happened
from ..calls.model import Call, CallEvent, CallEventType, Direction
from ..const import DOMAIN
from ..devices import unique_id
from .identity import Identity

EVENT_CALL_FAILED = "pbx_call_failed"
EVENT_CALL_TRANSFERRED = "pbx_call_transferred"
EVENT_CALL_MISSED = "pbx_call_missed"
EVENT_CALL_ENDED = "pbx_call_ended"
EVENT_CALLS_MISSED_MEANWHILE = "pbx_calls_missed_meanwhile"

EVENTS = {
    CallEventType.FAILED: EVENT_CALL_FAILED,
    CallEventType.TRANSFERRED: EVENT_CALL_TRANSFERRED,
    CallEventType.MISSED: EVENT_CALL_MISSED,
}


@callback
def async_fire(hass: HomeAssistant, identity: Identity, event: CallEvent) -> None:
    """Fire the bus event for a call event, if there is a bus event for its type.

    The calls of a contact centre's campaigns come by the thousand, so none is told of as ended: Activity has a line for each.
    """
    if event_type := EVENTS.get(event.type):
        hass.bus.async_fire(event_type, event_data(identity, event))
    elif event.type is CallEventType.ENDED and not event.call.campaign:
        hass.bus.async_fire(
            EVENT_CALL_ENDED,
            {
                **ended_data(identity, event),
                ATTR_ENTITY_ID: _entity_id(hass, identity, event.call),
            },
        )


@callback
def async_fire_missed_meanwhile(
    hass: HomeAssistant, identity: Identity, missed: Sequence[Call]
) -> None:
    """Fire the bus event that says how many calls were missed while nobody listened; there is at least one, the oldest first."""
    hass.bus.async_fire(
        EVENT_CALLS_MISSED_MEANWHILE,
        {
            **identity.sender,
            "count": len(missed),
            "caller_numbers": list(
                dict.fromkeys(
                    call.caller_number for call in missed if call.caller_number
                )
            ),
            "first_at": _text(missed[0].started_at),
            "last_at": _text(missed[-1].started_at),
        },
    )


def event_data(identity: Identity, event: CallEvent) -> dict[str, Any]:
    """Return what a bus event carries. Its keys are a public contract."""
    return {**identity.sender, **what_happened(event.call)}


def ended_data(identity: Identity, event: CallEvent) -> dict[str, Any]:
    """Return what the bus event of a call that is over carries: all that came of it. Its keys are a public contract."""
    call = event.call
    return {
        **identity.sender,
        **what_came_of(call),
        "called_name": call.called_name,
        "rang_too_short": call.rang_too_short,
        "transferred_by": list(call.transferred_by),
    }


@callback
def _entity_id(hass: HomeAssistant, identity: Identity, call: Call) -> str | None:
    """Return the event entity, switched on or not, of the extension that a call belongs to; Activity of its device shows it.

    An event can name one entity only. A call that rang at several extensions and was answered at none belongs to none.
    """
    number = call.answered_by
    if number is None and call.direction is not Direction.INBOUND:
        number = call.caller_number
    if number is None and len(call.extensions) == 1:
        [number] = call.extensions
    if number is None:
        return None
    return er.async_get(hass).async_get_entity_id(
        Platform.EVENT,
        DOMAIN,
        unique_id(identity.prefix, ("extension", number), "calls"),
    )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
