"""The first version: calls, their ids, extensions and events, and the reports about them."""

from typing import Any

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "1"
down_revision: str | None = None
branch_labels = None
depends_on = None

SHORT = sa.String(191)
WORD = sa.String(16)
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
LONG = sa.Text().with_variant(mysql.MEDIUMTEXT, "mysql", "mariadb")
BODY = sa.LargeBinary().with_variant(mysql.LONGBLOB, "mysql", "mariadb")
TIME = sa.DateTime(timezone=True).with_variant(
    mysql.DATETIME(fsp=6), "mysql", "mariadb"
)
OPTIONS: dict[str, Any] = {
    f"{kind}_{name}": value
    for kind in ("mysql", "mariadb")
    for name, value in {
        "engine": "InnoDB",
        "charset": "utf8mb4",
        "collate": "utf8mb4_bin",
    }.items()
}

SEARCH_ON_SQLITE = (
    """
    CREATE VIRTUAL TABLE calls_search USING fts5(
      search_numbers, search_text, content='calls', content_rowid='key', columnsize=0, tokenize='trigram case_sensitive 1'
    )
    """,
    """
    CREATE TRIGGER calls_search_insert AFTER INSERT ON calls BEGIN
      INSERT INTO calls_search(rowid, search_numbers, search_text) VALUES (new.key, new.search_numbers, new.search_text);
    END
    """,
    """
    CREATE TRIGGER calls_search_delete AFTER DELETE ON calls BEGIN
      INSERT INTO calls_search(calls_search, rowid, search_numbers, search_text)
      VALUES ('delete', old.key, old.search_numbers, old.search_text);
    END
    """,
    """
    CREATE TRIGGER calls_search_update AFTER UPDATE OF key, search_numbers, search_text ON calls
    WHEN old.key <> new.key OR old.search_numbers <> new.search_numbers OR old.search_text <> new.search_text BEGIN
      INSERT INTO calls_search(calls_search, rowid, search_numbers, search_text)
      VALUES ('delete', old.key, old.search_numbers, old.search_text);
      INSERT INTO calls_search(rowid, search_numbers, search_text) VALUES (new.key, new.search_numbers, new.search_text);
    END
    """,
)

SEARCH_ON_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_calls_search_numbers ON calls USING gin (search_numbers gin_trgm_ops)",
    "CREATE INDEX ix_calls_search_text ON calls USING gin (search_text gin_trgm_ops)",
)


def upgrade() -> None:
    """Make the tables of an empty database."""
    op.create_table(
        "systems",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", SHORT, nullable=False),
        sa.UniqueConstraint("name", name="uq_systems_name"),
        if_not_exists=True,
        **OPTIONS,
    )
    _create_calls()
    _create_call_ids()
    _create_call_extensions()
    _create_call_events()
    _create_reports()
    _create_search()


def _index(
    name: str,
    table: str,
    columns: list[str],
    present: sa.ColumnElement[bool] | None = None,
) -> None:
    # MariaDB has no indexes of some rows only.
    op.create_index(
        name,
        table,
        columns,
        if_not_exists=True,
        sqlite_where=present,
        postgresql_where=present,
    )


def _system() -> sa.Column[int]:
    return sa.Column(
        "system_id", sa.Integer, sa.ForeignKey("systems.id"), nullable=False
    )


