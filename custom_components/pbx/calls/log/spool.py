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
from .driver_errors import as_log_errors
from .entry_codec import decode, encode
from .log_errors import LogError, LogFull, Unusable
from .log_model import Entry

MAX_BYTES = 512 * 1024 * 1024
"""How much may wait for a database."""

_metadata = MetaData()
_spool = Table(
    "waiting",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("log", String, nullable=False, index=True),
    Column("entry", LargeBinary, nullable=False),
    # Why the database does not take it at all. Such an entry is kept, and does not hold up those that came later.
    Column("error", Text),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class SpooledEntry:
    """An entry with its place in the queue."""

    place: int
    entry: Entry


class Spool:
    """The entries that wait for a database. What is put in is there after a loss of power."""

    def __init__(self, path: Path, log: str) -> None:
        """Open the file. Raises LogError.

        Args:
            path: The file, which may hold what waits for other databases too.
            log: The address of the database, by which its entries are found again.
        """
        self._log = sha256(log.encode()).hexdigest()
        self._engine = open_file(path).execution_options(**WRITES)
        with as_log_errors(), self._engine.begin() as conn:
            _metadata.create_all(conn)
            query = select(func.count(), func.sum(func.length(_spool.c.entry))).where(
                _spool.c.log == self._log, _spool.c.error.is_(None)
            )
            number, size = conn.execute(query).one()
        self.waiting: int = number
        """How many entries wait."""
        self._bytes: int = size or 0

    def put(self, entries: Sequence[Entry]) -> list[LogError | None]:
        """Keep entries.

        Returns:
            An error for each entry that cannot be kept as it is, else None.

        Raises:
            LogFull: Too much waits already.
            LogError: The disk takes none.
        """
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
            with as_log_errors(), self._engine.begin() as conn:
                conn.execute(insert(_spool), rows)
        self.waiting += len(rows)
        self._bytes += size
        return errors

    def all(self) -> list[Entry]:
        """Return all entries in the order in which they were put. Raises LogError."""
        return [spooled.entry for spooled in self.first(self.waiting)]

    def first(self, limit: int) -> list[SpooledEntry]:
        """Return the entries that have waited longest, in the order in which they were put. Raises LogError."""
        query = (
            select(_spool.c.id, _spool.c.entry)
            .where(_spool.c.log == self._log, _spool.c.error.is_(None))
            .order_by(_spool.c.id)
            .limit(limit)
        )
        with as_log_errors(), self._engine.begin() as conn:
            return [
                SpooledEntry(row.id, decode(row.entry)) for row in conn.execute(query)
            ]

    def done(self, places: Sequence[int]) -> None:
        """Remove entries that are in the database. Raises LogError."""
        self._take_out(delete(_spool), places)

    def set_aside(self, place: int, error: str) -> None:
        """Keep an entry that the database does not take, but do not try it again. Raises LogError."""
        self._take_out(update(_spool).values(error=error), [place])

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def _take_out(self, statement: Delete | Update, places: Sequence[int]) -> None:
        gone = _spool.c.id.in_(places)
        size = select(func.sum(func.length(_spool.c.entry))).where(gone)
        with as_log_errors(), self._engine.begin() as conn:
            self._bytes -= conn.execute(size).scalar() or 0
            conn.execute(statement.where(gone))
        self.waiting -= len(places)
