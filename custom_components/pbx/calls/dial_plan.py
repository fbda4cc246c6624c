"""What people dial at a phone system, and which number of the public network that is."""

from dataclasses import replace
from functools import lru_cache

from .extension_list import ExtensionList, looks_outside
from .immutable import immutable
from .model import Call, Direction, Member, MemberKind
from .phone_book.numbers import (
    country_code,
    dialled_at_home,
    is_service,
    is_valid,
    national_prefix,
    number_key,
)
from .report import CallRecord, CallReport

SHORTEST = 3
"""A number of the public network has at least as many digits."""

NEEDED = frozenset({"0", "8"})
"""The prefixes before an area code that people cannot leave out."""

ABROAD = ("+", "00")


@immutable
class Dialling:
    """How people dial. ``country`` is None when it is not known; the others are empty where people need not dial anything."""

    country: str | None = None
    outside_digit: str = ""
    """What is dialled in front of a number for an outside line."""
    area_code: str = ""
    """The area in which a number is dialled without its area code. No zero in front."""


class DialPlan:
    """Reads the numbers in reports as those of the public network, and writes a number as it is dialled."""

    def __init__(
        self, extensions: ExtensionList, dialling: Dialling = Dialling()
    ) -> None:
        """Begin with a system's extensions, which are no outside numbers, and how people dial there."""
        self._extensions = extensions
        self._dialling = dialling
        self._needed = bool(dialling.outside_digit or dialling.area_code)

    def read[Heard: CallReport](self, report: Heard) -> Heard:
        """Return a report with the numbers of the public network."""
        if not self._needed:
            return report
        if isinstance(report, CallRecord):
            return self._record(report)
        return replace(report, members=tuple(map(self._member, report.members)))

    def read_call(self, call: Call) -> Call:
        """Return a call that a query showed, with the numbers of the public network."""
        if not self._needed:
            return call
        return replace(call, members=tuple(map(self._member, call.members)))

    def dialled(self, number: str) -> str:
        """Return what has to be dialled for a number: the digit for an outside line comes in front of outside numbers."""
        digit, country = self._dialling.outside_digit, self._dialling.country
        listed = self._extensions.names or ()
        if not digit or number in listed or not looks_outside(number, listed):
            return number
        return digit + (dialled_at_home(number, country) if country else number)

    def _record[Record: CallRecord](self, record: Record) -> Record:
        match record.direction:
            case Direction.OUTBOUND:
                return replace(record, called=self._called(record.called))
            case Direction.INBOUND:
                return replace(record, caller=self._complete(record.caller))
            case _:
                return record

    def _member(self, member: Member) -> Member:
        match member.kind:
            case MemberKind.OUTBOUND:
                return replace(
                    member,
                    number=self._called(member.number) or "",
                    called=self._called(member.called),
                )
            case MemberKind.INBOUND:
                return replace(
                    member,
                    number=self._complete(member.number) or "",
                    caller=self._complete(member.caller),
                )
            case _:
                return member

    def _called(self, number: str | None) -> str | None:
        """Return the number that was called over a line, without the digit for the line."""
        if not number or number in (self._extensions.names or ()):
            return number
        return self._complete(_without_digit(number, self._dialling))

    def _complete(self, number: str | None) -> str | None:
        """Return a number of the own area with its area code."""
        if not number or number in (self._extensions.names or ()):
            return number
        return _with_area_code(number, self._dialling)


def local_form(number: str, dialling: Dialling) -> str | None:
    """Return a number of the own area as an address book may have it, without its area code; None for any other number."""
    area, country = dialling.area_code, dialling.country
    if not area or not country:
        return None
    key, begin = number_key(number, country), f"{country_code(country)}{area}"
    return key.removeprefix(begin) if key.startswith(begin) else None


@lru_cache(maxsize=1024)
def _without_digit(number: str, dialling: Dialling) -> str:
    """Return a number without the digit for an outside line, unless it was reported without it."""
    digit, country = dialling.outside_digit, dialling.country
    rest = number.removeprefix(digit)
    if not digit or rest == number or len(rest) < SHORTEST:
        return number
    if country and is_valid(number, country):
        # It may be complete as it is. Then the rest has to look like what people dial.
        begins = (*ABROAD, national_prefix(country))
        if not (rest.startswith(begins) and is_valid(rest, country)):
            return number
    return rest


@lru_cache(maxsize=1024)
def _with_area_code(number: str, dialling: Dialling) -> str:
    area, country = dialling.area_code, dialling.country
    if not area or not country or not number.isdecimal():
        return number
    if is_service(number, country):
        return number
    prefix = national_prefix(country)
    # Where people dial a prefix before an area code, a number without the prefix is of the own area.
    has_area = (
        number.startswith(prefix) if prefix in NEEDED else is_valid(number, country)
    )
    whole = f"{prefix if prefix in NEEDED else ''}{area}{number}"
    return number if has_area or not is_valid(whole, country) else whole
