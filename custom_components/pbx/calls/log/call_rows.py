"""A call as a row of the table, and back."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
import re
from typing import Any
from zlib import crc32

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
)
from ..tracking.call_times import epoch_of
from .log_model import LoggedCall
from .schema import SHORT
from .texts import folded, number_texts, storable

type NumberKey = Callable[[str], str]

SLOTS = 1024
"""How many calls can begin in one millisecond."""

_CURSOR = re.compile(r"[0-7][0-9a-f]{15}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_FIRST = datetime(1970, 1, 2, tzinfo=UTC)
_LAST = datetime(9999, 12, 30, tzinfo=UTC)


def key_at(moment: datetime) -> int:
    """Return the lowest key of a call that begins at a moment or later. Any aware time can be asked for."""
    within = min(max(moment, _FIRST), _LAST)
    return (within - _EPOCH) // _MILLISECOND * SLOTS


def preferred_key(system: str, call: Call) -> int:
    """Return the key that a call gets if no other call has it."""
    if call.started_at is None:
        raise ValueError("A call without a start cannot be stored")
    slot = crc32(f"{system} {call.call_id}".encode(errors="replace")) % SLOTS
    return key_at(call.started_at) + slot


def short(text: str) -> str:
    """Return a text that fits into an index; a long one keeps its begin and gets a digest."""
    text = storable(text)
    if len(text) <= SHORT:
        return text
    digest = sha256(text.encode()).hexdigest()
    return f"{text[: SHORT - len(digest)]}{digest}"


def party_number(call: Call) -> str | None:
    """Return the number of the party outside; None where there is none that could be called."""
    number = None
    if call.direction is Direction.INBOUND:
        number = call.caller_number
    elif call.direction is Direction.OUTBOUND:
        number = call.called_number
    return number if number and any(one.isdigit() for one in number) else None


def extensions_of(call: Call) -> frozenset[str]:
    """Return every extension that rang, answered, called or transferred."""
    numbers = [
        *call.extensions,
        call.answered_by,
        *call.transferred_by,
        *(one.number for one in call.members if one.kind is MemberKind.EXTENSION),
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
    missed = call.outcome is Outcome.MISSED
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
        "time_source": time_source(call),
        "ring_seconds": call.ring_seconds,
        "talk_seconds": call.talk_seconds,
        "recording": _text(call.recording),
        "campaign_id": short(campaign.campaign_id) if campaign else None,
        "vdn_id": _text(campaign.vdn_id) if campaign else None,
        "session_id": _text(campaign.session_id) if campaign else None,
        "custom_field": _text(campaign.custom_field) if campaign else None,
        "handled_at": handled_at,
        "to_return": 1 if missed and handled_at is None else None,
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
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        local_time=row.local_time,
        ring_seconds=row.ring_seconds,
        talk_seconds=row.talk_seconds,
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


def cursor_of(key: int) -> str:
    """Return the cursor of the page that follows the call with a key."""
    return f"{key:016x}"


def key_of(cursor: str) -> int:
    """Return the key that a cursor stands for. Raises ValueError."""
    if not _CURSOR.fullmatch(cursor):
        raise ValueError("This is no cursor")
    return int(cursor, 16)


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


def time_source(call: Call) -> str:
    """Return how the start of a call is known: ``call_id``, ``zone`` or ``arrival``."""
    started_at = call.started_at
    if started_at and any(epoch_of(one) == started_at.timestamp() for one in call.ids):
        return "call_id"
    # Only a contact centre's results name a start, in local time; it was read in the configured zone.
    if call.campaign and call.local_time:
        return "zone"
    return "arrival"


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
