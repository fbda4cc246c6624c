"""What the facts about a call come to at a moment, derived once for each change and handed on."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from ..model import Direction
from ..report import CallRecord, RecordStatus
from .answer import answered_at, answered_by, answered_by_person
from .call_facts import CallFacts, Known, MembersByKind
from .caller_and_called import caller_and_called, main_record
from .direction import direction_of
from .internal_numbers import InternalNumbers, internal_numbers
from .member_facts import MemberFacts

_NOT_TALKED = {
    RecordStatus.NOT_ANSWERED,
    RecordStatus.BUSY,
    RecordStatus.FAILED,
    RecordStatus.VOICEMAIL,
}


class Findings(NamedTuple):
    """What is known of a call. Times are aware and in UTC."""

    facts: CallFacts
    known: Known
    """The system's extensions that this was derived with."""
    internal: InternalNumbers
    """Which numbers are extensions: the system's, and those that took part."""
    members: MembersByKind
    live: Sequence[MemberFacts]
    """The members that are in the call now."""
    record: CallRecord | None
    """The record of the call's beginning."""
    direction: Direction | None
    caller: str | None
    called: str | None
    answered_by: str | None
    """The extension that answered a call to extensions."""
    answered_at: datetime | None
    answered_by_person: bool
    """Whether it is certain that a person answered."""
    recorded_unanswered: bool
    """Whether the records say that the call is over, and nothing speaks for a part of it that goes on."""
    left_alone: bool
    """Whether a party that was connected is gone and no more than one party is left, which is mostly the end."""

    @property
    def only_named(self) -> bool:
        """Whether parties are known to be in the call, and of none of them what it does."""
        return bool(self.live) and all(member.shown is None for member in self.live)

    @property
    def recorded_whole(self) -> bool:
        """Whether a record says all there was to the call, so that nothing else follows."""
        return any(record.is_whole for record in self.facts.records)

    @property
    def only_failed(self) -> bool:
        """Whether all that was heard is that a callee was not reached."""
        return bool(self.facts.failures) and not any(
            member.named or member.shown or member.ended
            for member in self.facts.members.values()
        )


def find(facts: CallFacts, known: Known) -> Findings:
    """Derive everything that is known of a call.

    Args:
        facts: What was heard of it.
        known: The system's extensions; None while they are not known.
    """
    members = facts.by_kind()
    live = facts.live_of(members)
    internal = internal_numbers(members.extensions, facts.paths, known)
    direction = direction_of(facts, members, internal)
    record = main_record(facts)
    caller, called = caller_and_called(facts, members, direction, record, internal)
    by_person = answered_by_person(facts, members, direction, internal)
    return Findings(
        facts=facts,
        known=known,
        internal=internal,
        members=members,
        live=live,
        record=record,
        direction=direction,
        caller=caller,
        called=called,
        answered_by=answered_by(facts, members, direction, caller, internal),
        answered_at=answered_at(facts, members, direction, internal),
        answered_by_person=by_person,
        recorded_unanswered=(
            record is not None
            and not by_person
            and not facts.transfers
            and all(record.status in _NOT_TALKED for record in facts.records)
        ),
        left_alone=(
            not facts.transfers
            and len(live) == 1
            and any(
                member.ended and member.answered for member in facts.members.values()
            )
        ),
    )
