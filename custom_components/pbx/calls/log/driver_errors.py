"""Turns what the drivers raise into errors of the log, whose texts people may see: they name no password and no caller."""

from collections.abc import Iterator
from contextlib import contextmanager
import re
import sqlite3

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)

from .log_errors import CannotReach, DiskFull, InvalidUrl, LogError, NoRights, Unusable

_SQLITE: dict[int, type[LogError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_PERM: NoRights,
    sqlite3.SQLITE_READONLY: NoRights,
    sqlite3.SQLITE_AUTH: NoRights,
    sqlite3.SQLITE_CANTOPEN: NoRights,
    sqlite3.SQLITE_BUSY: CannotReach,
    sqlite3.SQLITE_LOCKED: CannotReach,
    sqlite3.SQLITE_IOERR: CannotReach,
}

# The first letters of PostgreSQL's SQLSTATE, the longest first.
_POSTGRESQL: tuple[tuple[str, type[LogError]], ...] = (
    ("42501", NoRights),
    ("3D000", InvalidUrl),
    ("53100", DiskFull),
    ("08", CannotReach),
    ("25006", NoRights),
    ("28", NoRights),
    ("53", CannotReach),
    ("57", CannotReach),
    ("58", CannotReach),
)

# What a server says of a connection that it does not take has no SQLSTATE on this side.
_REFUSED: tuple[tuple[re.Pattern[str], type[LogError]], ...] = (
    (re.compile(r'database ".*" does not exist'), InvalidUrl),
    (re.compile(r'role ".*" does not exist'), NoRights),
    (re.compile(r"authentication failed"), NoRights),
    (re.compile(r"no password supplied"), NoRights),
    (re.compile(r"no pg_hba\.conf entry"), NoRights),
    (re.compile(r"permission denied"), NoRights),
    (re.compile(r"not permitted to log in"), NoRights),
)

_MYSQL: dict[int, type[LogError]] = {
    1021: DiskFull,
    1114: DiskFull,
    1044: NoRights,
    1045: NoRights,
    1142: NoRights,
    1227: NoRights,
    1290: NoRights,
    1698: NoRights,
    1049: InvalidUrl,
}

_CONFLICTS_POSTGRESQL = frozenset({"40001", "40P01", "55P03"})
_CONFLICTS_MYSQL = frozenset({1020, 1205, 1213})


@contextmanager
def as_log_errors() -> Iterator[None]:
    """Turn every error of the database into a LogError."""
    try:
        yield
    except SQLAlchemyError as err:
        raise log_error_of(err) from err


def log_error_of(err: SQLAlchemyError) -> LogError:
    """Return what an error of the database means for the log."""
    if not isinstance(err, DBAPIError):
        return LogError(f"{type(err).__name__} in the call log's database")
    cause = err.orig
    kind = _kind(cause)
    if kind:
        return kind(_message(cause))
    if isinstance(err, DataError | IntegrityError):
        return Unusable(_code(cause))
    if isinstance(err, InterfaceError) or err.connection_invalidated:
        return CannotReach(_message(cause))
    if isinstance(err, OperationalError) and not isinstance(cause, sqlite3.Error):
        return CannotReach(_message(cause))
    return LogError(_code(cause))


def is_conflict(err: SQLAlchemyError) -> bool:
    """Answer whether another writer was faster, so that the same thing can be tried again at once."""
    if isinstance(err, IntegrityError):
        return True
    if not isinstance(err, DBAPIError):
        return False
    if getattr(err.orig, "sqlstate", None) in _CONFLICTS_POSTGRESQL:
        return True
    return _mysql_number(err.orig) in _CONFLICTS_MYSQL


def _kind(cause: BaseException | None) -> type[LogError] | None:
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return _SQLITE.get(code)
    # MariaDB's driver has an SQLSTATE too, but its number says more.
    if number := _mysql_number(cause):
        return _MYSQL.get(number)
    if state := getattr(cause, "sqlstate", None):
        return next(
            (kind for start, kind in _POSTGRESQL if state.startswith(start)), None
        )
    text = str(cause)
    return next((kind for pattern, kind in _REFUSED if pattern.search(text)), None)


def _mysql_number(cause: BaseException | None) -> int:
    number = cause.args[0] if cause and cause.args else 0
    return number if isinstance(number, int) else 0


def _message(cause: BaseException | None) -> str:
    """Return what a driver says of a database that does not answer or refuses."""
    lines = str(cause).strip().splitlines()
    return f"{type(cause).__name__}: {lines[0] if lines else ''}"


def _code(cause: BaseException | None) -> str:
    """Return what a driver calls an error. Its message is left out, as it may quote what was to be stored."""
    code = (
        _mysql_number(cause)
        or getattr(cause, "sqlstate", None)
        or getattr(cause, "sqlite_errorname", None)
    )
    return f"{type(cause).__name__} {code}"
