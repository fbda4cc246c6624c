"""What the database has of the calls that a transaction is about, found by any of their ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from ..model import Call
from .call_keys import cursor_of
from .call_rows import extensions_of, from_row
from .log_model import LoggedCall
from .schema import CHUNK, call_ids, calls
from .texts import short

_WITH_IDS = (
    select(calls)
    .where(
        calls.c.key.in_(
            select(call_ids.c.call_key)
            .where(call_ids.c.system_id == bindparam("system"))
            .where(call_ids.c.id.in_(bindparam("ids", expanding=True)))
        )
    )
    .order_by(calls.c.key)
    .with_for_update()
)


@dataclass(slots=True, eq=False, kw_only=True)
class StoredCall:
    """A call that a transaction is about. ``stored_key`` is None while it has no row; the ids are as the table of ids has them."""

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


class StoredCalls:
    """The calls that a transaction is about, by their ids."""

    def __init__(self, conn: Connection, systems: Mapping[str, int]) -> None:
        """Begin with no call.

        Args:
            conn: A connection in a transaction that writes.
            systems: The numbers of the systems, by their keys.
        """
        self.systems = systems
        self._conn = conn
        self._by_id: dict[tuple[str, str], StoredCall] = {}

    def load(self, system: str, ids: Iterable[str]) -> None:
        """Read the calls that have any of some ids, and keep others from changing them until the transaction ends."""
        wanted = sorted(set(map(short, ids)))
        for chunk in batched(wanted, CHUNK, strict=False):
            values = {"system": self.systems[system], "ids": chunk}
            for row in self._conn.execute(_WITH_IDS, values):
                self._add_row(system, row)

    def find(self, system: str, ids: Iterable[str]) -> list[StoredCall]:
        """Return the calls that have any of some ids."""
        known = (self._by_id.get((system, short(call_id))) for call_id in ids)
        return list(dict.fromkeys(stored for stored in known if stored))

    def add(self, stored: StoredCall) -> None:
        """Have a call found by each of its ids from now on."""
        self._by_id.update({(stored.system, call_id): stored for call_id in stored.ids})

    def _add_row(self, system: str, row: Row[Any]) -> None:
        stored = StoredCall(
            system=system,
            system_id=row.system_id,
            key=row.key,
            call=from_row(row),
            handled_at=row.handled_at,
            stored_key=row.key,
        )
        if self.find(system, stored.call.ids):
            return
        stored.stored_ids, stored.stored_places = stored.ids, stored.places
        self.add(stored)
