"""The systems whose calls are in the log, by the short numbers that stand for them in the other tables."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from .schema import systems
from .texts import short


def system_ids(conn: Connection) -> dict[str, int]:
    """Return every system's number."""
    return {row.name: row.id for row in conn.execute(select(systems))}


def system_id(conn: Connection, system: str) -> int | None:
    """Return the number of a system, None if the log has nothing of it."""
    query = select(systems.c.id).where(systems.c.name == short(system))
    return conn.execute(query).scalar()


def ensured_system_ids(conn: Connection, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of systems by their names; a new system gets its number."""
    wanted = {name: short(name) for name in names}
    known = system_ids(conn)
    for name in wanted.values():
        if name not in known:
            conn.execute(insert(systems).values(name=name))
            known = system_ids(conn)
    return {name: known[stored] for name, stored in wanted.items()}
