"""The tables of the call log, the same in every kind of database.

A call's ``key`` is the millisecond of its start with some bits behind it that keep calls of the same millisecond apart. So
every index that ends in the key has its calls by time, and serves a filter, a period, the order and the next page at once.
"""

from datetime import UTC, datetime
from typing import Any, override

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    inspect,
    text,
)
from sqlalchemy.dialects.mysql import DATETIME as MYSQL_DATETIME, LONGBLOB, MEDIUMTEXT
from sqlalchemy.types import TypeEngine

VERSION = "2"
"""The version of these tables, which is that of the newest migration."""

SHORT = 191
"""How long a text may be that is in an index."""

LONGEST_FOUND_NAME = 200
"""How many characters of a name that a reverse lookup found are kept."""

CHUNK = 400
"""How many values a query names at most."""


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC to the microsecond."""

    impl = DateTime
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that keeps the microseconds."""
        if dialect.name in {"mysql", "mariadb"}:
            return dialect.type_descriptor(MYSQL_DATETIME(fsp=6))
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    @override
    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return the time in UTC, without a zone where the database has none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    @override
    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return the time with its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value.astimezone(UTC)


KEY = BigInteger().with_variant(Integer, "sqlite")
WORD = String(16)
LONG = Text().with_variant(MEDIUMTEXT, "mysql", "mariadb")
BODY = LargeBinary().with_variant(LONGBLOB, "mysql", "mariadb")
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _call_key(*, primary_key: bool) -> Column[int]:
    return Column(
        "call_key",
        KEY,
        ForeignKey("calls.key", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )


systems = Table(
    "systems",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(SHORT), nullable=False, unique=True),
)

calls = Table(
    "calls",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("system_id", Integer, ForeignKey("systems.id"), nullable=False),
    Column("call_id", LONG, nullable=False),
    Column("ids", JSON, nullable=False),
    Column("direction", WORD),
    Column("state", WORD, nullable=False),
    Column("outcome", WORD),
    Column("caller_number", LONG),
    Column("caller_name", LONG),
    Column("called_number", LONG),
    Column("called_name", LONG),
    Column("extensions", JSON, nullable=False),
    Column("answered_by", LONG),
    Column("trunk", LONG),
    Column("path", JSON, nullable=False),
    Column("transferred_by", JSON, nullable=False),
    Column("members", JSON, nullable=False),
    Column("reason", LONG),
    Column("reason_code", LONG),
    Column("started_at", UtcTime, nullable=False),
    Column("answered_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("local_time", LONG),
    # How the start in UTC is known: from the id, from when the report came, or from local time and the configured zone.
    Column("time_source", WORD, nullable=False),
    Column("ring_seconds", BigInteger),
    Column("talk_seconds", BigInteger),
    Column("recording", LONG),
    Column("campaign_id", String(SHORT)),
    Column("vdn_id", LONG),
    Column("session_id", LONG),
    Column("custom_field", LONG),
    Column("handled_at", UtcTime),
    # 1 for a missed call that nobody has handled, else null.
    Column("to_return", SmallInteger),
    # The key of the number of the party outside, the same however the number is written.
    Column("party_key", String(SHORT)),
    Column("search_numbers", LONG, nullable=False),
    Column("search_text", LONG, nullable=False),
    Index("ix_calls_system", "system_id", "key"),
    Index("ix_calls_outcome", "system_id", "outcome", "direction", "key"),
)


def _partial(name: str, column: str, *columns: str) -> Index:
    """Return an index of the calls that have something in a column, where the database can leave out the others."""
    present = calls.c[column].is_not(None)
    return Index(
        name,
        calls.c.system_id,
        calls.c[column],
        *(calls.c[name] for name in columns),
        sqlite_where=present,
        postgresql_where=present,
    )


_partial("ix_calls_party", "party_key", "key")
_partial("ix_calls_to_return", "to_return", "key")
_partial("ix_calls_waiting", "to_return", "party_key", "key")
_partial("ix_calls_handled", "handled_at")
_partial("ix_calls_campaign", "campaign_id", "key")
_partial("ix_calls_campaign_outcome", "campaign_id", "outcome", "key")

call_ids = Table(
    "call_ids",
    metadata,
    Column("system_id", Integer, ForeignKey("systems.id"), primary_key=True),
    Column("id", String(SHORT), primary_key=True),
    _call_key(primary_key=False),
    Index("ix_call_ids_call", "call_key"),
)

call_extensions = Table(
    "call_extensions",
    metadata,
    _call_key(primary_key=True),
    Column("extension", String(SHORT), primary_key=True),
    Column("system_id", Integer, nullable=False),
    Column("outcome", WORD),
    Column("direction", WORD),
    Index("ix_call_extensions_extension", "system_id", "extension", "call_key"),
    Index(
        "ix_call_extensions_outcome",
        "system_id",
        "extension",
        "outcome",
        "direction",
        "call_key",
    ),
)

call_events = Table(
    "call_events",
    metadata,
    _call_key(primary_key=True),
    # Names the event among those of its call; an event that is reported twice has the same name.
    Column("name", String(SHORT), primary_key=True),
    Column("type", WORD, nullable=False),
    Column("extensions", JSON, nullable=False),
    Column("again", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", KEY, primary_key=True, autoincrement=True),
    Column("system_id", Integer, ForeignKey("systems.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("nth", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("body", BODY, nullable=False),
    UniqueConstraint("system_id", "digest", "nth", name="uq_reports_digest"),
    Index("ix_reports_at", "at"),
)

call_reports = Table(
    "call_reports",
    metadata,
    _call_key(primary_key=True),
    Column(
        "report_id",
        KEY,
        ForeignKey("reports.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Index("ix_call_reports_report", "report_id"),
)

# What reverse lookups came to. Where there is no name, none was found.
looked_up_numbers = Table(
    "looked_up_numbers",
    metadata,
    Column("provider", String(SHORT), primary_key=True),
    Column("number_key", String(SHORT), primary_key=True),
    Column("name", String(LONGEST_FOUND_NAME)),
    Column("looked_up_at", UtcTime, nullable=False),
)


def stored_version(conn: Connection) -> str | None:
    """Return the version of a database's tables; None where it has none yet."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
