"""Missed calls and whether somebody called back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    select,
    update,
)

from ..model import Call, Direction, Outcome
from .call_rows import party_number
from .log_model import NumberToCallBack
from .schema import CHUNK, call_ids, calls
from .stored_calls import StoredCall
from .system_rows import system_id
from .texts import NumberKey, short

WITH_DIGIT = 8
"""A number with a digit for an outside line in front has at least as many digits."""

type _Party = tuple[int, str]

WAITS = 1
"""What stands in ``to_return`` of a missed call that nobody has handled."""

_OF_PARTIES = (
    select(calls.c.party_key)
    .where(calls.c.system_id == bindparam("system"))
    .where(calls.c.party_key.in_(bindparam("parties", expanding=True)))
    .distinct()
)
_THAT_WAIT = _OF_PARTIES.where(calls.c.to_return == WAITS)
_THAT_TALKED = _OF_PARTIES.where(
    calls.c.outcome == Outcome.ANSWERED, calls.c.key > bindparam("first")
)


def close_called_back(
    conn: Connection, changed: Iterable[StoredCall], number_key: NumberKey
) -> list[int]:
    """Note which missed calls are handled because somebody talked to that number afterwards. Return their keys."""
    talks: dict[_Party, list[StoredCall]] = {}
    missed: dict[_Party, list[StoredCall]] = {}
    for stored in changed:
        number = party_number(stored.call)
        if number is None:
            continue
        party = (stored.system_id, short(number_key(number)))
        if stored.call.outcome is Outcome.ANSWERED:
            for called in _meant(stored.call, number):
                key = (stored.system_id, short(number_key(called)))
                talks.setdefault(key, []).append(stored)
        elif stored.call.outcome is Outcome.MISSED and stored.handled_at is None:
            missed.setdefault(party, []).append(stored)
    handled: list[int] = []
    for party in _which_wait(conn, talks):
        for talk in sorted(talks[party], key=lambda stored: stored.key):
            handled += _close_before(conn, talk, party)
    for party in _which_talked(conn, missed):
        for stored in missed[party]:
            handled += _close_if_talked(conn, stored, party)
    return handled


def _meant(call: Call, number: str) -> list[str]:
    """Return which numbers an answered call may have been to: people dial a digit for an outside line, which may be reported."""
    if call.direction is Direction.OUTBOUND and len(number) >= WITH_DIGIT:
        return [number, number[1:]]
    return [number]


def set_handled(
    conn: Connection, which: Iterable[ColumnElement[bool]], at: datetime | None
) -> list[int]:
    """Note that missed calls are handled, or are not after all. Return the keys of those for which that is new."""
    new = calls.c.to_return == WAITS if at else calls.c.handled_at.is_not(None)
    query = (
        select(calls.c.key)
        .where(calls.c.outcome == Outcome.MISSED, new, *which)
        .order_by(calls.c.key.desc())
        .with_for_update()
    )
    keys = list(conn.execute(query).scalars())
    if keys:
        conn.execute(
            update(calls)
            .where(calls.c.key.in_(keys))
            .values(handled_at=at, to_return=None if at else WAITS)
        )
    return keys


def renew_parties(conn: Connection, number_key: NumberKey) -> None:
    """Know the numbers to call back by the keys that they have now: the country may have changed, or what is known of its numbers."""
    query = select(calls.c.key, calls.c.caller_number, calls.c.party_key).where(
        calls.c.to_return == WAITS, calls.c.party_key.is_not(None)
    )
    other = [
        {"call": row.key, "party": party}
        for row in conn.execute(query)
        if (party := short(number_key(row.caller_number))) != row.party_key
    ]
    if other:
        conn.execute(
            update(calls)
            .where(calls.c.key == bindparam("call"))
            .values(party_key=bindparam("party")),
            other,
        )


def handle(
    conn: Connection,
    known: int,
    *,
    ids: Collection[str],
    party: str | None,
    at: datetime | None,
) -> list[int]:
    """Note that the missed calls with some ids, and those from a number, are handled or are not after all."""
    of_system = calls.c.system_id == known
    handled: list[int] = []
    if ids:
        found = select(call_ids.c.call_key).where(
            call_ids.c.system_id == known, call_ids.c.id.in_(map(short, ids))
        )
        handled += set_handled(conn, (of_system, calls.c.key.in_(found)), at)
    if party:
        handled += set_handled(conn, (of_system, calls.c.party_key == party), at)
    return handled


def numbers_to_call_back(conn: Connection, system: str) -> list[NumberToCallBack]:
    """Return the numbers from which calls were missed that nobody has handled, the latest first."""
    known = system_id(conn, system)
    waiting = (
        select(
            func.max(calls.c.key).label("newest"),
            func.count().label("how_many"),
            func.min(calls.c.key).label("oldest"),
        )
        .where(calls.c.system_id == known, calls.c.to_return == WAITS)
        .where(calls.c.party_key.is_not(None))
        .group_by(calls.c.party_key)
        .subquery()
    )
    first = calls.alias("first")
    query = (
        select(
            calls.c.caller_number,
            calls.c.caller_name,
            calls.c.called_number,
            calls.c.started_at,
            waiting.c.how_many,
            first.c.started_at.label("first_at"),
        )
        .join(waiting, waiting.c.newest == calls.c.key)
        .join(first, first.c.key == waiting.c.oldest)
        .order_by(calls.c.key.desc())
    )
    return [
        NumberToCallBack(
            system=system,
            number=row.caller_number,
            name=row.caller_name,
            calls=row.how_many,
            first_at=row.first_at,
            last_at=row.started_at,
            called_number=row.called_number,
        )
        for row in conn.execute(query)
    ]


def _which_wait(conn: Connection, parties: Iterable[_Party]) -> set[_Party]:
    """Return the parties of which missed calls wait."""
    return _which(conn, parties, _THAT_WAIT)


def _which_talked(
    conn: Connection, missed: Mapping[_Party, Sequence[StoredCall]]
) -> set[_Party]:
    """Return the parties that somebody talked to after the first of their missed calls."""
    if not missed:
        return set()
    first = min(stored.key for several in missed.values() for stored in several)
    return _which(conn, missed, _THAT_TALKED, first=first)


def _which(
    conn: Connection, parties: Iterable[_Party], query: Select[Any], **values: int
) -> set[_Party]:
    by_system: dict[int, list[str]] = {}
    for known, party in parties:
        by_system.setdefault(known, []).append(party)
    found: set[_Party] = set()
    for known, names in by_system.items():
        for chunk in batched(names, CHUNK, strict=False):
            some = conn.execute(query, {"system": known, "parties": chunk, **values})
            found |= {(known, party) for party in some.scalars()}
    return found


def _close_before(conn: Connection, talk: StoredCall, party: _Party) -> list[int]:
    return set_handled(
        conn,
        (
            calls.c.system_id == party[0],
            calls.c.party_key == party[1],
            calls.c.key < talk.key,
        ),
        talk.call.answered_at or talk.call.started_at,
    )


def _close_if_talked(conn: Connection, missed: StoredCall, party: _Party) -> list[int]:
    """Handle a missed call that is heard of only after the talk that followed it."""
    query = (
        select(calls.c.started_at, calls.c.answered_at)
        .where(calls.c.system_id == party[0], calls.c.party_key == party[1])
        .where(calls.c.key > missed.key, calls.c.outcome == Outcome.ANSWERED)
        .order_by(calls.c.key)
        .limit(1)
    )
    talk = conn.execute(query).first()
    if talk is None:
        return []
    this = (calls.c.key == missed.key,)
    return set_handled(conn, this, talk.answered_at or talk.started_at)
