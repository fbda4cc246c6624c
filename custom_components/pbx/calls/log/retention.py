"""Deletes what is old, a little at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from .call_keys import key_at
from .schema import call_reports, calls, reports
from .system_rows import system_ids
from .texts import short


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
        mine = [known[name] for name in map(short, of_systems) if name in known]
        query = query.where(calls.c.system_id.in_(mine))
    keys = conn.execute(query.order_by(calls.c.key).limit(batch)).scalars().all()
    if keys:
        _delete_reports(conn, keys)
        conn.execute(delete(calls).where(calls.c.key.in_(keys)))
    return len(keys)


def _delete_reports(conn: Connection, keys: Sequence[int]) -> None:
    """Delete the reports about calls that are about no other call."""
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
    alone = [report_id for report_id in dict.fromkeys(ids) if report_id not in shared]
    if alone:
        conn.execute(delete(reports).where(reports.c.id.in_(alone)))
