"""The reports are kept as they came, so that calls in progress are followed again after a restart."""

from datetime import UTC, datetime

import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry, ReceivedReport

from ..example_calls import at, id_at, missed, ringing
from .open_log import OTHER, SYSTEM, Location, entry, ids_of, opened, put


def report(body: bytes, seconds: float, *call_ids: str) -> ReceivedReport:
    """Return a report."""
    return ReceivedReport(body=body, at=at(seconds), call_ids=call_ids)


async def bodies(log: CallLog, system: str = SYSTEM) -> list[bytes]:
    """Return the bodies of the journal."""
    return [report.body for report in await log.journal(system)]


async def test_open_calls_alone(location: Location) -> None:
    """The journal has the reports of calls that are not concluded, the oldest first, across a restart."""
    async with opened(location) as log:
        await log.put(entry(ringing(10), body=b"second"))
        await log.put(entry(ringing(0), body=b"first"))
        await log.put(entry(missed(5), body=b"of a concluded call"))
        await log.put(entry(ringing(0), system=OTHER, body=b"of another system"))
    async with opened(location) as log:
        assert await log.journal(SYSTEM) == [
            report(b"first", 0, id_at(0)),
            report(b"second", 10, id_at(10)),
        ]
        await put(log, missed(0))
        assert await bodies(log) == [b"second"]
        assert await bodies(log, "another") == []


async def test_bodies_are_bytes(log: CallLog) -> None:
    """A body is kept byte for byte."""
    body = bytes(range(256)) * 300
    await log.put(entry(ringing(), body=body))
    assert await bodies(log) == [body]


@pytest.mark.parametrize(
    ("times", "kept"),
    [
        pytest.param([0, 0], 1, id="written_twice"),
        pytest.param([0, 2], 1, id="sent_by_two"),
        pytest.param([0, 10], 2, id="news_again"),
        pytest.param([0, 10, 20, 10, 0], 3, id="many_times"),
    ],
)
@pytest.mark.parametrize("together", [True, False], ids=["at_once", "separately"])
async def test_the_same_body(
    log: CallLog, times: list[int], kept: int, *, together: bool
) -> None:
    """The same body is the same report if it is the same news, else another."""
    reports = [report(b"the same", seconds, id_at(0)) for seconds in times]
    entries = [
        Entry(system=SYSTEM, calls=(ringing(),), reports=(received,))
        for received in reports
    ]
    if together:
        entries = [Entry(system=SYSTEM, calls=(ringing(),), reports=tuple(reports))]
    for each in entries:
        await log.put(each)
    assert len(await log.journal(SYSTEM)) == kept


async def test_same_body_in_two_systems(log: CallLog) -> None:
    """Two systems may send the same body."""
    await log.put(entry(ringing(), body=b"the same"))
    await log.put(entry(ringing(), system=OTHER, body=b"the same"))
    assert await bodies(log) == await bodies(log, OTHER) == [b"the same"]


async def test_report_of_several_calls(log: CallLog) -> None:
    """A report is there as long as any of its calls is open."""
    await log.put(entry(ringing(0), ringing(5), body=b"of both"))
    await put(log, missed(0))
    (found,) = await log.journal(SYSTEM)
    assert (found.body, found.call_ids) == (b"of both", (id_at(5),))
    await put(log, missed(5))
    assert await log.journal(SYSTEM) == []


async def test_report_of_a_call_known_before(log: CallLog) -> None:
    """A report need not come with its call, nor under the id that the call is known by."""
    ids = frozenset({"a", "b"})
    await log.put(entry(ringing(call_id="a", ids=ids)))
    await log.put(Entry(system=SYSTEM, reports=(report(b"body", 1, "b"),)))
    (found,) = await log.journal(SYSTEM)
    assert (found.body, set(found.call_ids)) == (b"body", ids)


async def test_report_of_no_call(log: CallLog) -> None:
    """A report of a call that is not there is kept, but there is nothing to follow."""
    await log.put(Entry(system=SYSTEM, reports=(report(b"body", 1, "a"),)))
    assert await log.journal(SYSTEM) == []


async def test_known_ids(log: CallLog) -> None:
    """The ids of concluded calls are known, the newest last and no more than asked for."""
    await put(log, *(missed(place) for place in range(5)))
    await put(log, ringing(9))
    await put(log, missed(7, ids=frozenset({id_at(7), "leg"})))
    assert await log.known_ids(SYSTEM, at(2), 100) == [
        id_at(2),
        id_at(3),
        id_at(4),
        "leg",
        id_at(7),
    ]
    assert await log.known_ids(SYSTEM, at(0), 3) == [id_at(4), "leg", id_at(7)]
    assert await log.known_ids("another", at(0), 3) == []


async def test_old_reports_are_purged(log: CallLog) -> None:
    """Reports go a week after they came, but not those of calls in progress; the calls stay."""
    now, long_ago = datetime.now(UTC), datetime(2020, 1, 1, tzinfo=UTC)
    reports = [
        ReceivedReport(
            body=f"{call_id} {when.year}".encode(), at=when, call_ids=(call_id,)
        )
        for call_id in ("a", "b")
        for when in (long_ago, now)
    ]
    calls = (ringing(call_id="a"), missed(call_id="b"))
    await log.put(Entry(system=SYSTEM, calls=calls, reports=tuple(reports)))
    assert await log.purge(None, batch=1) == 0
    left = [*await log.reports(SYSTEM, "a"), *await log.reports(SYSTEM, "b")]
    assert left == [reports[0], reports[1], reports[3]]
    assert len(await ids_of(log)) == 2
    assert await log.reports(SYSTEM, "another") == []
