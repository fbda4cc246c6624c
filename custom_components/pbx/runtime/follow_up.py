"""Follows up the calls in progress: asks the phone system about those that are in doubt, and has due ones concluded."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from ..calls.log.log_errors import LogError
from ..calls.model import CallState, Changes
from ..calls.tracking.tracker import Tracker
from ..const import LOGGER
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import (
    BadCredentials,
    BadReply,
    CallNotFound,
    LockedOut,
    MissingRights,
    NotSupported,
    PbxError,
)
from .call_store import CallStore

SHORTEST = timedelta(milliseconds=50)
"""So that a deadline in the past never becomes a loop without a pause."""


AFTER_ORDER_SECONDS = 2
"""How long after an order the system is asked what became of the call, so that the reports of it have come."""


class FollowUp:
    """One timer, always set to the tracker's next deadline, and questions to the system, one at a time."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        system: PhoneSystem,
        tracker: Tracker,
        call_store: CallStore,
        login_refused: Callable[[PbxError], None],
    ) -> None:
        """Begin with nothing to ask, and without a deadline.

        Args:
            hass: Home Assistant.
            entry: The system's entry, with which questions end.
            system: What is asked.
            tracker: What knows which calls are in doubt, and which are due.
            call_store: What stores and publishes what is found out.
            login_refused: Called when the system refuses the login.
        """
        self._hass = hass
        self._entry = entry
        self._system = system
        self._tracker = tracker
        self._call_store = call_store
        self._login_refused = login_refused
        self._pending: dict[str, None] = {}
        self._after_orders: dict[str, CALLBACK_TYPE] = {}
        """By call: ends the waiting for the time to ask about it."""
        self._task: asyncio.Task[None] | None = None
        self._warned = False
        self._timer: CALLBACK_TYPE | None = None
        self._deadline: datetime | None = None
        self._running = False

    # -- deadlines ---------------------------------------------------------------------------------------------------

    @callback
    def async_begin(self) -> None:
        """Follow the tracker from now on: everything that it takes to conclude a call is known."""
        self._running = True
        self.async_follow()

    @callback
    def async_end(self) -> None:
        """Follow the tracker no more."""
        self._running = False
        self._async_stop_timer()
        while self._after_orders:
            self._after_orders.popitem()[1]()

    @callback
    def async_follow(self, now: datetime | None = None) -> None:
        """Ask the system what the tracker is unsure of, and set the timer anew if its deadline has moved."""
        if not self._running:
            return
        now = now or dt_util.utcnow()
        self._async_ask_soon(now)
        deadline = self._tracker.next_deadline()
        if deadline == self._deadline:
            return
        self._async_stop_timer()
        if deadline is not None:
            self._deadline = deadline
            self._timer = async_track_point_in_utc_time(
                self._hass, self._async_due, max(deadline, now + SHORTEST)
            )

    @callback
    def _async_stop_timer(self) -> None:
        if self._timer:
            self._timer()
        self._timer = self._deadline = None

    @callback
    def _async_due(self, now: datetime) -> None:
        self._timer = self._deadline = None
        self._async_store(self._tracker.expire(now))
        self.async_follow(now)

    @callback
    def _async_store(self, changes: Changes) -> None:
        """Store and publish what was found out. Home Assistant waits for it when it stops."""
        if changes.calls or changes.events:
            stored = self._call_store.async_store(changes)
            self._hass.async_create_task(_stored(stored), "pbx store")

    # -- questions ---------------------------------------------------------------------------------------------------

    async def async_catch_up(self) -> None:
        """Put right what reports have left out, as far as the system answers.

        Raises PbxError when the system is not reached, or does not let us see its calls.
        """
        try:
            await self._async_reconcile()
        except MissingRights:
            raise
        except (BadReply, NotSupported) as err:
            if not self._warned:
                self._warned = True
                LOGGER.warning(
                    "%s: The calls in progress cannot be queried: %s",
                    self._system.name,
                    err,
                )
        else:
            self._warned = False
        self.async_follow()

    async def _async_reconcile(self) -> None:
        """Compare the calls known here with those that the system has. Raises PbxError."""
        asked_at = dt_util.utcnow()
        answer = await self._system.query_all()
        self._async_store(self._tracker.reconcile(answer, asked_at, dt_util.utcnow()))

    @callback
    def async_ask_after_order(self, call_id: str) -> None:
        """Ask the system in a moment about a call that it was told something about, once for all that it is told until then.

        A report that says the same as one shortly before it is taken for a repetition, also where it says that a call goes on that
        was on hold for a second. Does nothing where the system cannot be asked about a call.
        """
        if not self._running or Feature.QUERY_CALL not in self._system.features:
            return
        if stop := self._after_orders.pop(call_id, None):
            stop()
        self._after_orders[call_id] = async_call_later(
            self._hass, AFTER_ORDER_SECONDS, partial(self._async_order_settled, call_id)
        )

    @callback
    def _async_order_settled(self, call_id: str, now: datetime) -> None:
        del self._after_orders[call_id]
        call = self._tracker.call(call_id)
        if call and call.state is not CallState.ENDED:
            self._pending[call_id] = None
            self._async_begin_asking()

    @callback
    def _async_ask_soon(self, now: datetime) -> None:
        """Ask about calls in doubt in the background, because nothing waits for the answers."""
        in_doubt = self._tracker.to_check(now)
        if not self._system.has_api():
            return
        self._pending.update(dict.fromkeys(in_doubt))
        self._async_begin_asking()

    @callback
    def _async_begin_asking(self) -> None:
        if self._pending and (self._task is None or self._task.done()):
            self._task = self._entry.async_create_background_task(
                self._hass, self._async_ask(), "pbx questions about calls"
            )

    async def _async_ask(self) -> None:
        each_alone = Feature.QUERY_CALL in self._system.features
        while self._pending:
            try:
                if each_alone:
                    await self._async_ask_about(next(iter(self._pending)))
                else:
                    self._pending.clear()
                    await self._async_reconcile()
            except (BadReply, NotSupported) as err:
                LOGGER.debug("A question about a call failed: %s", type(err).__name__)
            except (BadCredentials, LockedOut) as err:
                self._pending.clear()
                self._login_refused(err)
            except PbxError as err:
                # What cannot be asked now is asked at the next refresh, and concluded without an answer if it must be.
                self._pending.clear()
                LOGGER.debug("Questions about calls failed: %s", type(err).__name__)
            if not self._pending:
                self.async_follow()

    async def _async_ask_about(self, call_id: str) -> None:
        del self._pending[call_id]
        asked_at = dt_util.utcnow()
        try:
            call = await self._system.query_call(call_id)
        except CallNotFound:
            changes = self._tracker.gone(call_id, asked_at, dt_util.utcnow())
        else:
            changes = self._tracker.present(call, dt_util.utcnow())
        self._async_store(changes)


async def _stored(safe: asyncio.Future[None]) -> None:
    # What the log refuses now is stored with what comes next.
    with suppress(LogError):
        await safe
