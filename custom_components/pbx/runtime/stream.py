"""Reads what a phone system sends over the connection that was made to it."""

import asyncio
from collections.abc import Awaitable, Callable
import random

from ..const import LOGGER
from ..systems.base import Acknowledgement, PhoneSystem
from ..systems.errors import PbxError

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
"""A pause before a new connection is twice the pause before, up to this, and up to half as long again by chance."""


class Stream:
    """The messages of a system that is read from."""

    def __init__(
        self,
        system: PhoneSystem,
        take: Callable[[bytes], Awaitable[Acknowledgement]],
        reconnect: Callable[[], Awaitable[bool]],
    ) -> None:
        """Begin with nothing read.

        Args:
            system: The system, connected.
            take: Applies a message, and returns when it is stored.
            reconnect: Connects anew and puts right what was missed; answers whether the login is still accepted.
        """
        self._system = system
        self._take = take
        self._reconnect = reconnect

    async def async_read(self) -> None:
        """Read message after message, and connect anew whenever the connection ends, until the login is refused."""
        pause = FIRST_PAUSE_SECONDS
        accepted = True
        while accepted:
            try:
                async for message in self._system.read():
                    pause = FIRST_PAUSE_SECONDS
                    await self._take(message)
            except PbxError as err:
                LOGGER.debug("%s: The stream broke: %s", self._system.name, err)
            await asyncio.sleep(pause * random.uniform(1, 1.5))
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            accepted = await self._reconnect()
