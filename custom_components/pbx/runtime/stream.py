"""Reads what a phone system sends over the connection that was made to it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
import random
from time import monotonic
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..const import LOGGER
from ..reports.receiver import NOT_STORED
from ..systems.base import Acknowledgement, PhoneSystem
from ..systems.errors import PbxError
from .login import Login

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
"""A pause before the stream is opened anew is twice the pause before, up to this, and up to half as long again by chance."""

NOT_STORED_PAUSE_SECONDS = 5.0
"""How long to wait before a message is stored that could not be."""


class Stream:
    """The messages of a system that is read from."""

    def __init__(
        self,
        system: PhoneSystem,
        login: Login,
        take: Callable[[bytes], Awaitable[Acknowledgement]],
        catch_up: Callable[[bool], Awaitable[None]],
    ) -> None:
        """Begin with nothing read.

        Args:
            system: The system, connected.
            login: What deals with a system that cannot be reached or refuses us.
            take: Applies a message, and returns when it is stored.
            catch_up: Asks the system for what the stream has not said. Told whether the connection was lost.
        """
        self._task: asyncio.Task[None] | None = None
        self._system = system
        self._login = login
        self._take = take
        self._catch_up = catch_up

    @callback
    def async_begin(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        """Read from now on, until the entry is unloaded."""
        self._task = entry.async_create_background_task(
            hass, self._async_read(), "pbx stream"
        )

    async def async_end(self) -> None:
        """Read no more. Returns when nothing is asked of the system any more."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _async_read(self) -> None:
        """Read message after message, and open the stream anew whenever it ends, until the login is refused.

        The system is asked for calls in progress when the stream is open, so that nothing can happen in between unnoticed.
        """
        lost = False
        pause = FIRST_PAUSE_SECONDS
        while True:
            begun = monotonic()
            heard = False
            if await self._async_open():
                await self._catch_up(lost)
                if self._login.refused is None:
                    heard = await self._async_take_all()
            if self._login.refused:
                return
            if heard or monotonic() - begun > LONGEST_PAUSE_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            lost = True
            await asyncio.sleep(pause * random.uniform(1, 1.5))
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _async_open(self) -> bool:
        try:
            await self._system.open_stream()
        except PbxError as err:
            self._login.async_note_refusal(err)
            return False
        return True

    async def _async_take(self, message: bytes) -> None:
        """Take a message in, and try again for as long as it cannot be stored: nobody sends it a second time."""
        try:
            while (await self._take(message)).status == NOT_STORED.status:
                await asyncio.sleep(NOT_STORED_PAUSE_SECONDS)
        except Exception:
            # A message that nobody could foresee must not be the last that is read.
            LOGGER.exception("%s: A message cannot be taken in", self._system.name)

    async def _async_take_all(self) -> bool:
        """Take messages until the stream ends. Return whether there was any."""
        heard = False
        try:
            async with aclosing(self._system.read()) as messages:
                async for message in messages:
                    heard = True
                    await self._async_take(message)
        except PbxError as err:
            LOGGER.debug("%s: The stream broke: %s", self._system.name, err)
        return heard
