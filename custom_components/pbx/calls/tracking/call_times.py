"""When a call began and how long it rang and was talked."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from ..model import IdTime, TimeSource
from ..report import CallRecord

PLAUSIBLE = timedelta(days=1)
"""How far the time in an id may be from the first report's to be taken for the call's start."""


def started_at(
    id_times: Iterable[IdTime], opened_at: datetime
) -> tuple[datetime, TimeSource]:
    """Return when a call began, and how that is known: from its ids, if what they say is plausible."""
    opened = opened_at.timestamp()
    seconds = [
        id_time.second
        for id_time in id_times
        if abs(id_time.second - opened) < PLAUSIBLE.total_seconds()
    ]
    if seconds:
        return datetime.fromtimestamp(min(seconds), UTC), TimeSource.CALL_ID
    return opened_at, TimeSource.ARRIVAL


def ring_seconds(
    record: CallRecord | None,
    started_at: datetime,
    answered_at: datetime | None,
    ended_at: datetime | None,
) -> int | None:
    """Return for how long a call rang: what its record says, else what was measured."""
    if record and record.call_seconds is not None:
        return max(0, record.call_seconds - (record.talk_seconds or 0))
    until = answered_at or ended_at
    return max(0, round((until - started_at).total_seconds())) if until else None


def seconds_recorded(records: Sequence[CallRecord]) -> float | None:
    """Return for how many seconds the records of a call's legs cover it, from the begin of the first leg.

    None when a record does not say how long its leg was.
    """
    legs = [
        (local_begin(record), record.call_seconds)
        for record in records
        if record.call_seconds is not None
    ]
    if len(legs) < len(records):
        return None
    begins = [begin for begin, _ in legs if begin]
    first = min(begins, default=None)
    return max(
        seconds + ((begin - first).total_seconds() if begin and first else 0)
        for begin, seconds in legs
    )


def local_begin(record: CallRecord) -> datetime | None:
    """Return when a record says that it begins, a time without a zone; None where it does not say so."""
    try:
        local = datetime.fromisoformat(record.local_time or "")
    except ValueError:
        return None
    return local.replace(tzinfo=None)


def talk_seconds(
    records: Iterable[CallRecord],
    answered_at: datetime | None,
    ended_at: datetime | None,
) -> int | None:
    """Return for how long a call was talked: what its records say, else what was measured."""
    parts = {
        (record.caller, record.called, record.local_time, record.status): (
            record.talk_seconds
        )
        for record in records
        if record.talk_seconds is not None
    }
    if parts:
        return sum(parts.values())
    if answered_at and ended_at:
        return max(0, round((ended_at - answered_at).total_seconds()))
    return None
