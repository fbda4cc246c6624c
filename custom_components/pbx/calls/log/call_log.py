"""The call log: every call kept, stored before it is acknowledged."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from ..live.views import CampaignView
from ..model import Call, CallEvent, Outcome
from . import callback_rows, campaign_figures, figures, journal, retention
from .call_keys import key_of
from .call_lookup import load_logged, stored_key
from .campaign_figures import Classify
from .event_rows import events_of
from .log_connection import LogConnection
from .log_errors import LogError
from .log_model import (
    MAX_PAGE,
    Entry,
    Filters,
    HourOfCalls,
    LoggedCall,
    LogSize,
    NumberToCallBack,
    Page,
    ReceivedReport,
)
from .looked_up_numbers import LookedUpNumbers
from .search import page
from .system_rows import system_id
from .texts import NumberKey, last_digits, short

REPORTS_KEPT = timedelta(days=7)
"""How long the reports of concluded calls are kept, to find out what went wrong."""


class CallLog:
    """A database with the calls of one system or of several. Everything is called on the event loop, and nothing blocks it.

    What asks or changes something raises LogError if the database does not answer.
    """

    def __init__(self, connection: LogConnection, number_key: NumberKey) -> None:
        """Use a connection; see ``open``."""
        self._connection = connection
        self._number_key = number_key
        self.looked_up = LookedUpNumbers(connection)

    @classmethod
    async def open(
        cls,
        location: Path | str,
        *,
        spool_file: Path | None = None,
        number_key: NumberKey = last_digits,
    ) -> Self:
        """Open a log, make it if it is not there, and bring its tables up to date.

        With a spool a server may be away; then entries wait, and ``problem`` says why.

        Args:
            location: A file, or the address of a PostgreSQL or MariaDB database.
            spool_file: The file in which entries wait while the server is away.
            number_key: Returns the same text for every way in which a phone number is written.

        Raises:
            InvalidUrl: The address cannot be read, or names no database that there is.
            DriverMissing: The driver's package is not installed.
            CannotReach: The server does not answer, and there is no spool.
            NoRights: The database refuses the user, or does not let it make tables.
            NewerSchema: The database was made by a newer version of this software.
            LogError: The file is no database, or is damaged.
        """
        connection = await LogConnection.open(location, spool_file, number_key)
        with suppress(LogError):
            await connection.write(
                lambda conn: callback_rows.renew_parties(conn, number_key)
            )
        return cls(connection, number_key)

    async def close(self) -> None:
        """Store what was put, and close the database."""
        await self._connection.close()

    @property
    def problem(self) -> LogError | None:
        """Why entries cannot be stored in the database now; None if they can."""
        return self._connection.problem

    @property
    def waiting(self) -> int:
        """How many entries wait on this machine for the database."""
        return self._connection.waiting

    def listen(
        self, listener: Callable[[Sequence[LoggedCall]], None]
    ) -> Callable[[], None]:
        """Call ``listener`` with the calls that changed, after each commit and in order. Returns what ends that."""
        return self._connection.listen(listener)

    def listen_problem(
        self, listener: Callable[[LogError | None], None]
    ) -> Callable[[], None]:
        """Call ``listener`` when there is another ``problem``, or none any more. Returns what ends that."""
        return self._connection.listen_problem(listener)

    # Writing

    def put(self, entry: Entry) -> asyncio.Future[None]:
        """Store an entry, after those that were put before.

        Returns:
            A future that is done when the entry is safe against a loss of power, or has a LogError. Futures are done in the
            order in which entries were put. For an entry with nothing in it there is nothing to do, and its future is done.
        """
        return self._connection.put(entry)

    async def handle(
        self,
        system: str,
        *,
        call_ids: Collection[str] = (),
        number: str | None = None,
        at: datetime | None,
    ) -> list[LoggedCall]:
        """Note that missed calls are handled, or are not after all.

        Args:
            system: The system's key.
            call_ids: Which calls, by any of their ids.
            number: From which number all calls, however it is written.
            at: When they were handled; None if they are not after all.

        Returns:
            The calls for which that is new.
        """
        party = short(self._number_key(number)) if number else None

        def change(conn: Connection) -> list[LoggedCall]:
            known = system_id(conn, system)
            if known is None:
                return []
            keys = callback_rows.handle(conn, known, ids=call_ids, party=party, at=at)
            return load_logged(conn, keys)

        changed = await self._connection.write(change)
        self._connection.publish(changed)
        return changed

    async def purge(
        self,
        before: datetime | None,
        *,
        systems: Sequence[str] = (),
        batch: int = 1000,
    ) -> int:
        """Delete calls that began before a moment, and every report that is not needed any more.

        Args:
            before: The moment; None deletes no calls.
            systems: Of which systems; empty means all.
            batch: How many are deleted in a transaction; others' entries are stored in between.

        Returns:
            How many calls were deleted.
        """
        deleted = 0
        while before is not None:
            last = await self._connection.write(
                lambda conn: retention.purge_calls(conn, before, systems, batch)
            )
            deleted += last
            if last < batch:
                break
        useless = datetime.now(UTC) - REPORTS_KEPT
        while batch == await self._connection.write(
            lambda conn: journal.purge_reports(conn, useless, batch)
        ):
            pass
        return deleted

    # Reading

    async def page(
        self, filters: Filters, *, cursor: str | None = None, limit: int = 50
    ) -> Page:
        """Return calls, the newest first.

        Args:
            filters: Which calls.
            cursor: Where the page begins: a page's ``next_cursor`` or a call's ``cursor``, of any log.
            limit: How many calls at most. A page may have less although another page follows.

        Raises:
            ValueError: The cursor is none.
        """
        before = None if cursor is None else key_of(cursor)
        many = max(1, min(limit, MAX_PAGE))
        texts, number_key = self._connection.texts, self._number_key
        return await self._connection.read(
            lambda conn: page(conn, texts, number_key, filters, before, many)
        )

    async def call(self, system: str, call_id: str) -> LoggedCall | None:
        """Return the call that has or had an id."""

        def find(conn: Connection) -> LoggedCall | None:
            key = stored_key(conn, system, call_id)
            return None if key is None else load_logged(conn, [key])[0]

        return await self._connection.read(find)

    async def events(self, system: str, call_id: str) -> list[CallEvent]:
        """Return what happened to a call, the oldest first. Each event has the call as it is known now."""
        return await self._of_call(system, call_id, events_of)

    async def reports(self, system: str, call_id: str) -> list[ReceivedReport]:
        """Return the reports about a call as they came, the oldest first; they are kept for a week."""
        return await self._of_call(system, call_id, journal.reports_of)

    async def journal(self, system: str) -> list[ReceivedReport]:
        """Return the reports of the calls that are not concluded, the oldest first."""
        return await self._connection.journal(system)

    async def _of_call[Part](
        self,
        system: str,
        call_id: str,
        parts: Callable[[Connection, int, Call], list[Part]],
    ) -> list[Part]:
        def find(conn: Connection) -> list[Part]:
            key = stored_key(conn, system, call_id)
            if key is None:
                return []
            return parts(conn, key, load_logged(conn, [key])[0].call)

        return await self._connection.read(find)

    async def known_ids(self, system: str, since: datetime, limit: int) -> list[str]:
        """Return ids of calls that began since a moment and are concluded, the newest last."""

        def find(conn: Connection) -> list[str]:
            known = system_id(conn, system)
            if known is None:
                return []
            return journal.concluded_ids(conn, known, since, limit)

        return await self._connection.read(find)

    async def callbacks(self, system: str) -> list[NumberToCallBack]:
        """Return the numbers from which calls were missed that nobody has handled, the latest first."""
        return await self._connection.read(
            lambda conn: callback_rows.numbers_to_call_back(conn, system)
        )

    async def counts(
        self, system: str, start: datetime, end: datetime
    ) -> dict[Outcome, int]:
        """Return how many concluded calls that began in a period came to which outcome. The end is excluded."""
        return await self._connection.read(
            lambda conn: figures.counts(conn, system, start, end)
        )

    async def path_counts(
        self, system: str, start: datetime, end: datetime
    ) -> dict[str, dict[Outcome, int]]:
        """Return how many calls that came through each menu, queue or ring group were answered or missed; see ``counts``."""
        return await self._connection.read(
            lambda conn: figures.path_counts(conn, system, start, end)
        )

    async def hours(
        self, systems: Sequence[str], start: datetime, end: datetime
    ) -> list[HourOfCalls]:
        """Return what the concluded calls of each hour of a period came to, the oldest first; hours without calls are left out."""
        return await self._connection.read(
            lambda conn: figures.hours(conn, systems, start, end)
        )

    async def campaigns(
        self, system: str, classify: Classify
    ) -> dict[str, CampaignView]:
        """Return what the results of each of a system's campaigns came to, by its id, as far as they are kept.

        Args:
            system: The system's key in the log.
            classify: Returns the class of reasons of a failed call's code.
        """
        return await self._connection.read(
            lambda conn: campaign_figures.campaigns(conn, system, classify)
        )

    async def size(self) -> LogSize:
        """Return how much the log holds."""
        waiting = self._connection.waiting
        return await self._connection.read(
            lambda conn: LogSize(
                calls=figures.number_of_calls(conn),
                waiting=waiting,
                oldest_at=figures.oldest_start(conn),
                size_bytes=figures.size_in_bytes(conn),
            )
        )
