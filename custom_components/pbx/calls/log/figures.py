"""Counts calls, for sensors and statistics, and measures the log."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    func,
    literal_column,
    not_,
    select,
    text,
)

from ..model import Direction, Outcome
from .call_keys import EPOCH, SLOTS, key_at
from .log_model import HourOfCalls
from .schema import calls, metadata, systems
from .system_rows import system_id

HOUR_OF_KEYS = 3_600_000 * SLOTS
"""How many keys an hour has."""


RANG_TOO_SHORT = and_(
    calls.c.outcome == Outcome.MISSED,
    calls.c.to_return.is_(None),
    calls.c.handled_at.is_(None),
)
"""Missed calls that nobody wants to hear of; see ``Call.rang_too_short`` and ``Call.blocked``."""


# As the column itself, a database would go through all calls in the order of outcomes.
_OUTCOME = func.coalesce(calls.c.outcome, literal_column("''"))


def counts(
    conn: Connection, system: str, start: datetime, end: datetime
) -> dict[Outcome, int]:
    """Return how many of a system's calls that began in a period came to which outcome, but for those that rang too short."""
    query = (
        select(_OUTCOME, func.count())
        .where(_began(conn, system, start, end))
        .group_by(_OUTCOME)
    )
    return {Outcome(word): number for word, number in conn.execute(query) if word}


def path_counts(
    conn: Connection, system: str, start: datetime, end: datetime
) -> dict[str, dict[Outcome, int]]:
    """Return how many of the same calls were answered or missed, by each menu, queue or ring group that they came through."""
    # No way to group by what is in a list is known to all databases.
    query = select(_OUTCOME, calls.c.path).where(
        _began(conn, system, start, end),
        _OUTCOME.in_([Outcome.ANSWERED, Outcome.MISSED]),
    )
    found: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for word, path in conn.execute(query):
        for number in path:
            found[number][Outcome(word)] += 1
    return {number: dict(counted) for number, counted in found.items()}


def _began(
    conn: Connection, system: str, start: datetime, end: datetime
) -> ColumnElement[bool]:
    return and_(
        calls.c.system_id == system_id(conn, system),
        calls.c.key >= key_at(start),
        calls.c.key < key_at(end),
        not_(RANG_TOO_SHORT),
    )


def hours(
    conn: Connection, names: Sequence[str], start: datetime, end: datetime
) -> list[HourOfCalls]:
    """Return what the concluded calls of each hour of a period came to, the oldest first, but for those that rang too short."""
    answered = calls.c.outcome == Outcome.ANSWERED
    answered_here = and_(answered, calls.c.direction == Direction.INBOUND)
    each = (
        select(
            systems.c.name,
            (calls.c.key - calls.c.key % HOUR_OF_KEYS).label("hour"),
            calls.c.outcome,
            case((answered, calls.c.talk_seconds)).label("talk_seconds"),
            case((answered_here, calls.c.ring_seconds)).label("answer_seconds"),
        )
        .join(systems, systems.c.id == calls.c.system_id)
        .where(systems.c.name.in_(names), calls.c.outcome.is_not(None))
        .where(not_(RANG_TOO_SHORT))
        .where(calls.c.key >= key_at(start), calls.c.key < key_at(end))
        .subquery()
    )
    query = (
        select(
            each.c.name,
            each.c.hour,
            each.c.outcome,
            func.count(),
            func.sum(each.c.talk_seconds),
            func.count(each.c.answer_seconds),
            func.sum(each.c.answer_seconds),
        )
        .group_by(each.c.hour, each.c.name, each.c.outcome)
        .order_by(each.c.hour, each.c.name)
    )
    found: dict[tuple[str, int], HourOfCalls] = {}
    for name, hour, outcome, number, talked, answers, waited in conn.execute(query):
        before = found.get((name, hour))
        found[name, hour] = HourOfCalls(
            system=name,
            start=EPOCH + timedelta(milliseconds=hour // SLOTS),
            outcomes={**(before.outcomes if before else {}), Outcome(outcome): number},
            talk_seconds=(before.talk_seconds if before else 0) + int(talked or 0),
            answered=(before.answered if before else 0) + answers,
            answer_seconds=(before.answer_seconds if before else 0) + int(waited or 0),
        )
    return list(found.values())


def number_of_calls(conn: Connection) -> int:
    """Return how many calls there are."""
    return conn.execute(select(func.count()).select_from(calls)).scalar_one()


def oldest_start(conn: Connection) -> datetime | None:
    """Return when the oldest call began."""
    query = select(calls.c.started_at).order_by(calls.c.key).limit(1)
    return conn.execute(query).scalar()


def size_in_bytes(conn: Connection) -> int | None:
    """Return how much space the log takes; None where the database does not say."""
    if conn.dialect.name == "sqlite":
        pages = conn.execute(text("PRAGMA page_count")).scalar_one()
        return int(pages * conn.execute(text("PRAGMA page_size")).scalar_one())
    names = [table.name for table in metadata.sorted_tables]
    if conn.dialect.name == "postgresql":
        query = text(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
            " WHERE c.relname = ANY(:names) AND pg_table_is_visible(c.oid)"
        )
        return _whole(conn.execute(query, {"names": names}).scalar())
    query = text(
        "SELECT sum(data_length + index_length) FROM information_schema.tables"
        " WHERE table_schema = database()"
    )
    return _whole(conn.execute(query).scalar())


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
