"""Whatever a database says becomes an error of the log, without what was to be stored."""

import sqlite3
from typing import cast
from unittest.mock import patch

from psycopg import errors as postgresql
import pymysql
import pytest
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
)

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.driver_errors import is_conflict, log_error_of
from custom_components.pbx.calls.log.log_errors import (
    CannotReach,
    DiskFull,
    LogError,
    NoRights,
    Unusable,
)
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.log.sink import Sink
from custom_components.pbx.calls.model import Call

from ..example_calls import id_at, missed
from .open_log import SYSTEM, entry, ids_of

PRIVATE = "0171 5550100"


def sqlite(code: int) -> sqlite3.Error:
    """Return an error of SQLite."""
    error = sqlite3.OperationalError("it did not work")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("kind", "cause", "expected"),
    [
        pytest.param(
            OperationalError, sqlite(sqlite3.SQLITE_FULL), DiskFull, id="sqlite_full"
        ),
        pytest.param(
            OperationalError,
            sqlite(sqlite3.SQLITE_READONLY_DBMOVED),
            NoRights,
            id="sqlite_readonly",
        ),
        pytest.param(
            OperationalError, sqlite(sqlite3.SQLITE_BUSY), CannotReach, id="sqlite_busy"
        ),
        pytest.param(
            DBAPIError, sqlite(sqlite3.SQLITE_CORRUPT), LogError, id="sqlite_corrupt"
        ),
        pytest.param(
            OperationalError, postgresql.DiskFull(), DiskFull, id="postgresql_full"
        ),
        pytest.param(
            ProgrammingError,
            postgresql.InsufficientPrivilege(),
            NoRights,
            id="postgresql_rights",
        ),
        pytest.param(
            OperationalError,
            postgresql.AdminShutdown(),
            CannotReach,
            id="postgresql_shutdown",
        ),
        pytest.param(
            InterfaceError,
            postgresql.InterfaceError("closed"),
            CannotReach,
            id="postgresql_closed",
        ),
        pytest.param(
            OperationalError,
            postgresql.OperationalError("no route"),
            CannotReach,
            id="postgresql_gone",
        ),
        pytest.param(
            ProgrammingError,
            postgresql.UndefinedColumn(PRIVATE),
            LogError,
            id="postgresql_column",
        ),
        pytest.param(
            DataError,
            postgresql.NumericValueOutOfRange(PRIVATE),
            Unusable,
            id="postgresql_value",
        ),
        pytest.param(
            OperationalError,
            pymysql.OperationalError(1114, "full"),
            DiskFull,
            id="mariadb_full",
        ),
        pytest.param(
            OperationalError,
            pymysql.OperationalError(2006, "gone"),
            CannotReach,
            id="mariadb_gone",
        ),
        pytest.param(
            IntegrityError,
            pymysql.IntegrityError(1062, PRIVATE),
            Unusable,
            id="mariadb_twice",
        ),
    ],
)
def test_meaning(
    kind: type[DBAPIError], cause: Exception, expected: type[LogError]
) -> None:
    """Each error has a meaning, and its text names nobody."""
    error = log_error_of(kind("INSERT", {}, cause))
    assert type(error) is expected
    assert PRIVATE not in str(error)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(IntegrityError("", {}, sqlite(0)), True, id="unique"),
        pytest.param(
            OperationalError("", {}, postgresql.DeadlockDetected()), True, id="deadlock"
        ),
        pytest.param(
            OperationalError("", {}, pymysql.OperationalError(1213, "")),
            True,
            id="mariadb",
        ),
        pytest.param(OperationalError("", {}, sqlite(0)), False, id="other"),
        pytest.param(ArgumentError(), False, id="not_of_the_database"),
    ],
)
def test_conflict(error: DBAPIError, *, expected: bool) -> None:
    """What another writer caused is tried again."""
    assert is_conflict(error) is expected


def test_mistake_of_our_own() -> None:
    """A mistake of our own is an error of the log too."""
    assert type(log_error_of(ArgumentError("wrong"))) is LogError


async def test_no_call(log: CallLog) -> None:
    """Even what is no call at all keeps nothing out that is put after it."""
    with pytest.raises(LogError):
        await log.put(Entry(system=SYSTEM, calls=(cast("Call", None),)))
    await log.put(entry(missed()))
    assert await ids_of(log) == [id_at(0)]


async def test_failure_while_writing(log: CallLog) -> None:
    """Whatever goes wrong while writing is an error of the log too."""
    with (
        patch.object(Sink, "put", side_effect=ZeroDivisionError("by zero")),
        pytest.raises(LogError, match="ZeroDivisionError"),
    ):
        await log.put(entry(missed()))
    await log.put(entry(missed()))
    assert await ids_of(log) == [id_at(0)]
