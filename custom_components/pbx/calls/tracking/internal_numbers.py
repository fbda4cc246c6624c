"""Which numbers in a call are the system's own extensions."""

from collections.abc import Container, Iterable
from typing import NamedTuple

from ..extension_list import looks_outside
from .call_facts import Known
from .member_facts import MemberFacts


class InternalNumbers(NamedTuple):
    """The extensions that the system listed, and those that took part in the call though the list does not name them.

    An extension may have been added a minute ago, so that a number is missing in the list says little.
    """

    listed: Known
    took_part: tuple[str, ...]
    """Mostly one number or two, and a set would take four times the memory in every open call."""

    def has(self, number: str | None) -> bool:
        """Answer whether a number is surely that of an extension."""
        return number is not None and (
            number in self.took_part or number in (self.listed or ())
        )

    def lacks(self, number: str | None) -> bool:
        """Answer whether a number that was called is that of a machine: the extensions are known, and it is none of them."""
        return self.listed is not None and not self.has(number)

    def is_outside(self, number: str | None) -> bool:
        """Answer whether a number is surely no extension's: the extensions are known, and it looks like an outside number."""
        if not number or not self.listed or self.has(number):
            return False
        return looks_outside(number, self.listed)


def internal_numbers(
    extensions: Iterable[MemberFacts], paths: Container[str], known: Known
) -> InternalNumbers:
    """Return which numbers are extensions.

    Args:
        extensions: The members that the reports call extensions.
        paths: The machines that the call came through.
        known: The extensions that the system listed; None while they are not known.
    """
    took_part = dict.fromkeys(
        member.number for member in extensions if member.number not in paths
    )
    return InternalNumbers(known, tuple(took_part))
