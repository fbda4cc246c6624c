"""Waits for events of an Asterisk that show what came of an order (vendor_docs/asterisk.md, section 2)."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import async_timeout

from .manager import Message

type Matches = Callable[[Message], bool]


class Watches:
    """The events that orders wait for. Each order waits for one, and for seconds only, so that they cannot grow."""

    def __init__(self) -> None:
        """Begin without any."""
        self._waiting: dict[asyncio.Future[Message], Matches] = {}

    def hear(self, event: Message) -> None:
        """Take in an event."""
        for found, matches in self._waiting.items():
            if not found.done() and matches(event):
                found.set_result(event)

    @contextmanager
    def watching(self, matches: Matches) -> Iterator[asyncio.Future[Message]]:
        """Look out for an event from now on, so that one that comes before the order is answered is not missed.

        Args:
            matches: Answers whether an event is the one.
        """
        found: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting[found] = matches
        try:
            yield found
        finally:
            del self._waiting[found]
            found.cancel()


async def within(seconds: float, found: asyncio.Future[Message]) -> Message | None:
    """Return the event that is looked out for; None where it does not come in time."""
    try:
        async with async_timeout.timeout(seconds):
            return await asyncio.shield(found)
    except TimeoutError:
        return None
