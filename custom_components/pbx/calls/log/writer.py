"""Hands work to the thread that writes, in order. What came while it wrote goes into its next transaction together."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from .log_errors import LogError
from .log_model import Entry
from .sink import Sink, Written

LARGEST = 500
"""How many entries share a transaction at most."""

PUBLISHED_AT_A_TIME = 10
"""How many entries and events are handed back in a turn of the event loop."""


@dataclass(slots=True, frozen=True)
class _Put:
    entry: Entry
    done: asyncio.Future[None]


class Writer:
    """The queue in front of the thread. Everything here happens on the event loop."""

    def __init__(self, sink: Sink, written: Callable[[Written], None]) -> None:
        """Begin with an empty queue.

        Args:
            sink: What writes.
            written: Called with what was written, before the entries' futures are done.
        """
        self._sink = sink
        self._written = written
        self._loop = asyncio.get_running_loop()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pbx-call-log-writer")
        self._queue: deque[_Put | Callable[[], Awaitable[None]]] = deque()
        self._task: asyncio.Task[None] | None = None

    def put(self, entry: Entry) -> asyncio.Future[None]:
        """Write an entry. The future is done when it is durable, or has a LogError."""
        done: asyncio.Future[None] = self._loop.create_future()
        self._add(_Put(entry, done))
        return done

    def run[Result](self, work: Callable[[], Result]) -> asyncio.Future[Result]:
        """Do something else on the thread, after what was put before."""
        done: asyncio.Future[Result] = self._loop.create_future()

        async def do() -> None:
            try:
                result = await self._loop.run_in_executor(self._thread, work)
            except Exception as err:  # noqa: BLE001
                _fail(done, err)
            else:
                _finish(done, result)

        self._add(do)
        return done

    async def finish(self) -> None:
        """Wait until everything that is queued is done."""
        while self._task:
            await asyncio.wait([self._task])

    def end_thread(self) -> None:
        """End the thread and wait until it has ended. Blocks."""
        self._thread.shutdown()

    def _add(self, work: _Put | Callable[[], Awaitable[None]]) -> None:
        self._queue.append(work)
        if self._task is None:
            self._task = self._loop.create_task(self._work(), name="pbx call log")

    async def _work(self) -> None:
        try:
            while self._queue:
                first = self._queue.popleft()
                if not isinstance(first, _Put):
                    await first()
                    continue
                puts = [first]
                while len(puts) < LARGEST and self._queue:
                    if not isinstance(following := self._queue[0], _Put):
                        break
                    puts.append(following)
                    self._queue.popleft()
                await self._write(puts)
        finally:
            self._task = None

    async def _write(self, puts: list[_Put]) -> None:
        entries = [put.entry for put in puts]
        results: list[Written] = []

        def write() -> None:
            # The future is part of a cycle, so it must not hold this: the collector of garbage would have to find it all.
            results.append(self._sink.put(entries))

        try:
            await self._loop.run_in_executor(self._thread, write)
        except Exception as err:  # noqa: BLE001
            for put in puts:
                _fail(put.done, LogError(f"{type(err).__name__} while writing: {err}"))
            return
        written = results.pop()
        self._written(written)
        published = 0
        for put, error in zip(puts, written.errors, strict=True):
            if error:
                _fail(put.done, error)
            else:
                _finish(put.done, None)
            published += 1 + len(put.entry.events)
            if published >= PUBLISHED_AT_A_TIME:
                # What the futures set off is done before the next ones, and others get their turn.
                published = 0
                await asyncio.sleep(0)


def _finish[Result](done: asyncio.Future[Result], result: Result) -> None:
    # Whoever waited may have been cancelled.
    if not done.done():
        done.set_result(result)


def _fail[Result](done: asyncio.Future[Result], error: Exception) -> None:
    if not done.done():
        done.set_exception(error)
