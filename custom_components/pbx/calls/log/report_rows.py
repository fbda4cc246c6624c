"""Writes the reports as they came, each once, and which calls they are about."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import batched
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from .log_model import Entry
from .schema import CHUNK, call_reports, reports
from .stored_calls import StoredCalls

type _Digest = tuple[int, str]
"""The system, and the digest by which a body is known again."""

type _Name = tuple[int, str, int]
"""Which report it is: the system, the digest, and how many with the same digest came before it."""

SAME = timedelta(seconds=3)
"""How far apart the same body is the same report, which came twice or was written twice. The tracker takes it for news only later."""

_INSERT = insert(reports)
_WITH_DIGESTS = (
    select(
        reports.c.id,
        reports.c.system_id,
        reports.c.digest,
        reports.c.nth,
        reports.c.at,
    )
    .where(reports.c.system_id.in_(bindparam("systems", expanding=True)))
    .where(reports.c.digest.in_(bindparam("digests", expanding=True)))
    .order_by(reports.c.nth)
)
_LINKS = select(call_reports).where(
    call_reports.c.report_id.in_(bindparam("report_ids", expanding=True))
)
_INSERT_LINKS = insert(call_reports)


def write_reports(
    conn: Connection, entries: Iterable[Entry], stored_calls: StoredCalls
) -> None:
    """Write the reports of entries, and which calls they are about. A report that is known is not written again."""
    received = [
        (
            stored_calls.systems[entry.system],
            sha256(report.body).hexdigest(),
            report,
            entry.system,
        )
        for entry in entries
        for report in entry.reports
    ]
    if not received:
        return
    known = _known(conn, [(number, digest) for number, digest, _, _ in received])
    new: list[dict[str, object]] = []
    names: list[_Name] = []
    first_heard: set[_Name] = set()
    for number, digest, report, _ in received:
        times = known.setdefault((number, digest), {})
        same = [
            nth
            for nth, at in times.items()
            if not report.is_news or abs(at - report.at) <= SAME
        ]
        nth = same[0] if same else max(times, default=-1) + 1
        names.append((number, digest, nth))
        if not same:
            times[nth] = report.at
            first_heard.add(names[-1])
            new.append(
                {
                    "system_id": number,
                    "digest": digest,
                    "nth": nth,
                    "at": report.at,
                    "body": report.body,
                }
            )
    if new:
        conn.execute(_INSERT, new)
    ids = _ids(conn, [name[:2] for name in names])
    links = {
        (stored.key, ids[name])
        for name, (_, _, report, system) in zip(names, received, strict=True)
        for stored in stored_calls.find(system, report.call_ids)
    }
    # Nothing links to a report that was written just now.
    _link(conn, links, [ids[name] for name in names if name not in first_heard])


def move_reports(conn: Connection, old_key: int, new_key: int) -> None:
    """Give the reports of a call to the call that it turned out to be."""
    known = select(call_reports.c.report_id).where(call_reports.c.call_key == new_key)
    ids = set(conn.execute(known).scalars())
    conn.execute(
        update(call_reports)
        .where(call_reports.c.call_key == old_key)
        .where(call_reports.c.report_id.not_in(ids))
        .values(call_key=new_key)
    )


def _known(
    conn: Connection, digests: Sequence[_Digest]
) -> dict[_Digest, dict[int, datetime]]:
    """Return when reports with some digests came, each by its ``nth``."""
    found: dict[_Digest, dict[int, datetime]] = {}
    for row in _rows(conn, digests):
        found.setdefault((row.system_id, row.digest), {})[row.nth] = row.at
    return found


def _ids(conn: Connection, digests: Sequence[_Digest]) -> dict[_Name, int]:
    return {
        (row.system_id, row.digest, row.nth): row.id for row in _rows(conn, digests)
    }


def _rows(conn: Connection, digests: Sequence[_Digest]) -> Iterator[Row[Any]]:
    systems = list({number for number, _ in digests})
    texts = dict.fromkeys(digest for _, digest in digests)
    for chunk in batched(texts, CHUNK, strict=False):
        yield from conn.execute(_WITH_DIGESTS, {"systems": systems, "digests": chunk})


def _link(
    conn: Connection, links: set[tuple[int, int]], known_ids: Iterable[int]
) -> None:
    """Write which calls reports are about, but for what is written already of those that were known before."""
    known: set[tuple[int, int]] = set()
    for chunk in batched(dict.fromkeys(known_ids), CHUNK, strict=False):
        found = conn.execute(_LINKS, {"report_ids": chunk})
        known |= {(row.call_key, row.report_id) for row in found}
    rows = [
        {"call_key": key, "report_id": report_id}
        for key, report_id in sorted(links - known)
    ]
    if rows:
        conn.execute(_INSERT_LINKS, rows)
