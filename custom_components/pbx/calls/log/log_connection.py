"""The log's threads and queue around its database, and what to do while the database is away."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from . import journal
from .database import open_file, open_server, server_url
from .driver_errors import as_log_errors
from .log_errors import CannotReach, LogError
from .log_model import Entry, LoggedCall, ReceivedReport
from .sink import Sink, Written
from .spool import Spool
from .text_search import TextSearch
from .texts import NumberKey
from .writer import Writer

READERS = 2
"""How many questions are answered at once."""

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
"""How long to wait before a database that is away is tried again, at first and at most."""

type Remove = Callable[[], None]


class LogConnection:
    """Runs what writes on a thread and what reads on others, and publishes what changed on the event loop."""

    def __init__(self, engine: Engine, sink: Sink, *, is_server: bool) -> None:
        """Use a database that was opened; see ``open``."""
        self.problem: LogError | None = None
        self._engine = engine
        self._sink = sink
        self._is_server = is_server
        self._loop = asyncio.get_running_loop()
        self._writer = Writer(sink, self._written)
        self._readers = ThreadPoolExecutor(
            READERS, thread_name_prefix="pbx-call-log-reader"
        )
        self._listeners: list[Callable[[Sequence[LoggedCall]], None]] = []
        self._problem_listeners: list[Callable[[LogError | None], None]] = []
        self._retry: asyncio.TimerHandle | None = None
        self._pause = FIRST_PAUSE
        self._closed = False
        self._look_after_problem()

    @classmethod
    async def open(
        cls, location: Path | str, spool_file: Path | None, number_key: NumberKey
    ) -> Self:
        """Open a database. See ``CallLog.open``."""
        is_server = isinstance(location, str)

        def reach() -> tuple[Engine, Sink]:
            engine = _engine(location)
            spool: Spool | None = None
            try:
                if spool_file:
                    spool = Spool(spool_file, engine.url.render_as_string())
                sink = Sink(engine, number_key, spool)
                _prepare(sink)
            except BaseException:
                engine.dispose()
                if spool:
                    spool.close()
                raise
            return engine, sink

        engine, sink = await asyncio.get_running_loop().run_in_executor(None, reach)
        return cls(engine, sink, is_server=is_server)

    async def close(self) -> None:
        """Finish what is queued and close everything."""
        self._closed = True
        if self._retry:
            self._retry.cancel()
        await self._writer.finish()
        await self._loop.run_in_executor(None, self._shut)

    @property
    def texts(self) -> TextSearch:
        """What the database has for finding texts."""
        return self._sink.texts

    @property
    def waiting(self) -> int:
        """How many entries wait on this machine."""
        return self._sink.waiting

    def listen(self, listener: Callable[[Sequence[LoggedCall]], None]) -> Remove:
        """Call ``listener`` on the event loop with the calls that changed, after each commit and in order.

        Returns:
            What ends that.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def listen_problem(self, listener: Callable[[LogError | None], None]) -> Remove:
        """Call ``listener`` on the event loop when there is another problem, or none any more.

        Returns:
            What ends that.
        """
        self._problem_listeners.append(listener)
        return lambda: self._problem_listeners.remove(listener)

    def publish(self, changed: Sequence[LoggedCall]) -> None:
        """Call the listeners with the calls that changed."""
        if changed:
            for listener in list(self._listeners):
                listener(changed)

    def put(self, entry: Entry) -> asyncio.Future[None]:
        """Store an entry. See ``CallLog.put``."""
        if not self._closed and (entry.reports or entry.calls or entry.events):
            return self._writer.put(entry)
        done: asyncio.Future[None] = self._loop.create_future()
        if self._closed:
            done.set_exception(LogError("The call log is closed"))
        else:
            done.set_result(None)
        return done

    async def write[Result](self, job: Callable[[Connection], Result]) -> Result:
        """Change something, after what was put before. Raises LogError."""

        def work() -> Result:
            self._sink.prepare()
            return self._sink.run(job)

        self._check_open()
        return await self._writer.run(work)

    async def read[Result](self, job: Callable[[Connection], Result]) -> Result:
        """Ask something. Raises LogError."""
        self._check_open()
        if not self._sink.ready:
            raise self.problem or CannotReach("The call log's database is away")

        def work() -> Result:
            with as_log_errors(), self._engine.begin() as conn:
                return job(conn)

        return await self._loop.run_in_executor(self._readers, work)

    async def journal(self, system: str) -> list[ReceivedReport]:
        """Return the reports of calls that are not concluded. While the database is away, those are the calls in the spool."""
        if self.problem and (spool := self._sink.spool):
            return await self._writer.run(
                lambda: journal.spooled_reports(spool.all(), system)
            )
        return await self.read(lambda conn: journal.open_reports(conn, system))

    def _check_open(self) -> None:
        if self._closed:
            raise LogError("The call log is closed")

    def _written(self, written: Written) -> None:
        self.publish(written.changed)
        self._look_after_problem()

    def _look_after_problem(self) -> None:
        """Publish a problem that is new or gone, and have a database that is away tried again."""
        problem = self._sink.problem
        changed = type(problem) is not type(self.problem)
        self.problem = problem
        if changed:
            for listener in list(self._problem_listeners):
                listener(problem)
        if problem is None:
            self._pause = FIRST_PAUSE
        away = self._is_server and problem is not None
        if (away or self._sink.waiting) and self._retry is None and not self._closed:
            pause = self._pause if problem else 0.0
            self._retry = self._loop.call_later(pause, self._try_again)

    def _try_again(self) -> None:
        self._retry = None
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        drained = self._writer.run(self._sink.drain)
        drained.add_done_callback(self._drained)

    def _drained(self, drained: asyncio.Future[list[LoggedCall]]) -> None:
        # What waits was published when it was put; now only what is final, so that nothing goes back to what it was.
        if not drained.exception():
            self.publish([logged for logged in drained.result() if logged.call.outcome])
        self._look_after_problem()

    def _shut(self) -> None:
        self._writer.end_thread()
        self._readers.shutdown()
        self._engine.dispose()
        if self._sink.spool:
            self._sink.spool.close()


def _engine(location: Path | str) -> Engine:
    if isinstance(location, Path):
        return open_file(location)
    return open_server(server_url(location))


def _prepare(sink: Sink) -> None:
    """Reach the database and bring it what waited for it, as far as that is possible now. Raises LogError."""
    try:
        sink.prepare()
    except CannotReach as err:
        if sink.spool is None:
            raise
        sink.problem = err
    while sink.waiting and not sink.problem:
        sink.drain()
