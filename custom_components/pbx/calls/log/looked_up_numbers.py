"""What reverse lookups came to, so that nobody is asked for the same number again and again."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from ..immutable import immutable
from ..phone_book.found_names import MAX_FOUND
from .log_connection import LogConnection
from .schema import LONGEST_FOUND_NAME, looked_up_numbers
from .texts import short, storable

FOUND_FOR: Final = timedelta(days=90)
NOT_FOUND_FOR: Final = timedelta(days=7)
"""For how long it counts that a name was found, and that none was."""

_TABLE = looked_up_numbers.c


@immutable
class LookedUp:
    """What a lookup came to. ``name`` is None where none was found."""

    name: str | None


class LookedUpNumbers:
    """The table of what lookups came to. What asks or changes something raises LogError if the database does not answer."""

    def __init__(self, connection: LogConnection) -> None:
        """Use a log's connection."""
        self._connection = connection

    async def names(self, provider: str, now: datetime) -> dict[str, str]:
        """Return the names that a provider found and that still count, by the keys of their numbers, the oldest first."""
        query = (
            select(_TABLE.number_key, _TABLE.name)
            .where(
                _TABLE.provider == short(provider),
                _TABLE.name.is_not(None),
                _TABLE.looked_up_at > now - FOUND_FOR,
            )
            .order_by(_TABLE.looked_up_at.desc())
            .limit(MAX_FOUND)
        )

        def read(conn: Connection) -> dict[str, str]:
            newest_first = [(key, name) for key, name in conn.execute(query)]
            return dict(reversed(newest_first))

        return await self._connection.read(read)

    async def find(self, provider: str, key: str, now: datetime) -> LookedUp | None:
        """Return what asking a provider for a number came to; None if that does not count any more, or nobody asked.

        Args:
            provider: The provider's key.
            key: The number's key.
            now: The time, aware and in UTC.
        """
        query = select(_TABLE.name, _TABLE.looked_up_at).where(
            _TABLE.provider == short(provider), _TABLE.number_key == short(key)
        )

        def read(conn: Connection) -> LookedUp | None:
            row = conn.execute(query).first()
            if row is None:
                return None
            valid = NOT_FOUND_FOR if row.name is None else FOUND_FOR
            return LookedUp(name=row.name) if row.looked_up_at > now - valid else None

        return await self._connection.read(read)

    async def put(
        self, provider: str, key: str, name: str | None, at: datetime
    ) -> None:
        """Keep what asking a provider for a number came to, in place of what was kept before.

        Args:
            provider: The provider's key.
            key: The number's key.
            name: What was found; None if nothing was.
            at: When, aware and in UTC.
        """
        row = {"provider": short(provider), "number_key": short(key)}
        kept = None if name is None else storable(name)[:LONGEST_FOUND_NAME]

        def write(conn: Connection) -> None:
            old = (_TABLE.provider == row["provider"]) & (
                _TABLE.number_key == row["number_key"]
            )
            conn.execute(delete(looked_up_numbers).where(old))
            conn.execute(
                insert(looked_up_numbers).values(**row, name=kept, looked_up_at=at)
            )

        await self._connection.write(write)

    async def purge(self, now: datetime) -> None:
        """Delete what does not count any more, and the oldest of what is more than there may be."""
        missing = _TABLE.name.is_(None) & (_TABLE.looked_up_at <= now - NOT_FOUND_FOR)
        oldest = select(_TABLE.looked_up_at).order_by(_TABLE.looked_up_at.desc())

        def change(conn: Connection) -> None:
            old = _TABLE.looked_up_at <= now - FOUND_FOR
            conn.execute(delete(looked_up_numbers).where(missing | old))
            beyond = conn.execute(oldest.offset(MAX_FOUND).limit(1)).scalar()
            if beyond is not None:
                too_many = delete(looked_up_numbers)
                conn.execute(too_many.where(_TABLE.looked_up_at <= beyond))

        await self._connection.write(change)
