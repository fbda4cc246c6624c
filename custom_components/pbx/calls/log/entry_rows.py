"""Writes entries: a row for each call, whoever reports it and however often."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from .batch import Batch
from .call_keys import key_of
from .call_lookup import load_logged
from .callback_rows import close_called_back
from .event_rows import write_events
from .log_model import Entry, LoggedCall
from .report_rows import write_reports
from .stored_calls import StoredCalls
from .system_rows import ensured_system_ids
from .texts import NumberKey


def write(
    conn: Connection, entries: Sequence[Entry], number_key: NumberKey
) -> list[LoggedCall]:
    """Write entries and return the calls that changed, in order.

    Args:
        conn: A connection in a transaction that writes.
        entries: What to write. Writing it again changes nothing.
        number_key: Returns the same text for every way in which a number is written.
    """
    ids = _ids_by_system(entries)
    stored_calls = StoredCalls(conn, ensured_system_ids(conn, ids))
    for system, wanted in ids.items():
        stored_calls.load(system, wanted)
    batch = Batch(conn, stored_calls, number_key)
    for entry in entries:
        for call in entry.calls:
            batch.take(entry.system, call)
    changed = batch.flush()
    write_events(conn, entries, stored_calls)
    write_reports(conn, entries, stored_calls)
    closed = load_logged(conn, close_called_back(conn, changed, number_key))
    by_key = {stored.key: stored.logged for stored in changed}
    by_key.update((key_of(logged.cursor), logged) for logged in closed)
    return list(by_key.values())


def _ids_by_system(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Return the ids of all calls that entries are about."""
    ids: dict[str, set[str]] = {}
    for entry in entries:
        of_system = ids.setdefault(entry.system, set())
        for call in (*entry.calls, *(event.call for event in entry.events)):
            of_system |= call.ids | {call.call_id}
        for report in entry.reports:
            of_system.update(report.call_ids)
    return ids
