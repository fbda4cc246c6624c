"""When a call began and how long it rang and was talked."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ..report import CallRecord
from .call_facts import CallFacts

PLAUSIBLE = timedelta(days=1)
"""How far the time in an id may be from the first report's to be taken for the call's start."""


def started_at(ids: Sequence[str], opened_at: datetime) -> datetime:
    """Return when a call began: what its ids tell, if that is plausible."""
    epochs = [epoch for one in ids if (epoch := epoch_of(one)) is not None]
    times = [
        datetime.fromtimestamp(epoch, UTC)
        for epoch in epochs
        if abs(epoch - opened_at.timestamp()) < PLAUSIBLE.total_seconds()
    ]
    return min(times, default=opened_at)


def epoch_of(call_id: str) -> int | None:
    """Return the second in an id such as ``1571386069.8``, if it has that form."""
    second, point, serial = call_id.partition(".")
    if point and serial.isdecimal() and second.isdecimal() and len(second) == 10:
        return int(second)
    return None


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


def talk_seconds(
    facts: CallFacts, answered_at: datetime | None, ended_at: datetime | None
) -> int | None:
    """Return for how long a call was talked: what its records say, else what was measured."""
    parts = {
        (one.caller, one.called, one.local_time, one.status): one.talk_seconds
        for one in facts.records
        if one.talk_seconds is not None
    }
    if parts:
        return sum(parts.values())
    if answered_at and ended_at:
        return max(0, round((ended_at - answered_at).total_seconds()))
    return None
