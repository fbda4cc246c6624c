"""Looks calls up: by their keys, and a call's key by its id."""

from collections.abc import Iterable
from itertools import batched

from sqlalchemy import Connection, select

from .call_rows import logged
from .log_model import LoggedCall
from .schema import CHUNK, call_ids, calls, systems
from .system_rows import system_id
from .texts import short


def load_logged(conn: Connection, keys: Iterable[int]) -> list[LoggedCall]:
    """Return the calls with some keys, in the order of these."""
    wanted = list(dict.fromkeys(keys))
    found: dict[int, LoggedCall] = {}
    for chunk in batched(wanted, CHUNK, strict=False):
        query = (
            select(calls, systems.c.name.label("system"))
            .join(systems, systems.c.id == calls.c.system_id)
            .where(calls.c.key.in_(chunk))
        )
        for row in conn.execute(query):
            found[row.key] = logged(row.system, row)
    return [found[key] for key in wanted if key in found]


def stored_key(conn: Connection, system: str, call_id: str) -> int | None:
    """Return the key of the call that has or had an id."""
    query = select(call_ids.c.call_key).where(
        call_ids.c.system_id == system_id(conn, system), call_ids.c.id == short(call_id)
    )
    return conn.execute(query).scalar()
