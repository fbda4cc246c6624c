"""The to-do list of calls to return: one item for each number from which calls were missed."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, override

from homeassistant.components.todo import (
    TodoItem,
    TodoItemStatus,
    TodoListEntity,
    TodoListEntityFeature,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.event import async_track_time_change
from homeassistant.helpers.restore_state import RestoredExtraData, RestoreEntity
from homeassistant.util import dt as dt_util

from .calls.live.views import SYSTEM
from .calls.log.callbacks import Callbacks, CalledBack
from .calls.log.log_errors import LogError
from .calls.log.log_model import LoggedCall, NumberToCallBack
from .calls.phone_book.numbers import number_key
from .const import DOMAIN, LOGGER
from .data import PbxConfigEntry, PbxData
from .entity import PbxEntity
from .server_texts import async_get_texts
from .systems.base import Feature
from .todo_items import ItemTexts

PARALLEL_UPDATES = 0

CALLS_TO_RETURN = "calls_to_return"

DONE_SHOWN = timedelta(hours=24)
"""For how long a number that was called back is still shown, ticked."""

MAX_SHOWN = 500
"""How many numbers to call back to are listed; the state counts them all."""

COOLDOWN_SECONDS = 1
MINUTES = range(0, 60, 5)
"""When to look although nothing was heard: other Home Assistants may use the same log, and days end."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the list of an entry, if its system has calls from outside."""
    if Feature.QUERY_INBOUND in entry.runtime_data.system.features:
        async_add_entities([PbxCallsToReturn(entry.runtime_data, hass.config.country)])


class PbxCallsToReturn(PbxEntity, TodoListEntity, RestoreEntity):
    """The missed calls of a system that nobody has returned yet, and those that were returned lately."""

    _attr_supported_features = (
        TodoListEntityFeature.UPDATE_TODO_ITEM | TodoListEntityFeature.DELETE_TODO_ITEM
    )
    _attr_translation_key = CALLS_TO_RETURN

    def __init__(self, pbx: PbxData, country: str | None) -> None:
        """Stay available while the system cannot be asked, because the log knows."""
        super().__init__(pbx, SYSTEM, CALLS_TO_RETURN, live=False)
        self._calls = Callbacks(
            pbx.log,
            pbx.identity.log_key,
            partial(number_key, country=country),
        )
        self._reading = asyncio.Lock()
        self._removed: dict[str, datetime] = {}

    @property
    @override
    def state(self) -> int | None:
        """Return how many numbers there are to call back to, also those that are not listed."""
        return len(self._calls.to_call_back)

    @property
    @override
    def extra_restore_state_data(self) -> RestoredExtraData:
        """Return which ticked items are to stay away after a restart."""
        oldest = dt_util.utcnow() - DONE_SHOWN
        return RestoredExtraData(
            {uid: at.isoformat() for uid, at in self._removed.items() if at >= oldest}
        )

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the log."""
        await super().async_added_to_hass()
        if before := await self.async_get_last_extra_data():
            self._removed = {
                uid: at
                for uid, text in before.as_dict().items()
                if (at := dt_util.parse_datetime(text))
            }
        soon = Debouncer[Coroutine[Any, Any, None]](
            self.hass,
            LOGGER,
            cooldown=COOLDOWN_SECONDS,
            immediate=True,
            function=self._async_show,
            background=True,
        )

        @callback
        def logged(calls: Sequence[LoggedCall]) -> None:
            if any(self._calls.concerns(call) for call in calls):
                soon.async_schedule_call()

        @callback
        def look(_: LogError | datetime | None) -> None:
            soon.async_schedule_call()

        log = self.pbx.log
        self.async_on_remove(soon.async_shutdown)
        self.async_on_remove(log.listen(logged))
        self.async_on_remove(log.listen_problem(look))
        self.async_on_remove(
            async_track_time_change(self.hass, look, minute=MINUTES, second=0)
        )
        await self._async_read()

    @override
    async def async_update_todo_item(self, item: TodoItem) -> None:
        """Tick a number off, or take that back."""
        uid = item.uid or ""
        waits = uid in self._calls.to_call_back
        done = item.status == TodoItemStatus.COMPLETED
        if waits and done:
            await _async_change(self._calls.handle(uid, dt_util.utcnow()))
        elif not waits and not done:
            await _async_change(self._calls.reopen(uid))
        elif item.summary not in {shown.summary for shown in self._shown(uid)}:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="calls_cannot_be_renamed"
            )
        await self._async_show()

    @override
    async def async_delete_todo_items(self, uids: list[str]) -> None:
        """Tick numbers off and show them no more."""
        now = dt_util.utcnow()
        for uid in uids:
            await _async_change(self._calls.handle(uid, now))
            self._removed[uid] = now
        await self._async_show()

    def _shown(self, uid: str) -> list[TodoItem]:
        return [item for item in self._attr_todo_items or () if item.uid == uid]

    async def _async_show(self) -> None:
        await self._async_read()
        self.async_write_ha_state()

    async def _async_read(self) -> None:
        """Read the log, never twice at a time, so that the last to read is the last to show."""
        async with self._reading:
            now = dt_util.utcnow()
            try:
                await self._calls.read(now - DONE_SHOWN)
            except LogError:
                self._attr_available = False
                return
            texts = ItemTexts(await async_get_texts(self.hass), dt_util.as_local(now))
            waiting = list(self._calls.to_call_back.items())[:MAX_SHOWN]
            self._attr_todo_items = [
                *(
                    texts.to_call_back(uid, self._named(number))
                    for uid, number in waiting
                ),
                *(
                    texts.called_back(uid, self._named(number))
                    for uid, number in self._calls.called_back.items()
                    if uid not in self._removed
                    or self._removed[uid] < number.handled_at
                ),
            ]
            self._attr_available = True

    def _named[Number: (NumberToCallBack, CalledBack)](self, number: Number) -> Number:
        """Return a number with the name that the phone books have for it now, unless the call has brought a name."""
        return replace(number, name=number.name or self.pbx.name_of(number.number))


async def _async_change(change: Coroutine[Any, Any, None]) -> None:
    """Change the log. Raises HomeAssistantError in words that say what to do."""
    try:
        await change
    except LogError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="calls_not_changed"
        ) from err
