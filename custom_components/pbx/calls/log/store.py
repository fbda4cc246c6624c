"""Writes entries: each call one row, whoever tells of it and however often."""

from collections.abc import Iterable, Sequence
from itertools import batched

from sqlalchemy import Connection, select

from .batch import CHUNK, Batch
from .call_rows import NumberKey, key_of, logged, short
from .callback_rows import close_called_back
from .event_rows import write_events
from .log_model import Entry, LoggedCall
from .report_rows import write_reports
from .schema import call_ids, calls, systems
from .system_rows import ensured_system_ids, system_id


def write(
    conn: Connection, entries: Sequence[Entry], number_key: NumberKey
) -> list[LoggedCall]:
    """Write entries and return the calls that changed, in order.

    Args:
        conn: A connection in a transaction that writes.
        entries: What to write. Writing it again changes nothing.
        number_key: Returns the same text for every way in which one number is written.
    """
    ids = _ids_by_system(entries)
    batch = Batch(conn, ensured_system_ids(conn, ids), number_key)
    for system, wanted in ids.items():
        batch.load(system, wanted)
    for entry in entries:
        for call in entry.calls:
            batch.take(entry.system, call)
    changed = batch.flush()
    write_events(conn, entries, batch)
    write_reports(conn, entries, batch)
    closed = load_logged(conn, close_called_back(conn, changed, number_key))
    told = {one.key: one.logged for one in changed}
    told.update((key_of(one.cursor), one) for one in closed)
    return list(told.values())


def load_logged(conn: Connection, keys: Iterable[int]) -> list[LoggedCall]:
    """Return the calls with some keys, in the order of these."""
    wanted = list(dict.fromkeys(keys))
    found: dict[int, LoggedCall] = {}
    for chunk in batched(wanted, CHUNK, strict=False):
        query = (
            select(calls, systems.c.name.label("system"))
            .join(systems, systems.c.id == calls.c.system_id)
            .where(calls.c.key.in_(chunk))
        )
        for row in conn.execute(query):
            found[row.key] = logged(row.system, row)
    return [found[key] for key in wanted if key in found]


def stored_key(conn: Connection, system: str, call_id: str) -> int | None:
    """Return the key of the call that has or had an id."""
    query = select(call_ids.c.call_key).where(
        call_ids.c.system_id == system_id(conn, system), call_ids.c.id == short(call_id)
    )
    return conn.execute(query).scalar()


def _ids_by_system(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Return the ids of all calls that entries are about."""
    ids: dict[str, set[str]] = {}
    for entry in entries:
        told = [*entry.calls, *(event.call for event in entry.events)]
        if not told and not entry.reports:
            continue
        of_system = ids.setdefault(entry.system, set())
        for call in told:
            of_system |= call.ids | {call.call_id}
        for report in entry.reports:
            of_system.update(report.call_ids)
    return ids
