"""Writes report bodies as the systems do: compact, in order, with a key twice and times without a zone where a system does that."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
import json

type Value = str | int | Pairs | dict[str, Value] | list[Value] | None
type Reply = dict[str, Value]


class Pairs(list[tuple[str, Value]]):
    """A JSON object that may have a key more than once."""


def compact(value: object) -> str:
    """Return the value as JSON without a space."""
    if isinstance(value, Pairs):
        return _object(value)
    if isinstance(value, dict):
        return _object(value.items())
    if isinstance(value, list):
        return f"[{','.join(compact(item) for item in value)}]"
    return json.dumps(value)


def _object(pairs: Iterable[tuple[str, object]]) -> str:
    return (
        f"{{{','.join(f'{json.dumps(key)}:{compact(value)}' for key, value in pairs)}}}"
    )


def body(*pairs: tuple[str, Value]) -> bytes:
    """Return the body of a report with these pairs."""
    return compact(Pairs(pairs)).encode("ascii")


def local_time(at: float, zone: tzinfo, layout: str = "%Y-%m-%d %H:%M:%S") -> str:
    """Return a time as a system prints it: in its own zone, without saying which."""
    return datetime.fromtimestamp(at, zone).strftime(layout)
