"""Calls and entries for the log, and a log for as long as a test needs one."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import (
    Entry,
    Filters,
    LoggedCall,
    ReceivedReport,
)
from custom_components.pbx.calls.model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    Direction,
    Outcome,
)

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SYSTEM = "yeastar_s:office"
OTHER = "openvox_uc:branch"
CALLER = "0171 555 0100"

type Location = Path | str


def at(seconds: float) -> datetime:
    """Return a moment, counted from the start."""
    return START + timedelta(seconds=seconds)


def id_at(seconds: int, serial: int = 1) -> str:
    """Return an id that says when a call began."""
    return f"{int(START.timestamp()) + seconds}.{serial}"


def missed(seconds: int = 0, caller: str | None = CALLER, **more: Any) -> Call:
    """Return a missed call."""
    call_id = more.pop("call_id", id_at(seconds))
    fields: dict[str, Any] = {
        "call_id": call_id,
        "ids": frozenset({call_id}),
        "direction": Direction.INBOUND,
        "state": CallState.ENDED,
        "outcome": Outcome.MISSED,
        "caller_number": caller,
        "called_number": "100",
        "extensions": ("1000",),
        "started_at": at(seconds),
        "ended_at": at(seconds + 20),
    }
    return Call(**{**fields, **more})


def ringing(seconds: int = 0, **more: Any) -> Call:
    """Return a call that rings."""
    fields = {"state": CallState.RINGING, "outcome": None, "ended_at": None}
    return missed(seconds, **{**fields, **more})


def answered(seconds: int = 0, caller: str | None = CALLER, **more: Any) -> Call:
    """Return a call that somebody answered after five seconds and talked for a minute."""
    fields = {
        "outcome": Outcome.ANSWERED,
        "answered_by": "1000",
        "answered_at": at(seconds + 5),
        "ended_at": at(seconds + 65),
        "ring_seconds": 5,
        "talk_seconds": 60,
    }
    return missed(seconds, caller, **{**fields, **more})


def called_back(seconds: int, number: str, **more: Any) -> Call:
    """Return an outbound call that was answered."""
    fields = {
        "direction": Direction.OUTBOUND,
        "caller_number": "1000",
        "called_number": number,
        "answered_by": None,
        "extensions": (),
    }
    return answered(seconds, **{**fields, **more})


def entry(*calls: Call, system: str = SYSTEM, body: bytes | None = None) -> Entry:
    """Return an entry for calls, with the report that told of them."""
    reports = ()
    if body is not None:
        ids = tuple(call.call_id for call in calls)
        when = max((call.started_at or START for call in calls), default=START)
        reports = (ReceivedReport(body=body, at=when, call_ids=ids),)
    return Entry(system=system, calls=calls, reports=reports)


def happened(
    kind: CallEventType, call: Call, seconds: float = 0, *extensions: str
) -> CallEvent:
    """Return a call event."""
    return CallEvent(type=kind, call=call, extensions=extensions, at=at(seconds))


@asynccontextmanager
async def opened(location: Location, **options: Any) -> AsyncIterator[CallLog]:
    """Have a log open."""
    log = await CallLog.open(location, **options)
    try:
        yield log
    finally:
        await log.close()


async def put(log: CallLog, *calls: Call, system: str = SYSTEM) -> None:
    """Store calls, each in an entry of its own."""
    await asyncio.gather(*(log.put(entry(call, system=system)) for call in calls))


async def all_calls(log: CallLog, **filters: Any) -> list[LoggedCall]:
    """Return the calls that filters let through, through all pages, the newest first."""
    found: list[LoggedCall] = []
    cursor = None
    while True:
        page = await log.page(Filters(**filters), cursor=cursor)
        found += page.calls
        cursor = page.next_cursor
        if cursor is None:
            return found


async def ids_of(log: CallLog, **filters: Any) -> list[str]:
    """Return the ids of the calls that filters let through, the newest first."""
    return [one.call.call_id for one in await all_calls(log, **filters)]


async def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)
