"""Asks the phone system about calls, so that what was lost on the way here is put right."""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..const import LOGGER
from ..systems.base import Feature
from ..systems.errors import (
    BadCredentials,
    BadReply,
    CallNotFound,
    LockedOut,
    NotSupported,
    PbxError,
)

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator


class Questions:
    """The questions about calls to one phone system, one at a time."""

    def __init__(self, coordinator: PbxCoordinator) -> None:
        """Begin with nothing to ask."""
        self._coordinator = coordinator
        self._pending: dict[str, None] = {}
        self._task: asyncio.Task[None] | None = None
        self._told = False

    async def async_catch_up(self) -> None:
        """Put right what reports have not told, as far as the system answers.

        Raises PbxError when the system is not reached.
        """
        try:
            await self.async_reconcile()
        except (BadReply, NotSupported) as err:
            if not self._told:
                self._told = True
                LOGGER.warning(
                    "%s: The calls in progress cannot be queried: %s",
                    self._coordinator.system.name,
                    err,
                )
        else:
            self._told = False
        self._coordinator.deadlines.async_follow()

    async def async_reconcile(self) -> None:
        """Compare the calls known here with those that the system has. Raises PbxError."""
        coordinator = self._coordinator
        asked_at = dt_util.utcnow()
        answer = await coordinator.system.query_all()
        coordinator.async_publish(
            coordinator.tracker.reconcile(answer, asked_at, dt_util.utcnow())
        )

    @callback
    def async_check(self, call_ids: Iterable[str]) -> None:
        """Ask about calls in the background, because nothing waits for the answers."""
        coordinator = self._coordinator
        if Feature.LOGIN not in coordinator.system.features:
            return
        self._pending.update(dict.fromkeys(call_ids))
        if self._pending and (self._task is None or self._task.done()):
            self._task = coordinator.config_entry.async_create_background_task(
                coordinator.hass, self._async_ask(), "pbx questions about calls"
            )

    async def _async_ask(self) -> None:
        coordinator = self._coordinator
        one_by_one = Feature.QUERY_CALL in coordinator.system.features
        while self._pending:
            try:
                if one_by_one:
                    await self._async_ask_about(next(iter(self._pending)))
                else:
                    self._pending.clear()
                    await self.async_reconcile()
            except (BadReply, NotSupported) as err:
                LOGGER.debug("A question about a call failed: %s", type(err).__name__)
            except (BadCredentials, LockedOut) as err:
                self._pending.clear()
                coordinator.async_login_refused(err)
            except PbxError as err:
                # What cannot be asked now is asked at the next refresh, and concluded without an answer if it must be.
                self._pending.clear()
                LOGGER.debug("Questions about calls failed: %s", type(err).__name__)
        coordinator.deadlines.async_follow()

    async def _async_ask_about(self, call_id: str) -> None:
        coordinator = self._coordinator
        del self._pending[call_id]
        asked_at = dt_util.utcnow()
        try:
            call = await coordinator.system.query_call(call_id)
        except CallNotFound:
            changes = coordinator.tracker.gone(call_id, asked_at, dt_util.utcnow())
        else:
            changes = coordinator.tracker.present(call, dt_util.utcnow())
        coordinator.async_publish(changes)
