"""A connection to Asterisk's manager interface, AMI (vendor_docs/asterisk.md, sections 0 and 1)."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
import hashlib
from secrets import token_hex
import ssl
from typing import Final, Self

import async_timeout

from ...calls.limits import MAX_BODY_BYTES
from ..bounded_request import REQUEST_SECONDS, trust
from ..errors import (
    BadReply,
    CannotConnect,
    CertificateRejected,
    LoginOrAddressRefused,
    NoAnswer,
    NotThisSystem,
)

type Message = dict[str, str]
"""A response or an event: its keys with their values. The values of a key that stands several times are lines of one value."""

PING_SECONDS: Final = 30
MISSED_PINGS: Final = 2
"""How many pings in a row may stay without an answer."""

MOST_WAITING: Final = 50_000
"""How many events may wait to be taken in: more mean that they come faster than they can be stored."""

_BANNER: Final = b"Asterisk Call Manager"
_GREETING: Final = "FullyBooted"
_END: Final = b"\r\n\r\n"
_LONGEST_BANNER: Final = 256
_LINE_BREAKS: Final = str.maketrans("", "", "\r\n")


class NotPermitted(BadReply):
    """The manager user lacks a right that an action needs."""


class Manager:
    """An AMI connection. ``open`` makes it; whoever has it logs in, asks, and takes the events."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Take a connection on which nothing has been read but the banner."""
        self._reader = reader
        self._writer = writer
        # Events with the ids of other programs' actions come here too.
        self._prefix = f"pbx-{token_hex(4)}"
        self._last_id = 0
        self._responses: dict[str, asyncio.Future[Message]] = {}
        self._lists: dict[str, tuple[list[Message], asyncio.Future[None]]] = {}
        self._events: deque[Message] = deque()
        self._news = asyncio.Event()
        self._closed: CannotConnect | None = None
        self.greeted = False
        """Whether Asterisk has said that it has started, which it says to those alone who may read of the system."""
        self._reading = asyncio.create_task(self._read())
        self._pinging: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls, host: str, port: int, *, tls: bool, verify_certificate: bool
    ) -> Self:
        """Connect, and make sure that it is AMI that answers.

        Raises:
            CannotConnect: There is no connection, or it does not answer.
            CertificateRejected: The certificate is not trusted.
            NotThisSystem: Something else answered.
        """
        try:
            async with async_timeout.timeout(REQUEST_SECONDS):
                reader, writer = await asyncio.open_connection(
                    host,
                    port,
                    ssl=await _context(verify_certificate) if tls else None,
                    limit=MAX_BODY_BYTES,
                )
                banner = await reader.readuntil(b"\n")
        except TimeoutError:
            raise NoAnswer("No answer in time") from None
        except ssl.SSLCertVerificationError:
            raise CertificateRejected("The certificate is not trusted") from None
        except ssl.SSLError:
            raise CannotConnect("TLS could not be set up") from None
        except asyncio.IncompleteReadError, asyncio.LimitOverrunError:
            raise NotThisSystem("What answered is not AMI") from None
        except (OSError, ValueError) as err:
            raise CannotConnect(
                f"The connection failed: {type(err).__name__}"
            ) from None
        if not banner[:_LONGEST_BANNER].startswith(_BANNER):
            writer.close()
            raise NotThisSystem("What answered is not AMI")
        return cls(reader, writer)

    async def login(self, username: str, secret: str, *, events: bool = True) -> None:
        """Log in without sending the secret itself, and keep the connection alive from now on.

        Raises:
            LoginOrAddressRefused: Asterisk refused, be it for the user, the secret or the address that this comes from.
            CannotConnect: The connection broke.
        """
        asked = await self.ask("Challenge", AuthType="MD5")
        proof = hashlib.md5(
            (asked.get("Challenge", "") + secret).encode(), usedforsecurity=False
        ).hexdigest()
        try:
            await self.ask(
                "Login",
                AuthType="MD5",
                Username=username,
                Key=proof,
                Events="on" if events else "off",
            )
        except BadReply:
            raise LoginOrAddressRefused("The login was refused") from None
        self._pinging = asyncio.create_task(self._ping())

    # -- questions and orders ----------------------------------------------------------------------------------------

    async def ask(self, action: str, **fields: str) -> Message:
        """Send an action and return the response to it.

        Args:
            action: What is to be done.
            fields: What it takes.

        Raises:
            NotPermitted: The manager user may not do that.
            BadReply: Asterisk refuses; the message is its own.
            CannotConnect: There is no connection (any more).
            NoAnswer: There was no response in time, so that it may have been done or not.
        """
        return await self._send(self._new_id(), action, fields)

    async def ask_list(self, action: str, **fields: str) -> list[Message]:
        """Send an action that is answered with a list, and return its items. Raises what ``ask`` raises."""
        action_id = self._new_id()
        items: list[Message] = []
        complete = asyncio.get_running_loop().create_future()
        self._lists[action_id] = (items, complete)
        try:
            await self._send(action_id, action, fields)
            async with async_timeout.timeout(REQUEST_SECONDS):
                await complete
        except TimeoutError:
            raise NoAnswer("The list did not end in time") from None
        finally:
            del self._lists[action_id]
        return items

    async def _send(
        self, action_id: str, action: str, fields: dict[str, str]
    ) -> Message:
        if self._closed:
            raise CannotConnect(str(self._closed))
        lines = {"Action": action, "ActionID": action_id, **fields}
        text = "".join(
            f"{key}: {value.translate(_LINE_BREAKS)}\r\n"
            for key, value in lines.items()
        )
        answered: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._responses[action_id] = answered
        try:
            async with async_timeout.timeout(REQUEST_SECONDS):
                self._writer.write(f"{text}\r\n".encode(errors="replace"))
                await self._writer.drain()
                response = await answered
        except TimeoutError:
            raise NoAnswer("No answer in time") from None
        except OSError as err:
            raise CannotConnect(f"The connection broke: {type(err).__name__}") from None
        finally:
            del self._responses[action_id]
        if response.get("Response") in {"Success", "Goodbye", "Follows"}:
            return response
        message = response.get("Message", "It gave no reason")
        if message.casefold() == "permission denied":
            raise NotPermitted(f"{action}: {message}")
        raise BadReply(f"{action}: {message}", meaning=message)

    def _new_id(self) -> str:
        self._last_id += 1
        return f"{self._prefix}-{self._last_id}"

    # -- events ------------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the connection has not been closed."""
        return self._closed is None

    async def wait_for_events(self) -> None:
        """Wait until there are events, or until ``nudge``. Raises CannotConnect when the connection is closed and all are taken."""
        await self._news.wait()
        if self._closed and not self._events:
            raise CannotConnect(str(self._closed))

    def take_events(self) -> Iterator[Message]:
        """Take the events that have come and belong to no list, the oldest first."""
        if self._closed is None:
            self._news.clear()
        while self._events:
            yield self._events.popleft()

    def nudge(self) -> None:
        """Have whoever waits for events go on without."""
        self._news.set()

    async def _read(self) -> None:
        try:
            while self.is_open:
                self._dispatch(parse(await self._reader.readuntil(_END)))
        except asyncio.IncompleteReadError:
            self._end(CannotConnect("Asterisk closed the connection"))
        except asyncio.LimitOverrunError:
            self._end(CannotConnect("A message is too long"))
        except OSError as err:
            self._end(CannotConnect(f"The connection broke: {type(err).__name__}"))

    def _dispatch(self, message: Message) -> None:
        action_id = message.get("ActionID", "")
        # An event may have a field of the name Response too.
        if "Event" not in message:
            answered = self._responses.get(action_id)
            if answered and not answered.done():
                answered.set_result(message)
        elif action_id in self._lists:
            items, complete = self._lists[action_id]
            if message.get("EventList", "").casefold() != "complete":
                items.append(message)
            elif not complete.done():
                complete.set_result(None)
        else:
            self.greeted |= message["Event"] == _GREETING
            self._events.append(message)
            self._news.set()
            if len(self._events) > MOST_WAITING:
                self._end(CannotConnect("Events come faster than they can be stored"))

    def _end(self, why: CannotConnect) -> None:
        """Close the connection, and have nobody wait for it."""
        if self._closed is None:
            self._closed = why
        self._news.set()
        waiting: list[asyncio.Future[Message] | asyncio.Future[None]] = [
            *self._responses.values(),
            *(complete for _, complete in self._lists.values()),
        ]
        for future in waiting:
            if not future.done():
                future.set_exception(CannotConnect(str(why)))
                # Of a list, perhaps only the response is awaited.
                future.exception()
        if self._pinging:
            self._pinging.cancel()
        self._writer.close()

    async def _ping(self) -> None:
        missed = 0
        while missed < MISSED_PINGS:
            await asyncio.sleep(PING_SECONDS)
            try:
                await self.ask("Ping")
            except NoAnswer:
                missed += 1
            except BadReply, CannotConnect:
                missed = 0
            else:
                missed = 0
        self._end(CannotConnect("Nothing was heard for too long"))

    async def close(self) -> None:
        """Close the connection."""
        self._reading.cancel()
        self._end(CannotConnect("The connection was closed"))
        with suppress(OSError, TimeoutError):
            async with async_timeout.timeout(REQUEST_SECONDS):
                await self._writer.wait_closed()


def parse(block: bytes) -> Message:
    """Return the fields of a message: ``Key: value`` lines that end with CRLF."""
    lines = block.decode(errors="replace").split("\r\n")
    parted = [line.partition(": ") for line in lines]
    fields = [(key, text) for key, colon, text in parted if colon]
    message = dict(fields)
    if len(message) < len(fields):
        message.clear()
        for key, text in fields:
            message[key] = f"{message[key]}\n{text}" if key in message else text
    return message


async def _context(verify_certificate: bool) -> ssl.SSLContext:
    trusted = trust(verify_certificate)
    if isinstance(trusted, ssl.SSLContext):
        return trusted
    # The certificates that are trusted are read from files.
    return await asyncio.get_running_loop().run_in_executor(
        None, ssl.create_default_context
    )