def _call_key() -> sa.Column[int]:
    return sa.Column(
        "call_key",
        KEY,
        sa.ForeignKey("calls.key", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
        autoincrement=False,
    )


def _create_calls() -> None:
    op.create_table(
        "calls",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        _system(),
        sa.Column("call_id", LONG, nullable=False),
        sa.Column("ids", sa.JSON, nullable=False),
        sa.Column("direction", WORD),
        sa.Column("state", WORD, nullable=False),
        sa.Column("outcome", WORD),
        sa.Column("caller_number", LONG),
        sa.Column("caller_name", LONG),
        sa.Column("called_number", LONG),
        sa.Column("called_name", LONG),
        sa.Column("extensions", sa.JSON, nullable=False),
        sa.Column("answered_by", LONG),
        sa.Column("trunk", LONG),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("transferred_by", sa.JSON, nullable=False),
        sa.Column("members", sa.JSON, nullable=False),
        sa.Column("reason", LONG),
        sa.Column("reason_code", LONG),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("answered_at", TIME),
        sa.Column("ended_at", TIME),
        sa.Column("local_time", LONG),
        sa.Column("time_source", WORD, nullable=False),
        sa.Column("ring_seconds", sa.BigInteger),
        sa.Column("talk_seconds", sa.BigInteger),
        sa.Column("recording", LONG),
        sa.Column("campaign_id", SHORT),
        sa.Column("vdn_id", LONG),
        sa.Column("session_id", LONG),
        sa.Column("custom_field", LONG),
        sa.Column("handled_at", TIME),
        sa.Column("to_return", sa.SmallInteger),
        sa.Column("party_key", SHORT),
        sa.Column("search_numbers", LONG, nullable=False),
        sa.Column("search_text", LONG, nullable=False),
        if_not_exists=True,
        **OPTIONS,
    )
    _index("ix_calls_system", "calls", ["system_id", "key"])
    _index("ix_calls_outcome", "calls", ["system_id", "outcome", "direction", "key"])
    for name, *columns in (
        ("ix_calls_party", "party_key", "key"),
        ("ix_calls_to_return", "to_return", "key"),
        ("ix_calls_waiting", "to_return", "party_key", "key"),
        ("ix_calls_handled", "handled_at"),
        ("ix_calls_campaign", "campaign_id", "key"),
        ("ix_calls_campaign_outcome", "campaign_id", "outcome", "key"),
    ):
        present = sa.column(columns[0]).is_not(None)
        _index(name, "calls", ["system_id", *columns], present)


def _create_call_ids() -> None:
    op.create_table(
        "call_ids",
        _system(),
        sa.Column("id", SHORT, nullable=False),
        _call_key(),
        sa.PrimaryKeyConstraint("system_id", "id"),
        if_not_exists=True,
        **OPTIONS,
    )
    _index("ix_call_ids_call", "call_ids", ["call_key"])


def _create_call_extensions() -> None:
    op.create_table(
        "call_extensions",
        _call_key(),
        sa.Column("extension", SHORT, nullable=False),
        sa.Column("system_id", sa.Integer, nullable=False),
        sa.Column("outcome", WORD),
        sa.Column("direction", WORD),
        sa.PrimaryKeyConstraint("call_key", "extension"),
        if_not_exists=True,
        **OPTIONS,
    )
    _index(
        "ix_call_extensions_extension",
        "call_extensions",
        ["system_id", "extension", "call_key"],
    )
    _index(
        "ix_call_extensions_outcome",
        "call_extensions",
        ["system_id", "extension", "outcome", "direction", "call_key"],
    )


def _create_call_events() -> None:
    op.create_table(
        "call_events",
        _call_key(),
        sa.Column("name", SHORT, nullable=False),
        sa.Column("type", WORD, nullable=False),
        sa.Column("extensions", sa.JSON, nullable=False),
        sa.Column("again", sa.Boolean, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("call_key", "name"),
        if_not_exists=True,
        **OPTIONS,
    )


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", KEY, primary_key=True, autoincrement=True),
        _system(),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("body", BODY, nullable=False),
        sa.UniqueConstraint("system_id", "digest", "nth", name="uq_reports_digest"),
        if_not_exists=True,
        **OPTIONS,
    )
    _index("ix_reports_at", "reports", ["at"])
    op.create_table(
        "call_reports",
        _call_key(),
        sa.Column(
            "report_id",
            KEY,
            sa.ForeignKey("reports.id", ondelete="CASCADE"),
            nullable=False,
            autoincrement=False,
        ),
        sa.PrimaryKeyConstraint("call_key", "report_id"),
        if_not_exists=True,
        **OPTIONS,
    )
    _index("ix_call_reports_report", "call_reports", ["report_id"])


def _create_search() -> None:
    """Make what finds parts of numbers and texts. Where that is not possible the log is searched without it."""
    conn = op.get_bind()
    statements = {
        "sqlite": SEARCH_ON_SQLITE,
        "postgresql": SEARCH_ON_POSTGRESQL,
    }.get(conn.dialect.name, ())
    try:
        with conn.begin_nested():
            for statement in statements:
                conn.execute(sa.text(statement))
    except sa.exc.DBAPIError:
        # An SQLite without FTS5, or a PostgreSQL that has no pg_trgm or does not let this user have it.
        return
