"""Where a call came from and where it went, as far as the facts say."""

from ..model import Direction, MemberKind
from ..report import CallRecord
from .call_facts import CallFacts, MembersByKind
from .internal_numbers import InternalNumbers


def direction_of(
    facts: CallFacts, members: MembersByKind, internal: InternalNumbers
) -> Direction | None:
    """Return the direction of a call; None while nothing says."""
    if members.inbound or any(_came_in(record, internal) for record in facts.records):
        return Direction.INBOUND
    if Direction.INBOUND in facts.directions:
        return Direction.INBOUND
    recorded = {record.direction for record in facts.records}
    for direction in (Direction.OUTBOUND, Direction.INTERNAL):
        if direction in recorded:
            return direction
    if members.outbound or Direction.OUTBOUND in facts.directions:
        return Direction.OUTBOUND
    if Direction.INTERNAL in facts.directions or _is_between_extensions(facts, members):
        return Direction.INTERNAL
    return None


def _came_in(record: CallRecord, internal: InternalNumbers) -> bool:
    if record.direction is Direction.INBOUND or record.source_trunk:
        return True
    # An inbound call that was forwarded to an outside number is recorded as an outbound call, but from an outside number.
    return record.direction is Direction.OUTBOUND and internal.is_outside(record.caller)


def _is_between_extensions(facts: CallFacts, members: MembersByKind) -> bool:
    extensions = members.extensions
    if len({member.number for member in extensions}) < 2:
        return False
    if any(member.is_caller or member.answered for member in extensions):
        return True
    # The report of a transfer names every party, so a transfer without a line is that of a call between extensions.
    return any(
        len({member.number for member in report.members}) > 1
        and all(member.kind is MemberKind.EXTENSION for member in report.members)
        for report in (*facts.failures, *facts.transfers)
    )
