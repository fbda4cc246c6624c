"""What the call log holds after Home Assistant was killed again and again, compared with what truly happened."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
import sqlite3

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.model import MAX_PAGE, Filters
from custom_components.pbx.calls.model import Call
from custom_components.pbx.calls.report import CallReport
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.base import Settings

from .killing import Played

DATABASE = "pbx_calls.db"


async def find_faults(folder: Path, played: Played) -> list[str]:
    """Return what is wrong with the log in a configuration folder, in words; nothing when all is right."""
    calls = await _calls(folder)
    ids = Counter(one for call in calls for one in call.ids)
    faults = [f"{one} is in {count} calls" for one, count in ids.items() if count > 1]
    faults += [f"{call.call_id} has no outcome" for call in calls if not call.outcome]
    logged = Counter(
        (call.direction, call.caller_number, call.outcome) for call in calls
    )
    true = Counter((one.direction, one.caller, one.outcome) for one in played.truths)
    faults += [f"not in the log: {one}" for one in (true - logged).elements()]
    faults += [f"in the log, but not true: {one}" for one in (logged - true).elements()]
    return faults + list(_lost(folder, played))


async def _calls(folder: Path) -> list[Call]:
    log = await CallLog.open(folder / DATABASE)
    try:
        calls: list[Call] = []
        cursor: str | None = None
        while True:
            page = await log.page(Filters(), cursor=cursor, limit=MAX_PAGE)
            calls += [one.call for one in page.calls]
            cursor = page.next_cursor
            if cursor is None:
                return calls
    finally:
        await log.close()


def _lost(folder: Path, played: Played) -> Iterator[str]:
    """Tell of every acknowledged report on a call that is not in the log once."""
    with sqlite3.connect(folder / DATABASE) as database:
        stored = Counter(
            row[0] for row in database.execute("SELECT digest FROM reports")
        )
    system = SYSTEMS["yeastar_s"](None, Settings())  # type: ignore[arg-type]
    sent = Counter(played.bodies)
    for body, count in sent.items():
        if not any(isinstance(one, CallReport) for one in system.decode(body)):
            continue
        rows = stored[sha256(body).hexdigest()]
        if not 1 <= rows <= count:
            yield f"{rows} times in the log, sent {count} times: {body.decode()}"
