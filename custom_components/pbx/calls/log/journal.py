"""The reports as they came, so that calls in progress can be followed again after a restart."""

from collections.abc import Iterable
from datetime import datetime
from itertools import batched

from sqlalchemy import Connection, delete, select

from ..model import Call
from .call_keys import key_at
from .log_model import Entry, ReceivedReport
from .schema import CHUNK, call_ids, call_reports, calls, reports
from .system_rows import system_id


def open_reports(conn: Connection, system: str) -> list[ReceivedReport]:
    """Return the reports of a system's calls that are not concluded, the oldest first."""
    known = system_id(conn, system)
    links = (
        select(call_reports.c.report_id, call_ids.c.id)
        .join(calls, calls.c.key == call_reports.c.call_key)
        .join(call_ids, call_ids.c.call_key == calls.c.key)
        .where(calls.c.system_id == known, calls.c.outcome.is_(None))
    )
    about: dict[int, set[str]] = {}
    for row in conn.execute(links):
        about.setdefault(row.report_id, set()).add(row.id)
    found: list[tuple[datetime, int, bytes]] = []
    for chunk in batched(about, CHUNK, strict=False):
        query = select(reports).where(reports.c.id.in_(chunk))
        found += [(row.at, row.id, row.body) for row in conn.execute(query)]
    return [
        ReceivedReport(body=body, at=at, call_ids=tuple(sorted(about[report_id])))
        for at, report_id, body in sorted(found)
    ]


def reports_of(conn: Connection, key: int, call: Call) -> list[ReceivedReport]:
    """Return the reports about a call that are still kept, the oldest first."""
    query = (
        select(reports.c.body, reports.c.at)
        .join(call_reports, call_reports.c.report_id == reports.c.id)
        .where(call_reports.c.call_key == key)
        .order_by(reports.c.at, reports.c.id)
    )
    ids = tuple(sorted(call.ids))
    return [
        ReceivedReport(body=row.body, at=row.at, call_ids=ids)
        for row in conn.execute(query)
    ]


def spooled_reports(entries: Iterable[Entry], system: str) -> list[ReceivedReport]:
    """Return the reports among a system's entries, in order, whose calls no later entry concludes."""
    received: list[ReceivedReport] = []
    concluded: set[str] = set()
    for entry in entries:
        if entry.system == system:
            received += entry.reports
            for call in entry.calls:
                if call.outcome:
                    concluded |= {call.call_id, *call.ids}
    return [report for report in received if not concluded.issuperset(report.call_ids)]


def concluded_ids(
    conn: Connection, known: int, since: datetime, limit: int
) -> list[str]:
    """Return the ids of a system's latest concluded calls, the newest last."""
    query = (
        select(call_ids.c.id)
        .join(calls, calls.c.key == call_ids.c.call_key)
        .where(calls.c.system_id == known, calls.c.key >= key_at(since))
        .where(calls.c.outcome.is_not(None))
        .order_by(calls.c.key.desc(), call_ids.c.id)
        .limit(limit)
    )
    return list(reversed(conn.execute(query).scalars().all()))


def purge_reports(conn: Connection, before: datetime, batch: int) -> int:
    """Delete some reports that came before a moment and are of no call in progress. Return how many."""
    in_progress = (
        select(call_reports.c.report_id)
        .join(calls, calls.c.key == call_reports.c.call_key)
        .where(call_reports.c.report_id == reports.c.id, calls.c.outcome.is_(None))
    )
    query = (
        select(reports.c.id)
        .where(reports.c.at < before, ~in_progress.exists())
        .order_by(reports.c.at)
        .limit(batch)
    )
    ids = conn.execute(query).scalars().all()
    if ids:
        conn.execute(delete(reports).where(reports.c.id.in_(ids)))
    return len(ids)
