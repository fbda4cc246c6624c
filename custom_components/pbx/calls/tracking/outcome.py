"""How a call ended, read from its findings."""

from ..model import Direction, MemberKind, Outcome, Role
from ..report import CallRecord, RecordStatus
from .call_times import seconds_recorded
from .findings import Findings

UNRECORDED_SECONDS = 5
"""How much longer than its records a call may be seen to last: reports may be late."""

LONGEST_PICK_UP_SECONDS = 2
"""How long a machine takes to pick up at most."""

_NEGATIVE = {RecordStatus.NOT_ANSWERED, RecordStatus.BUSY, RecordStatus.FAILED}


def outcome(found: Findings, lasted: float | None = None) -> Outcome:
    """Return how a call ended, as far as the facts say; ``unknown`` when they do not.

    Args:
        found: The call's findings.
        lasted: For how many seconds it was seen to last; None when nobody followed it and all its records are there.
    """
    if found.answered_by_person:
        return Outcome.ANSWERED
    statuses = {record.status for record in found.facts.records}
    if RecordStatus.VOICEMAIL in statuses:
        return Outcome.VOICEMAIL
    if found.direction is Direction.INTERNAL and any(
        Role.CALLER in member.answered_as for member in found.members.extensions
    ):
        return Outcome.ANSWERED
    if _not_reached(found, statuses, lasted):
        inbound = found.direction is Direction.INBOUND
        return Outcome.MISSED if inbound else Outcome.FAILED
    return Outcome.UNKNOWN


def _not_reached(
    found: Findings, statuses: set[RecordStatus], lasted: float | None
) -> bool:
    """Answer whether something says that no person was reached. That nothing says a person was is not enough."""
    facts = found.facts
    if found.recorded_whole:
        return bool(statuses & _NEGATIVE)
    if not _leg_missing(found, lasted):
        by_machine = [record for record in facts.records if _answered(found, record)]
        if by_machine:
            return not any(map(_may_be_person, by_machine))
        if statuses & _NEGATIVE:
            return not _part_missing(found)
    if facts.given_up and not _went_on(found):
        extensions = {member.number for member in found.members.extensions}
        return any(
            called in numbers and extensions <= numbers
            for called, numbers in facts.given_up.items()
        )
    return bool(facts.failures) and not _went_on(found) and _failure_counts(found)


def _leg_missing(found: Findings, lasted: float | None) -> bool:
    """Answer whether the call went on to somewhere of which no record is there."""
    legs = [record for record in found.facts.records if record.is_leg]
    if not legs or found.direction is Direction.OUTBOUND:
        return False
    recorded = seconds_recorded(legs)
    if lasted is not None and recorded is not None:
        if lasted > recorded + UNRECORDED_SECONDS:
            return True
    passed_on = any(
        record.status is RecordStatus.PICKED_UP and found.internal.has(record.called)
        for record in legs
    )
    return passed_on and not any(
        record.direction is Direction.OUTBOUND and record.status in _NEGATIVE
        for record in legs
    )


def _may_be_person(record: CallRecord) -> bool:
    """Answer whether what answered may have been a person, though the record names a number that is no extension's."""
    if record.called and record.called == record.did_number:
        # Of an outside number nobody knows whether it stands for a machine or for a person's phone.
        return True
    # A menu picks up at once. What a queue's leg calls talk began when an agent answered.
    talked = record.talk_seconds or 0
    waited = (record.call_seconds or 0) - talked
    return record.is_leg and talked > 0 and waited > LONGEST_PICK_UP_SECONDS


def _answered(found: Findings, record: CallRecord) -> bool:
    """Answer whether a record says that somebody or something answered."""
    if record.status is RecordStatus.PICKED_UP:
        return found.internal.lacks(record.called)
    return record.status is RecordStatus.ANSWERED


def _went_on(found: Findings) -> bool:
    """Answer whether the call was connected, or went from a callee to another, so that the silence of either says little."""
    return (
        bool(found.facts.transfers or found.facts.paths)
        or any(line.answered for line in found.members.inbound)
        or any(member.answered for member in found.members.extensions)
    )


def _failure_counts(found: Findings) -> bool:
    """Answer whether that a callee was not reached means that nobody was."""
    named = {
        member.number
        for failure in found.facts.failures
        for member in failure.members
        if member.kind is MemberKind.EXTENSION
    }
    extensions = {member.number for member in found.members.extensions}
    if found.direction is not Direction.INBOUND:
        return extensions <= named or len(extensions) <= 2
    # A member of a ring group may decline while the others ring on: only the number called itself counts.
    called = {line.called for line in found.members.inbound if line.called}
    if not named:
        return (
            bool(found.known)
            and all(map(found.internal.has, called))
            and extensions <= called
        )
    return called <= named and extensions <= named


def _part_missing(found: Findings) -> bool:
    """Answer whether a record of no answer is that of a part of the call, about the rest of which too little arrived."""
    facts = found.facts
    if facts.paths or found.direction is Direction.OUTBOUND:
        return False
    negative = [record for record in facts.records if record.status in _NEGATIVE]
    if any(found.internal.lacks(record.called) for record in negative):
        # A menu or a queue was called, so the record is that of the whole call.
        return False
    if any(line.answered for line in found.members.inbound):
        # Something picked up before, and no machine is known of.
        return True
    recorded = {record.called for record in negative}
    callers = {record.caller for record in negative}
    extensions = found.members.extensions
    rang = {member.number for member in extensions if member.rang or member.answered}
    return bool(rang - recorded - callers) and any(
        called in {member.number for member in extensions} for called in recorded
    )
