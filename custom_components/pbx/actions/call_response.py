"""How calls are given to automations: as the response of an action, and as an event's attributes."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from homeassistant.util.json import JsonObjectType

from ..calls.call_fields import what_came_of
from ..calls.in_call_events import InCallEvent
from ..calls.model import (
    Call,
    CallEvent,
    Campaign,
    Member,
    MemberKind,
    Queue,
    QueueAgent,
    QueuedCall,
    QueuedCallState,
)


def as_response(call: Call) -> JsonObjectType:
    """Return a call as an action's response gives it."""
    return {
        **what_came_of(call),
        "called_name": call.called_name,
        "ids": [*sorted(call.ids)],
        "state": call.state.value,
        "path": list(call.path),
        "transferred_by": list(call.transferred_by),
        "members": [_member(member) for member in call.members],
        "local_time": call.local_time,
        "recording": call.recording,
        "campaign": _campaign(call.campaign) if call.campaign else None,
    }


def queue_response(
    queue: Queue, name_of: Callable[[str], str | None]
) -> JsonObjectType:
    """Return a queue as an action's response gives it.

    Args:
        queue: The queue.
        name_of: Returns the name of a caller of whom the system says none.
    """
    counted = Counter(call.state for call in queue.calls)
    counted[QueuedCallState.WAITING] += queue.unnamed_callers
    return {
        "number": queue.number,
        "name": queue.name,
        **{f"{state.value}_calls": counted[state] for state in QueuedCallState},
        "calls": [_queued(call, name_of) for call in queue.calls],
        "agents": [_agent(agent) for agent in queue.agents],
    }


def as_event_attributes(event: CallEvent) -> dict[str, Any]:
    """Return the attributes that an event entity has for a call event. ``extensions`` are those that the event is about."""
    call = event.call
    return {
        **what_came_of(call),
        "extensions": list(event.extensions or call.extensions),
    }


def as_result_attributes(call: Call) -> dict[str, Any]:
    """Return the attributes that an event entity has for the result of a campaign's call. Nobody's number is among them."""
    return {
        "reason": call.reason,
        "reason_code": call.reason_code,
        "reason_class": _word(call.reason_class),
        "session_id": call.campaign.session_id if call.campaign else None,
        "custom_field": call.campaign.custom_field if call.campaign else None,
    }


def as_in_call_attributes(event: InCallEvent, call: Call | None) -> dict[str, Any]:
    """Return the attributes that an event entity has for an in-call event.

    Args:
        event: The event. What its type does not have is left out.
        call: The call that it happened in, if that is known.
    """
    extensions = [
        member.number for member in event.members if member.kind is MemberKind.EXTENSION
    ]
    own = {
        "keys": event.keys,
        "all_keys": event.all_keys,
        "answer": event.answer,
        "prompt": event.prompt,
        "conference": event.conference,
        "conference_name": event.conference_name,
    }
    return {
        "call_id": event.call_id,
        "caller_number": call.caller_number if call else None,
        "caller_name": call.caller_name if call else None,
        "called_number": call.called_number if call else None,
        "extensions": extensions,
        "number": event.number,
        **{key: value for key, value in own.items() if value is not None},
    }


def _member(member: Member) -> JsonObjectType:
    return {
        "kind": member.kind.value,
        "number": member.number,
        "state": _word(member.state),
        "role": _word(member.role),
        "channel_id": member.channel_id,
        "caller": member.caller,
        "called": member.called,
        "trunk": member.trunk,
        "path": member.path,
    }


def _queued(call: QueuedCall, name_of: Callable[[str], str | None]) -> JsonObjectType:
    number = call.caller_number
    return {
        "call_id": call.call_id,
        "state": call.state.value,
        "caller_number": number,
        "caller_name": call.caller_name or (name_of(number) if number else None),
        "extension": call.extension,
        "seconds": call.seconds,
    }


def _agent(agent: QueueAgent) -> JsonObjectType:
    return {
        "extension": agent.extension,
        "name": agent.name,
        "state": agent.state.value,
    }


def _campaign(campaign: Campaign) -> JsonObjectType:
    return {
        "campaign_id": campaign.campaign_id,
        "vdn_id": campaign.vdn_id,
        "session_id": campaign.session_id,
        "custom_field": campaign.custom_field,
    }


def _word(choice: StrEnum | None) -> str | None:
    return choice.value if choice else None
