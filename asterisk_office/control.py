"""The players' own connection to Asterisk's manager interface: it keeps all that it hears, and gives orders."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
import time
from typing import Any, Final, override

import async_timeout

from custom_components.pbx.systems.asterisk.manager import Manager, Message
from custom_components.pbx.systems.errors import BadReply, CannotConnect

PLAYER: Final = ("player", "the-stage-is-set")
"""User and secret of who may do all."""

HOMEASSISTANT: Final = ("homeassistant", "the-house-listens")
"""User and secret of who has the rights that the integration needs."""

LISTENER: Final = ("listener", "the-wall-has-ears")
"""User and secret of who may only listen."""

SILENT: Final = ("silent", "the-door-is-shut")
"""User and secret of who may ask, but hears nothing of calls, and may not call."""

CAREFUL: Final = ("careful", "the-hands-are-off")
"""User and secret of who may ask, hear and call, but not change calls."""

EVENT_SECONDS: Final = 20
"""How long an event that is waited for may take."""

_AGAIN_SECONDS: Final = 0.2
_TRIES: Final = 150


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of Asterisk, or a remark of ours, with the seconds since 1970."""

    at: float
    message: Message | str


class _AttentiveManager(Manager):
    """A manager connection that shows every message to somebody else."""

    show: Callable[[Message | str], None]

    @override
    def _dispatch(self, message: Message) -> None:
        self.show(message)
        super()._dispatch(message)
        # Nobody takes the events from here.
        self._events.clear()

    @override
    async def _send(
        self, action_id: str, action: str, fields: dict[str, str]
    ) -> Message:
        lines = {"Action": action, "ActionID": action_id, **fields}
        self.show("> " + " | ".join(f"{key}: {value}" for key, value in lines.items()))
        return await super()._send(action_id, action, fields)

    @override
    def _end(self, why: CannotConnect) -> None:
        self.show("the connection is closed")
        super()._end(why)


class Control:
    """The connection of who plays the scenes, made anew when asked to."""

    def __init__(self, port: int, heard: list[Heard] | None = None) -> None:
        """Connect later.

        Args:
            port: The port of the manager interface.
            heard: Where to keep what is heard.
        """
        self.heard = [] if heard is None else heard
        self._port = port
        self._manager: _AttentiveManager | None = None
        self._news = asyncio.Event()

    def another(self) -> Control:
        """Return another connection, which keeps what it hears in the same place."""
        return Control(self._port, self.heard)

    async def connect(self, user: tuple[str, str] = PLAYER) -> None:
        """Log in, trying for a while if nobody answers."""
        for tries_left in reversed(range(_TRIES)):
            try:
                await self._log_in(*user)
            except CannotConnect:
                if not tries_left:
                    raise
                await asyncio.sleep(_AGAIN_SECONDS)
            else:
                return

    async def _log_in(self, name: str, secret: str) -> None:
        await self.close()
        self._manager = await _AttentiveManager.open(
            "127.0.0.1", self._port, tls=False, verify_certificate=False
        )
        self._manager.show = self.note
        await self._manager.login(name, secret)

    async def close(self) -> None:
        """Log off."""
        if self._manager:
            await self._manager.close()
            self._manager = None

    def note(self, message: Message | str) -> None:
        """Keep a message, or a remark."""
        self.heard.append(Heard(time.time(), message))
        self._news.set()

    async def order(self, action: str, **fields: str) -> Message:
        """Give an order, and return what Asterisk says to it, a refusal included."""
        assert self._manager
        with suppress(BadReply):
            return await self._manager.ask(action, **fields)
        return {}

    async def event(
        self,
        name: str,
        *,
        after: float = 0,
        seconds: float = EVENT_SECONDS,
        **fields: Any,
    ) -> Message:
        """Return the first event with a name and fields that begin like these.

        Args:
            name: The name.
            after: Not before that many seconds since 1970.
            seconds: How long it may take.
            fields: The fields.

        Raises:
            TimeoutError: There was none in time.
        """
        async with async_timeout.timeout(seconds):
            while True:
                self._news.clear()
                for event in self._events(name, after):
                    if all(
                        event.get(key, "").startswith(value)
                        for key, value in fields.items()
                    ):
                        return event
                await self._news.wait()

    def _events(self, name: str, after: float) -> Iterator[Message]:
        for heard in self.heard:
            if (
                isinstance(heard.message, dict)
                and heard.at >= after
                and heard.message.get("Event") == name
            ):
                yield heard.message
