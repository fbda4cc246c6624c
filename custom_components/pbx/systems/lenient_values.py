"""Reads values whose type the systems do not keep to: numbers for strings, one object for a list, lists of XML elements.

Every text of a report passes here, and leaves as a text that can be stored and is not too long.
"""

from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
import re

from ..calls.limits import MAX_ID, MAX_NUMBER, MAX_REASON

type Fields = Mapping[str, object]

_XML_TEXT = "#text"
_JOINERS = str.maketrans("", "", " -_")
_XML_ITEM = "item"

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x1f\x7f-\x9f]+")

CUT_TEXTS = "cut_texts"

_beyond: ContextVar[Counter[str] | None] = ContextVar("beyond", default=None)


@contextmanager
def counting(beyond: Counter[str]) -> Generator[None]:
    """Count in ``beyond`` what lies beyond a limit while something is decoded."""
    token = _beyond.set(beyond)
    try:
        yield
    finally:
        _beyond.reset(token)


def text(value: object, most: int = MAX_ID) -> str | None:
    """Return a string or a number as text; None where there is nothing.

    Args:
        value: What was sent.
        most: How many characters are kept: by default those of an id or a name.
    """
    # Strings and nothing are nearly all that comes, so they are looked for first.
    if isinstance(value, str):
        stripped = value.strip()
        if len(stripped) > most or not stripped.isprintable():
            stripped = _tidied(stripped, most)
        return stripped or None
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return text(str(value), most)
    return text(value.get(_XML_TEXT), most) if isinstance(value, Mapping) else None


def number(value: object) -> str | None:
    """Return a number that is called or that calls, as text; None where there is nothing."""
    return text(value, MAX_NUMBER)


def free_text(value: object) -> str | None:
    """Return a reason or another free text; None where there is nothing."""
    return text(value, MAX_REASON)


def _tidied(value: str, most: int) -> str:
    """Return a text that every database takes, and that is not too long."""
    if len(value) > most:
        if (beyond := _beyond.get()) is not None:
            beyond[CUT_TEXTS] += 1
        value = value[:most]
    return _CONTROL.sub(" ", _NO_CHARACTER.sub("\ufffd", value)).strip()


def numbers(value: object) -> list[str]:
    """Return a number or several, whatever kind of list they are in."""
    if isinstance(value, dict) and _XML_ITEM in value:
        value = value[_XML_ITEM]
    if isinstance(value, list):
        return [found for part in value if (found := number(part)) is not None]
    single = number(value)
    return [] if single is None else [single]


def whole(value: object) -> int | None:
    """Return a number without its fraction; None where there is none."""
    digits = (text(value) or "").partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 19 else None


def objects(value: object) -> list[Fields]:
    """Return objects that come as a list, as one object, as XML items, or not at all."""
    if isinstance(value, dict):
        if value.keys() - {"@id"} == {_XML_ITEM}:
            return objects(value[_XML_ITEM])
        return [value] if value else []
    if isinstance(value, list):
        return [fields for fields in value if isinstance(fields, dict)]
    return []


def first(fields: Fields, *keys: str, most: int = MAX_ID) -> str | None:
    """Return the text of the first of these keys that has any; see ``text``."""
    for key in keys:
        if (found := text(fields.get(key), most)) is not None:
            return found
    return None


@lru_cache(maxsize=512)
def plain(word: str | None) -> str:
    """Return a system's word without case, spaces, hyphens and underscores, to be compared."""
    return (word or "").casefold().translate(_JOINERS)
