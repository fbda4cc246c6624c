"""What became of calls that nobody followed: read from the records that the system keeps of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from ..model import Call, CallState, Outcome, TimeSource
from ..report import CallRecord
from .call_facts import CallFacts, Known
from .call_times import local_begin
from .findings import find
from .outcome import outcome
from .summary import describe


def by_call(records: Iterable[CallRecord]) -> list[list[CallRecord]]:
    """Return the records of each call, in the order in which they come. A record that stands there twice is one record."""
    found: dict[str, dict[CallRecord, None]] = {}
    for record in records:
        found.setdefault(record.call_id, {})[record] = None
    return [list(its_records) for its_records in found.values()]


def past_calls(
    records: Iterable[list[CallRecord]],
    known: Known,
    *,
    zone: tzinfo,
    since: datetime,
    least_ring_seconds: int,
) -> list[Call]:
    """Return the calls that began since a moment and are over, as their records say, the oldest first.

    A call of which nothing says when it was is left out.

    Args:
        records: The records of each call.
        known: The system's extensions; None while they are not known.
        zone: The zone that the system's own time is taken to be in, where an id says no time.
        since: The moment, an aware time.
        least_ring_seconds: For how long a missed call must have rung at least, so that people hear of it.
    """
    dated = [
        (*began, its_records)
        for its_records in records
        if (began := _began_at(its_records[0], zone)) and began[0] >= since
    ]
    return [
        _past_call(its_records, known, started_at, time_source, least_ring_seconds)
        for started_at, time_source, its_records in sorted(
            dated, key=lambda call: call[0]
        )
    ]


def _began_at(record: CallRecord, zone: tzinfo) -> tuple[datetime, TimeSource] | None:
    if record.id_times:
        second = record.id_times[0].second
        return datetime.fromtimestamp(second, UTC), TimeSource.CALL_ID
    if local := local_begin(record):
        return local.replace(tzinfo=zone).astimezone(UTC), TimeSource.ZONE
    return None


def _past_call(
    records: list[CallRecord],
    known: Known,
    started_at: datetime,
    time_source: TimeSource,
    least_ring_seconds: int,
) -> Call:
    facts = CallFacts()
    for record in records:
        facts.absorb(record, started_at)
    found = find(facts, known)
    call = describe(
        found,
        list(dict.fromkeys(call_id for record in records for call_id in record.ids)),
        started_at,
        time_source,
        started_at + _length(records),
        least_ring_seconds,
        state=CallState.ENDED,
        outcome=outcome(found),
    )
    if call.outcome is Outcome.ANSWERED and call.ring_seconds is not None:
        answered_at = started_at + timedelta(seconds=call.ring_seconds)
        return replace(call, answered_at=answered_at)
    return call


def _length(records: list[CallRecord]) -> timedelta:
    """Return how long after a call's begin its last record ended."""
    begin = local_begin(records[0])
    ends = []
    for record in records:
        local = local_begin(record)
        later = local - begin if local and begin else timedelta()
        ends.append(later + timedelta(seconds=record.call_seconds or 0))
    return max(ends)
