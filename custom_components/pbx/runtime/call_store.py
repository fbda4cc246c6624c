"""Stores what changed before anybody hears of it, and only then tells."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..calls.log.log_errors import LogError
from ..calls.log.log_model import MAX_PAGE, Entry, Filters, ReceivedReport
from ..calls.model import Call, CallEvent, CallEventType, Changes
from ..const import LOGGER
from ..systems.base import Feature
from ..systems.errors import BadReport

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator

KNOWN_FOR = timedelta(days=1)
MOST_KNOWN = 20_000
"""Of which calls that are over the ids are known after a restart, so that a late report opens none anew."""

LATE = timedelta(minutes=2)
"""How long after a start reports may come that the system sent in vain while nobody listened."""

MOST_UNSAVED = 10_000
"""How many entries are kept in memory while the log takes none."""

_FINAL = {
    CallEventType.MISSED,
    CallEventType.FAILED,
    CallEventType.VOICEMAIL,
    CallEventType.ENDED,
}


class CallStore:
    """Puts one system's calls into the log, in order, and publishes them when they are safe."""

    def __init__(self, coordinator: PbxCoordinator) -> None:
        """Begin with nothing stored."""
        self._coordinator = coordinator
        self._unsaved: list[Entry] = []
        """What the log refused. Its reports are not acknowledged, so the system sends them again."""

    @callback
    def async_store(
        self, changes: Changes, reports: Sequence[ReceivedReport] = ()
    ) -> None:
        """Store changes and the reports that brought them, and publish the changes then."""
        if not changes.calls and not changes.events and not reports:
            return
        changes = self._coordinator.names(changes)
        entry = Entry(
            system=self._coordinator.log_system,
            reports=tuple(reports),
            calls=changes.calls,
            events=changes.events,
        )
        stored = self._put(entry)
        self._coordinator.hass.async_create_task(
            self._async_publish(stored, changes), "pbx publish", eager_start=True
        )

    async def async_wait(self) -> None:
        """Wait until everything that was to be stored is safe. Raises LogError when it is not."""
        await self._put(Entry(system=self._coordinator.log_system))
        if self._unsaved:
            raise LogError("Not everything could be stored")

    async def async_restore(self) -> None:
        """Take the calls in progress from the log, as they were before a restart. Raises LogError."""
        coordinator = self._coordinator
        log, system = coordinator.log, coordinator.log_system
        missed: list[CallEvent] = []
        journal = await log.journal(system)
        if journal:
            coordinator.tracker.late_until = dt_util.utcnow() + LATE
        for one in journal:
            try:
                reports = coordinator.system.decode(one.body)
            except BadReport:
                LOGGER.warning("A report in the call log cannot be read any more")
                continue
            for report in reports:
                changes = coordinator.tracker.apply(report, one.at)
                # What was told before is told no more; what should have been told when it stopped, now.
                if any(call.outcome for call in changes.calls):
                    missed += [one for one in changes.events if one.type in _FINAL]
        try:
            await self._async_recall()
        finally:
            over = [event.call for event in missed]
            calls = (*_in_progress(coordinator), *over)
            self.async_store(Changes(calls=calls, events=tuple(missed)))

    async def _async_recall(self) -> None:
        """Know again the calls that are over, so that what is told of them once more is nothing new. Raises LogError."""
        coordinator = self._coordinator
        log, system = coordinator.log, coordinator.log_system
        since = dt_util.utcnow() - KNOWN_FOR
        coordinator.tracker.remember(await log.known_ids(system, since, MOST_KNOWN))
        if Feature.CAMPAIGNS in coordinator.system.features:
            page = await log.page(Filters(systems=(system,)), limit=MAX_PAGE)
            coordinator.tracker.remember_results(
                [one.call for one in reversed(page.calls)]
            )

    def _put(self, entry: Entry) -> asyncio.Future[None]:
        """Store an entry after those that could not be stored before."""
        waiting, self._unsaved = self._unsaved, []
        for one in waiting:
            self._put_one(one)
        return self._put_one(entry)

    def _put_one(self, entry: Entry) -> asyncio.Future[None]:
        stored = self._coordinator.log.put(entry)

        def look(done: asyncio.Future[None]) -> None:
            if done.cancelled() or done.exception():
                self._keep(entry)

        stored.add_done_callback(look)
        return stored

    def _keep(self, entry: Entry) -> None:
        if entry.calls or entry.reports:
            self._unsaved = [*self._unsaved[-MOST_UNSAVED:], entry]

    async def _async_publish(
        self, stored: asyncio.Future[None], changes: Changes
    ) -> None:
        try:
            await stored
        except LogError as err:
            # People are to see who rings all the same.
            LOGGER.debug("A call could not be stored: %s", type(err).__name__)
        self._coordinator.async_publish_stored(changes)


def _in_progress(coordinator: PbxCoordinator) -> tuple[Call, ...]:
    return tuple(coordinator.tracker.open_calls)
