"""The names that a reverse lookup found for callers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ..every_call import with_every_call
from ..model import Call, Changes, Direction
from .numbers import number_key

MAX_FOUND: Final = 20_000
"""How many names are kept, in memory as in the call log's database."""


class FoundNames:
    """Names by number, however the number is written."""

    def __init__(self, country: str | None) -> None:
        """Begin with none, in the country that numbers without a country belong to."""
        self._country = country
        self._names: dict[str, str] = {}

    def key(self, number: str) -> str:
        """Return the same text for every way in which a number is written."""
        return number_key(number, self._country)

    def add(self, names: Mapping[str, str]) -> None:
        """Know names by the keys of their numbers. What was known longest gives way when there are too many."""
        for key, name in names.items():
            self._names.pop(key, None)
            self._names[key] = name
        for key in list(self._names)[: max(0, len(self._names) - MAX_FOUND)]:
            del self._names[key]

    def add_to(self, changes: Changes) -> Changes:
        """Return changes in which outside callers without a name have what was found, as if their network had told it."""
        if not self._names:
            return changes
        return with_every_call(changes, self._named)

    def _named(self, call: Call) -> Call:
        if call.direction is not Direction.INBOUND or not call.caller_number:
            return call
        found = self._names.get(self.key(call.caller_number))
        if found is None or call.caller_name not in {None, found}:
            return call
        # A name in a phone book is preferred to what was told.
        return replace(call, caller_name=found, told_name=found)
