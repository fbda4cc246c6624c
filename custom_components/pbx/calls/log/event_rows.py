"""The events of calls, each once, beneath the call's row."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from ..model import Call, CallEvent, CallEventType
from .log_model import Entry
from .schema import call_events
from .stored_calls import StoredCalls
from .texts import short, storable

REPEATABLE = frozenset(
    {CallEventType.HELD, CallEventType.RESUMED, CallEventType.TRANSFERRED}
)
"""What happens to a call more than once; the rest once, and ringing once for each set of extensions."""

_KNOWN = select(call_events.c.call_key, call_events.c.name).where(
    call_events.c.call_key.in_(bindparam("call_keys", expanding=True))
)
_INSERT = insert(call_events)


def write_events(
    conn: Connection, entries: Iterable[Entry], stored_calls: StoredCalls
) -> None:
    """Write the events of entries that are not known yet. Events of a call that is not stored are left out."""
    rows = {
        (row["call_key"], row["name"]): row
        for entry in entries
        for event in entry.events
        for stored in stored_calls.find(entry.system, (event.call.call_id,))
        for row in (_row(stored.key, event),)
    }
    if not rows:
        return
    keys = list({key for key, _ in rows})
    known = {
        (row.call_key, row.name) for row in conn.execute(_KNOWN, {"call_keys": keys})
    }
    new = [row for place, row in rows.items() if place not in known]
    if new:
        conn.execute(_INSERT, new)


def events_of(conn: Connection, key: int, call: Call) -> list[CallEvent]:
    """Return the events of a call, the oldest first."""
    query = select(call_events).where(call_events.c.call_key == key)
    rows = conn.execute(query.order_by(call_events.c.at, call_events.c.name)).all()
    # What a report says has a single time; a call rings before it is answered, and its end is the last of it.
    order = list(CallEventType)
    return [
        CallEvent(
            type=CallEventType(row.type),
            call=call,
            extensions=tuple(row.extensions),
            again=row.again,
            at=row.at,
        )
        for row in sorted(rows, key=lambda row: (row.at, order.index(row.type)))
    ]


def move_events(conn: Connection, old_key: int, new_key: int) -> None:
    """Give the events of a call to the call that it turned out to be; events that both have stay where they are."""
    known = select(call_events.c.name).where(call_events.c.call_key == new_key)
    names = set(conn.execute(known).scalars())
    conn.execute(
        update(call_events)
        .where(call_events.c.call_key == old_key)
        .where(call_events.c.name.not_in(names))
        .values(call_key=new_key)
    )


def _row(key: int, event: CallEvent) -> dict[str, Any]:
    extensions = list(map(storable, event.extensions))
    return {
        "call_key": key,
        "name": _name(event, extensions),
        "type": event.type,
        "extensions": extensions,
        "again": event.again,
        "at": event.at,
    }


def _name(event: CallEvent, extensions: list[str]) -> str:
    if event.type in REPEATABLE:
        at = event.at.astimezone(UTC).isoformat(timespec="milliseconds")
        return short(f"{event.type} {at} {','.join(extensions)}")
    if event.type is CallEventType.RINGING:
        return short(f"{event.type} {','.join(extensions)}")
    return event.type.value
