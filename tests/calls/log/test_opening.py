"""Opening a log: what is wrong has an error of its own, and old databases are brought up to date."""

from collections.abc import Iterator
from pathlib import Path
import sqlite3
import sys

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
import pytest
from sqlalchemy import Engine, event, insert, text

from custom_components.pbx.calls.log import migration
from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.call_rows import to_row
from custom_components.pbx.calls.log.database import (
    WRITES,
    open_file,
    open_server,
    server_url,
)
from custom_components.pbx.calls.log.log_errors import (
    CannotReach,
    DiskFull,
    DriverMissing,
    InvalidUrl,
    LogError,
    NewerSchema,
    NoRights,
)
from custom_components.pbx.calls.log.schema import VERSION, calls, metadata, systems
from custom_components.pbx.calls.log.texts import last_digits
from tests.mariadb import MariaDBServer
from tests.postgres import PostgresServer

from ..example_calls import id_at, missed
from .open_log import SYSTEM, Location, entry, ids_of, opened, put


@pytest.fixture
def connections() -> Iterator[list[sqlite3.Connection]]:
    """Have every connection to a file as it is opened."""
    found: list[sqlite3.Connection] = []

    def keep(connection: sqlite3.Connection, _record: object) -> None:
        found.append(connection)

    event.listen(Engine, "connect", keep)
    yield found
    event.remove(Engine, "connect", keep)


def set_all(connections: list[sqlite3.Connection], setting: str) -> None:
    """Set something on every connection."""
    for connection in connections:
        connection.execute(f"PRAGMA {setting}").close()


def engine_of(location: Location) -> Engine:
    """Return an engine for a database, beside the log's own."""
    if isinstance(location, Path):
        return open_file(location).execution_options(**WRITES)
    return open_server(server_url(location))


def versions() -> list[str]:
    """Return every version of the schema, the oldest first."""
    scripts = ScriptDirectory(Path(migration.__file__).parent / "migrations")
    return [script.revision for script in scripts.walk_revisions()][::-1]


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("postgres://h/d", "postgresql+psycopg"),
        ("postgresql://u:p@h:5432/d", "postgresql+psycopg"),
        ("postgresql+psycopg://h/d?sslmode=require", "postgresql+psycopg"),
        ("mysql://h/d", "mysql+pymysql"),
        ("mariadb://h/d", "mariadb+pymysql"),
    ],
)
def test_addresses(url: str, driver: str) -> None:
    """Each way of writing an address is understood."""
    assert server_url(url).drivername == driver


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "sqlite:///calls.db",
        "oracle://h/d",
        "postgresql://h",
        "mysql://h:port/d",
    ],
)
async def test_invalid_address(url: str) -> None:
    """An address that cannot be used is refused."""
    with pytest.raises(InvalidUrl):
        await CallLog.open(url)


async def test_driver_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is installed only when it is needed, so it may be missing."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DriverMissing):
        await CallLog.open("postgresql://127.0.0.1/calls")


@pytest.mark.parametrize("waits", [False, True], ids=["alone", "with_spool"])
async def test_wrong_server(
    postgres_server: PostgresServer, tmp_path: Path, *, waits: bool
) -> None:
    """What cannot become right by waiting is refused at once."""
    postgres_server.execute("DROP ROLE IF EXISTS stranger")
    postgres_server.execute("CREATE ROLE stranger LOGIN PASSWORD 'secret'")
    database = postgres_server.new_database().rpartition("/")[2]
    spool = tmp_path / "waiting.db" if waits else None
    for url, error in (
        (postgres_server.url("absent"), InvalidUrl),
        (postgres_server.url(database, user="nobody_known"), NoRights),
        (postgres_server.url(database, user="stranger", password="secret"), NoRights),
    ):
        with pytest.raises(error) as caught:
            await CallLog.open(url, spool_file=spool)
        assert "secret" not in str(caught.value)


async def test_wrong_password(own_postgres_server: PostgresServer) -> None:
    """So is a wrong password, and none."""
    server = own_postgres_server
    server.execute("CREATE ROLE somebody LOGIN PASSWORD 'right'")
    server.demand_passwords()
    for password in ("wrong", ""):
        with pytest.raises(NoRights):
            await CallLog.open(
                server.url("postgres", user="somebody", password=password)
            )


async def test_wrong_mariadb(
    mariadb_server: MariaDBServer, socket_enabled: None
) -> None:
    """The same with MariaDB."""
    url = mariadb_server.new_database()
    for wrong, error in (
        (url.replace("secret", "wrong"), NoRights),
        (f"{url}_absent", InvalidUrl),
        (url.replace(str(mariadb_server.port), "9"), CannotReach),
    ):
        with pytest.raises(error) as caught:
            await CallLog.open(wrong)
        assert "secret" not in str(caught.value)


async def test_unreachable() -> None:
    """A server that does not answer is something else than a server that refuses."""
    with pytest.raises(CannotReach):
        await CallLog.open("postgresql://127.0.0.1:9/calls")


