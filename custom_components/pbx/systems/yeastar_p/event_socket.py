"""The WebSocket on which a P-Series sends its events (vendor_docs/yeastar_p.md, section 2.2)."""

import asyncio
from contextlib import suppress
from time import monotonic
from typing import Final, Self

import aiohttp
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
import async_timeout
import orjson
from yarl import URL

from ...calls.limits import MAX_BODY_BYTES
from .. import lenient_json
from ..bounded_request import REQUEST_SECONDS, explained, trust
from ..errors import BadReply, CannotConnect, PbxError
from ..lenient_values import text
from .error_codes import DONE, TOKEN_EXPIRED, refusal
from .event_types import TOPICS, TOPICS_OF_ALL_FIRMWARE
from .open_api import HEADERS

HEARTBEAT_SECONDS: Final = 30
SILENT_SECONDS: Final = 90
"""A PBX answers each heartbeat, so one that says nothing for so long is gone."""

_CLOSE_SECONDS: Final = 2
_SUBSCRIBE: Final = "subscribe"
_HEARTBEAT: Final = "heartbeat"
_HEARTBEAT_RESPONSE: Final = b"heartbeat response"
_TEXTS: Final = frozenset({WSMsgType.TEXT, WSMsgType.BINARY})


class TokenExpired(CannotConnect):
    """The PBX says that the token is not valid (any more)."""


class EventSocket:
    """An open WebSocket with a subscription. ``open`` makes it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        """Take a socket that has no subscription yet, and keep it alive."""
        self._socket = socket
        self._heard_at = monotonic()
        self._beating = asyncio.create_task(self._beat())

    @classmethod
    async def open(
        cls, session: ClientSession, url: URL, *, verify_certificate: bool
    ) -> Self:
        """Connect and subscribe.

        Args:
            session: The session to use.
            url: The address of the endpoint ``subscribe``, with a token in it.
            verify_certificate: Whether the certificate of an https address must be trusted.

        Raises:
            TokenExpired: The token is not valid.
            CannotConnect: There is no connection, or it does not answer.
            BadReply: The PBX refuses the subscription.
        """
        with explained():
            async with async_timeout.timeout(REQUEST_SECONDS):
                try:
                    connected = await session.ws_connect(
                        url,
                        headers=HEADERS,
                        ssl=trust(verify_certificate),
                        max_msg_size=MAX_BODY_BYTES,
                        timeout=aiohttp.ClientWSTimeout(ws_close=_CLOSE_SECONDS),
                    )
                except aiohttp.WSServerHandshakeError as err:
                    # Whether a token that is not valid is told like this or in a message is not documented.
                    raise TokenExpired(f"It answered HTTP {err.status}") from None
        socket = cls(connected)
        try:
            await socket._subscribe_to_what_there_is()
        except BaseException:
            await socket.close()
            raise
        return socket

    async def receive(self, until: float) -> bytes | None:
        """Return the next event; None when none came until a moment of the monotonic clock.

        Raises:
            TokenExpired: The PBX says on the open socket that the token has expired. No event follows.
            CannotConnect: The socket was closed, or nothing was heard for too long.
        """
        while True:
            silent_at = self._heard_at + SILENT_SECONDS
            body = await self._message(min(until, silent_at))
            if body is None:
                if monotonic() < silent_at:
                    return None
                raise CannotConnect("Nothing was heard for too long")
            self._heard_at = monotonic()
            if _is_event(body):
                return body

    async def close(self) -> None:
        """Close the socket."""
        self._beating.cancel()
        with suppress(aiohttp.ClientError, OSError):
            await self._socket.close()

    async def _subscribe_to_what_there_is(self) -> None:
        """Subscribe to all topics; to those that all firmware has where it refuses the others."""
        try:
            await self._subscribe(TOPICS)
        except BadReply:
            await self._subscribe(TOPICS_OF_ALL_FIRMWARE)

    async def _subscribe(self, topics: tuple[int, ...]) -> None:
        try:
            await self._socket.send_str(orjson.dumps({"topic_list": topics}).decode())
        except (aiohttp.ClientError, OSError) as err:
            raise CannotConnect(f"The socket broke: {type(err).__name__}") from None
        until = monotonic() + REQUEST_SECONDS
        while True:
            body = await self._message(until)
            if body is None:
                raise CannotConnect("The subscription was not answered")
            if _is_reply(body):
                return

    async def _message(self, until: float) -> bytes | None:
        """Return the next message; None when none came until a moment. Raises CannotConnect when the socket is closed."""
        try:
            async with async_timeout.timeout(max(until - monotonic(), 0)):
                message = await self._socket.receive()
        except TimeoutError:
            return None
        if message.type not in _TEXTS:
            raise CannotConnect(f"The socket was closed: {message.type.name}")
        data: str | bytes = message.data
        return data.encode() if isinstance(data, str) else data

    async def _beat(self) -> None:
        with suppress(aiohttp.ClientError, OSError):
            while True:
                await asyncio.sleep(HEARTBEAT_SECONDS)
                await self._socket.send_str(_HEARTBEAT)


def _is_event(body: bytes) -> bool:
    """Answer whether a message is for the decoder. Raises what a reply is refused with."""
    if body.strip(b' "').lower() == _HEARTBEAT_RESPONSE:
        return False
    return b'"type"' in body or not _is_reply(body)


def _is_reply(body: bytes) -> bool:
    """Answer whether a message is a reply that says that all is well. Raises what it says otherwise."""
    try:
        fields = lenient_json.loads(body)
    except ValueError:
        return False
    if not isinstance(fields, dict) or not fields.keys() & {"errcode", "errmsg"}:
        return False
    errno = text(fields.get("errcode"))
    if errno is None or errno in DONE:
        # A reply to a subscription may be without a code.
        return True
    raise _notice(errno)


def _notice(errno: str) -> PbxError:
    if errno == TOKEN_EXPIRED:
        return TokenExpired("The token has expired")
    return refusal(_SUBSCRIBE, errno, ())
