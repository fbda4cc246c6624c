"""Texts as they are stored and looked for."""

from collections.abc import Callable
from hashlib import sha256
import re
import unicodedata

from .schema import SHORT

type NumberKey = Callable[[str], str]
"""Returns the same text for every way in which a number is written."""

LAST_DIGITS = 9
"""With so many equal last digits two numbers are taken for the same, where the country is not known."""

_NOT_DIALLED = re.compile(r"[^\d*#]", re.ASCII)
_NUMBER = re.compile(r"[\d\s+()*#./-]*\d[\d\s+()*#./-]*", re.ASCII)


def storable(text: str) -> str:
    """Return a text that every database takes: what is no character becomes the replacement character."""
    if text.isprintable():
        return text
    return text.replace("\0", "\ufffd").encode(errors="replace").decode()


def short(text: str) -> str:
    """Return a text that fits into an index; a long text keeps its begin and gets a digest."""
    text = storable(text)
    if len(text) <= SHORT:
        return text
    digest = sha256(text.encode()).hexdigest()
    return f"{text[: SHORT - len(digest)]}{digest}"


def folded(text: str) -> str:
    """Return a text as it is looked for: without regard to case, accents and runs of blanks."""
    if text.isascii():
        return " ".join(storable(text).casefold().split())
    apart = unicodedata.normalize("NFKD", storable(text))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def dialled(number: str) -> str:
    """Return the digits of a number; a text without digits stays a text."""
    return _NOT_DIALLED.sub("", number) or folded(number)


def looks_like_number(text: str) -> bool:
    """Answer whether a text is a number with nothing but signs around it."""
    return _NUMBER.fullmatch(text) is not None


def number_texts(number: str, number_key: NumberKey) -> tuple[str, ...]:
    """Return the ways of writing a number in which it is found."""
    return tuple(
        dict.fromkeys(
            text for text in (dialled(number), folded(number_key(number))) if text
        )
    )


def last_digits(number: str) -> str:
    """Return the last digits of a number, by which it is known where the country is not known."""
    return dialled(number)[-LAST_DIGITS:]
