"""Patterns of phone numbers: whole numbers however they are written, and how numbers begin, as in ``030*``."""

from collections.abc import Iterable
from functools import lru_cache

import phonenumbers

from .numbers import REMEMBERED, dialled_at_home, national_prefix, number_key

ANYTHING = "*"
"""Stands at the end of a pattern for whatever follows."""

_ABROAD = ("+", "00")


class NumberPatterns:
    """Some patterns, at least one of which a number has to match."""

    def __init__(self, patterns: Iterable[str], country: str | None) -> None:
        """Begin with patterns as people write them, for numbers in a country."""
        self._country = country
        self._whole: set[str] = set()
        self._abroad: list[str] = []
        """How numbers begin that are written with the code of their country."""
        self._begin: list[str] = []
        """How numbers begin, however they are written."""
        for pattern in patterns:
            if not pattern.endswith(ANYTHING):
                self._whole.add(number_key(pattern, country))
                continue
            begin = pattern.removesuffix(ANYTHING).strip()
            digits = phonenumbers.normalize_digits_only(begin)
            if begin.startswith(_ABROAD):
                self._abroad.append(digits.removeprefix("00"))
            else:
                self._begin.append(digits)

    def match(self, number: str | None) -> bool:
        """Answer whether a number matches a pattern. A number that is not known matches none."""
        if not number:
            return False
        key = number_key(number, self._country)
        if key in self._whole:
            return True
        if self._abroad and any(map(key.startswith, self._abroad)):
            return True
        return bool(self._begin) and any(
            written.startswith(begin)
            for written in _writings(number, self._country)
            for begin in self._begin
        )


@lru_cache(maxsize=REMEMBERED)
def _writings(number: str, country: str | None) -> tuple[str, ...]:
    """Return the digits of every way in which people write a number: as it came, with its country's code, and as it is dialled at home."""
    key = number_key(number, country)
    writings = [phonenumbers.normalize_digits_only(number), key]
    if country and key.isdigit():
        dialled = dialled_at_home(f"+{key}", country)
        if dialled != f"+{key}":
            writings.append(dialled)
            prefix = national_prefix(country)
            # Where area codes begin with a zero nobody leaves it out; elsewhere the prefix is dialled, but not written.
            if prefix and not prefix.startswith("0"):
                writings.append(dialled.removeprefix(prefix))
    return tuple(writings)