@pytest.mark.parametrize(
    "content", [b"this is no database " * 100, b"SQLite format 3\0" + b"x" * 4096]
)
async def test_no_database_file(tmp_path: Path, content: bytes) -> None:
    """A file that is something else is left as it is."""
    path = tmp_path / "calls.db"
    path.write_bytes(content)
    with pytest.raises(LogError):
        await CallLog.open(path)
    assert path.read_bytes() == content


async def test_no_folder(tmp_path: Path) -> None:
    """A file can only be where there is a folder."""
    with pytest.raises(NoRights):
        await CallLog.open(tmp_path / "absent" / "calls.db")


async def test_full_disk(tmp_path: Path, connections: list[sqlite3.Connection]) -> None:
    """A full disk is reported, and when there is space again everything goes on."""
    async with opened(tmp_path / "calls.db") as log:
        problems: list[LogError | None] = []
        remove = log.listen_problem(problems.append)
        await put(log, missed(0))
        set_all(connections, "max_page_count=1")
        with pytest.raises(DiskFull):
            await log.put(entry(*(missed(place) for place in range(1, 200))))
        assert isinstance(log.problem, DiskFull)
        assert await ids_of(log) == [id_at(0)]
        set_all(connections, "max_page_count=1000000")
        await put(log, missed(50))
        assert log.problem is None
        assert [type(problem) for problem in problems] == [DiskFull, type(None)]
        remove()
        assert await ids_of(log) == [id_at(50), id_at(0)]


async def test_newer_schema(location: Location) -> None:
    """A database that a newer version made is not touched."""
    async with opened(location) as log:
        await put(log, missed())
    engine = engine_of(location)
    with engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '999'"))
    engine.dispose()
    with pytest.raises(NewerSchema):
        await CallLog.open(location)


async def test_schema_is_what_the_versions_make(location: Location) -> None:
    """The tables that the code works with are those that the migrations make."""
    async with opened(location):
        pass
    engine = engine_of(location)
    with engine.begin() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True})
        differences = [
            difference
            for difference in compare_metadata(context, metadata)
            if "search" not in str(difference)
        ]
    engine.dispose()
    assert differences == []


def test_version() -> None:
    """The version that needs no migration is that of the newest migration."""
    assert versions()[-1] == VERSION


@pytest.mark.parametrize("version", versions())
async def test_upgrade_of_a_filled_database(location: Location, version: str) -> None:
    """From every version on, a log keeps its calls."""
    engine = engine_of(location)
    with engine.begin() as conn:
        migration.upgrade(conn, version)
    with engine.begin() as conn:
        conn.execute(insert(systems).values(id=1, name=SYSTEM))
        row = to_row(1 << 40, 1, missed(caller_name="Anna"), None, last_digits)
        conn.execute(insert(calls).values(**row))
    engine.dispose()
    async with opened(location) as log:
        assert await ids_of(log, text="anna") == [id_at(0)]
        await put(log, missed(1))
        assert len(await ids_of(log)) == 2


async def test_half_a_migration(location: Location) -> None:
    """If the power goes while the tables are made, the next start makes the rest."""
    engine = engine_of(location)
    with engine.begin() as conn:
        metadata.tables["systems"].create(conn)
    engine.dispose()
    async with opened(location) as log:
        await put(log, missed())


@pytest.fixture
def no_virtual_tables() -> Iterator[None]:
    """Have an SQLite that makes no virtual tables."""

    def allowed(action: int, *_: object) -> int:
        refused = action == sqlite3.SQLITE_CREATE_VTABLE
        return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK

    def restrict(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_authorizer(allowed)

    event.listen(Engine, "connect", restrict)
    yield
    event.remove(Engine, "connect", restrict)


@pytest.mark.usefixtures("no_virtual_tables")
async def test_sqlite_without_full_text_search(tmp_path: Path) -> None:
    """Where SQLite has no full-text search, texts are found all the same."""
    async with opened(tmp_path / "calls.db") as log:
        await check_texts_are_found(log)


async def test_postgresql_without_trigrams(postgres_server: PostgresServer) -> None:
    """So are they where a user may not have PostgreSQL's extension."""
    name = postgres_server.new_database().rpartition("/")[2]
    postgres_server.execute("DROP ROLE IF EXISTS modest")
    postgres_server.execute("CREATE ROLE modest LOGIN")
    postgres_server.execute("GRANT ALL ON SCHEMA public TO modest", database=name)
    async with opened(postgres_server.url(name, user="modest")) as log:
        await check_texts_are_found(log)
    postgres_server.execute("DROP OWNED BY modest", database=name)


async def check_texts_are_found(log: CallLog) -> None:
    """Find a part of a text and of a number among calls."""
    await put(log, missed(0, "0171 5550100", caller_name="Anna Müller"), missed(1))
    assert await ids_of(log, text="a mull") == [id_at(0)]
    assert await ids_of(log, number="5550100") == [id_at(1), id_at(0)]
    assert await ids_of(log, text="another") == []


async def test_settings_of_the_file(
    tmp_path: Path, connections: list[sqlite3.Connection]
) -> None:
    """What is stored in the file is safe against a loss of power."""
    async with opened(tmp_path / "calls.db") as log:
        await put(log, missed())
        settings = {
            tuple(
                conn.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys")
            )
            for conn in connections
        }
    assert settings == {("wal", 2, 1)}
