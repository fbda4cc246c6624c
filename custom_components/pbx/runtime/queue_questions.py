"""Asks a phone system what a queue looks like, where its reports do not say it."""

import asyncio
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..calls.live.queue_states import QueueStates
from ..calls.model import Call
from ..calls.report import QueueStatus
from ..const import LOGGER
from ..systems.base import PhoneSystem
from ..systems.errors import BadCredentials, BadReply, LockedOut, NotSupported, PbxError
from .login import Login
from .publisher import Publisher

SETTLES_SECONDS = 1.0
"""How long a queue is left alone after it has changed: reports come several at once, and the system may be behind them itself."""


class QueueQuestions:
    """One question at a time, about all queues that have changed since the question before."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        system: PhoneSystem,
        queues: QueueStates,
        publisher: Publisher,
        login: Login,
    ) -> None:
        """Begin with nothing to ask.

        Args:
            hass: Home Assistant.
            entry: The system's entry, with which questions end.
            system: What is asked.
            queues: The queues that are listed. Nothing is asked about others.
            publisher: What publishes the answers.
            login: What is told when the system refuses the login.
        """
        self._hass = hass
        self._entry = entry
        self._system = system
        self._queues = queues
        self._publisher = publisher
        self._login = login
        self._changed: set[str] = set()
        self._task: asyncio.Task[None] | None = None

    @callback
    def async_call_changed(self, call: Call) -> None:
        """Ask about the queues that a call came through, because it has changed."""
        # Some systems name a queue as what was called, and say only when the call is over that it was no extension.
        for number in (*call.path, call.called_number):
            if number is not None:
                self.async_queue_changed(number)

    @callback
    def async_queue_changed(self, number: str) -> None:
        """Ask about a queue, because it has changed."""
        if number not in self._queues.views:
            return
        self._changed.add(number)
        if self._task is None or self._task.done():
            self._task = self._entry.async_create_background_task(
                self._hass, self._async_ask(), "pbx questions about queues"
            )

    async def _async_ask(self) -> None:
        while self._changed:
            await asyncio.sleep(SETTLES_SECONDS)
            changed, self._changed = self._changed, set()
            try:
                queues = await self._system.query_queues(sorted(changed))
            except (BadCredentials, LockedOut) as err:
                self._login.async_note_refusal(err)
            except (BadReply, NotSupported) as err:
                LOGGER.debug("A question about queues failed: %s", err)
            except PbxError as err:
                # What cannot be asked now is read with the lists, every few minutes.
                LOGGER.debug("Questions about queues failed: %s", type(err).__name__)
            else:
                for queue in queues:
                    self._publisher.async_publish_queue_status(QueueStatus(queue=queue))
