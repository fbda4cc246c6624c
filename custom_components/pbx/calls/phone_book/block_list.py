"""The numbers from which people do not want calls, and the calls that come from them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ..every_call import with_every_call
from ..model import Call, CallEventType, Changes, Direction
from .numbers import number_key
from .phone_book import LocalForm


class BlockList:
    """Numbers that are blocked, whichever way they are written, and since when."""

    def __init__(self, numbers: Mapping[str, datetime], country: str | None) -> None:
        """Look numbers up as those of a country.

        Args:
            numbers: When each number was blocked, by the number as somebody wrote it.
            country: The two letters of the country that numbers without a country belong to; None when it is not known.
        """
        self.country = country
        self.numbers: dict[str, datetime] = {}
        self._written: dict[str, str] = {}
        for number, at in numbers.items():
            self.add(number, at)

    def __len__(self) -> int:
        """Return how many numbers are blocked."""
        return len(self.numbers)

    def has(self, number: str) -> bool:
        """Answer whether a number is blocked."""
        return number_key(number, self.country) in self._written

    def add(self, number: str, at: datetime) -> None:
        """Block a number; one that is blocked stays so since then."""
        key = number_key(number, self.country)
        if key not in self._written:
            self._written[key] = number
            self.numbers[number] = at

    def remove(self, number: str) -> None:
        """Block a number no more."""
        if written := self._written.pop(number_key(number, self.country), None):
            del self.numbers[written]


def marked(changes: Changes, blocked: BlockList, local_form: LocalForm) -> Changes:
    """Return changes in which the calls from blocked numbers are marked. That such a call was missed is no event.

    Args:
        changes: The changes.
        blocked: The numbers.
        local_form: How a number may stand in the list besides.
    """
    if not blocked:
        return changes

    def mark(call: Call) -> Call:
        is_blocked = _is_blocked(call, blocked, local_form)
        return replace(call, blocked=True) if is_blocked else call

    changes = with_every_call(changes, mark)
    return replace(
        changes,
        events=tuple(
            event
            for event in changes.events
            if not (event.call.blocked and event.type is CallEventType.MISSED)
        ),
    )


def _is_blocked(call: Call, blocked: BlockList, local_form: LocalForm) -> bool:
    number = call.caller_number
    if call.direction is not Direction.INBOUND or not number:
        return False
    if blocked.has(number):
        return True
    local = local_form(number)
    return local is not None and blocked.has(local)
