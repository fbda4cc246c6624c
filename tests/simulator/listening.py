"""Somebody who listens to the simulated phone systems, and ways to ask them."""

import asyncio
from contextlib import suppress
import hashlib
import json
from typing import Any

from simulator.api_system import ApiSystem

from ..raw_sockets import exchange


class Listener:
    """Takes reports as they come, byte by byte, and answers them with status after status; the last for ever."""

    def __init__(self) -> None:
        """Begin by acknowledging everything."""
        self.raw: list[bytes] = []
        self.answers = [b"HTTP/1.1 200 OK\r\n\r\n"]
        self.port = 0

    @property
    def heads(self) -> list[bytes]:
        """What stood before the bodies."""
        return [raw.partition(b"\r\n\r\n")[0] for raw in self.raw]

    @property
    def bodies(self) -> list[Any]:
        """The bodies, read as JSON."""
        return [json.loads(raw.partition(b"\r\n\r\n")[2]) for raw in self.raw]

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Take a report."""
        with suppress(TimeoutError):
            raw = b""
            while not _whole(raw) and (more := await reader.read(65536)):
                raw += more
            self.raw.append(raw)
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            writer.write(answer)
            await writer.drain()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


def _whole(raw: bytes) -> bool:
    head, blank, body = raw.partition(b"\r\n\r\n")
    _, named, length = head.lower().partition(b"content-length:")
    return bool(blank and named) and len(body) >= int(length.split(b"\r\n")[0])


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        """Begin at a time that is easy to recognise."""
        self.now = 1_600_000_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


async def raw_answer(
    sim: ApiSystem, target: str, body: bytes = b"", method: str = "POST"
) -> bytes:
    """Send a request and return the whole answer."""
    head = f"{method} {target} HTTP/1.1\r\nHost: pbx\r\nContent-Length: {len(body)}\r\n\r\n"
    return await exchange(sim.port, head.encode() + body)


async def ask(
    sim: ApiSystem,
    endpoint: str,
    fields: dict[str, Any] | None = None,
    *,
    token: str | None = None,
    api: str = "v2.0.0",
) -> dict[str, Any]:
    """Ask an endpoint in JSON."""
    body = b"" if fields is None else json.dumps(fields).encode()
    query = "" if token is None else f"?token={token}"
    answer = await raw_answer(sim, f"/api/{api}/{endpoint}{query}", body)
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    read: dict[str, Any] = json.loads(answer.partition(b"\r\n\r\n")[2])
    return read


def md5(password: str) -> str:
    """Return what the APIs take for a password."""
    return hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()


async def log_in(sim: ApiSystem, api: str = "v2.0.0", **fields: Any) -> str:
    """Log in with the right password and return the token."""
    account = {"username": sim.username, "password": md5(sim.password)}
    defaults = {"port": "8260", "version": "2.0.0"}
    reply = await ask(sim, "login", account | defaults | fields, api=api)
    assert reply["status"] == "Success"
    return str(reply["token"])


async def listen(sim: ApiSystem, listener: Listener, path: str = "report") -> str:
    """Log in so that reports go to the listener, and return the token."""
    return await log_in(sim, port=str(listener.port), url=path)
