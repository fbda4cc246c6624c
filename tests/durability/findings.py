"""What a call log holds, compared with what truly happened and with what was acknowledged."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
import sqlite3

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import MAX_PAGE, Filters
from custom_components.pbx.calls.model import Call
from custom_components.pbx.calls.report import CallInput, CallReport, Report
from custom_components.pbx.systems import SYSTEMS
from simulator.story import Truth

from .killing import Played

DATABASE = "pbx_calls.db"


async def find_faults(folder: Path, played: Played) -> list[str]:
    """Return what is wrong with the log in a configuration folder, in words; nothing when all is right."""
    log = await CallLog.open(folder / DATABASE)
    try:
        calls = await all_calls(log)
    finally:
        await log.close()
    with sqlite3.connect(folder / DATABASE) as database:
        digests = [row[0] for row in database.execute("SELECT digest FROM reports")]
    return [*wrong_calls(calls, played.truths), *lost(Counter(digests), played.bodies)]


async def all_calls(log: CallLog) -> list[Call]:
    """Return every call in a log."""
    calls: list[Call] = []
    cursor: str | None = None
    while True:
        page = await log.page(Filters(), cursor=cursor, limit=MAX_PAGE)
        calls += [one.call for one in page.calls]
        cursor = page.next_cursor
        if cursor is None:
            return calls


def wrong_calls(calls: Iterable[Call], truths: Iterable[Truth]) -> Iterator[str]:
    """Name calls that are twice in the log, missing, made up or with a wrong outcome."""
    calls = list(calls)
    ids = Counter(one for call in calls for one in call.ids)
    yield from (f"{one} is in {count} calls" for one, count in ids.items() if count > 1)
    yield from (f"{call.call_id} has no outcome" for call in calls if not call.outcome)
    logged = Counter(
        (call.direction, call.caller_number, call.outcome) for call in calls
    )
    true = Counter((one.direction, one.caller, one.outcome) for one in truths)
    yield from (f"not in the log: {one}" for one in (true - logged).elements())
    yield from (
        f"in the log, but not true: {one}" for one in (logged - true).elements()
    )


def lost(digests: Mapping[str, int], bodies: Iterable[bytes]) -> Iterator[str]:
    """Name every acknowledged report on a call that is not in the log once."""
    system = SYSTEMS["yeastar_s"]
    for body, count in Counter(bodies).items():
        if not any(map(_is_kept, system.decode(body))):
            continue
        rows = digests.get(sha256(body).hexdigest(), 0)
        if not 1 <= rows <= count:
            yield f"{rows} times in the log, sent {count} times: {body.decode()}"


def _is_kept(report: Report) -> bool:
    """Answer whether a report belongs into the log. Keys that were pressed may be secrets, and are not kept."""
    return isinstance(report, CallReport) and not isinstance(report, CallInput)
