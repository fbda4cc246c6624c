"""A database that goes away: entries wait on this machine, nothing is lost, and the order is kept."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from custom_components.pbx.calls.log import spool
from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_errors import CannotReach, LogError, LogFull
from custom_components.pbx.calls.log.log_model import Entry, LoggedCall
from custom_components.pbx.calls.model import CallEventType, Outcome
from tests.postgres import PostgresServer

from ..example_calls import (
    EVERYTHING,
    answered,
    at,
    called_back,
    id_at,
    missed,
    ringing,
)
from .open_log import (
    OTHER,
    SYSTEM,
    all_calls,
    entry,
    happened,
    ids_of,
    opened,
    put,
    until,
)

pytestmark = pytest.mark.usefixtures("impatient")


@pytest.fixture
def server(own_postgres_server: PostgresServer) -> PostgresServer:
    """Have a server that may be taken away."""
    return own_postgres_server


@pytest.fixture
def spool_file(tmp_path: Path) -> Path:
    """Have a place for the spool."""
    return tmp_path / "waiting.db"


async def test_taken_away_under_load(server: PostgresServer, spool_file: Path) -> None:
    """While calls are stored all the time, a server that goes and comes back loses none and mixes up none."""
    async with opened(server.new_database(), spool_file=spool_file) as log:
        heard: list[LoggedCall] = []
        problems: list[LogError | None] = []
        log.listen(heard.extend)
        log.listen_problem(problems.append)
        acknowledged: list[int] = []
        stopped = asyncio.Event()

        async def load() -> None:
            place = 0
            while not stopped.is_set():
                calls = [ringing(place), answered(place)]
                reports = entry(calls[0], body=b"report %d" % place).reports
                await log.put(Entry(system=SYSTEM, calls=(calls[0],), reports=reports))
                await log.put(entry(calls[1]))
                acknowledged.append(place)
                place += 1

        busy = asyncio.create_task(load())
        for _ in range(2):
            await until(
                lambda before=len(acknowledged): len(acknowledged) > before + 30
            )
            await asyncio.to_thread(server.stop)
            await until(
                lambda before=len(acknowledged): len(acknowledged) > before + 30
            )
            assert isinstance(log.problem, CannotReach)
            await asyncio.to_thread(server.start)
            await until(lambda: log.problem is None)
        stopped.set()
        await busy
        await until(lambda: log.waiting == 0)
        found = await all_calls(log)
        assert [logged.call.call_id for logged in found] == [
            id_at(place) for place in reversed(acknowledged)
        ]
        assert {logged.call.outcome for logged in found} == {Outcome.ANSWERED}
        assert [type(problem) for problem in problems] == [CannotReach, type(None)] * 2
        kept = await log.reports(SYSTEM, id_at(acknowledged[-1]))
        assert len(kept) == 1
        assert await log.journal(SYSTEM) == []
        last_state = {logged.call.call_id: logged.call.outcome for logged in heard}
        assert set(last_state.values()) == {Outcome.ANSWERED}


async def test_away_from_the_start(server: PostgresServer, spool_file: Path) -> None:
    """With a spool a log opens although its server is away, and also after a restart everything gets there."""
    url = server.new_database()
    server.stop()
    async with opened(url, spool_file=spool_file) as log:
        assert isinstance(log.problem, CannotReach)
        await log.put(entry(missed(0), body=b"a"))
        for question in (log.size(), log.callbacks(SYSTEM), log.call(SYSTEM, "a")):
            with pytest.raises(CannotReach):
                await question
        with pytest.raises(CannotReach):
            await log.handle(SYSTEM, call_ids=[id_at(0)], at=at(1))
    async with opened(url, spool_file=spool_file) as log:
        await put(log, answered(10))
    await asyncio.to_thread(server.start)
    async with opened(url, spool_file=spool_file) as log:
        assert log.problem is None
        assert await ids_of(log) == [id_at(10), id_at(0)]
        assert (await log.size()).waiting == 0
        assert await log.callbacks(SYSTEM) == []


async def test_journal_while_away(server: PostgresServer, spool_file: Path) -> None:
    """What waits of calls in progress is followed after a restart too, while the server is still away."""
    url = server.new_database()
    server.stop()
    async with opened(url, spool_file=spool_file) as log:
        await log.put(entry(ringing(0), body=b"of an open call"))
        await log.put(entry(ringing(5), body=b"of a concluded call"))
        await log.put(entry(ringing(7), system=OTHER, body=b"of another system"))
        await put(log, missed(5))
    async with opened(url, spool_file=spool_file) as log:
        found = await log.journal(SYSTEM)
        assert [(report.body, report.at) for report in found] == [
            (b"of an open call", at(0))
        ]


async def test_everything_waits_as_it_is(
    server: PostgresServer, spool_file: Path
) -> None:
    """An entry comes out of the spool as it went in."""
    url = server.new_database()
    server.stop()
    odd = replace(missed(50, caller="half \ud83d pair"), started_at=None)
    event = happened(CallEventType.ANSWERED, EVERYTHING, 5, "1001")
    async with opened(url, spool_file=spool_file) as log:
        reports = entry(EVERYTHING, body=bytes(range(256))).reports
        await log.put(
            Entry(
                system=SYSTEM, calls=(EVERYTHING, odd), events=(event,), reports=reports
            )
        )
        await asyncio.to_thread(server.start)
        await until(lambda: log.problem is None)
        found = await log.call(SYSTEM, EVERYTHING.call_id)
        assert found
        assert found.call == EVERYTHING
        assert await log.events(SYSTEM, EVERYTHING.call_id) == [event]
        (report,) = await log.reports(SYSTEM, EVERYTHING.call_id)
        assert report.body == bytes(range(256))
        assert len(await ids_of(log)) == 2


async def test_listeners_meanwhile(server: PostgresServer, spool_file: Path) -> None:
    """Who listens hears of what waits at once, and later of what the database made of it."""
    async with opened(server.new_database(), spool_file=spool_file) as log:
        await put(log, missed(0))
        server.stop()
        heard: list[Any] = []

        def listener(changed: Any) -> None:
            heard.extend(
                (logged.call.call_id, logged.call.outcome, logged.handled_at)
                for logged in changed
            )

        log.listen(listener)
        await put(log, ringing(5), called_back(10, "0171 555 0100"))
        meanwhile = [
            (id_at(5), None, None),
            (id_at(10), Outcome.ANSWERED, None),
        ]
        assert heard == meanwhile
        await asyncio.to_thread(server.start)
        await until(lambda: log.problem is None and len(heard) > 2)
        assert heard[2:] == [
            (id_at(10), Outcome.ANSWERED, None),
            (id_at(0), Outcome.MISSED, at(15)),
        ]


async def test_spool_is_full(
    server: PostgresServer, spool_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When no more can wait, entries are refused until the database is back; those that wait get there."""
    monkeypatch.setattr(spool, "MAX_BYTES", 20_000)
    async with opened(server.new_database(), spool_file=spool_file) as log:
        server.stop()
        puts = [log.put(entry(missed(place))) for place in range(3)]
        await asyncio.gather(*puts)
        many = entry(*(missed(place) for place in range(3, 100)))
        with pytest.raises(LogFull):
            await log.put(many)
        await asyncio.to_thread(server.start)
        await until(lambda: log.problem is None)
        await put(log, missed(5000))
        assert len(await ids_of(log)) == 4


