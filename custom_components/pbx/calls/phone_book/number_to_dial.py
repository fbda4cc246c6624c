"""What a phone system is given to dial for a number that a person wrote."""

import re
import unicodedata

from .numbers import without_later_digits

_DIALLED = re.compile(r"\+?[0-9*#]+")
_NATIONAL_ZERO = re.compile(r"(?<=\d)\s*\(0\)")
"""A zero in brackets is dialled only without the country's number, which stands before it here."""

_SPACED = frozenset("()[]/.\u00b7")
_SPACED_CATEGORIES = frozenset({"Cc", "Cf", "Pd", "Zl", "Zp", "Zs"})
"""Blanks, dashes, and the invisible characters that come with a number copied from an address book."""


class NotDialled(ValueError):
    """A text is no number to dial. ``character`` is the first that cannot be dialled; None where only digits are missing."""

    def __init__(self, character: str | None) -> None:
        """Keep the character alone, because numbers do not belong in log files."""
        super().__init__("It is no number to dial")
        self.character = character


def number_to_dial(written: str) -> str:
    """Return the digits, ``*`` and ``#`` of a number, and the plus in front of them if there is a plus. Raises NotDialled."""
    text = without_later_digits(unicodedata.normalize("NFKC", written))
    if text.startswith("+"):
        text = _NATIONAL_ZERO.sub("", text)
    number = "".join(_plain(sign) for sign in text if not _is_spacing(sign))
    if _DIALLED.fullmatch(number):
        return number
    wrong = re.sub(r"^\+|[0-9*#]", "", number)
    raise NotDialled(wrong[:1] or None)


def _plain(character: str) -> str:
    """Return the digit 0 to 9 that a digit of another script is; any other character as it is."""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _is_spacing(character: str) -> bool:
    return character in _SPACED or unicodedata.category(character) in _SPACED_CATEGORIES
