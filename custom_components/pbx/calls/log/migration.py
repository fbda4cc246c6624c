"""Brings a database to the version of the schema that this software needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from .log_errors import CannotReach, NewerSchema
from .schema import stored_version

LOCK = 0x7062785F6C6F67
"""The number of the lock that keeps two from migrating a PostgreSQL database at once."""

LOCK_SECONDS = 20
"""How long to wait for it where there is no answer meanwhile."""


def upgrade(conn: Connection, revision: str = "head") -> None:
    """Bring the database that a connection is in a transaction of to a version.

    Args:
        conn: The connection.
        revision: The version; the newest if not given.

    Raises:
        NewerSchema: The database is of a version that this software does not know.
    """
    config = _config(conn)
    scripts = ScriptDirectory.from_config(config)
    with _lock(conn):
        version = stored_version(conn)
        known = {script.revision for script in scripts.walk_revisions()}
        if version is not None and version not in known:
            raise NewerSchema(f"The call log's database is of version {version}")
        command.upgrade(config, revision)


@contextmanager
def _lock(conn: Connection) -> Iterator[None]:
    """Keep others from migrating this database meanwhile."""
    if conn.dialect.name == "postgresql":
        # It goes with the transaction.
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if conn.dialect.name not in {"mysql", "mariadb"}:
        yield
        return
    name = {"name": "pbx_call_log"}
    wait = text("SELECT GET_LOCK(CONCAT(DATABASE(), :name), :seconds)")
    if not conn.execute(wait, {**name, "seconds": LOCK_SECONDS}).scalar():
        raise CannotReach(
            "Another Home Assistant has been changing the database for long"
        )
    try:
        yield
    finally:
        conn.execute(text("SELECT RELEASE_LOCK(CONCAT(DATABASE(), :name))"), name)


def _config(conn: Connection) -> Config:
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = conn
    return config
