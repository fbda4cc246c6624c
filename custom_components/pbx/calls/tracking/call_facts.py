"""Everything that was heard of a call, in a form to which the order of reports and their repetition do not matter."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from ..limits import MAX_FACTS, MAX_MEMBERS
from ..model import Call, Direction, Member, MemberKind, MemberState
from ..report import (
    CallFailed,
    CallOffered,
    CallRecord,
    CallReport,
    CallStatus,
    CallTransferred,
)
from .member_facts import MemberFacts

type Known = Mapping[str, str | None] | None
"""The extensions by number, with their names; None where they are not known."""


# Empty sets that all open calls share.
_NO_DIRECTION: frozenset[Direction] = frozenset()
_NOBODY: frozenset[str] = frozenset()


class MembersByKind(NamedTuple):
    """A call's members, each kind in the order in which they were first heard of. Mostly there is a single line."""

    inbound: Sequence[MemberFacts]
    """The lines that the call came in on."""
    outbound: Sequence[MemberFacts]
    """The lines that it went out on."""
    extensions: Sequence[MemberFacts]


class CallFacts:
    """The facts about a call.

    Sets of facts that only grow: joining the same two in any order, however often, gives the same. What a call comes to is
    derived from them in ``findings``.
    """

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self.members: dict[str, MemberFacts] = {}
        self.paths: dict[str, None] = {}
        self.transfers: dict[CallTransferred, None] = {}
        self.failures: dict[CallFailed, None] = {}
        self.records: dict[CallRecord, None] = {}
        self.given_up: dict[str, set[str]] = {}
        """By number called: the extensions that still rang in the very report that showed the caller gone."""
        self.directions = _NO_DIRECTION
        """What queries said of the direction."""
        self.offered = False
        self.own_phones = _NOBODY
        """Extensions that rang or picked up while nobody else was in the call: an application has dialled for them."""

    # Looking

    def by_kind(self) -> MembersByKind:
        """Return the members, apart by what they are connected through."""
        found: tuple[list[MemberFacts], list[MemberFacts], list[MemberFacts]]
        inbound, outbound, extensions = found = ([], [], [])
        for member in self.members.values():
            match member.kind:
                case MemberKind.EXTENSION:
                    extensions.append(member)
                case MemberKind.INBOUND:
                    inbound.append(member)
                case MemberKind.OUTBOUND:
                    outbound.append(member)
        return MembersByKind(*found)

    @property
    def live(self) -> list[MemberFacts]:
        """The members that are in the call now."""
        return self.live_of(self.by_kind())

    def live_of(self, members: MembersByKind) -> list[MemberFacts]:
        """Return those of the call's members that are in the call now.

        None is when the outside party or the caller is gone, and the call with it, even if reports on others are missing.
        """
        if members.inbound:
            if all(line.ended for line in members.inbound):
                return []
        elif any(line.answered for line in members.outbound):
            if all(line.ended for line in members.outbound):
                return []
        elif self._caller_left():
            return []
        return [member for member in self.members.values() if member.live]

    def _caller_left(self) -> bool:
        """Answer whether the caller is gone while nobody was connected."""
        members = self.members.values()
        return any(member.ended and member.is_caller for member in members) and all(
            member.ringing for member in members if member.live
        )

    # Taking in

    def absorb(self, report: CallReport, at: datetime) -> bool:
        """Take in a report. Return whether it said anything new."""
        members = self._within_limit(report.members)
        new = self._describe(members)
        match report:
            case CallStatus():
                new |= self._observe(members, at)
            case CallOffered():
                new |= not self.offered
                self.offered = True
                self._name(members)
            case CallTransferred() if _is_new(report, self.transfers):
                self.transfers[report] = None
                self._name(members)
                self._dismiss(report.transferred_by)
                new = True
            case CallFailed() if _is_new(report, self.failures):
                self.failures[report] = None
                new = True
            case CallRecord() if _is_new(report, self.records):
                self.records[report] = None
                new = True
        return new

    def absorb_query(self, call: Call, at: datetime, *, complete: bool) -> bool:
        """Take in a call as a query showed it. Return whether that said anything new.

        Args:
            call: The call as the system has it.
            at: The time now.
            complete: Whether it is newer than all reports, so that members that are not in it are gone.
        """
        members = self._within_limit(call.members)
        new = self._describe(members)
        if call.direction and call.direction not in self.directions:
            self.directions |= {call.direction}
            new = True
        new |= self._observe(members, at)
        for number in call.path:
            new |= self._note_path(number)
        if complete and len(call.members) > 1:
            shown = {_key(member) for member in call.members}
            for key, known in self.members.items():
                if key not in shown and known.live:
                    known.dismissed = new = True
        return new

    def join(self, other: CallFacts) -> None:
        """Take in what was heard of what turned out to be the same call."""
        for key, member in other.members.items():
            if key in self.members:
                self.members[key].join(member)
            elif len(self.members) < MAX_MEMBERS:
                self.members[key] = member
        self.paths |= other.paths
        self.transfers |= other.transfers
        self.failures |= other.failures
        self.records |= other.records
        self.directions |= other.directions
        self.offered |= other.offered
        self.own_phones |= other.own_phones
        for called, numbers in other.given_up.items():
            self.given_up.setdefault(called, set()).update(numbers)

    def _describe(self, members: Iterable[Member]) -> bool:
        new = False
        for member in members:
            known = self.members.get(_key(member))
            if known is None:
                known = MemberFacts(kind=member.kind, number=member.number)
                self.members[_key(member)] = known
                new = True
            new |= known.describe(member)
            if member.path:
                new |= self._note_path(member.path)
        return new

    def _within_limit(self, members: tuple[Member, ...]) -> tuple[Member, ...]:
        """Return the members of a report without those for which the call has no room any more."""
        room = MAX_MEMBERS - len(self.members)
        if len(members) <= room:
            return members
        new = [member for member in members if _key(member) not in self.members]
        left_out = {_key(member) for member in new[room:]}
        return tuple(member for member in members if _key(member) not in left_out)

    def _note_path(self, number: str) -> bool:
        if not _is_new(number, self.paths):
            return False
        self.paths[number] = None
        return True

    def _name(self, members: Iterable[Member]) -> None:
        for member in members:
            self.members[_key(member)].named = True

    def _dismiss(self, number: str | None) -> None:
        """Take an extension for gone until a report shows it again; the older formats never say that it is."""
        for member in self.members.values():
            if member.kind is MemberKind.EXTENSION and member.number == number:
                member.dismissed = True

    def _observe(self, members: Iterable[Member], at: datetime) -> bool:
        members = tuple(members)
        new = self._note_own_phone(members)
        picked_up = False
        for member in members:
            known = self.members[_key(member)]
            was_called = known.was_called
            # Without channels a transferred call's parties keep their names, so a BYE may be that of an earlier part.
            back = bool(self.transfers) and member.channel_id is None
            new |= known.observe(member, at, may_return=back)
            if member.kind is MemberKind.EXTENSION:
                picked_up |= known.was_called and not was_called
        if picked_up:
            # Not every format says that those who rang in vain ring no more.
            named = {_key(member) for member in members}
            for key, other in self.members.items():
                if other.ringing and key not in named:
                    other.dismissed = True
        return self._note_given_up(members) or new

    def _note_own_phone(self, members: tuple[Member, ...]) -> bool:
        if len(members) != 1 or members[0].kind is not MemberKind.EXTENSION:
            return False
        [member] = members
        lifted = member.state is MemberState.ANSWERED and member.role is None
        if not lifted and member.state is not MemberState.RINGING:
            return False
        new = member.number not in self.own_phones
        self.own_phones |= {member.number}
        return new

    def _note_given_up(self, members: tuple[Member, ...]) -> bool:
        left = [
            member
            for member in members
            if member.kind is MemberKind.INBOUND and member.state is MemberState.ENDED
        ]
        if not left:
            return False
        extensions = [
            member for member in members if member.kind is MemberKind.EXTENSION
        ]
        rang = {
            member.number
            for member in extensions
            if member.state is MemberState.RINGING
        }
        if len(rang) < len({member.number for member in extensions}):
            return False
        known = self.given_up.setdefault(left[0].called or "", set())
        new = not rang <= known
        known |= rang
        return new


def _is_new[Fact](fact: Fact, known: Mapping[Fact, None]) -> bool:
    """Answer whether a fact is not known yet, and there is room for it."""
    return fact not in known and len(known) < MAX_FACTS


def _key(member: Member) -> str:
    return member.channel_id or f"{member.kind}:{member.number}"
