"""What the facts about a call come to: its direction, who answered, how it ended. Pure functions of the evidence."""

from collections.abc import Mapping

from ..model import Direction, MemberKind, Outcome, Role
from ..report import CallRecord, RecordStatus
from .call_facts import CallFacts
from .member_facts import MemberFacts

type Known = Mapping[str, str | None] | None
"""The extensions by number, with their names; None where they are not known."""

_NEGATIVE = {RecordStatus.NOT_ANSWERED, RecordStatus.BUSY, RecordStatus.FAILED}
_NOT_TALKED = {*_NEGATIVE, RecordStatus.VOICEMAIL}


def direction(facts: CallFacts, known: Known) -> Direction | None:
    """Return where a call came from and went to; None while nothing tells."""
    if facts.inbound or any(_came_in(record, known) for record in facts.records):
        return Direction.INBOUND
    if Direction.INBOUND in facts.directions:
        return Direction.INBOUND
    recorded = {record.direction for record in facts.records}
    for told in (Direction.OUTBOUND, Direction.INTERNAL):
        if told in recorded:
            return told
    if facts.outbound or Direction.OUTBOUND in facts.directions:
        return Direction.OUTBOUND
    if Direction.INTERNAL in facts.directions or _between_extensions(facts):
        return Direction.INTERNAL
    return None


def _came_in(record: CallRecord, known: Known) -> bool:
    if record.direction is Direction.INBOUND or record.source_trunk:
        return True
    # An inbound call that was forwarded to an outside number is recorded as an outbound one, but from an outside number.
    return (
        record.direction is Direction.OUTBOUND
        and bool(known)
        and record.caller is not None
        and record.caller not in (known or {})
    )


def _between_extensions(facts: CallFacts) -> bool:
    extensions = list(facts.extensions)
    if len({one.number for one in extensions}) < 2:
        return False
    if any(one.is_caller or one.answered for one in extensions):
        return True
    # The report of a transfer names every party, so one without a line is that of a call between extensions.
    return any(
        len({member.number for member in report.members}) > 1
        and all(member.kind is MemberKind.EXTENSION for member in report.members)
        for report in (*facts.failures, *facts.transfers)
    )


def is_person(facts: CallFacts, member: MemberFacts, known: Known) -> bool:
    """Answer whether an extension in a call is somebody's phone, not a voice menu or a queue."""
    if member.kind is not MemberKind.EXTENSION or member.number in facts.paths:
        return False
    # A phone that was added lately is not in the list yet, but it has a channel of its own, or it rang before it answered.
    own_channel = f"/{member.number}-" in (member.channel_id or "")
    return known is None or member.number in known or member.rang or own_channel


def answered_by_person(facts: CallFacts, known: Known) -> bool:
    """Answer whether it is certain that a person answered."""
    match direction(facts, known):
        case Direction.INBOUND:
            if any(line.was_called for line in facts.outbound):
                return True
            if any(
                one.was_called and is_person(facts, one, known)
                for one in facts.extensions
            ):
                return True
        case Direction.OUTBOUND:
            if any(line.was_called for line in facts.outbound):
                return True
            # A call that is dialled through the API rings its caller's own phone first; that one's answer is none.
            if any(Role.CALLER in one.answered_as for one in facts.extensions):
                return True
        case Direction.INTERNAL:
            if _internal_answered(facts):
                return True
        case None:
            return False
    return any(_answer_recorded(facts, record, known) for record in facts.records)


def _internal_answered(facts: CallFacts) -> bool:
    answered = {one.number for one in facts.extensions if one.answered}
    if len(answered) > 1:
        return True
    callers = {one.number for one in facts.extensions if one.is_caller}
    return any(
        one.was_called and callers - {one.number}
        for one in facts.extensions
        if one.number not in callers
    )


