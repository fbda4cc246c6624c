"""Texts as they are stored and looked for."""

from collections.abc import Callable
import re
import unicodedata

LAST_DIGITS = 9
"""With so many equal last digits two numbers are taken for the same one, where the country is not known."""

_NOT_DIALLED = re.compile(r"[^\d*#]", re.ASCII)
_NUMBER = re.compile(r"[\d\s+()*#./-]*\d[\d\s+()*#./-]*", re.ASCII)


def storable(text: str) -> str:
    """Return a text that every database takes: what is no character becomes the replacement character."""
    return text.replace("\0", "\ufffd").encode(errors="replace").decode()


def folded(text: str) -> str:
    """Return a text as it is looked for: without regard to case, accents and runs of blanks."""
    apart = unicodedata.normalize("NFKD", storable(text))
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    return " ".join(bare.casefold().split())


def dialled(number: str) -> str:
    """Return the digits of a number; what has none stays a text."""
    return _NOT_DIALLED.sub("", number) or folded(number)


def looks_like_number(text: str) -> bool:
    """Answer whether a text is a number with nothing but signs around it."""
    return _NUMBER.fullmatch(text) is not None


def number_texts(number: str, number_key: Callable[[str], str]) -> tuple[str, ...]:
    """Return the ways of writing a number in which it is found."""
    return tuple(
        dict.fromkeys(
            one for one in (dialled(number), folded(number_key(number))) if one
        )
    )


def last_digits(number: str) -> str:
    """Return the last digits of a number, by which it is known where the country is not known."""
    return dialled(number)[-LAST_DIGITS:]
