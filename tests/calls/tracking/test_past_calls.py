"""Calls that nobody followed, as their records say."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from custom_components.pbx.calls.model import Call, Outcome, TimeSource
from custom_components.pbx.calls.report import CallRecord
from custom_components.pbx.calls.tracking.past_calls import by_call, past_calls

from ...yeastar_reports import CALL, START, record
from ..tracked import EXTENSIONS, decode


def of(*records: CallRecord, since: datetime = START, least: int = 0) -> list[Call]:
    """Return the calls of some records."""
    return past_calls(
        by_call(records),
        EXTENSIONS,
        zone=ZoneInfo("Europe/Berlin"),
        since=since,
        least_ring_seconds=least,
    )


def recorded(*args: str, **more: str) -> CallRecord:
    """Return a record."""
    report = decode(record(*args, **more))
    assert isinstance(report, CallRecord)
    return report


def test_several_records_of_a_call() -> None:
    """A call lasts until its last record ends, and a record that stands there twice counts once."""
    first = recorded("NO ANSWER", callduraction="10", talkduraction="0")
    second = recorded(
        timestart="2026-11-20 00:00:10",
        to="1001",
        callduraction="30",
        talkduraction="20",
    )
    [call] = of(first, second, first)
    assert call.outcome is Outcome.ANSWERED
    assert call.time_source is TimeSource.CALL_ID
    assert call.started_at == START
    assert call.ended_at == START + timedelta(seconds=40)


def test_since() -> None:
    """Calls from before are left out."""
    assert of(recorded(), since=START + timedelta(seconds=1)) == []
    assert len(of(recorded())) == 1


def test_id_that_says_no_time() -> None:
    """Then the system's own time is read in Home Assistant's zone; without any time, the call is left out."""
    [call] = of(recorded(call="a", timestart="2026-11-20 10:00:00"))
    assert call.started_at == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert call.time_source is TimeSource.ZONE
    assert of(recorded(call="b", timestart="20/11/2026")) == []


def test_rang_too_short() -> None:
    """What people do not want to hear of is known from records as well."""
    phantom = recorded("NO ANSWER", callduraction="1", talkduraction="0")
    assert [call.rang_too_short for call in of(phantom, least=2)] == [True]
    assert [call.rang_too_short for call in of(phantom)] == [False]
    assert CALL in of(phantom)[0].ids
