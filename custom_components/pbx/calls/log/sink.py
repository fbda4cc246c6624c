"""Writes to the database on the writer's thread, and to the spool while the database is away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from .database import WRITES
from .driver_errors import as_log_errors, is_conflict
from .entry_rows import write
from .log_errors import LogError, Unusable
from .log_model import Entry, LoggedCall
from .schema import VERSION, stored_version
from .spool import Spool
from .text_search import TextSearch, text_search
from .texts import NumberKey

TRIES = 20
"""How often a transaction is tried again when another writer was faster."""

DRAINED = 200
"""How many entries are taken from the spool at once."""


@dataclass(slots=True)
class Written:
    """What became of entries: an error for each that is not durable, and the calls that changed."""

    errors: list[LogError | None]
    changed: list[LoggedCall] = field(default_factory=list)


class Sink:
    """Takes entries in order and makes them durable. Everything here blocks; a single thread at a time may use it."""

    def __init__(
        self, engine: Engine, number_key: NumberKey, spool: Spool | None
    ) -> None:
        """Begin without a connection.

        Args:
            engine: The database.
            number_key: Returns the same text for every way in which a number is written.
            spool: Where entries wait while the database is away; without a spool they are refused.
        """
        self.texts = TextSearch.NONE
        self.ready = False
        """Whether the database was reached and has the tables."""
        self.problem: LogError | None = None
        self.spool = spool
        self._engine = engine.execution_options(**WRITES)
        self._number_key = number_key

    @property
    def waiting(self) -> int:
        """How many entries wait for the database."""
        return self.spool.waiting if self.spool else 0

    def prepare(self) -> None:
        """Reach the database and bring its tables up to date. Raises LogError."""
        if self.ready:
            return
        with as_log_errors():
            with self._engine.begin() as conn:
                if stored_version(conn) != VERSION:
                    # What it needs takes long to import, and hardly any start needs it.
                    from .migration import upgrade  # noqa: PLC0415

                    upgrade(conn)
            with self._engine.begin() as conn:
                self.texts = text_search(conn)
        self.ready = True

    def put(self, entries: Sequence[Entry]) -> Written:
        """Make entries durable. Never raises; says of each whether it is."""
        spool = self.spool
        if spool and (self.problem or spool.waiting):
            # The order is kept: nothing goes to the database before what waits has.
            return _spooled(spool, entries)
        try:
            written = self._write_each(entries)
        except LogError as err:
            self.problem = err
            return _spooled(spool, entries) if spool else Written([err] * len(entries))
        self.problem = None
        return written

    def drain(self) -> list[LoggedCall]:
        """Bring what waits longest to the database, if it is there. Returns the calls that changed."""
        try:
            self.prepare()
            changed = self._drain(self.spool) if self.spool else []
            if not changed:
                self.run(_nothing)
        except LogError as err:
            self.problem = err
            return []
        self.problem = None
        return changed

    def run[Result](self, job: Callable[[Connection], Result]) -> Result:
        """Do something in a transaction, again if another writer was faster. Raises LogError."""
        left = TRIES
        with as_log_errors():
            while True:
                try:
                    with self._engine.begin() as conn:
                        return job(conn)
                except SQLAlchemyError as err:
                    left -= 1
                    if not left or not is_conflict(err):
                        raise

    def _write_each(self, entries: Sequence[Entry]) -> Written:
        """Write entries in a transaction; if an entry is unusable, each entry in its own. Raises LogError."""
        self.prepare()
        if not entries:
            return Written([])
        try:
            changed = self.run(lambda conn: write(conn, entries, self._number_key))
        except LogError as err:
            if not isinstance(err, Unusable):
                raise
            error = err
        except Exception as err:  # noqa: BLE001
            # What a driver cannot even send. It must not keep others from being stored.
            error = Unusable(f"{type(err).__name__}: {err}")
        else:
            return Written([None] * len(entries), changed)
        if len(entries) == 1:
            return Written([error])
        parts = [self._write_each([entry]) for entry in entries]
        return Written(
            [error for part in parts for error in part.errors],
            [call for part in parts for call in part.changed],
        )

    def _drain(self, spool: Spool) -> list[LoggedCall]:
        waiting = spool.first(DRAINED)
        written = self._write_each([spooled.entry for spooled in waiting])
        done = []
        for spooled, error in zip(waiting, written.errors, strict=True):
            if error:
                spool.set_aside(spooled.place, str(error))
            else:
                done.append(spooled.place)
        if done:
            spool.done(done)
        return written.changed


def _spooled(spool: Spool, entries: Sequence[Entry]) -> Written:
    """Put entries into the spool, and return their calls as they will be shown until the database is back."""
    try:
        errors = spool.put(entries)
    except LogError as err:
        return Written([err] * len(entries))
    calls = {
        (entry.system, call.call_id): LoggedCall(system=entry.system, call=call)
        for entry, error in zip(entries, errors, strict=True)
        if error is None
        for call in entry.calls
    }
    return Written(errors, list(calls.values()))


def _nothing(_conn: Connection) -> None:
    """Find out whether the database takes a transaction."""
