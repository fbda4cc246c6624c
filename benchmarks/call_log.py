"""What the call log costs with few calls and with many: pages by each filter, storing, and purging beside a running event loop.

Run with ``python -m benchmarks.call_log``. ``--url`` measures a PostgreSQL or MariaDB database instead of a file; each number of calls
needs an empty database, named with ``{}`` in its place.
"""

import argparse
import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import batched
from pathlib import Path
import random
from statistics import median
import tempfile
from time import perf_counter

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry, Filters, ReceivedReport
from custom_components.pbx.calls.model import (
    Call,
    CallState,
    Campaign,
    Direction,
    Member,
    MemberKind,
    MemberState,
    Outcome,
)
from custom_components.pbx.calls.phone_book.numbers import number_key

from .figure import Figure

END = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SYSTEMS = ("yeastar_s:main", "openvox_uc:branch")
FIRST_NAMES = ("Anna", "Bernd", "Clara", "David", "Emma", "Fritz", "Greta", "Hanno")
LAST_NAMES = ("Müller", "Schulz", "Novák", "Jensen", "Rossi", "Dubois", "Kowalski")
PREFIXES = ("+49171", "+4930", "+49151", "0049221", "089")
SELDOM = 4
"""How many of the oldest calls have what no other call has."""


@dataclass(frozen=True)
class Question:
    """A filter to measure, and how many calls of a page it finds in a log of any size."""

    name: str
    filters: Filters
    hits: int = 50


def questions() -> list[Question]:
    """Return every filter, those that many calls pass and those that hardly any does."""
    missed, answered = frozenset({Outcome.MISSED}), frozenset({Outcome.ANSWERED})
    inbound = frozenset({Direction.INBOUND})
    return [
        Question("none", Filters()),
        Question("system", Filters(systems=SYSTEMS[1:])),
        Question("period", Filters(end=END - timedelta(hours=2))),
        Question("direction", Filters(directions=inbound)),
        Question("outcome", Filters(outcomes=missed)),
        Question(
            "outcome and direction", Filters(outcomes=answered, directions=inbound)
        ),
        Question("extension", Filters(extension="1000")),
        Question("extension and outcome", Filters(extension="1000", outcomes=answered)),
        Question("campaign", Filters(campaign_id="spring")),
        Question("part of a number", Filters(number="+49 17")),
        Question("part of a number, 2 digits", Filters(number="71")),
        Question(
            "part of a number and outcome", Filters(number="493", outcomes=missed)
        ),
        Question("text", Filters(text="novak")),
        Question("text and direction", Filters(text="müll", directions=inbound)),
        Question("to return", Filters(to_return=True)),
        Question("to return and text", Filters(to_return=True, text="sip")),
        Question("seldom number", Filters(number="7654321"), SELDOM),
        Question("seldom part of a number", Filters(number="65432"), SELDOM),
        Question("seldom text", Filters(text="zwiebelfisch"), SELDOM),
        Question("seldom extension", Filters(extension="9999"), SELDOM),
        Question("seldom campaign", Filters(campaign_id="autumn"), SELDOM),
        Question(
            "seldom outcome", Filters(outcomes=frozenset({Outcome.UNKNOWN})), SELDOM
        ),
    ]


