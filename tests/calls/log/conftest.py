"""Has a log on each kind of database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from tests.mariadb import MariaDBServer
from tests.postgres import PostgresServer

from .open_log import Location, opened

SERVERS = ["postgresql", "mariadb"]


@pytest.fixture
def sqlite(tmp_path: Path) -> Location:
    """Have a place for an embedded file."""
    return tmp_path / "calls.db"


@pytest.fixture
def postgresql(postgres_server: PostgresServer) -> Location:
    """Have an empty PostgreSQL database."""
    return postgres_server.new_database()


@pytest.fixture
def mariadb(mariadb_server: MariaDBServer, socket_enabled: None) -> Location:
    """Have an empty MariaDB database."""
    return mariadb_server.new_database()


@pytest.fixture(params=["sqlite", *SERVERS])
def location(request: pytest.FixtureRequest) -> Location:
    """Have an empty database of each kind."""
    found: Location = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=SERVERS)
def server_location(request: pytest.FixtureRequest) -> Location:
    """Have an empty database of each kind that several can write to at once."""
    found: Location = request.getfixturevalue(request.param)
    return found


@pytest.fixture
async def log(location: Location) -> AsyncIterator[CallLog]:
    """Have an empty log."""
    async with opened(location) as log:
        yield log
