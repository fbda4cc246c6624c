"""WebSockets on which Yeastar's OpenAPI reports: topics, heartbeats, and tokens that expire (vendor_docs/yeastar_p.md, section 2.2)."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
import json
from typing import Final, Literal

from aiohttp import WSMsgType, web

from .openapi_reply import PARAMETER_ERROR, SYNTAX_ERROR, TOKEN_EXPIRED, failed
from .push import Attempt, Push, Target
from .wire_text import compact

HEARTBEAT: Final = "heartbeat"
WATCH_SECONDS: Final = 0.1
"""How often a token is looked at, because the clock may be one that tests move."""
CLOSE_SECONDS: Final = 1.0
CLOSED: Final = "closed"


@dataclass(slots=True, kw_only=True)
class SocketRules:
    """How sockets behave. The vendor does not say what a bad token does at the handshake: an errcode in a frame, or no 101.

    ``subscribed`` and ``heartbeat_answer`` are the frames that answer a list of topics and a heartbeat. ``known_topics`` are those of
    an older firmware that refuses a list with others; None knows all.
    """

    idle_seconds: float = 60.0
    bad_token: Literal["frame", "http"] = "frame"
    subscribed: str = '{"errcode":0,"errmsg":"SUCCESS"}'
    heartbeat_answer: str = "heartbeat response"
    known_topics: frozenset[int] | None = None


@dataclass(slots=True, kw_only=True)
class _Frame:
    text: str
    push: Push | None = None


class Subscriber:
    """An open socket."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        peer: Target,
        is_live: Callable[[], bool],
        rules: SocketRules,
        clock: Callable[[], float],
    ) -> None:
        """Begin with no topics.

        Args:
            socket: The socket, after its handshake.
            peer: Who listens.
            is_live: Says whether its token is valid.
            rules: How it behaves.
            clock: Returns epoch seconds.
        """
        self.peer = peer
        self.topics: frozenset[int] = frozenset()
        self.is_open = True
        self.expired = False
        """Whether it was said that the token is not valid; nothing is said afterwards."""
        self._socket = socket
        self._is_live = is_live
        self._rules = rules
        self._clock = clock
        self._frames: asyncio.Queue[_Frame] = asyncio.Queue()
        self._dropped = asyncio.Event()

    @property
    def listens(self) -> bool:
        """Whether it is told anything."""
        self.check_token()
        return self.is_open and bool(self.topics) and not self.expired

    def wants(self, topic: int | None) -> bool:
        """Return whether it is told about a topic; None is a report of no topic, which all are told that listen."""
        return self.listens and (topic is None or topic in self.topics)

    def tell(self, body: bytes) -> Push:
        """Begin to send a report."""
        push = Push(body=body)
        self._frames.put_nowait(_Frame(text=body.decode(), push=push))
        return push

    def check_token(self) -> None:
        """Say that the token is no longer valid, if it is not."""
        if not self.expired and not self._is_live():
            self.expired = True
            self._frames.put_nowait(_Frame(text=compact(failed(TOKEN_EXPIRED))))

    def drop(self) -> None:
        """Close it in the middle of everything."""
        self._dropped.set()

    async def run(self) -> None:
        """Listen and tell until it is closed."""
        tasks = [
            asyncio.create_task(work())
            for work in (self._listen, self._tell, self._watch, self._dropped.wait)
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            # Nothing more is told while the farewell is under way.
            self.is_open = False
            self._forget_frames()
            with suppress(OSError):
                await self._socket.close()

    async def _listen(self) -> None:
        while True:
            try:
                message = await self._socket.receive(self._rules.idle_seconds)
            except TimeoutError:
                return
            if message.type is WSMsgType.TEXT:
                self._hear(message.data)
            elif message.type is not WSMsgType.BINARY:
                return

    def _hear(self, text: str) -> None:
        if self.expired:
            return
        if text == HEARTBEAT:
            self._say(self._rules.heartbeat_answer)
            return
        try:
            listed = json.loads(text)["topic_list"]
            topics = frozenset(int(topic) for topic in listed)
        except KeyError, TypeError, ValueError:
            # What a heartbeat in JSON does, for one, is not known.
            if text.strip('"') != HEARTBEAT:
                self._say(compact(failed(SYNTAX_ERROR)))
            return
        known = self._rules.known_topics
        if known is not None and not topics <= known:
            self._say(compact(failed(PARAMETER_ERROR)))
            return
        self.topics = topics
        self._say(self._rules.subscribed)

    def _say(self, text: str) -> None:
        self._frames.put_nowait(_Frame(text=text))

    async def _tell(self) -> None:
        while True:
            frame = await self._frames.get()
            error = CLOSED
            try:
                await self._socket.send_str(frame.text)
                error = ""
            except OSError as err:
                error = f"{type(err).__name__}: {err}"
                return
            finally:
                if frame.push is not None:
                    self._note(frame.push, error)

    async def _watch(self) -> None:
        while True:
            self.check_token()
            await asyncio.sleep(WATCH_SECONDS)

    def _note(self, push: Push, error: str) -> None:
        attempt = Attempt(at=self._clock(), target=self.peer, error=error)
        push.attempts.append(attempt)
        push.acknowledged = not error
        push.tried.set()

    def _forget_frames(self) -> None:
        while not self._frames.empty():
            if push := self._frames.get_nowait().push:
                self._note(push, CLOSED)
