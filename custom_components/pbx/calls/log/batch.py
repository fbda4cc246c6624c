"""Takes in what is known now of the calls that a transaction is about, and writes what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import batched
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from ..model import Call
from .call_keys import SLOTS, preferred_key
from .call_rows import extensions_of, to_row
from .event_rows import move_events
from .merging import merged
from .report_rows import move_reports
from .schema import CHUNK, call_extensions, call_ids, calls
from .stored_calls import StoredCall, StoredCalls
from .texts import NumberKey

_TAKEN = select(calls.c.key).where(calls.c.key.in_(bindparam("wanted", expanding=True)))
_TAKEN_BETWEEN = select(calls.c.key).where(
    calls.c.key.between(bindparam("first"), bindparam("last"))
)
_INSERT = insert(calls)
_UPDATE = update(calls).where(calls.c.key == bindparam("stored_key"))
_INSERT_IDS = insert(call_ids)
_INSERT_EXTENSIONS = insert(call_extensions)
_DELETE_EXTENSIONS = delete(call_extensions).where(
    call_extensions.c.call_key.in_(bindparam("call_keys", expanding=True))
)


class Batch:
    """Merges calls into those that are stored, and writes those that are not as they were."""

    def __init__(
        self, conn: Connection, stored_calls: StoredCalls, number_key: NumberKey
    ) -> None:
        """Begin with no change.

        Args:
            conn: A connection in a transaction that writes.
            stored_calls: The calls that are stored, loaded by the ids of all calls that will be taken in.
            number_key: Returns the same text for every way in which a number is written.
        """
        self._conn = conn
        self._stored_calls = stored_calls
        self._number_key = number_key
        self._changed: dict[StoredCall, None] = {}
        self._joined: list[tuple[StoredCall, StoredCall]] = []

    def take(self, system: str, call: Call) -> None:
        """Take in what is known of a call now. A call that has the ids of several stored calls makes them a single call."""
        if call.started_at is None:
            began = call.ended_at or datetime.now(UTC)
            call = replace(call, started_at=began)
        if call.call_id not in call.ids:
            call = replace(call, ids=call.ids | {call.call_id})
        found = sorted(
            self._stored_calls.find(system, call.ids),
            key=lambda stored: (stored.stored_key is None, stored.key),
        )
        if found:
            keep = found[0]
            known = keep.call
            for other in found[1:]:
                known = merged(known, other.call)
                self._join(keep, other)
            known = merged(known, call)
            if known == keep.call and len(found) == 1:
                return
            keep.call = known
        else:
            number = self._stored_calls.systems[system]
            keep = StoredCall(system=system, system_id=number, key=0, call=call)
        self._changed.pop(keep, None)
        self._changed[keep] = None
        self._stored_calls.add(keep)

    def flush(self) -> list[StoredCall]:
        """Write what changed and return it, in order."""
        changed = list(self._changed)
        for keep, other in self._joined:
            self._move_children(keep, other)
        gone = [
            other.stored_key
            for _, other in self._joined
            if other.stored_key is not None
        ]
        if gone:
            self._conn.execute(delete(calls).where(calls.c.key.in_(gone)))
        self._give_keys(changed)
        rows = {stored: self._row(stored) for stored in changed}
        new = [row for stored, row in rows.items() if stored.stored_key is None]
        old = [
            {"stored_key": stored.stored_key, **row}
            for stored, row in rows.items()
            if stored.stored_key is not None
        ]
        if new:
            self._conn.execute(_INSERT, new)
        if old:
            self._conn.execute(_UPDATE, old)
        self._write_ids(changed)
        self._write_extensions(changed)
        return changed

    def _join(self, keep: StoredCall, other: StoredCall) -> None:
        keep.handled_at = keep.handled_at or other.handled_at
        self._joined.append((keep, other))
        self._changed.pop(other, None)

    def _move_children(self, keep: StoredCall, other: StoredCall) -> None:
        if keep.stored_key is not None and other.stored_key is not None:
            move_events(self._conn, other.stored_key, keep.stored_key)
            move_reports(self._conn, other.stored_key, keep.stored_key)

    def _row(self, stored: StoredCall) -> dict[str, Any]:
        return to_row(
            stored.key,
            stored.system_id,
            stored.call,
            stored.handled_at,
            self._number_key,
        )

    def _give_keys(self, changed: Iterable[StoredCall]) -> None:
        """Give a key to new calls, and another key to calls that turned out to have begun earlier."""
        wanted: dict[StoredCall, int] = {}
        for stored in changed:
            key = preferred_key(stored.system, stored.call)
            first = key - key % SLOTS
            if stored.stored_key is None or not first <= stored.key < first + SLOTS:
                wanted[stored] = key
        taken: set[int] = set()
        for chunk in batched(wanted.values(), CHUNK, strict=False):
            taken.update(self._conn.execute(_TAKEN, {"wanted": chunk}).scalars())
        free = _FreeKeys(self._conn)
        for stored, key in wanted.items():
            is_free = key not in taken and key not in free.given
            stored.key = free.give(key) if is_free else free.find(key)

    def _write_ids(self, changed: Sequence[StoredCall]) -> None:
        rows = [
            {"system_id": stored.system_id, "id": call_id, "call_key": stored.key}
            for stored in changed
            for call_id in sorted(stored.ids - stored.stored_ids)
        ]
        if rows:
            self._conn.execute(_INSERT_IDS, rows)

    def _write_extensions(self, changed: Sequence[StoredCall]) -> None:
        moved = [stored for stored in changed if stored.places != stored.stored_places]
        old = [stored.key for stored in moved if stored.stored_key is not None]
        if old:
            self._conn.execute(_DELETE_EXTENSIONS, {"call_keys": old})
        rows = [
            {
                "call_key": stored.key,
                "extension": extension,
                "system_id": stored.system_id,
                "outcome": stored.call.outcome,
                "direction": stored.call.direction,
            }
            for stored in moved
            for extension in sorted(extensions_of(stored.call))
        ]
        if rows:
            self._conn.execute(_INSERT_EXTENSIONS, rows)


class _FreeKeys:
    """The keys that a transaction gives. A millisecond is looked up once, however many calls begin in it."""

    def __init__(self, conn: Connection) -> None:
        """Begin with nothing given."""
        self.given: set[int] = set()
        self._conn = conn
        self._taken: dict[int, set[int]] = {}
        self._full: set[int] = set()

    def give(self, key: int) -> int:
        """Give a key that is free."""
        self.given.add(key)
        return key

    def find(self, wanted: int) -> int:
        """Give the next key that is free, in the same millisecond or in a later one."""
        first = wanted - wanted % SLOTS
        while True:
            if first not in self._full:
                taken = self._taken_from(first)
                # From the wanted key on, so that two writers seldom choose the same key.
                for place in range(SLOTS):
                    key = first + (wanted + place) % SLOTS
                    if key not in taken and key not in self.given:
                        return self.give(key)
                self._full.add(first)
            first += SLOTS

    def _taken_from(self, first: int) -> set[int]:
        if first not in self._taken:
            values = {"first": first, "last": first + SLOTS - 1}
            found = self._conn.execute(_TAKEN_BETWEEN, values)
            self._taken[first] = set(found.scalars())
        return self._taken[first]
