"""The number that called, and the number that was called."""

from collections.abc import Iterable

from ..model import Direction, Role
from ..report import CallRecord
from .call_facts import CallFacts, MembersByKind
from .internal_numbers import InternalNumbers

type CallerAndCalled = tuple[str | None, str | None]


def main_record(facts: CallFacts) -> CallRecord | None:
    """Return the record of the call's beginning: the earliest by the system's own time; None without records."""
    return min(facts.records, key=lambda record: record.local_time or "", default=None)


def caller_and_called(
    facts: CallFacts,
    members: MembersByKind,
    direction: Direction | None,
    record: CallRecord | None,
    internal: InternalNumbers,
) -> CallerAndCalled:
    """Return both numbers, each None where nothing says it.

    Args:
        facts: What was heard of the call.
        members: Its members.
        direction: Its direction.
        record: Its main record.
        internal: Which numbers are extensions.
    """
    recorded = (record.caller, record.called) if record else (None, None)
    match direction:
        case Direction.INBOUND if members.inbound:
            line = members.inbound[0]
            return (
                line.caller or line.number or recorded[0],
                line.called or recorded[1],
            )
        case Direction.OUTBOUND:
            first = members.outbound[0] if members.outbound else None
            caller = _first(
                member.number
                for member in members.extensions
                if member.is_caller or not member.rang
            )
            caller = (
                caller
                or _not_outside(recorded[0], internal)
                or (first.caller if first else None)
            )
            called = (first.called or first.number) if first else None
            return caller or recorded[0], called or recorded[1]
        case _:
            return _between(facts, members, recorded)


def _not_outside(number: str | None, internal: InternalNumbers) -> str | None:
    """Return the number if it can be that of the extension that dialled."""
    unsure = not internal.listed or internal.is_outside(number)
    return None if unsure else number


def _between(
    facts: CallFacts, members: MembersByKind, recorded: CallerAndCalled
) -> CallerAndCalled:
    """Return caller and callee where there is no line."""
    extensions = members.extensions
    caller = recorded[0] or _first(
        member.number for member in extensions if member.is_caller
    )
    failed = [failure.members for failure in facts.failures if len(failure.members) > 1]
    if caller is None and failed:
        # The only example with two extensions seems to name the callee first.
        caller, recorded = failed[0][1].number, (None, failed[0][0].number)
    others = [member for member in extensions if member.number != caller]
    called = recorded[1] or _first(
        member.number
        for member in others
        if not member.is_caller and (member.rang or member.answered)
    )
    called = called or (_first(member.number for member in others) if caller else None)
    if caller is None:
        caller = _first(
            member.number
            for member in extensions
            if member.number != called
            and not member.rang
            and Role.CALLEE not in member.roles
        )
    return caller, called


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
