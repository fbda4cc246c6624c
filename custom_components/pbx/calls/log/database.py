"""Opens the database that the log is in."""

from pathlib import Path
import sqlite3
from typing import Any

import orjson
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from .log_errors import DriverMissing, InvalidUrl

DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mysql+pymysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "mariadb+pymysql": "mariadb+pymysql",
}
"""What an address may begin with, and what it is opened as."""

ANSWER_SECONDS = 30
"""How long a database on the network may be silent before it counts as away."""

CONNECT_SECONDS = 5

BUSY_SECONDS = 20
"""How long another program may keep the embedded file locked."""

WRITES = {"pbx_writes": True}
"""The execution option of a connection that writes."""


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


_OPTIONS: dict[str, Any] = {
    "json_serializer": _dumps,
    "json_deserializer": orjson.loads,
    # Numbers and names of people are in no log file, whatever is logged of queries.
    "hide_parameters": True,
}


def server_url(url: str) -> URL:
    """Return the address of a database server with its driver.

    Raises:
        InvalidUrl: It cannot be read, or is for another kind of database.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as err:
        raise InvalidUrl("The address of the database cannot be read") from err
    driver = DRIVERS.get(parsed.drivername)
    if driver is None:
        raise InvalidUrl(f"{parsed.drivername} is no database that can hold the log")
    if not parsed.database:
        raise InvalidUrl("The address names no database")
    return parsed.set(drivername=driver)


def open_file(path: Path) -> Engine:
    """Return the engine of an embedded file. Nothing is opened yet."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        **_OPTIONS,
    )
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin_file)
    return engine


def open_server(url: URL) -> Engine:
    """Return the engine of a database server. Nothing is connected yet.

    Raises:
        DriverMissing: The driver's package is not installed.
    """
    kind = url.get_backend_name()
    try:
        return create_engine(
            url,
            connect_args=_arguments(kind, url),
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            pool_size=3,
            pool_timeout=ANSWER_SECONDS,
            **_OPTIONS,
        )
    except (ImportError, NoSuchModuleError) as err:
        raise DriverMissing(f"The driver of {kind} is not installed") from err


def _arguments(kind: str, url: URL) -> dict[str, Any]:
    """Return what the driver needs so as to notice a server that is gone, unless the address says otherwise."""
    if kind == "postgresql":
        wanted: dict[str, Any] = {
            "connect_timeout": CONNECT_SECONDS,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": ANSWER_SECONDS * 1000,
            # With prepared queries it would plan without knowing what is looked for.
            "prepare_threshold": None,
            "application_name": "Home Assistant call log",
        }
    else:
        wanted = {
            "connect_timeout": CONNECT_SECONDS,
            "read_timeout": ANSWER_SECONDS,
            "write_timeout": ANSWER_SECONDS,
            "charset": "utf8mb4",
        }
    return {name: value for name, value in wanted.items() if name not in url.query}


def _prepare_file(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver would begin transactions by itself, and only some.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_file(conn: Connection) -> None:
    # A transaction that reads first and writes later could fail instead of waiting.
    writes = conn.get_execution_options().get("pbx_writes", False)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
