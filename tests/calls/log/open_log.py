"""A log for as long as a test needs it, what goes into it and what is in it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import (
    Entry,
    Filters,
    LoggedCall,
    ReceivedReport,
)
from custom_components.pbx.calls.model import Call, CallEvent, CallEventType

from ..example_calls import START, at

SYSTEM = "yeastar_s:office"
OTHER = "openvox_uc:branch"

type Location = Path | str


def entry(*calls: Call, system: str = SYSTEM, body: bytes | None = None) -> Entry:
    """Return an entry for calls, and with a body for the report that brought them."""
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
    return [logged.call.call_id for logged in await all_calls(log, **filters)]


async def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)
