"""Keeps entries on this machine's disk, in order, while the database is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import (
    Column,
    Delete,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Update,
    delete,
    func,
    insert,
    select,
    update,
)

from .database import WRITES, open_file
from .driver_errors import Unusable, told_plainly
from .entry_codec import decode, encode
from .log_errors import LogError, LogFull
from .log_model import Entry

MAX_BYTES = 512 * 1024 * 1024
"""How much may wait for one database."""

_metadata = MetaData()
_waiting = Table(
    "waiting",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("log", String, nullable=False, index=True),
    Column("entry", LargeBinary, nullable=False),
    # Why the database does not take it at all. Such an entry is kept, and holds up none that came later.
    Column("error", Text),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class SpooledEntry:
    """An entry with its place in the queue."""

    place: int
    entry: Entry


class Spool:
    """The entries that wait for one database. What is put in is there after a loss of power."""

    def __init__(self, path: Path, log: str) -> None:
        """Open the file. Raises LogError.

        Args:
            path: The file, which may hold what waits for other databases too.
            log: What tells the database from others.
        """
        self._log = sha256(log.encode()).hexdigest()
        self._engine = open_file(path).execution_options(**WRITES)
        with told_plainly(), self._engine.begin() as conn:
            _metadata.create_all(conn)
            query = select(func.count(), func.sum(func.length(_waiting.c.entry))).where(
                _waiting.c.log == self._log, _waiting.c.error.is_(None)
            )
            number, size = conn.execute(query).one()
        self.waiting: int = number
        """How many entries wait."""
        self._bytes: int = size or 0

    def put(self, entries: Sequence[Entry]) -> list[LogError | None]:
        """Keep entries; what cannot be kept as it is gets an error. Raises LogFull, or another LogError if the disk takes none."""
        errors: list[LogError | None] = []
        rows: list[dict[str, object]] = []
        size = 0
        for entry in entries:
            try:
                encoded = encode(entry)
            except (TypeError, ValueError) as err:
                errors.append(Unusable(f"{type(err).__name__}: {err}"))
            else:
                errors.append(None)
                size += len(encoded)
                rows.append({"log": self._log, "entry": encoded})
        if self._bytes + size > MAX_BYTES:
            raise LogFull("Too much waits for the call log's database already")
        if rows:
            with told_plainly(), self._engine.begin() as conn:
                conn.execute(insert(_waiting), rows)
        self.waiting += len(rows)
        self._bytes += size
        return errors

    def all(self) -> list[Entry]:
        """Return all entries, the one that has waited longest first. Raises LogError."""
        return [one.entry for one in self.first(self.waiting)]

    def first(self, limit: int) -> list[SpooledEntry]:
        """Return the entries that have waited longest. Raises LogError."""
        query = (
            select(_waiting.c.id, _waiting.c.entry)
            .where(_waiting.c.log == self._log, _waiting.c.error.is_(None))
            .order_by(_waiting.c.id)
            .limit(limit)
        )
        with told_plainly(), self._engine.begin() as conn:
            return [
                SpooledEntry(row.id, decode(row.entry)) for row in conn.execute(query)
            ]

    def done(self, places: Sequence[int]) -> None:
        """Remove entries that are in the database. Raises LogError."""
        self._leave(delete(_waiting), places)

    def set_aside(self, place: int, error: str) -> None:
        """Keep an entry that the database does not take, but let it wait no more. Raises LogError."""
        self._leave(update(_waiting).values(error=error), [place])

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def _leave(self, statement: Delete | Update, places: Sequence[int]) -> None:
        gone = _waiting.c.id.in_(places)
        size = select(func.sum(func.length(_waiting.c.entry))).where(gone)
        with told_plainly(), self._engine.begin() as conn:
            self._bytes -= conn.execute(size).scalar() or 0
            conn.execute(statement.where(gone))
        self.waiting -= len(places)
