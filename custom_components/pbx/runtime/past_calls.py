"""Fetches the calls that came and went while nobody listened: Home Assistant was off, or the phone system was not reached."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from functools import partial
from itertools import batched
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..calls.extension_list import ExtensionList
from ..calls.log.call_log import CallLog
from ..calls.log.log_errors import LogError
from ..calls.log.log_model import MAX_PAGE, Filters
from ..calls.model import Call, Changes, Outcome
from ..calls.report import CallRecord
from ..calls.tracking.past_calls import by_call, past_calls
from ..calls.tracking.tracker import Tracker
from ..const import LOGGER
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import BadReply, NotSupported, PbxError
from .bus_events import async_fire_missed_meanwhile
from .call_store import CallStore
from .follow_up import FollowUp
from .identity import Identity
from .publisher import Publisher
from .restore import Restore

WAIT_SECONDS = 30
"""How long to wait, once the system is reached, for reports that it sent in vain and repeats: they say more than a record."""

OVERLAP = timedelta(hours=4)
"""How much earlier than the last sign a call may have begun whose record was made after it."""

LONGEST = timedelta(days=31)
"""How far back calls are fetched."""

AT_A_TIME = timedelta(days=7)
"""Of how long a period records are asked for at once."""

STORED_AT_A_TIME = 200

type _Place = tuple[str | None, int]

SAME_CALL = timedelta(seconds=2)
"""How far apart the starts of what is the same call may be, where a system has several ids for it."""


class PastCalls:
    """Asks the phone system for its records after a gap, and logs the calls that are not in the log yet.

    They are counted and may have to be returned, but they are no news: only a single event says how many were missed.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        system: PhoneSystem,
        identity: Identity,
        log: CallLog,
        tracker: Tracker,
        extensions: ExtensionList,
        call_store: CallStore,
        follow_up: FollowUp,
        restore: Restore,
        publisher: Publisher,
    ) -> None:
        """Begin without a gap; see ``async_begin``.

        Args:
            hass: Home Assistant.
            entry: The system's entry.
            system: What is asked for its records.
            identity: Whose calls these are.
            log: The call log, which says what is known.
            tracker: Follows the calls that are in progress.
            extensions: The system's extensions.
            call_store: Stores what is found.
            follow_up: Follows up what the records change for calls in progress.
            restore: Counts anew what the log says.
            publisher: Publishes the counts.
        """
        self.on_fetched: Callable[[datetime], None] | None = None
        """Called with the begin of the oldest call that was fetched, because hours that were counted are not whole."""
        self._hass = hass
        self._entry = entry
        self._system = system
        self._identity = identity
        self._log = log
        self._tracker = tracker
        self._extensions = extensions
        self._call_store = call_store
        self._follow_up = follow_up
        self._restore = restore
        self._publisher = publisher
        self._not_before = entry.created_at.replace(microsecond=0)
        """What came before the system was added to Home Assistant is nobody's loss."""
        self._listened_until: datetime | None = None
        self._since: datetime | None = None
        self._timer: CALLBACK_TYPE | None = None
        self._fetching = False
        entry.async_on_unload(self._async_stop)

    async def async_begin(self) -> None:
        """Note until when calls are safely in the log. To be called before the first report is taken."""
        if Feature.RECORDS not in self._system.features:
            return
        try:
            page = await self._log.page(
                Filters(systems=(self._identity.log_key,)), limit=1
            )
        except LogError:
            self._listened_until = dt_util.utcnow() - LONGEST
            return
        newest = next((logged.call.started_at for logged in page.calls), None)
        self._listened_until = newest or self._not_before
        if newest and newest < self._not_before:
            # The system was added once more, and its calls of the time before are in the log.
            self._not_before = newest

    @callback
    def async_note_gap(self) -> None:
        """Note that reports may have been lost since the system was last reached."""
        if self._listened_until and self._since is None:
            self._since = max(self._listened_until - OVERLAP, self._not_before)

    @callback
    def async_fetch_soon(self) -> None:
        """Note that the system is reached, and fetch what a gap has left out after a while."""
        if Feature.RECORDS not in self._system.features:
            return
        self._listened_until = dt_util.utcnow()
        if self._since and self._timer is None and not self._fetching:
            self._timer = async_call_later(self._hass, WAIT_SECONDS, self._async_due)

    @callback
    def _async_due(self, _: datetime) -> None:
        self._timer = None
        self._fetching = True
        self._entry.async_create_background_task(
            self._hass, self._async_fill_gap(), "pbx past calls"
        )

    @callback
    def _async_stop(self) -> None:
        if self._timer:
            self._timer()
        self._timer = None

    async def _async_fill_gap(self) -> None:
        since, self._since = self._since, None
        if since is None:
            return
        try:
            await self._async_fetch(max(since, dt_util.utcnow() - LONGEST))
        except NotSupported:
            LOGGER.debug("%s: It gives out no records of calls", self._system.name)
        except BadReply as err:
            LOGGER.warning(
                "%s: The calls of the time in which nobody listened cannot be fetched: %s",
                self._system.name,
                err,
            )
        except (PbxError, LogError) as err:
            # Either is tried again as soon as the system is polled again.
            self._since = since
            LOGGER.debug("Past calls could not be fetched: %s", type(err).__name__)
        finally:
            self._fetching = False

    async def _async_fetch(self, since: datetime) -> None:
        """Log the calls that began since a moment and are not in the log. Raises PbxError or LogError."""
        now = dt_util.utcnow()
        records: list[CallRecord] = []
        begin = since
        while begin < now:
            end = min(begin + AT_A_TIME, now)
            records += await self._system.query_records(begin, end)
            begin = end
        calls = await self._async_conclude(records, since)
        missed = []
        for some in batched(calls, STORED_AT_A_TIME, strict=False):
            changes = self._call_store.with_names(Changes(calls=some))
            await self._call_store.async_store(changes)
            missed += [call for call in changes.calls if _counts_as_missed(call)]
        if not calls:
            return
        self._tracker.remember(call_id for call in calls for call_id in call.ids)
        await self._restore.async_fill_live_state()
        self._publisher.async_publish_restored()
        if self.on_fetched and (first := calls[0].started_at):
            self.on_fetched(first)
        if missed:
            async_fire_missed_meanwhile(self._hass, self._identity, missed)

    async def _async_conclude(
        self, records: Iterable[CallRecord], since: datetime
    ) -> list[Call]:
        """Return the calls that are news, the oldest first; what is said of calls in progress is taken in at once."""
        unknown: list[list[CallRecord]] = []
        for its_records in by_call(records):
            if any(map(self._tracker.follows, its_records)):
                self._async_take_in(its_records)
            else:
                unknown.append(list(map(self._tracker.dial_plan.read, its_records)))
        found = await self._hass.async_add_executor_job(
            partial(
                past_calls,
                unknown,
                self._extensions.names,
                zone=dt_util.get_default_time_zone(),
                since=since,
                least_ring_seconds=self._tracker.least_ring_seconds,
            )
        )
        logged = await self._async_logged(since - SAME_CALL)
        by_id = {call_id: call for call in logged for call_id in call.ids}
        places: set[_Place] = set()
        if Feature.UNSTABLE_IDS in self._system.features:
            places = {place for call in logged if (place := _place(call))}
        return [
            call
            for call in found
            if _is_news(call, by_id)
            and (by_id.keys() & call.ids or not _stands_in(call, places))
        ]

    @callback
    def _async_take_in(self, records: Iterable[CallRecord]) -> None:
        for record in records:
            changes = self._tracker.apply(record, dt_util.utcnow())
            self._call_store.async_store(changes)
        self._follow_up.async_follow()

    async def _async_logged(self, since: datetime) -> list[Call]:
        """Return the calls in the log that began since a moment."""
        filters = Filters(systems=(self._identity.log_key,), start=since)
        calls: list[Call] = []
        cursor: str | None = None
        while True:
            page = await self._log.page(filters, cursor=cursor, limit=MAX_PAGE)
            calls += [logged.call for logged in page.calls]
            cursor = page.next_cursor
            if cursor is None:
                return calls


def _is_news(call: Call, logged: dict[str, Call]) -> bool:
    """Answer whether a call is not in the log, or only without an outcome that is known."""
    known = next((logged[call_id] for call_id in call.ids if call_id in logged), None)
    if known is None:
        return True
    return (
        known.outcome in {None, Outcome.UNKNOWN} and call.outcome is not Outcome.UNKNOWN
    )


def _place(call: Call, later: int = 0) -> _Place | None:
    """Return who called and in which second, or some seconds later."""
    if call.started_at is None:
        return None
    return call.caller_number, int(call.started_at.timestamp()) + later


def _stands_in(call: Call, places: Collection[_Place]) -> bool:
    """Answer whether a call is in the log under another id: same caller, about the same second."""
    seconds = int(SAME_CALL.total_seconds())
    return any(_place(call, later) in places for later in range(-seconds, seconds + 1))


def _counts_as_missed(call: Call) -> bool:
    unwanted = call.rang_too_short or call.blocked
    return call.outcome is Outcome.MISSED and not unwanted
