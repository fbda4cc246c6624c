"""Deletes what is old, a little at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, delete, select

from .call_rows import key_at, short
from .schema import call_reports, calls, reports, systems
from .system_rows import system_id, system_ids


def purge_calls(
    conn: Connection, before: datetime, of_systems: Sequence[str], batch: int
) -> int:
    """Delete some of the calls that began before a moment, with all that belongs to them. Return how many.

    Args:
        conn: A connection in a transaction that writes.
        before: The moment.
        of_systems: Of which systems; empty means all.
        batch: How many at most.
    """
    query = select(calls.c.key).where(calls.c.key < key_at(before))
    if of_systems:
        known = system_ids(conn)
        mine = [known[name] for one in of_systems if (name := short(one)) in known]
        query = query.where(calls.c.system_id.in_(mine))
    return _delete_calls(conn, query.order_by(calls.c.key).limit(batch))


def forget_calls(conn: Connection, system: str, batch: int) -> int:
    """Delete some of what is known of a system. Return how many rows that were; 0 when nothing is left."""
    known = system_id(conn, system)
    mine = select(calls.c.key).where(calls.c.system_id == known).limit(batch)
    if number := _delete_calls(conn, mine):
        return number
    query = select(reports.c.id).where(reports.c.system_id == known).limit(batch)
    if ids := conn.execute(query).scalars().all():
        conn.execute(delete(reports).where(reports.c.id.in_(ids)))
        return len(ids)
    conn.execute(delete(systems).where(systems.c.id == known))
    return 0


def _delete_calls(conn: Connection, query: Select[tuple[int]]) -> int:
    keys = conn.execute(query).scalars().all()
    if keys:
        _delete_reports(conn, keys)
        conn.execute(delete(calls).where(calls.c.key.in_(keys)))
    return len(keys)


def _delete_reports(conn: Connection, keys: Sequence[int]) -> None:
    """Delete the reports that told of calls and of no others."""
    mine = select(call_reports.c.report_id).where(call_reports.c.call_key.in_(keys))
    ids = conn.execute(mine).scalars().all()
    if not ids:
        return
    others = (
        select(call_reports.c.report_id)
        .where(call_reports.c.report_id.in_(ids), call_reports.c.call_key.not_in(keys))
        .group_by(call_reports.c.report_id)
    )
    shared = set(conn.execute(others).scalars())
    alone = [one for one in dict.fromkeys(ids) if one not in shared]
    if alone:
        conn.execute(delete(reports).where(reports.c.id.in_(alone)))
