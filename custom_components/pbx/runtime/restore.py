"""What was known before Home Assistant started: it comes from the call log."""

import asyncio
from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..calls.live.live_state import LiveState
from ..calls.live.views import Caller
from ..calls.log.call_log import CallLog
from ..calls.log.log_errors import LogError
from ..calls.log.log_model import MAX_PAGE, Filters
from ..calls.model import Call, CallEvent, CallEventType, Changes, Direction, Outcome
from ..calls.tracking.tracker import Tracker
from ..const import LOGGER
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import BadReport
from .call_store import CallStore
from .publisher import Publisher

WAITING_SECONDS = 1
"""How often to look whether everything that waited for the database is in it."""

LOOKED_AT = 50
"""How many calls are looked through for a call whose number was not withheld."""

KNOWN_FOR = timedelta(days=1)
MOST_KNOWN = 20_000
"""Of which calls that are over the ids are known after a restart, so that a late report opens no call anew."""

LATE = timedelta(minutes=2)
"""How long after a start reports may come that the system sent in vain while nobody listened."""

_FINAL = {
    CallEventType.MISSED,
    CallEventType.FAILED,
    CallEventType.VOICEMAIL,
    CallEventType.ENDED,
}


class Restore:
    """Brings back a phone system's live state and its calls in progress."""

    def __init__(
        self,
        system: PhoneSystem,
        log: CallLog,
        log_key: str,
        tracker: Tracker,
        live_state: LiveState,
        call_store: CallStore,
        publisher: Publisher,
    ) -> None:
        """Begin with nothing restored.

        Args:
            system: What reads the reports in the log.
            log: The call log.
            log_key: The system's key in it.
            tracker: Follows the calls again.
            live_state: Gets today's counts and the last callers.
            call_store: Stores and publishes what became of calls meanwhile.
            publisher: Publishes what is restored later, because the database was away.
        """
        self._system = system
        self._log = log
        self._log_key = log_key
        self._tracker = tracker
        self._live_state = live_state
        self._call_store = call_store
        self._publisher = publisher

    async def async_restore(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Restore what the log knows, as far as its database answers; the live state later if need be."""
        try:
            await self.async_fill_live_state()
        except LogError as err:
            self._warn(err)
            self._fill_when_back(hass, entry)
        # While the database is away, calls in progress are known from what waits for it.
        try:
            await self._async_restore_calls()
        except LogError as err:
            self._warn(err)

    async def async_fill_live_state(self) -> None:
        """Count today's calls and the results of campaigns, and look up the last callers. Raises LogError."""
        start = dt_util.start_of_local_day()
        today = start.date()
        tomorrow = dt_util.start_of_local_day(today + timedelta(days=1))
        counts = await self._log.counts(self._log_key, start, tomorrow)
        by_path: dict[str, dict[Outcome, int]] = {}
        if Feature.QUEUES in self._system.features:
            by_path = await self._log.path_counts(self._log_key, start, tomorrow)
        self._live_state.begin_day(today)
        self._live_state.restore_counts(counts, today)
        self._live_state.queues.restore_counts(by_path)
        if Feature.CAMPAIGNS in self._system.features:
            campaigns = await self._log.campaigns(
                self._log_key, self._system.reason_class
            )
            for campaign_id, before in campaigns.items():
                self._live_state.campaigns.restore(campaign_id, before)
        if caller := await self._async_last_caller():
            self._live_state.restore_caller(caller)
        if caller := await self._async_last_caller(Outcome.MISSED):
            self._live_state.restore_missed_caller(caller)

    # -- the live state ----------------------------------------------------------------------------------------------

    def _fill_when_back(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Fill the live state as soon as the database answers again."""

        async def fill() -> None:
            while self._log.waiting:
                await asyncio.sleep(WAITING_SECONDS)
            try:
                await self.async_fill_live_state()
            except LogError:
                return
            self._publisher.async_publish_restored()

        @callback
        def problem_changed(problem: LogError | None) -> None:
            if problem is None:
                entry.async_create_background_task(hass, fill(), "pbx fill live state")

        entry.async_on_unload(self._log.listen_problem(problem_changed))

    async def _async_last_caller(self, *outcomes: Outcome) -> Caller | None:
        filters = Filters(
            systems=(self._log_key,),
            directions=frozenset({Direction.INBOUND}),
            outcomes=frozenset(outcomes),
        )
        page = await self._log.page(filters, limit=LOOKED_AT)
        callers = (
            _caller(logged.call)
            for logged in page.calls
            if not (outcomes and logged.call.rang_too_short)
        )
        return next((caller for caller in callers if caller), None)

    # -- calls in progress -------------------------------------------------------------------------------------------

    async def _async_restore_calls(self) -> None:
        """Follow the calls in progress again, as they were before a restart. Raises LogError."""
        ended: list[CallEvent] = []
        journal = await self._log.journal(self._log_key)
        if journal:
            self._tracker.late_until = dt_util.utcnow() + LATE
        for received in journal:
            try:
                reports = self._system.decode(received.body, self._system.settings)
            except BadReport:
                LOGGER.warning("A report in the call log cannot be read any more")
                continue
            for report in reports:
                changes = self._tracker.apply(report, received.at)
                # What was published before is not published again; what was due when Home Assistant stopped, is now.
                if any(call.outcome for call in changes.calls):
                    ended += [event for event in changes.events if event.type in _FINAL]
        try:
            await self._async_know_concluded()
        finally:
            calls = (*self._tracker.open_calls, *(event.call for event in ended))
            await self._call_store.async_store(
                Changes(calls=calls, events=tuple(ended))
            )

    async def _async_know_concluded(self) -> None:
        """Know the calls that are over, so that a report that repeats their end is nothing new. Raises LogError."""
        since = dt_util.utcnow() - KNOWN_FOR
        self._tracker.remember(
            await self._log.known_ids(self._log_key, since, MOST_KNOWN)
        )
        if Feature.CAMPAIGNS in self._system.features:
            page = await self._log.page(
                Filters(systems=(self._log_key,)), limit=MAX_PAGE
            )
            self._tracker.remember_results(
                [logged.call for logged in reversed(page.calls)]
            )

    def _warn(self, err: LogError) -> None:
        LOGGER.warning(
            "%s: Not all that was known before can be read: %s", self._system.name, err
        )


def _caller(call: Call) -> Caller | None:
    if not call.caller_number or not call.started_at:
        return None
    return Caller(
        number=call.caller_number,
        name=call.caller_name,
        called_number=call.called_number,
        at=call.started_at,
    )
