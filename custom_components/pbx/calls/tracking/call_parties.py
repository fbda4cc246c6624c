"""Who a report, or what is known of a call, is about, and whether the two can be the same call."""

from collections.abc import Iterable

from ..immutable import immutable
from ..model import Direction, Member, MemberKind
from ..report import CallRecord, CallReport
from .call_facts import CallFacts


@immutable
class PartyNumbers:
    """The numbers that a report or a call is about."""

    extensions: frozenset[str] = frozenset()
    inbound: tuple[str | None, str | None] | None = None
    outbound: str | None = None

    @property
    def complete(self) -> bool:
        """Whether both sides are named."""
        return bool(self.inbound or self.outbound) or len(self.extensions) > 1

    @property
    def numbers(self) -> set[str]:
        """The numbers to look for. A number that many call at once is not among them."""
        outside = {self.inbound[0] if self.inbound else None, self.outbound}
        return {number for number in self.extensions | outside if number}


def parties_of(report: CallReport) -> PartyNumbers:
    """Return who a report is about."""
    if not isinstance(report, CallRecord):
        return _parties(report.members)
    match report.direction:
        case Direction.INBOUND:
            extensions = {report.called, report.answered_by}
            line = (report.caller, None)
            return PartyNumbers(extensions=_known(extensions), inbound=line)
        case Direction.OUTBOUND:
            return PartyNumbers(
                extensions=_known({report.caller}), outbound=report.called
            )
        case _:
            return PartyNumbers(extensions=_known({report.caller, report.called}))


def parties_in(facts: CallFacts) -> PartyNumbers:
    """Return who a call is known to be about."""
    found = _parties(member.member() for member in facts.members.values())
    for record in facts.records:
        recorded = parties_of(record)
        found = PartyNumbers(
            extensions=found.extensions | recorded.extensions,
            inbound=found.inbound or recorded.inbound,
            outbound=found.outbound or recorded.outbound,
        )
    return found


def _parties(members: Iterable[Member]) -> PartyNumbers:
    extensions: set[str | None] = set()
    inbound: tuple[str | None, str | None] | None = None
    outbound: str | None = None
    for member in members:
        match member.kind:
            case MemberKind.EXTENSION:
                extensions.add(member.number)
            case MemberKind.INBOUND:
                inbound = (member.caller or member.number, member.called)
            case MemberKind.OUTBOUND:
                outbound = member.called or member.number
    return PartyNumbers(
        extensions=_known(extensions), inbound=inbound, outbound=outbound
    )


def _known(numbers: set[str | None]) -> frozenset[str]:
    return frozenset(number for number in numbers if number)


def compatible(facts: CallFacts, parties: PartyNumbers) -> bool:
    """Answer whether a report about these parties can be about this call; a party in common is known of."""
    known = parties_in(facts)
    if parties.inbound and known.inbound:
        return _same_line(parties.inbound, known.inbound)
    if parties.outbound and known.outbound:
        return _same_number(parties.outbound, known.outbound)
    if parties.inbound and known.outbound:
        return False
    moved = bool(facts.transfers)
    if parties.outbound and known.inbound:
        return moved
    lines = bool(parties.inbound or parties.outbound)
    known_lines = bool(known.inbound or known.outbound)
    if lines is known_lines:
        return moved or len(parties.extensions | known.extensions) <= 2
    # A call between two extensions is not a call over a line.
    alone = known.extensions if lines else parties.extensions
    return moved or len(alone) < 2


def _same_line(
    line: tuple[str | None, str | None], other: tuple[str | None, str | None]
) -> bool:
    return line[0] == other[0] and (None in {line[1], other[1]} or line[1] == other[1])


def _same_number(number: str, other: str) -> bool:
    """Answer whether two numbers are the same; a record has the prefix that was dialled before it."""
    return number.endswith(other) or other.endswith(number)


def _staying(facts: CallFacts) -> set[str]:
    """Return the numbers of those who stay in a transferred call."""
    left = {transfer.transferred_by for transfer in facts.transfers}
    return {number for number in parties_in(facts).numbers if number not in left}


def may_continue(facts: CallFacts, parties: PartyNumbers) -> bool:
    """Answer whether these parties can be those of a transferred call afterwards."""
    left = {transfer.transferred_by for transfer in facts.transfers}
    if parties.extensions & left or not parties.numbers & _staying(facts):
        return False
    known = parties_in(facts)
    return (parties.inbound, parties.outbound) == (known.inbound, known.outbound)