def made_calls(number: int) -> Iterator[tuple[str, Call]]:
    """Yield calls, the oldest first; a call every 30 seconds until ``END``."""
    chance = random.Random(5)
    pool = [
        f"{chance.choice(PREFIXES)}{chance.randrange(10**7):07d}".replace(
            "65432", "65430"
        )
        for _ in range(max(200, number // 10))
    ]
    for place in range(number):
        start = END - timedelta(seconds=30 * (number - place))
        yield chance.choices(SYSTEMS, (3, 1))[0], _call(place, start, chance, pool)


def _call(place: int, start: datetime, chance: random.Random, pool: list[str]) -> Call:
    seldom = place < SELDOM
    outside = "+498947654321" if seldom else chance.choice(pool)
    extension = f"{1000 + min(int(chance.expovariate(0.1)), 199)}"
    direction = chance.choices((Direction.INBOUND, Direction.OUTBOUND), (2, 1))[0]
    inbound = direction is Direction.INBOUND
    failure = Outcome.MISSED if inbound else Outcome.FAILED
    outcome = chance.choices((Outcome.ANSWERED, failure), (7, 3))[0]
    if seldom:
        outcome, extension = Outcome.UNKNOWN, "9999"
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    name = "Zwiebelfisch" if seldom else name
    call_id = f"{int(start.timestamp())}.{place}"
    talk = chance.randrange(600) if outcome is Outcome.ANSWERED else None
    campaign = None
    if not inbound:
        campaign = Campaign(campaign_id="autumn" if seldom else "spring")
    elif seldom:
        campaign = Campaign(campaign_id="autumn")
    line = MemberKind.INBOUND if inbound else MemberKind.OUTBOUND
    members = (
        Member(kind=line, number=outside, state=MemberState.ENDED, trunk="sip1"),
        Member(kind=MemberKind.EXTENSION, number=extension, state=MemberState.ENDED),
    )
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=direction,
        state=CallState.ENDED,
        outcome=outcome,
        members=members,
        caller_number=outside if inbound else extension,
        caller_name=name if inbound else None,
        called_number="4930123456" if inbound else outside,
        called_name=None if inbound else name,
        extensions=(extension,) if inbound else (),
        answered_by=extension if talk is not None and inbound else None,
        trunk="sip1",
        started_at=start,
        answered_at=start + timedelta(seconds=9) if talk is not None else None,
        ended_at=start + timedelta(seconds=9 + (talk or 0)),
        ring_seconds=9,
        talk_seconds=talk,
        campaign=campaign,
    )


def german(number: str) -> str:
    """Return the key of a number as in Germany."""
    return number_key(number, "DE")


async def fill(log: CallLog, number: int) -> None:
    """Put so many calls into a log."""
    began = perf_counter()
    for part in batched(made_calls(number), 2_000, strict=False):
        by_system: dict[str, list[Call]] = {}
        for system, call in part:
            by_system.setdefault(system, []).append(call)
        for system, calls in by_system.items():
            await log.put(Entry(system=system, calls=tuple(calls)))
    size = await log.size()
    bytes_each = (size.size_bytes or 0) / max(1, size.calls)
    print(
        f"{size.calls:>9,} calls stored in {perf_counter() - began:.0f} s, {bytes_each:.0f} bytes each"
    )


async def page_times(
    logs: list[CallLog], question: Question, rounds: int
) -> list[float]:
    """Return how many milliseconds a page took in each log, the median of rounds in which the logs take turns."""
    times: list[list[float]] = [[] for _ in logs]
    for _ in range(rounds):
        for log, taken in zip(logs, times, strict=True):
            began = perf_counter()
            page = await log.page(question.filters)
            taken.append((perf_counter() - began) * 1000)
            if len(page.calls) != question.hits:
                found = len(page.calls)
                raise SystemExit(f"{question.name}: {found} calls found")
    return [median(taken) for taken in times]


async def measure_pages(logs: list[CallLog], sizes: list[int], rounds: int) -> None:
    """Print what a page costs by each filter, the logs taking turns."""
    print(f"\na page of 50, milliseconds (median of {rounds})")
    print(f"{'filter':<32}" + "".join(f"{size:>12,}" for size in sizes) + "   ratio")
    for question in questions():
        costs = await page_times(logs, question, rounds)
        row = "".join(f"{cost:12.2f}" for cost in costs)
        print(f"{question.name:<32}{row}   {costs[-1] / costs[0]:5.2f}")


async def page_figure(folder: Path, sizes: tuple[int, int], rounds: int) -> Figure:
    """Measure a page by each filter in a large log against a small one, and return the worst ratio."""
    logs = []
    for size in sizes:
        log = await CallLog.open(folder / f"{size}.db", number_key=german)
        await fill(log, size)
        logs.append(log)
    ratios: dict[str, list[float]] = {}
    for question in questions():
        small, large = await page_times(logs, question, rounds)
        ratios[question.name] = [large / small]
    for log in logs:
        await log.close()
    return Figure(
        name=f"call log page at {sizes[1]:,} calls over {sizes[0]:,}, worst filter",
        value=max(ratio for (ratio,) in ratios.values()),
        must=2,
        detail=ratios,
    )


async def measure_storing(log: CallLog, entries: int) -> None:
    """Print how fast reports are stored singly and all at once."""
    calls = [call for _, call in made_calls(2 * entries)]

    def entry(place: int) -> Entry:
        call = calls[place]
        report = ReceivedReport(
            body=b"%d" % place * 50, at=END, call_ids=(call.call_id,)
        )
        return Entry(system="measured", calls=(call,), reports=(report,))

    began = perf_counter()
    for place in range(entries):
        await log.put(entry(place))
    alone = (perf_counter() - began) / entries
    began = perf_counter()
    await asyncio.gather(*(log.put(entry(entries + place)) for place in range(entries)))
    together = (perf_counter() - began) / entries
    print(
        f"\na report stored alone {alone * 1000:.2f} ms, among {entries} at once {together * 1000:.2f} ms, ratio {alone / together:.1f}"
    )


async def held_up(over: asyncio.Event) -> float:
    """Return for how many milliseconds the event loop was held up at most until something is over."""
    worst = 0.0
    while not over.is_set():
        began = perf_counter()
        await asyncio.sleep(0.001)
        worst = max(worst, perf_counter() - began - 0.001)
    return worst * 1000


async def measure_purge(log: CallLog, number: int) -> None:
    """Print for how long the event loop is held up while so many calls are purged, and how long a report waits to be stored."""
    oldest = (await log.size()).oldest_at
    if oldest is None:
        return
    waits: list[float] = []
    over = asyncio.Event()

    async def store() -> None:
        call = next(made_calls(1))[1]
        while not over.is_set():
            began = perf_counter()
            await log.put(Entry(system=f"beside {len(waits)}", calls=(call,)))
            waits.append((perf_counter() - began) * 1000)
            await asyncio.sleep(0.05)

    # What other programs on this machine do to it; the purge can only add to that.
    idle = asyncio.Event()
    asyncio.get_running_loop().call_later(5, idle.set)
    before = await held_up(idle)
    beside = asyncio.create_task(held_up(over))
    storing = asyncio.create_task(store())
    began = perf_counter()
    deleted = await log.purge(oldest + timedelta(seconds=30 * number))
    taken = perf_counter() - began
    over.set()
    worst = await beside
    await storing
    print(
        f"{deleted:,} calls purged in {taken:.1f} s;"
        f" event loop held up for {worst:.1f} ms at most, {before:.1f} ms while nothing is done;"
        f" a report meanwhile stored in {median(waits):.0f} ms, at most {max(waits):.0f} ms"
    )


async def run(sizes: list[int], rounds: int, url: str | None, folder: Path) -> None:
    """Fill a log for each size and measure."""
    logs = []
    for size in sizes:
        location = url.format(size) if url else folder / f"{size}.db"
        logs.append(await CallLog.open(location, number_key=german))
        if not (await logs[-1].size()).calls:
            await fill(logs[-1], size)
    await measure_pages(logs, sizes, rounds)
    await measure_storing(logs[0], 500)
    await measure_purge(logs[-1], min(100_000, sizes[-1] // 2))
    for log in logs:
        await log.close()


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, nargs="+", default=[1_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=41)
    parser.add_argument(
        "--url", help="a database for each number of calls, e.g. .../calls_{}"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        help="where to keep the files; a temporary folder if not given",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.folder or Path(folder)
        asyncio.run(run(options.calls, options.rounds, options.url, where))


if __name__ == "__main__":
    main()