async def test_without_a_spool(server: PostgresServer) -> None:
    """Without a spool entries are refused while the server is away, and stored again afterwards."""
    async with opened(server.new_database()) as log:
        server.stop()
        with pytest.raises(CannotReach):
            await put(log, missed(0))
        await asyncio.to_thread(server.start)
        await until(lambda: log.problem is None)
        await put(log, missed(0))
        assert await ids_of(log) == [id_at(0)]


async def test_unusable_entry_in_the_spool(
    server: PostgresServer, spool_file: Path
) -> None:
    """An entry that the database does not take holds up none that waits behind it."""
    async with opened(server.new_database(), spool_file=spool_file) as log:
        server.stop()
        await put(log, missed(0), missed(1, talk_seconds=1 << 63), missed(2))
        await asyncio.to_thread(server.start)
        await until(lambda: log.problem is None)
        assert await ids_of(log) == [id_at(2), id_at(0)]
        assert (await log.size()).waiting == 0


async def test_two_databases_share_a_spool(
    server: PostgresServer, spool_file: Path
) -> None:
    """A file holds what waits for several databases, each on its own."""
    urls = [server.new_database(), server.new_database()]
    server.stop()
    for place, url in enumerate(urls):
        async with opened(url, spool_file=spool_file) as log:
            await put(log, missed(place))
    await asyncio.to_thread(server.start)
    for place, url in enumerate(urls):
        async with opened(url, spool_file=spool_file) as log:
            assert await ids_of(log) == [id_at(place)]


async def test_rights_taken_away(server: PostgresServer, spool_file: Path) -> None:
    """Entries wait too while the database refuses them."""
    server.execute("CREATE ROLE somebody LOGIN")
    server.execute("CREATE DATABASE somebodys OWNER somebody")
    url = server.url("somebodys", user="somebody")
    async with opened(url, spool_file=spool_file) as log:
        await put(log, missed(0))
        server.execute("ALTER TABLE calls OWNER TO owner", database="somebodys")
        await put(log, missed(1))
        assert type(log.problem).__name__ == "NoRights"
        server.execute("ALTER TABLE calls OWNER TO somebody", database="somebodys")
        await until(lambda: log.problem is None)
        assert await ids_of(log) == [id_at(1), id_at(0)]


async def test_closing_while_away(server: PostgresServer, spool_file: Path) -> None:
    """A log closes at once while its server is away."""
    log = await CallLog.open(server.new_database(), spool_file=spool_file)
    server.stop()
    waiting = log.put(entry(missed(0)))
    async with asyncio.timeout(10):
        await log.close()
    assert waiting.done()
    assert waiting.exception() is None
