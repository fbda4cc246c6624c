"""What stands between Asterisk's manager interface and those who listen to it, so that their connections can be cut."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
import socket
import struct
from typing import Final, Self

from demo.ports import free_port

_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""Nothing is waited for when the socket is closed."""


class Relay:
    """Passes connections on to another port of this machine, unless it is cut."""

    def __init__(self, target: Callable[[], int]) -> None:
        """Take the port.

        Args:
            target: Returns the port that connections are passed on to.
        """
        self.port = free_port()
        self._target = target
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        """Let connections through."""
        await self.restore()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let none through any more."""
        await self.cut()

    async def restore(self) -> None:
        """Let connections through again."""
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)

    async def cut(self) -> None:
        """End all connections, and let nobody connect."""
        if self._server:
            self._server.close()
        for writer in self._writers:
            _break(writer)

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        async with self._known(writer):
            try:
                to_reader, to_writer = await asyncio.open_connection(
                    "127.0.0.1", self._target()
                )
            except OSError:
                # As if the connection had been refused.
                _break(writer)
                return
            async with self._known(to_writer):
                ways = [
                    asyncio.create_task(_copy(reader, to_writer)),
                    asyncio.create_task(_copy(to_reader, writer)),
                ]
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                for way in ways:
                    way.cancel()

    @asynccontextmanager
    async def _known(self, writer: asyncio.StreamWriter) -> AsyncIterator[None]:
        self._writers.add(writer)
        try:
            yield
        finally:
            self._writers.discard(writer)
            writer.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while some := await reader.read(65_536):
            writer.write(some)
            await writer.drain()
    except OSError:
        _break(writer)


def _break(writer: asyncio.StreamWriter) -> None:
    """End a connection as a network that fails does."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    writer.transport.abort()
