"""Reads JSON as phone systems write it, which is not always JSON."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
import json
import re
from typing import NoReturn

import orjson

from ..calls.limits import MAX_MENDED_BYTES

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MARGIN = b" \t\r\n\0"

# A number that a float would garble: ids such as 1589879501.90, and more digits than 64 bits hold.
_DELICATE_NUMBER = re.compile(rb"[:\[,]\s*-?(?:\d+[.eE]|\d{19})")

# A string is matched first, so that a comma inside it is left alone. The closing quote is optional, so that text full of
# open quotes is not scanned again and again.
_STRING_OR_TRAILING_COMMA = re.compile(
    r'("(?:[^"\\]++|\\.)*+"?)|,(?=\s*[}\]])', re.DOTALL
)


class Pairs(dict[str, object]):
    """An object that has a key more than once: all its pairs in order, and as a mapping the last of each key."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        """Keep all pairs."""
        super().__init__(pairs)
        self.all = tuple(pairs)


def loads(body: bytes, *, keep_repeats: bool = False) -> object:
    """Read JSON.

    In a body that is not too long, commas before a closing bracket, a byte order mark, line breaks in strings and bytes that are not UTF-8 are
    tolerated, and keys that stand twice kept. A number that does not survive as a float is read as text.

    Args:
        body: The bytes as they came.
        keep_repeats: Read an object with a repeated key as Pairs; else the last value of the key wins.

    Raises:
        ValueError: It is not JSON even so.
    """
    body = body.removeprefix(_BYTE_ORDER_MARK).strip(_MARGIN)
    if len(body) > MAX_MENDED_BYTES:
        return _loads_large(body)
    if not keep_repeats and not _DELICATE_NUMBER.search(body):
        with suppress(orjson.JSONDecodeError):
            return orjson.loads(body)
    return _loads_mended(body)


def _loads_large(body: bytes) -> object:
    """Read JSON that is too long to be mended. Raises ValueError."""
    value: object = orjson.loads(body)
    return _loads_mended(body) if _DELICATE_NUMBER.search(body) else value


def _loads_mended(body: bytes) -> object:
    """Read what may not quite be JSON. Raises ValueError."""
    text = _STRING_OR_TRAILING_COMMA.sub(r"\1", body.decode(errors="replace"))
    try:
        value: object = _DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def pairs(fields: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    """Return an object's pairs in the order in which they were written, repeated keys included."""
    return fields.all if isinstance(fields, Pairs) else fields.items()


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else Pairs(pairs)


def _refuse(word: str) -> NoReturn:
    raise ValueError("a number that is none")


_DECODER = json.JSONDecoder(
    strict=False, parse_float=str, parse_constant=_refuse, object_pairs_hook=_object
)
