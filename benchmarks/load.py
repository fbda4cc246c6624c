"""Load on a web server: requests over connections that stay open, as fast as they are answered or at a steady rate."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import perf_counter

HEADER_END = b"\r\n\r\n"


def request(path: str, body: bytes) -> bytes:
    """Return a POST, ready to be sent."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass(kw_only=True)
class Answers:
    """What came back: the status and how long it took, in seconds, of each request."""

    statuses: list[int] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        """How many requests were answered in a second."""
        return len(self.took) / self.seconds

    def percentile(self, share: float) -> float:
        """Return within how many milliseconds this share of the requests was answered."""
        ordered = sorted(self.took)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Connection:
    """A connection that stays open. Requests go one after another."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Keep both ends."""
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> Connection:
        """Open a connection to this machine."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    def close(self) -> None:
        """Close it."""
        self._writer.close()

    async def send(self, content: bytes) -> int:
        """Send a request and return the status of its answer, which is read whole."""
        self._writer.write(content)
        head = (await self._reader.readuntil(HEADER_END)).lower()
        length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
        if length:
            await self._reader.readexactly(int(length))
        return int(head.split(b" ", 2)[1])


async def as_fast_as_possible(
    port: int, queues: Iterable[Iterator[bytes]], seconds: float
) -> Answers:
    """Send requests over a connection for each queue, each as soon as the request before is answered.

    Args:
        port: The server's port.
        queues: What each connection sends, in order.
        seconds: For how long.
    """
    answers = Answers()
    queues = list(queues)
    connections = [await Connection.open(port) for _ in queues]
    began = perf_counter()

    async def work(connection: Connection, queue: Iterator[bytes]) -> None:
        while (sent_at := perf_counter()) < began + seconds:
            answers.statuses.append(await connection.send(next(queue)))
            answers.took.append(perf_counter() - sent_at)

    try:
        await asyncio.gather(
            *(work(*each) for each in zip(connections, queues, strict=True))
        )
        answers.seconds = perf_counter() - began
    finally:
        for connection in connections:
            connection.close()
    return answers


async def steadily(
    port: int, queue: Iterator[bytes], *, rate: float, seconds: float
) -> Answers:
    """Send requests at a steady rate, whether those before were answered or not.

    The time that a request takes counts from when it was due, so that a server that stands still is not spared.
    """
    answers = Answers()
    idle: list[Connection] = []
    opened: list[Connection] = []
    began = perf_counter()

    async def send(due_at: float, content: bytes) -> None:
        if idle:
            connection = idle.pop()
        else:
            connection = await Connection.open(port)
            opened.append(connection)
        answers.statuses.append(await connection.send(content))
        answers.took.append(perf_counter() - due_at)
        idle.append(connection)

    try:
        async with asyncio.TaskGroup() as tasks:
            for number in range(int(rate * seconds)):
                due_at = began + number / rate
                if (wait := due_at - perf_counter()) > 0:
                    await asyncio.sleep(wait)
                tasks.create_task(send(due_at, next(queue)))
        answers.seconds = perf_counter() - began
    finally:
        for connection in opened:
            connection.close()
    return answers
