"""The queries for filters: a look-up in an index for each value that a filter allows, each in the order of time.

Sorting happens only among the few calls that each look-up ends with, so that a page costs the same however long the log is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select, union_all

from ..model import Direction, Outcome
from .callback_rows import WAITS
from .log_model import Filters
from .schema import call_extensions, calls
from .text_search import Needle, contains, exact, found_rows, match
from .texts import short

OUTCOMES: tuple[Outcome | None, ...] = (*Outcome, None)
DIRECTIONS: tuple[Direction | None, ...] = (*Direction, None)

_ANY = object()


@dataclass(frozen=True, slots=True)
class Span:
    """The keys to look at: from ``first`` on, up to ``end`` which is excluded."""

    first: int
    end: int

    def holds(self, key: ColumnElement[int]) -> ColumnElement[bool]:
        """Return the condition that a key is among them."""
        return and_(key >= self.first, key < self.end)


class FilterQuery:
    """Makes queries for the keys of the calls that filters let through."""

    def __init__(
        self,
        filters: Filters,
        systems: Sequence[int],
        indexed: Sequence[Needle],
        plain: Sequence[Needle],
    ) -> None:
        """Choose which index to go by.

        Args:
            filters: The filters.
            systems: The numbers of the systems whose calls are wanted; not empty.
            indexed: What FTS5 has to find.
            plain: What has to be looked for in each call.
        """
        self._filters = filters
        self._systems = systems
        self._indexed = indexed
        self._plain = plain

    def keys(
        self, span: Span, limit: int, *, offset: int = 0, plainly: bool = True
    ) -> Select[Any]:
        """Return the query for keys, the greatest first.

        Args:
            span: Where to look.
            limit: How many are wanted.
            offset: How many to pass over.
            plainly: Whether to look for what has no index.
        """
        more = [contains(self._plain)] if plainly and self._plain else []
        if self._indexed:
            return self._by_text(span, more, limit)
        if self._filters.handled_since:
            return self.all_keys(span, limit).offset(offset)
        parts = [
            query.where(span.holds(key), *more)
            .order_by(key.desc())
            .limit(limit + offset)
            for query, key in self._branches(joined=bool(more))
        ]
        if len(parts) == 1:
            return parts[0].offset(offset)
        together = union_all(*(select(part.subquery()) for part in parts)).subquery()
        newest = select(together.c[0]).order_by(together.c[0].desc())
        return newest.limit(limit).offset(offset)

    def all_keys(self, span: Span, limit: int) -> Select[Any]:
        """Return the query for keys where few calls pass: all of them are found and sorted, and none is passed by on the way."""
        more = [contains(self._plain)] if self._plain else []
        # A database would go through all calls in order if it saw an index for the order.
        unordered = calls.c.key + 0
        return (
            select(calls.c.key)
            .where(span.holds(calls.c.key), *self._all_of(systems=True), *more)
            .order_by(unordered.desc())
            .limit(limit)
        )

    def _by_text(
        self, span: Span, more: Sequence[ColumnElement[bool]], limit: int
    ) -> Select[Any]:
        rowid = found_rows.c.rowid
        return (
            select(rowid)
            .join_from(found_rows, calls, calls.c.key == rowid)
            .where(match(self._indexed), span.holds(rowid), *exact(self._indexed))
            .where(*self._all_of(systems=True), *more)
            .order_by(rowid.desc())
            .limit(limit)
        )

    def _branches(
        self, *, joined: bool
    ) -> Iterator[tuple[Select[Any], ColumnElement[int]]]:
        """Yield a query for each combination of values, with its key. The calls' own table is in it if ``joined``."""
        filters = self._filters
        outcomes = sorted(filters.outcomes) or OUTCOMES
        directions = sorted(filters.directions) or DIRECTIONS
        columns, rows = calls.c, select(calls.c.key)
        key: ColumnElement[int] = calls.c.key
        if filters.to_return:
            for system in self._systems:
                yield rows.where(columns.system_id == system, *self._all_of()), key
        elif filters.extension:
            yield from self._branches_of_extension(filters.extension, joined=joined)
        elif filters.campaign_id:
            more = self._all_of(but=("outcomes",))
            each = product(self._systems, outcomes if filters.outcomes else (_ANY,))
            for system, outcome in each:
                yield (
                    rows.where(
                        columns.system_id == system,
                        *_is(columns.outcome, outcome),
                        *more,
                    ),
                    key,
                )
        elif filters.outcomes or filters.directions:
            for system, outcome, way in product(self._systems, outcomes, directions):
                yield (
                    rows.where(
                        columns.system_id == system,
                        columns.outcome == outcome,
                        columns.direction == way,
                        *self._all_of(but=("outcomes", "directions")),
                    ),
                    key,
                )
        else:
            for system in self._systems:
                yield rows.where(columns.system_id == system, *self._all_of()), key

    def _branches_of_extension(
        self, extension: str, *, joined: bool
    ) -> Iterator[tuple[Select[Any], ColumnElement[int]]]:
        filters, places = self._filters, call_extensions.c
        more = self._all_of(but=("outcomes", "directions", "extension"))
        query = select(places.call_key)
        if joined or more:
            query = query.join(calls, calls.c.key == places.call_key)
        outcomes: Sequence[object] = sorted(filters.outcomes) or OUTCOMES
        directions: Sequence[object] = sorted(filters.directions) or DIRECTIONS
        if not filters.outcomes and not filters.directions:
            outcomes = directions = (_ANY,)
        for system, outcome, way in product(self._systems, outcomes, directions):
            mine = query.where(
                places.system_id == system,
                places.extension == short(extension),
                *_is(places.outcome, outcome),
                *_is(places.direction, way),
                *more,
            )
            yield mine, places.call_key

    def _all_of(
        self, *, but: Sequence[str] = (), systems: bool = False
    ) -> list[ColumnElement[bool]]:
        """Return the conditions on single calls, but those that the look-up itself has."""
        filters, columns = self._filters, calls.c
        wanted: dict[str, ColumnElement[bool]] = {}
        if systems:
            wanted["systems"] = columns.system_id.in_(self._systems)
        if filters.outcomes:
            wanted["outcomes"] = columns.outcome.in_(filters.outcomes)
        if filters.directions:
            wanted["directions"] = columns.direction.in_(filters.directions)
        if filters.campaign_id:
            wanted["campaign_id"] = columns.campaign_id == short(filters.campaign_id)
        if filters.to_return:
            wanted["to_return"] = columns.to_return == WAITS
        if filters.handled_since:
            wanted["handled_since"] = columns.handled_at >= filters.handled_since
        if filters.recorded:
            wanted["recorded"] = columns.recording.is_not(None)
        if filters.extension:
            wanted["extension"] = _has_extension(filters.extension)
        return [condition for name, condition in wanted.items() if name not in but]


def _is(column: ColumnElement[Any], value: object) -> list[ColumnElement[bool]]:
    return [] if value is _ANY else [column == value]


def _has_extension(extension: str) -> ColumnElement[bool]:
    places = call_extensions.c
    return (
        select(places.call_key)
        .where(places.call_key == calls.c.key, places.extension == short(extension))
        .exists()
    )
