"""Reads values whose type the systems do not keep to: numbers for strings, one object for a list, lists of XML elements."""

from collections.abc import Mapping

type Fields = Mapping[str, object]

_XML_TEXT = "#text"
_XML_ITEM = "item"


def text(value: object) -> str | None:
    """Return a string or a number as text; None where there is nothing."""
    match value:
        case str():
            return value.strip() or None
        case bool():
            return None
        case int() | float():
            return str(value)
        case Mapping():
            return text(value.get(_XML_TEXT))
        case _:
            return None


def texts(value: object) -> list[str]:
    """Return one text or several, whatever kind of list they are in."""
    if isinstance(value, Mapping) and _XML_ITEM in value:
        value = value[_XML_ITEM]
    values = value if isinstance(value, list) else [value]
    return [found for one in values if (found := text(one)) is not None]


def whole(value: object) -> int | None:
    """Return a number without its fraction; None where there is none."""
    digits = (text(value) or "").partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 19 else None


def objects(value: object) -> list[Fields]:
    """Return objects that come as a list, as one object, as XML items, or not at all."""
    if isinstance(value, Mapping):
        if value.keys() - {"@id"} == {_XML_ITEM}:
            return objects(value[_XML_ITEM])
        return [value] if value else []
    if isinstance(value, list):
        return [one for one in value if isinstance(one, Mapping)]
    return []


def first(fields: Fields, *keys: str) -> str | None:
    """Return the text of the first of these keys that has one."""
    return next(
        (found for key in keys if (found := text(fields.get(key))) is not None), None
    )


def plain(word: str | None) -> str:
    """Return a system's word without case, spaces, hyphens and underscores, to be compared."""
    return "".join(char for char in (word or "").casefold() if char not in " -_")
