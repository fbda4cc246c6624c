"""Finds a page of calls by filters, the newest first."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from .call_keys import cursor_of, key_at
from .call_lookup import load_logged
from .filter_query import FilterQuery, Span
from .log_model import Filters, Page
from .system_rows import system_ids
from .text_search import Needle, TextSearch, needles
from .texts import NumberKey, short

LAST = 1 << 62
"""Greater than the key of any call."""

WINDOW = 1_000
"""How many calls are looked through at first where there is no index that has hits by time."""

GROWTH = 4

SCANNED = 50_000
"""How many calls are looked through for a page at most; the next page goes on from there."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Keys, and up to which key everything was looked at if not to the end."""

    keys: list[int]
    until: int | None = None


def page(
    conn: Connection,
    texts: TextSearch,
    number_key: NumberKey,
    filters: Filters,
    before: int | None,
    limit: int,
) -> Page:
    """Return a page of calls.

    Args:
        conn: A connection in a transaction.
        texts: What the database has for finding texts.
        number_key: Returns the same text for every way in which a number is written.
        filters: Which calls.
        before: The key before which the page begins; None for the first page.
        limit: How many calls at most. Where every call has to be looked at there may be less although there are more.
    """
    known = system_ids(conn)
    wanted = set(map(short, filters.systems)) or known.keys()
    systems = sorted(known[name] for name in wanted if name in known)
    if not systems:
        return Page()
    end = min(key_at(filters.end) if filters.end else LAST, before or LAST)
    span = Span(key_at(filters.start) if filters.start else 0, end)
    sought = needles(filters, number_key)
    has_fts = texts is TextSearch.FTS5
    indexed = [needle for needle in sought if has_fts and not needle.is_short]
    plain = [needle for needle in sought if needle not in indexed]
    query = FilterQuery(filters, systems, indexed, plain)
    if indexed or not plain:
        found = _Found(list(conn.execute(query.keys(span, limit + 1)).scalars()))
    else:
        found = _look_through(conn, texts, query, plain, span, limit + 1)
    keys, until = found.keys, found.until
    if len(keys) > limit:
        keys, until = keys[:limit], keys[limit - 1]
    return Page(
        calls=tuple(load_logged(conn, keys)),
        next_cursor=None if until is None else cursor_of(until),
    )


def _look_through(
    conn: Connection,
    texts: TextSearch,
    query: FilterQuery,
    plain: list[Needle],
    span: Span,
    wanted: int,
) -> _Found:
    """Look through the newest calls, then further back, until there are enough or it would take too long."""
    keys: list[int] = []
    window, scanned = WINDOW, 0
    has_short = any(needle.is_short for needle in plain)
    has_index = texts is TextSearch.TRIGRAMS and not has_short
    while True:
        below = query.keys(span, 1, offset=window, plainly=False)
        first = conn.execute(below).scalar()
        part = span if first is None else replace(span, first=first + 1)
        keys += conn.execute(query.keys(part, wanted - len(keys))).scalars()
        if first is None or len(keys) >= wanted:
            return _Found(keys)
        span = replace(span, end=first + 1)
        scanned += window
        if has_index:
            # What is left is seldom, else there would have been enough by now.
            rest = query.all_keys(span, wanted - len(keys))
            return _Found([*keys, *conn.execute(rest).scalars()])
        if scanned >= SCANNED:
            return _Found(keys, until=first + 1)
        window = min(window * GROWTH, SCANNED - scanned)
