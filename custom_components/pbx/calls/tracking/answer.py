"""Who answered a call, and when. A voice menu or a queue that picks up is no answer."""

from collections.abc import Iterable
from datetime import datetime

from ..model import Direction, Role
from ..report import CallRecord, RecordStatus
from .call_facts import CallFacts, MembersByKind
from .internal_numbers import InternalNumbers
from .member_facts import MemberFacts


def answered_by_person(
    facts: CallFacts,
    members: MembersByKind,
    direction: Direction | None,
    internal: InternalNumbers,
) -> bool:
    """Answer whether it is certain that a person answered."""
    match direction:
        case Direction.INBOUND:
            answered = any(line.was_called for line in members.outbound) or any(
                member.was_called and member.number in internal.took_part
                for member in members.extensions
            )
        case Direction.OUTBOUND:
            # A call that is dialled through the API rings its caller's own phone first; that phone's answer is none.
            answered = any(line.was_called for line in members.outbound) or any(
                Role.CALLER in member.answered_as for member in members.extensions
            )
        case Direction.INTERNAL:
            answered = _internal_answered(members.extensions)
        case None:
            return False
    return answered or any(
        _says_answered(facts, record, direction, internal) for record in facts.records
    )


def answered_by(
    facts: CallFacts,
    members: MembersByKind,
    direction: Direction | None,
    caller: str | None,
    internal: InternalNumbers,
) -> str | None:
    """Return the extension that answered a call to extensions; None where nothing says."""
    if direction is None or direction is Direction.OUTBOUND:
        return None
    answered = [
        member
        for member in members.extensions
        if member.was_called
        and member.number in internal.took_part
        and (direction is not Direction.INTERNAL or member.number != caller)
    ]
    if answered:
        return min(answered, key=_answered_at).number
    if any(line.answered for line in members.outbound):
        # It was forwarded, and the record names the extension that it had been for.
        return None
    records = [
        record for record in facts.records if record.status is RecordStatus.ANSWERED
    ]
    return _first(record.answered_by for record in records) or _first(
        record.called
        for record in records
        if record.called not in facts.paths and internal.has(record.called)
    )


def answered_at(
    facts: CallFacts,
    members: MembersByKind,
    direction: Direction | None,
    internal: InternalNumbers,
) -> datetime | None:
    """Return when somebody on the other side answered; the caller's side shows that too."""
    callees = list(members.outbound)
    # An extension alone may be the caller, whose own phone rang first, because an application dialled for it.
    if direction in {Direction.INBOUND, Direction.INTERNAL}:
        callees += [
            member
            for member in members.extensions
            if not member.is_caller and member.number in internal.took_part
        ]
    if times := [member.answered_at for member in callees if member.answered_at]:
        return min(times)
    callers = (member for member in members.extensions if member.is_caller)
    heard = (_heard_answer_at(facts, caller) for caller in callers)
    return min((at for at in heard if at), default=None)


def _internal_answered(extensions: Iterable[MemberFacts]) -> bool:
    extensions = list(extensions)
    if len({member.number for member in extensions if member.answered}) > 1:
        return True
    callers = {member.number for member in extensions if member.is_caller}
    return any(
        member.was_called and callers - {member.number}
        for member in extensions
        if member.number not in callers
    )


def _says_answered(
    facts: CallFacts,
    record: CallRecord,
    direction: Direction,
    internal: InternalNumbers,
) -> bool:
    if record.status is not RecordStatus.ANSWERED:
        return False
    if record.is_whole or direction is not Direction.INBOUND or record.answered_by:
        return True
    if record.direction in {Direction.OUTBOUND, Direction.INTERNAL}:
        # A part of the call: forwarded to an outside number, or talked over with a colleague.
        return True
    if record.called in facts.paths:
        return False
    return not internal.lacks(record.called)


def _answered_at(member: MemberFacts) -> float:
    return member.answered_at.timestamp() if member.answered_at else 0.0


def _heard_answer_at(facts: CallFacts, caller: MemberFacts) -> datetime | None:
    """Return when a caller was connected; not when it picked up its own phone, which rang first."""
    if caller.rang or caller.number in facts.own_phones:
        return caller.answered_as.get(Role.CALLER)
    return caller.answered_at


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
