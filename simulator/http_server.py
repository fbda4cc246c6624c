"""A small HTTP server that sends exactly the bytes it is given, and closes after every answer as the systems do."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
import ssl
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

MAX_BODY = 4 * 1024 * 1024
REQUEST_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request. ``headers`` have lower-case names; ``source`` is the address it came from."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer: its status, its header lines and its body, whose end is the end of the connection."""

    body: bytes
    headers: tuple[str, ...] = ()
    status: str = "200 OK"

    def encode(self) -> bytes:
        """Return the bytes to send."""
        head = "\r\n".join([f"HTTP/1.1 {self.status}", *self.headers, "", ""])
        return head.encode() + self.body


type Handler = Callable[[Request], Awaitable[Response | None]]


class Server(Protocol):
    """What a phone system needs of the server in front of it."""

    host: str
    port: int
    unreachable: bool

    async def start(self, context: ssl.SSLContext | None = None) -> None:
        """Listen. Raises OSError when the port is taken."""

    async def stop(self) -> None:
        """Listen no more and close every connection."""


class HttpServer:
    """Listens on a port, which stays the same when it is started again."""

    def __init__(self, host: str, port: int, handler: Handler) -> None:
        """Take who answers; an answer of None hangs up without a word."""
        self.host = host
        self.port = port
        self.unreachable = False
        self._handler = handler
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    async def start(self, context: ssl.SSLContext | None = None) -> None:
        """Listen. Raises OSError when the port is taken."""
        self._server = await asyncio.start_server(
            self._connected,
            self.host,
            self.port,
            ssl=context,
            ssl_shutdown_timeout=1 if context else None,
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more and close every connection."""
        if self._server is None:
            return
        self._server.close()
        tasks = list(self._connections)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._server.close_clients()
        await self._server.wait_closed()
        self._server = None

    def _connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            if self.unreachable:
                writer.transport.abort()
                return
            async with asyncio.timeout(REQUEST_SECONDS):
                request = await _read(reader, writer)
            answer = await self._handler(request)
            if answer is not None:
                writer.write(answer.encode())
                await writer.drain()
        except OSError, EOFError, ValueError, asyncio.LimitOverrunError:
            # Whoever asked hung up or did not speak HTTP: there is nobody to answer.
            return
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


async def _read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines)
    }
    length = int(headers.get("content-length", "0"))
    if not 0 <= length <= MAX_BODY:
        raise ValueError("too long")
    url = urlsplit(target)
    return Request(
        method=method,
        path=url.path,
        query=dict(parse_qsl(url.query, keep_blank_values=True)),
        headers=headers,
        body=await reader.readexactly(length),
        source=writer.get_extra_info("peername")[0],
    )
