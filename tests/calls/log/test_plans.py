"""No question looks through the log: each is answered from an index, already in order."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
import sqlite3
from typing import Any

import pytest
from sqlalchemy import Engine, event

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Filters
from custom_components.pbx.calls.model import Direction, Outcome

from ..example_calls import CALLER, answered, at, id_at, missed
from .open_log import OTHER, SYSTEM, entry, opened, put

MISSED = frozenset({Outcome.MISSED})
INBOUND = frozenset({Direction.INBOUND})
TABLES = (
    "calls",
    "call_ids",
    "call_extensions",
    "call_events",
    "reports",
    "call_reports",
    "first",
)

type Statements = list[tuple[str, Any]]


@pytest.fixture
def statements() -> Iterator[Statements]:
    """Have every statement with its values as it is executed."""
    found: Statements = []

    def executed(
        _conn: object, _cursor: object, statement: str, values: Any, *_: object
    ) -> None:
        found.append((statement, values))

    event.listen(Engine, "before_cursor_execute", executed)
    yield found
    event.remove(Engine, "before_cursor_execute", executed)


def scans(path: Path, statements: Statements) -> list[str]:
    """Return where SQLite looks through a whole table."""
    found = []
    with closing(sqlite3.connect(path)) as conn:
        for statement, values in statements:
            if statement.startswith(("SELECT", "UPDATE", "DELETE")):
                plan = conn.execute(f"EXPLAIN QUERY PLAN {statement}", values)
                found += [
                    f"{step[3]}: {statement}"
                    for step in plan
                    if step[3].startswith(tuple(f"SCAN {table}" for table in TABLES))
                    and "VIRTUAL TABLE INDEX" not in step[3]
                ]
    return found


async def filled(log: CallLog) -> None:
    """Put some calls of two systems."""
    for system in (SYSTEM, OTHER):
        await log.put(
            entry(*(missed(place) for place in range(20)), system=system, body=b"body")
        )


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(systems=(OTHER,)),
        Filters(start=at(5), end=at(10)),
        Filters(outcomes=MISSED),
        Filters(directions=INBOUND),
        Filters(outcomes=MISSED, directions=INBOUND),
        Filters(extension="1000"),
        Filters(extension="1000", outcomes=MISSED),
        Filters(extension="1000", directions=INBOUND, text="an"),
        Filters(campaign_id="3"),
        Filters(campaign_id="3", outcomes=MISSED),
        Filters(number="555"),
        Filters(number="555", outcomes=MISSED, extension="1000"),
        Filters(number="55"),
        Filters(called=frozenset({"1000"}), directions=INBOUND),
        Filters(text="anna"),
        Filters(to_return=True),
        Filters(handled_since=at(0)),
    ],
    ids=repr,
)
async def test_pages(tmp_path: Path, statements: Statements, filters: Filters) -> None:
    """A page by any filter."""
    path = tmp_path / "calls.db"
    async with opened(path) as log:
        await filled(log)
        statements.clear()
        await log.page(filters)
        assert statements
        assert scans(path, statements) == []


async def test_the_rest(tmp_path: Path, statements: Statements) -> None:
    """Storing, handling, counting, purging and everything that is asked for a call or a number."""
    path = tmp_path / "calls.db"
    async with opened(path) as log:
        await filled(log)
        statements.clear()
        await log.put(
            entry(
                missed(0), missed(1, ids=frozenset({id_at(1), id_at(2)})), body=b"body"
            )
        )
        await put(log, answered(100), missed(50))
        await log.handle(SYSTEM, number=CALLER, call_ids=[id_at(3)], at=at(200))
        await log.handle(SYSTEM, number=CALLER, at=None)
        await log.callbacks(SYSTEM)
        await log.counts(SYSTEM, at(0), at(10))
        await log.path_counts(SYSTEM, at(0), at(10))
        await log.hours([SYSTEM], at(0), at(10))
        await log.call(SYSTEM, id_at(0))
        await log.events(SYSTEM, id_at(0))
        await log.reports(SYSTEM, id_at(0))
        await log.journal(SYSTEM)
        await log.known_ids(SYSTEM, at(0), 10)
        await log.purge(at(1), systems=[SYSTEM])
        await log.purge(at(1))
        assert len(statements) > 30
        assert scans(path, statements) == []
