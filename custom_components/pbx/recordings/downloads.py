"""Recordings that are being listened to: fetched once for all who listen, and held in memory for a moment, so that they can seek."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterator
from contextlib import aclosing, contextmanager
from typing import Any, Final

from ..systems.errors import CannotConnect, PbxError, Unreadable

MAX_AT_ONCE: Final = 4
"""How many recordings are fetched at once, from all phone systems together."""

MAX_HELD_BYTES: Final = 64 * 1024 * 1024
"""How large all recordings are together that are held in memory; an hour of talk is 60 MB at most."""

HELD_SECONDS: Final = 60
"""For how long a recording is held that nobody listens to any more: whoever seeks asks for it again."""

_PIECE: Final = 64 * 1024

type Key = tuple[str, str]
"""The entry of a phone system, and the name of a recording."""


class TooManyRecordings(Exception):
    """As many recordings are fetched as may be at once."""


class Download:
    """A recording, as much of it as is there."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.data = bytearray()
        self.is_whole = False
        self.listeners = 0
        self.task: asyncio.Task[None] | None = None
        self.timer: asyncio.TimerHandle | None = None
        self._error: PbxError | None = None
        self._changed = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Whether nothing comes any more."""
        return self.is_whole or self._error is not None

    def add(self, piece: bytes) -> None:
        """Take what came."""
        self.data += piece
        self._tell()

    def end(self, error: PbxError | None = None) -> None:
        """Note that it is whole, or why the rest does not come. What was noted first holds."""
        if not self.is_over:
            self._error = error
            self.is_whole = error is None
        self._tell()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def begun(self) -> None:
        """Wait for the first piece. Raises what was wrong instead."""
        while not self.data and not self.is_over:
            await self._changed.wait()
        if self._error and not self.data:
            raise self._error

    async def whole(self) -> None:
        """Wait for the last piece. Raises what was wrong instead."""
        while not self.is_over:
            await self._changed.wait()
        if self._error:
            raise self._error

    async def pieces(
        self, first: int = 0, end: int | None = None
    ) -> AsyncIterator[bytes]:
        """Yield a part as it comes, and raise why the rest does not come.

        Args:
            first: The place of its first byte.
            end: The place after its last byte; None for all.
        """
        place = first
        while end is None or place < end:
            until = min(place + _PIECE, len(self.data) if end is None else end)
            if piece := bytes(self.data[place:until]):
                place += len(piece)
                yield piece
            elif self.is_over:
                break
            else:
                await self._changed.wait()
        if self._error and (end is None or place < end):
            raise self._error


class Downloads:
    """Fetches recordings, and forgets each soon after the last has listened to it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._held: dict[Key, Download] = {}

    @contextmanager
    def open(
        self,
        key: Key,
        pieces: Callable[[], AsyncGenerator[bytes]],
        start: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]],
    ) -> Iterator[Download]:
        """Listen to a recording.

        A download that nobody listens to any more ends at once.

        Args:
            key: Which recording.
            pieces: Begins to fetch it, if it is not there.
            start: Makes a task, which does not begin at once.

        Raises:
            TooManyRecordings: There is no room for another.
        """
        download = self._held.get(key)
        if download is None:
            if sum(not held.is_over for held in self._held.values()) >= MAX_AT_ONCE:
                raise TooManyRecordings
            download = self._held[key] = Download()
            download.task = start(self._fill(download, pieces()))
            # It may be cancelled before it has begun.
            download.task.add_done_callback(lambda _: download.end(_ended()))
        if download.timer:
            download.timer.cancel()
        download.listeners += 1
        try:
            yield download
        finally:
            download.listeners -= 1
            if not download.listeners:
                self._leave(key, download)

    def forget(self, entry_id: str | None = None) -> None:
        """Forget the recordings of an entry, or all."""
        for key in [key for key in self._held if entry_id in {None, key[0]}]:
            self._drop(key)

    def _leave(self, key: Key, download: Download) -> None:
        if self._held.get(key) is not download:
            return
        if not download.is_whole:
            self._drop(key)
            return
        loop = asyncio.get_running_loop()
        download.timer = loop.call_later(HELD_SECONDS, self._drop, key)

    def _drop(self, key: Key) -> None:
        download = self._held.pop(key)
        if download.timer:
            download.timer.cancel()
        if download.task:
            download.task.cancel()

    async def _fill(self, download: Download, pieces: AsyncGenerator[bytes]) -> None:
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    self._make_room(len(piece))
                    download.add(piece)
        except PbxError as err:
            download.end(err)
        else:
            download.end()

    def _make_room(self, size: int) -> None:
        """Forget what nobody listens to, the oldest first, until there is room. Raises Unreadable when there is none."""
        size += sum(len(held.data) for held in self._held.values())
        idle = [key for key, held in self._held.items() if not held.listeners]
        for key in idle:
            if size <= MAX_HELD_BYTES:
                return
            size -= len(self._held[key].data)
            self._drop(key)
        if size > MAX_HELD_BYTES:
            raise Unreadable("The recordings that are listened to now are too large")


def _ended() -> CannotConnect:
    return CannotConnect("The download was ended")
