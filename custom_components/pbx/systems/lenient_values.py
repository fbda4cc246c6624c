"""Reads values whose type the systems do not keep to: numbers for strings, one object for a list, lists of XML elements."""

from collections.abc import Mapping
from functools import lru_cache

type Fields = Mapping[str, object]

_XML_TEXT = "#text"
_JOINERS = str.maketrans("", "", " -_")
_XML_ITEM = "item"


def text(value: object) -> str | None:
    """Return a string or a number as text; None where there is nothing."""
    # Strings and nothing are nearly all that comes, so they are looked for first.
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    return text(value.get(_XML_TEXT)) if isinstance(value, Mapping) else None


def texts(value: object) -> list[str]:
    """Return a text or several, whatever kind of list they are in."""
    if isinstance(value, dict) and _XML_ITEM in value:
        value = value[_XML_ITEM]
    if isinstance(value, list):
        return [found for part in value if (found := text(part)) is not None]
    single = text(value)
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


def first(fields: Fields, *keys: str) -> str | None:
    """Return the text of the first of these keys that has one."""
    for key in keys:
        if (found := text(fields.get(key))) is not None:
            return found
    return None


@lru_cache(maxsize=512)
def plain(word: str | None) -> str:
    """Return a system's word without case, spaces, hyphens and underscores, to be compared."""
    return (word or "").casefold().translate(_JOINERS)
