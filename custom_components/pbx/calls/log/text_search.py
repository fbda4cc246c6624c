"""Finds parts of numbers and texts, with what the database has for that."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    column,
    literal_column,
    or_,
    table,
    text,
)

from .log_model import Filters
from .schema import calls
from .texts import NumberKey, dialled, folded, looks_like_number, storable

SHORTEST = 3
"""How long a part must be for an index of groups of three characters."""

NUMBERS, TEXTS = "search_numbers", "search_text"

found_rows = table("calls_search", column("rowid"))
"""The full-text table of SQLite. Its rows have the calls' keys."""


class TextSearch(Enum):
    """What the database has: FTS5 gives hits by time, pg_trgm all of them at once, and without either every call is looked at."""

    FTS5 = "fts5"
    TRIGRAMS = "pg_trgm"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for: any of some texts, each in a column. ``called`` are the only numbers that may have been called."""

    anywhere: tuple[tuple[str, str], ...]
    called: frozenset[str] = frozenset()

    @property
    def is_short(self) -> bool:
        """Whether any of the texts is too short for an index."""
        return any(len(wanted) < SHORTEST for _, wanted in self.anywhere)


def text_search(conn: Connection) -> TextSearch:
    """Return what a database has."""
    if conn.dialect.name == "sqlite":
        query = "SELECT 1 FROM sqlite_master WHERE name = 'calls_search'"
        return TextSearch.FTS5 if _any(conn, query) else TextSearch.NONE
    if conn.dialect.name == "postgresql":
        query = "SELECT 1 FROM pg_indexes WHERE indexname = 'ix_calls_search_text'"
        return TextSearch.TRIGRAMS if _any(conn, query) else TextSearch.NONE
    return TextSearch.NONE


def needles(filters: Filters, number_key: NumberKey) -> list[Needle]:
    """Return what a call must contain, each of them."""
    found = []
    if filters.number and (part := dialled(filters.number)):
        whole = folded(number_key(filters.number)) or part
        found.append(_needle((NUMBERS, part), (NUMBERS, whole)))
    called = frozenset(number for number in filters.called if dialled(number))
    if called:
        parts = sorted({dialled(number) for number in called})
        found.append(Needle(tuple((NUMBERS, part) for part in parts), called))
    if filters.text and (part := folded(filters.text)):
        ways = [(NUMBERS, part), (TEXTS, part)]
        if looks_like_number(part):
            ways.append((NUMBERS, dialled(part)))
        found.append(_needle(*ways))
    return found


def contains(wanted: Iterable[Needle]) -> ColumnElement[bool]:
    """Return the condition that a call contains all of it, without an index."""
    needles = list(wanted)
    return and_(
        *(or_(*map(_like, needle.anywhere)) for needle in needles), *exact(needles)
    )


def exact(wanted: Iterable[Needle]) -> list[ColumnElement[bool]]:
    """Return the conditions that an index of parts leaves open."""
    return [
        calls.c.called_number.in_(sorted(map(storable, needle.called)))
        for needle in wanted
        if needle.called
    ]


def match(wanted: Iterable[Needle]) -> ColumnElement[bool]:
    """Return the condition that a row of FTS5 contains all of it."""
    expression = " AND ".join(
        "(" + " OR ".join(map(_phrase, needle.anywhere)) + ")" for needle in wanted
    )
    return literal_column("calls_search").match(expression)


def _needle(*anywhere: tuple[str, str]) -> Needle:
    """Return what is looked for, without what is found anyway because it contains something else that is."""
    ways = dict.fromkeys(anywhere)
    return Needle(
        tuple(
            (name, wanted)
            for name, wanted in ways
            if not any(
                name == other and part != wanted and part in wanted
                for other, part in ways
            )
        )
    )


def _phrase(where: tuple[str, str]) -> str:
    name, wanted = where
    quoted = wanted.replace('"', '""')
    return f'{name} : "{quoted}"'


def _like(where: tuple[str, str]) -> ColumnElement[bool]:
    name, wanted = where
    for sign in ("|", "%", "_"):
        wanted = wanted.replace(sign, f"|{sign}")
    return calls.c[name].like(f"%{wanted}%", escape="|")


def _any(conn: Connection, query: str) -> bool:
    return conn.execute(text(query)).first() is not None
