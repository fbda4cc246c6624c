"""A call as a row of the table, and back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from ..model import (
    Call,
    CallState,
    Campaign,
    Direction,
    Member,
    MemberKind,
    MemberState,
    Outcome,
    Role,
    TimeSource,
)
from ..parties import known_number
from .call_keys import cursor_of
from .log_model import LoggedCall
from .texts import NumberKey, folded, number_texts, short, storable


def party_number(call: Call) -> str | None:
    """Return the number of the party outside; None where there is none that could be called."""
    number = None
    if call.direction is Direction.INBOUND:
        number = call.caller_number
    elif call.direction is Direction.OUTBOUND:
        number = call.called_number
    return known_number(number)


def extensions_of(call: Call) -> frozenset[str]:
    """Return every extension that rang, answered, called or transferred."""
    numbers = [
        *call.extensions,
        call.answered_by,
        *call.transferred_by,
        *(
            member.number
            for member in call.members
            if member.kind is MemberKind.EXTENSION
        ),
    ]
    if call.direction in {Direction.OUTBOUND, Direction.INTERNAL}:
        numbers.append(call.caller_number)
    if call.direction is Direction.INTERNAL:
        numbers.append(call.called_number)
    return frozenset(short(number) for number in numbers if number)


def to_row(
    key: int,
    system_id: int,
    call: Call,
    handled_at: datetime | None,
    number_key: NumberKey,
) -> dict[str, Any]:
    """Return the columns of a call."""
    campaign = call.campaign
    party = party_number(call)
    unwanted = call.rang_too_short or call.blocked
    to_return = call.outcome is Outcome.MISSED and not unwanted
    return {
        "key": key,
        "system_id": system_id,
        "call_id": storable(call.call_id),
        "ids": sorted(map(storable, call.ids)),
        "direction": call.direction,
        "state": call.state,
        "outcome": call.outcome,
        "caller_number": _text(call.caller_number),
        "caller_name": _text(call.caller_name),
        "called_number": _text(call.called_number),
        "called_name": _text(call.called_name),
        "extensions": _texts(call.extensions),
        "answered_by": _text(call.answered_by),
        "trunk": _text(call.trunk),
        "path": _texts(call.path),
        "transferred_by": _texts(call.transferred_by),
        "members": [member_row(member) for member in call.members],
        "reason": _text(call.reason),
        "reason_code": _text(call.reason_code),
        "started_at": call.started_at,
        "answered_at": call.answered_at,
        "ended_at": call.ended_at,
        "local_time": _text(call.local_time),
        "time_source": call.time_source,
        "ring_seconds": call.ring_seconds,
        "talk_seconds": call.talk_seconds,
        "recording": _text(call.recording),
        "campaign_id": short(campaign.campaign_id) if campaign else None,
        "vdn_id": _text(campaign.vdn_id) if campaign else None,
        "session_id": _text(campaign.session_id) if campaign else None,
        "custom_field": _text(campaign.custom_field) if campaign else None,
        "handled_at": handled_at,
        "to_return": 1 if to_return and handled_at is None else None,
        "party_key": short(number_key(party)) if party else None,
        "search_numbers": _searched_numbers(call, number_key),
        "search_text": _searched_text(call),
    }


def from_row(row: Row[Any]) -> Call:
    """Return the call that a row holds."""
    return Call(
        call_id=row.call_id,
        ids=frozenset(row.ids),
        direction=Direction(row.direction) if row.direction else None,
        state=CallState(row.state),
        outcome=Outcome(row.outcome) if row.outcome else None,
        members=tuple(map(member_from_row, row.members)),
        caller_number=row.caller_number,
        caller_name=row.caller_name,
        called_number=row.called_number,
        called_name=row.called_name,
        extensions=tuple(row.extensions),
        answered_by=row.answered_by,
        trunk=row.trunk,
        path=tuple(row.path),
        transferred_by=tuple(row.transferred_by),
        reason=row.reason,
        reason_code=row.reason_code,
        started_at=row.started_at,
        time_source=TimeSource(row.time_source),
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        local_time=row.local_time,
        ring_seconds=row.ring_seconds,
        talk_seconds=row.talk_seconds,
        # Any other missed call waits to be returned, or was returned.
        rang_too_short=(
            row.outcome == Outcome.MISSED
            and row.to_return is None
            and row.handled_at is None
        ),
        recording=row.recording,
        campaign=Campaign(
            campaign_id=row.campaign_id,
            vdn_id=row.vdn_id,
            session_id=row.session_id,
            custom_field=row.custom_field,
        )
        if row.campaign_id is not None
        else None,
    )


def logged(system: str, row: Row[Any]) -> LoggedCall:
    """Return what the log says of the call that a row holds."""
    return LoggedCall(
        system=system,
        call=from_row(row),
        handled_at=row.handled_at,
        cursor=cursor_of(row.key),
    )


def member_row(member: Member) -> dict[str, str]:
    """Return what is known of a member."""
    values = {
        "kind": member.kind.value,
        "number": member.number,
        "state": member.state.value if member.state else None,
        "role": member.role.value if member.role else None,
        "channel_id": member.channel_id,
        "caller": member.caller,
        "called": member.called,
        "trunk": member.trunk,
        "path": member.path,
    }
    return {
        name: storable(value) for name, value in values.items() if value is not None
    }


def member_from_row(values: dict[str, str]) -> Member:
    """Return the member that was stored."""
    state, role = values.get("state"), values.get("role")
    return Member(
        kind=MemberKind(values["kind"]),
        number=values["number"],
        state=MemberState(state) if state else None,
        role=Role(role) if role else None,
        channel_id=values.get("channel_id"),
        caller=values.get("caller"),
        called=values.get("called"),
        trunk=values.get("trunk"),
        path=values.get("path"),
    )


def _searched_numbers(call: Call, number_key: NumberKey) -> str:
    return "\n".join(
        dict.fromkeys(
            text
            for number in (call.caller_number, call.called_number)
            if number
            for text in number_texts(number, number_key)
        )
    )


def _searched_text(call: Call) -> str:
    campaign = call.campaign
    texts = (
        call.caller_name,
        call.called_name,
        call.reason,
        call.reason_code,
        call.trunk,
        *call.path,
        *((campaign.campaign_id, campaign.custom_field) if campaign else ()),
    )
    return "\n".join(dict.fromkeys(folded(text) for text in texts if text))


def _text(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _texts(texts: Iterable[str]) -> list[str]:
    return [storable(text) for text in texts]
