"""Stores what changed before anybody hears of it, and only then has it published."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from homeassistant.core import callback

from ..calls.log.call_log import CallLog
from ..calls.log.log_errors import LogError
from ..calls.log.log_model import Entry, ReceivedReport
from ..calls.model import Changes
from ..const import LOGGER

MOST_UNSAVED = 10_000
"""How many entries are kept in memory while the log takes none."""


class CallStore:
    """Puts a system's calls into the log, in order, and has them published when they are safe."""

    def __init__(
        self,
        log: CallLog,
        log_key: str,
        add_names: Callable[[Changes], Changes],
        publish: Callable[[Changes], None],
    ) -> None:
        """Begin with nothing stored.

        Args:
            log: What keeps the calls.
            log_key: The system's key in the log.
            add_names: Puts names to the numbers in calls, and marks those from blocked numbers.
            publish: Called with what is stored, in the order in which it was stored.
        """
        self._log = log
        self._log_key = log_key
        self._add_names = add_names
        self._publish = publish
        self._loop = asyncio.get_running_loop()
        self._unsaved: list[Entry] = []
        """What the log refused. Its reports are not acknowledged, so the system sends them again."""

    def with_names(self, changes: Changes) -> Changes:
        """Return changes as they are stored: with names, and with what is blocked marked."""
        return self._add_names(changes)

    @callback
    def async_store(
        self, changes: Changes, reports: Sequence[ReceivedReport] = ()
    ) -> asyncio.Future[None]:
        """Store changes and the reports that brought them, and publish the changes then.

        Returns:
            A future that is done when the changes are safe and published. It has a LogError when they, or what was refused
            before, could not be stored; they are published all the same, because people are to see who rings.
        """
        safe = self._loop.create_future()
        safe.add_done_callback(_note_error)
        refused, self._unsaved = self._unsaved, []
        stored = [self._async_put(entry, None) for entry in refused]
        if changes.calls or changes.events or reports:
            changes = self.with_names(changes)
            entry = Entry(
                system=self._log_key,
                reports=tuple(reports),
                calls=changes.calls,
                events=changes.events,
            )
            stored.append(self._async_put(entry, changes))
        if stored:
            stored[-1].add_done_callback(partial(self._async_finish, safe))
        else:
            safe.set_result(None)
        return safe

    @callback
    def _async_put(self, entry: Entry, changes: Changes | None) -> asyncio.Future[None]:
        stored = self._log.put(entry)
        stored.add_done_callback(partial(self._async_stored, entry, changes))
        return stored

    @callback
    def _async_stored(
        self, entry: Entry, changes: Changes | None, stored: asyncio.Future[None]
    ) -> None:
        if error := stored.exception():
            self._unsaved = [*self._unsaved[-MOST_UNSAVED:], entry]
            LOGGER.debug("A call could not be stored: %s", type(error).__name__)
        if changes is not None:
            self._publish(changes)

    @callback
    def _async_finish(
        self, safe: asyncio.Future[None], stored: asyncio.Future[None]
    ) -> None:
        if safe.done():
            # Whoever waited for it has gone.
            return
        if error := stored.exception():
            safe.set_exception(error)
        elif self._unsaved:
            safe.set_exception(LogError("Not everything could be stored"))
        else:
            safe.set_result(None)


def _note_error(safe: asyncio.Future[None]) -> None:
    """Keep asyncio from complaining of an error that nobody waits for."""
    if not safe.cancelled():
        safe.exception()
