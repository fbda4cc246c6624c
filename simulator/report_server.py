"""The port on which a Yeastar S-Series reports whose report method is TCP (vendor_docs/yeastar_s.md, section 3.2)."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
import socket
import struct
from typing import Final

from .push import Attempt, Push, Target

LOGIN_SECONDS: Final = 10
CLOSED: Final = "closed"


@dataclass(slots=True, kw_only=True)
class ReportServerRules:
    """How the port behaves. The vendor does not say what a login is answered, nor what stands between two reports.

    ``accepted`` and ``refused`` are the answers to a login; after a refusal the connection is closed. ``between`` follows each report.
    """

    accepted: bytes = b""
    refused: bytes = b"Response: Error\r\nMessage: Authentication failed\r\n\r\n"
    between: bytes = b""
    lets_in: bool = True
    """Otherwise whoever logs in is hung up on without a word."""


class ReportServer:
    """Listens for those who want reports, lets them in, and tells them."""

    def __init__(
        self,
        host: str,
        port: int,
        is_right: Callable[[str, str], bool],
        clock: Callable[[], float],
    ) -> None:
        """Begin without listening.

        Args:
            host: The address to listen on.
            port: The port; 0 is any that is free.
            is_right: Says whether a user and a secret are right.
            clock: Returns epoch seconds.
        """
        self.port = port
        self.rules = ReportServerRules()
        self.logins: list[dict[str, str]] = []
        """What was sent to log in, the oldest first."""
        self._host = host
        self._is_right = is_right
        self._clock = clock
        self._server: asyncio.Server | None = None
        self._listeners: dict[asyncio.StreamWriter, Target] = {}

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        self._server = await asyncio.start_server(self._serve, self._host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more and close every connection."""
        if self._server is None:
            return
        self._server.close()
        self._server.close_clients()
        await self._server.wait_closed()
        self._server = None

    @property
    def listeners(self) -> list[Target]:
        """Who is told."""
        return list(self._listeners.values())

    def drop(self) -> None:
        """Close every connection in the middle of everything."""
        for writer in self._listeners:
            writer.close()
        self._listeners.clear()

    def reset(self) -> None:
        """Break every connection, as a power cut does."""
        for writer in self._listeners:
            writer.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            writer.transport.abort()

    async def send_raw(self, piece: bytes) -> None:
        """Send bytes to everybody, whatever they are."""
        for writer in list(self._listeners):
            writer.write(piece)
            await writer.drain()

    def tell(self, body: bytes) -> Push:
        """Send a report to everybody."""
        push = Push(body=body)
        for writer, peer in self._listeners.items():
            closing = writer.is_closing()
            writer.write(body + self.rules.between)
            attempt = Attempt(
                at=self._clock(), target=peer, error=CLOSED if closing else ""
            )
            push.attempts.append(attempt)
            push.acknowledged = not closing
        push.tried.set()
        return push

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            async with asyncio.timeout(LOGIN_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
            lines = (line.partition(":") for line in head.decode().splitlines())
            fields = {name.lower(): value.strip() for name, _, value in lines if name}
            self.logins.append(fields)
            if not self.rules.lets_in:
                return
            if fields.get("action") != "login" or not self._is_right(
                fields.get("username", ""), fields.get("secret", "")
            ):
                writer.write(self.rules.refused)
                return
            writer.write(self.rules.accepted)
            host, port, *_ = writer.get_extra_info("peername")
            self._listeners[writer] = Target(host=host, port=port)
            await reader.read()
        except OSError, EOFError, ValueError, asyncio.LimitOverrunError:
            return
        finally:
            self._listeners.pop(writer, None)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
