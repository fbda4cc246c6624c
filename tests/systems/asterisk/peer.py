"""A peer that speaks AMI as it is told, for what no Asterisk here does: older drivers, broken lines, endless silence."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

BANNER = b"Asterisk Call Manager/2.10.6\r\n"
RIGHTS = (
    "Filter",
    "Getvar",
    "Originate",
    "Redirect",
    "CoreShowChannels",
    "QueueStatus",
)

type Block = Mapping[str, str]


@dataclass(slots=True)
class Peer:
    """What is answered to each action: a response, and the rows of a list after it."""

    banner: bytes = BANNER
    answers: dict[str, Sequence[Block]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    """Actions that are not answered."""
    asked: list[Block] = field(default_factory=list)
    port: int = 0
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def send(self, raw: bytes) -> None:
        """Send something to everybody who is connected."""
        for writer in self._writers:
            writer.write(raw)

    def hang_up(self) -> None:
        """End all connections."""
        for writer in self._writers:
            writer.close()

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Speak with somebody who has connected."""
        self._writers.append(writer)
        writer.write(self.banner)
        while block := await _read(reader):
            self.asked.append(block)
            action = block["Action"]
            if action in self.silent:
                continue
            for answer in self._answer(action):
                writer.write(written({**answer, "ActionID": block["ActionID"]}))
        writer.close()

    def _answer(self, action: str) -> Sequence[Block]:
        if action in self.answers:
            return self.answers[action]
        if action == "Challenge":
            return [{"Response": "Success", "Challenge": "7"}]
        if action == "ListCommands":
            commands = dict.fromkeys((*RIGHTS, *self.answers), "(Priv: all)")
            return [{"Response": "Success", **commands}]
        return [{"Response": "Success"}]


def listed(name: str, *rows: Block) -> list[Block]:
    """Return the answer to a question for a list."""
    return [
        {"Response": "Success", "EventList": "start"},
        *({"Event": name, **row} for row in rows),
        {"Event": f"{name}Complete", "EventList": "Complete"},
    ]


def written(block: Block) -> bytes:
    """Return a message as it crosses the wire."""
    lines = "".join(f"{key}: {value}\r\n" for key, value in block.items())
    return f"{lines}\r\n".encode()


@asynccontextmanager
async def serving(peer: Peer) -> AsyncIterator[Peer]:
    """Have a peer listen on a port of its own."""
    server = await asyncio.start_server(peer.serve, "127.0.0.1", 0)
    peer.port = server.sockets[0].getsockname()[1]
    try:
        yield peer
    finally:
        server.close()


async def _read(reader: asyncio.StreamReader) -> Block | None:
    try:
        raw = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError, ConnectionError:
        return None
    lines = (line.partition(": ") for line in raw.decode().split("\r\n") if line)
    return {key: value for key, _, value in lines}