def _answer_recorded(facts: CallFacts, record: CallRecord, known: Known) -> bool:
    if record.status is not RecordStatus.ANSWERED:
        return False
    if direction(facts, known) is not Direction.INBOUND or record.answered_by:
        return True
    if record.direction in {Direction.OUTBOUND, Direction.INTERNAL}:
        # A part of the call: forwarded to an outside number, or talked over with a colleague.
        return True
    if record.called in facts.paths:
        return False
    return known is None or record.called in known


def outcome(facts: CallFacts, known: Known) -> Outcome:
    """Return how a call ended, as far as the facts tell; ``unknown`` when they do not."""
    if answered_by_person(facts, known):
        return Outcome.ANSWERED
    statuses = {record.status for record in facts.records}
    if RecordStatus.VOICEMAIL in statuses:
        return Outcome.VOICEMAIL
    way = direction(facts, known)
    if way is Direction.INTERNAL and any(
        Role.CALLER in one.answered_as for one in facts.extensions
    ):
        return Outcome.ANSWERED
    if _not_reached(facts, statuses, known):
        return Outcome.MISSED if way is Direction.INBOUND else Outcome.FAILED
    return Outcome.UNKNOWN


def recorded_unanswered(facts: CallFacts, known: Known) -> bool:
    """Answer whether the records say that the call is over, and nothing speaks for a part of it that goes on."""
    return (
        bool(facts.records)
        and not facts.transfers
        and all(record.status in _NOT_TALKED for record in facts.records)
        and not answered_by_person(facts, known)
    )


def _not_reached(facts: CallFacts, statuses: set[RecordStatus], known: Known) -> bool:
    """Answer whether something says that no person was reached. That nothing says one was is not enough."""
    if RecordStatus.ANSWERED in statuses:
        # A machine answered. Of an outside number nobody knows whether it stands for a machine or for a person's phone.
        return not any(
            record.called and record.called == record.did_number
            for record in facts.records
            if record.status is RecordStatus.ANSWERED
        )
    if statuses & _NEGATIVE:
        return not _part_missing(facts, known)
    if facts.given_up and not _went_on(facts):
        return any(
            called in numbers and _alone(facts, numbers)
            for called, numbers in facts.given_up.items()
        )
    return bool(facts.failures) and not _went_on(facts) and _failure_tells(facts, known)


def _went_on(facts: CallFacts) -> bool:
    """Answer whether the call was connected, or went from one callee to another, so that one's silence says little."""
    return (
        bool(facts.transfers or facts.paths)
        or any(line.answered for line in facts.inbound)
        or any(one.answered for one in facts.extensions)
    )


def _alone(facts: CallFacts, numbers: set[str]) -> bool:
    return {one.number for one in facts.extensions} <= numbers


def _failure_tells(facts: CallFacts, known: Known) -> bool:
    """Answer whether that a callee was not reached means that nobody was."""
    named = {
        member.number
        for failure in facts.failures
        for member in failure.members
        if member.kind is MemberKind.EXTENSION
    }
    extensions = {one.number for one in facts.extensions}
    if direction(facts, known) is not Direction.INBOUND:
        return extensions <= named or len(extensions) <= 2
    # One member of a ring group may decline while the others ring on: only the number called itself tells.
    called = {line.called for line in facts.inbound if line.called}
    if not named:
        return bool(known) and called <= (known or {}).keys() and extensions <= called
    return called <= named and extensions <= named


def _part_missing(facts: CallFacts, known: Known) -> bool:
    """Answer whether a record of no answer is that of a part of the call, about the rest of which too little arrived."""
    if facts.paths:
        return False
    if way := direction(facts, known):
        if way is Direction.OUTBOUND:
            return False
    negative = [record for record in facts.records if record.status in _NEGATIVE]
    machine = any(
        known is not None and record.called not in known for record in negative
    )
    if machine:
        return False
    if any(line.answered for line in facts.inbound):
        # Something picked up before, and no machine is known of.
        return True
    recorded = {record.called for record in negative}
    callers = {record.caller for record in negative}
    rang = {one.number for one in facts.extensions if one.rang or one.answered}
    return bool(rang - recorded - callers) and any(
        called in {one.number for one in facts.extensions} for called in recorded
    )
