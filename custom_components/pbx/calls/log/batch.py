"""The calls that a transaction is about: what is stored of them, and what becomes of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import batched
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from ..model import Call
from .call_rows import (
    SLOTS,
    NumberKey,
    cursor_of,
    extensions_of,
    from_row,
    preferred_key,
    short,
    to_row,
)
from .event_rows import move_events
from .log_model import LoggedCall
from .merging import merged
from .report_rows import move_reports
from .schema import call_extensions, call_ids, calls

CHUNK = 400
"""How many values a query names at most."""


@dataclass(slots=True, eq=False, kw_only=True)
class StoredCall:
    """A call of a batch. ``stored_key`` is None while it has no row; the ids are as the table of ids has them."""

    system: str
    system_id: int
    key: int
    call: Call
    handled_at: datetime | None = None
    stored_key: int | None = None
    stored_ids: frozenset[str] = frozenset()
    stored_places: tuple[object, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """All ids of the call."""
        return frozenset(map(short, self.call.ids))

    @property
    def places(self) -> tuple[object, ...]:
        """What the table of extensions says of the call."""
        return (extensions_of(self.call), self.call.outcome, self.call.direction)

    @property
    def logged(self) -> LoggedCall:
        """What the log says of the call."""
        return LoggedCall(
            system=self.system,
            call=self.call,
            handled_at=self.handled_at,
            cursor=cursor_of(self.key),
        )


class Batch:
    """Finds stored calls by any of their ids, takes in what is told of them and writes what changed."""

    def __init__(
        self, conn: Connection, systems: dict[str, int], number_key: NumberKey
    ) -> None:
        """Begin with no call.

        Args:
            conn: A connection in a transaction that writes.
            systems: The numbers of the systems.
            number_key: Returns the same text for every way in which one number is written.
        """
        self.systems = systems
        self._conn = conn
        self._number_key = number_key
        self._by_id: dict[tuple[str, str], StoredCall] = {}
        self._changed: dict[StoredCall, None] = {}
        self._joined: list[tuple[StoredCall, StoredCall]] = []

    def load(self, system: str, ids: Iterable[str]) -> None:
        """Read the calls that have any of some ids, and keep others from changing them until the transaction ends."""
        wanted = sorted(set(map(short, ids)))
        for chunk in batched(wanted, CHUNK, strict=False):
            found = (
                select(call_ids.c.call_key)
                .where(call_ids.c.system_id == self.systems[system])
                .where(call_ids.c.id.in_(chunk))
            )
            query = (
                select(calls)
                .where(calls.c.key.in_(found))
                .order_by(calls.c.key)
                .with_for_update()
            )
            for row in self._conn.execute(query):
                self._load(system, row)

    def find(self, system: str, ids: Iterable[str]) -> list[StoredCall]:
        """Return the calls that have any of some ids."""
        known = (self._by_id.get((system, short(one))) for one in ids)
        return list(dict.fromkeys(one for one in known if one))

    def take(self, system: str, told: Call) -> None:
        """Take in what is told of a call; one that has the ids of several makes one of them."""
        told = replace(
            told,
            ids=told.ids | {told.call_id},
            started_at=told.started_at or told.ended_at or datetime.now(UTC),
        )
        found = sorted(
            self.find(system, told.ids),
            key=lambda one: (one.stored_key is None, one.key),
        )
        if found:
            keep = found[0]
            call = keep.call
            for other in found[1:]:
                call = merged(call, other.call)
                self._join(keep, other)
            call = merged(call, told)
            if call == keep.call and len(found) == 1:
                return
            keep.call = call
        else:
            number = self.systems[system]
            keep = StoredCall(system=system, system_id=number, key=0, call=told)
        self._changed.pop(keep, None)
        self._changed[keep] = None
        self._by_id.update({(system, one): keep for one in keep.ids})

    def flush(self) -> list[StoredCall]:
        """Write what changed and return it, in order."""
        changed = list(self._changed)
        for keep, other in self._joined:
            self._move_children(keep, other)
        gone = [one.stored_key for _, one in self._joined if one.stored_key is not None]
        if gone:
            self._conn.execute(delete(calls).where(calls.c.key.in_(gone)))
        self._give_keys(changed)
        rows = {one: self._row(one) for one in changed}
        new = [row for one, row in rows.items() if one.stored_key is None]
        old = [
            {"stored_key": one.stored_key, **row}
            for one, row in rows.items()
            if one.stored_key is not None
        ]
        if new:
            self._conn.execute(insert(calls), new)
        if old:
            changes = update(calls).where(calls.c.key == bindparam("stored_key"))
            self._conn.execute(changes, old)
        self._write_ids(changed)
        self._write_extensions(changed)
        return changed

    def _load(self, system: str, row: Row[Any]) -> None:
        one = StoredCall(
            system=system,
            system_id=row.system_id,
            key=row.key,
            call=from_row(row),
            handled_at=row.handled_at,
            stored_key=row.key,
        )
        if self.find(system, one.call.ids):
            return
        one.stored_ids, one.stored_places = one.ids, one.places
        self._by_id.update({(system, call_id): one for call_id in one.ids})

    def _join(self, keep: StoredCall, other: StoredCall) -> None:
        keep.handled_at = keep.handled_at or other.handled_at
        self._joined.append((keep, other))
        self._changed.pop(other, None)

    def _move_children(self, keep: StoredCall, other: StoredCall) -> None:
        if keep.stored_key is not None and other.stored_key is not None:
            move_events(self._conn, other.stored_key, keep.stored_key)
            move_reports(self._conn, other.stored_key, keep.stored_key)

    def _row(self, one: StoredCall) -> dict[str, Any]:
        return to_row(
            one.key, one.system_id, one.call, one.handled_at, self._number_key
        )

    def _give_keys(self, changed: Iterable[StoredCall]) -> None:
        """Give a key to new calls, and another to those that turned out to have begun earlier."""
        wanted: dict[StoredCall, int] = {}
        for one in changed:
            key = preferred_key(one.system, one.call)
            first = key - key % SLOTS
            if one.stored_key is None or not first <= one.key < first + SLOTS:
                wanted[one] = key
        taken: set[int] = set()
        for chunk in batched(wanted.values(), CHUNK, strict=False):
            query = select(calls.c.key).where(calls.c.key.in_(chunk))
            taken.update(self._conn.execute(query).scalars())
        given: set[int] = set()
        for one, key in wanted.items():
            is_free = key not in taken and key not in given
            one.key = key if is_free else self._free_key(key, given)
            given.add(one.key)

    def _free_key(self, wanted: int, given: set[int]) -> int:
        first = wanted - wanted % SLOTS
        while True:
            query = select(calls.c.key).where(
                calls.c.key.between(first, first + SLOTS - 1)
            )
            taken = {*self._conn.execute(query).scalars(), *given}
            # From the wanted one on, so that two writers seldom choose the same one.
            places = (first + (wanted + place) % SLOTS for place in range(SLOTS))
            free = next((key for key in places if key not in taken), None)
            if free is not None:
                return free
            first += SLOTS

    def _write_ids(self, changed: Sequence[StoredCall]) -> None:
        rows = [
            {"system_id": one.system_id, "id": call_id, "call_key": one.key}
            for one in changed
            for call_id in sorted(one.ids - one.stored_ids)
        ]
        if rows:
            self._conn.execute(insert(call_ids), rows)

    def _write_extensions(self, changed: Sequence[StoredCall]) -> None:
        moved = [one for one in changed if one.places != one.stored_places]
        old = [one.key for one in moved if one.stored_key is not None]
        if old:
            dropped = delete(call_extensions).where(call_extensions.c.call_key.in_(old))
            self._conn.execute(dropped)
        rows = [
            {
                "call_key": one.key,
                "extension": extension,
                "system_id": one.system_id,
                "outcome": one.call.outcome,
                "direction": one.call.direction,
            }
            for one in moved
            for extension in sorted(extensions_of(one.call))
        ]
        if rows:
            self._conn.execute(insert(call_extensions), rows)
