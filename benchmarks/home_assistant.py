"""What a report costs in a real Home Assistant, beside a webhook that does nothing and an automation that people write instead.

Run with ``scripts/benchmark``. Ratios are those of one run.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator
from tests.postgres import running_postgres

from .calls import all_reports, call_reports, campaign_results
from .figure import Figure
from .load import Answers, Connection, as_fast_as_possible, request, steadily
from .subject import (
    NOTHING,
    PEER,
    Subject,
    office_simulator,
    repeated,
    running_office,
    running_subject,
)

CONNECTIONS = 64
ROUND_SECONDS = 3.0
STEADY_SECONDS = 7.0
ROUNDS = 3
OPEN_CALLS = 6_000
MANY_EXTENSIONS = 2_000

OURS = YeastarSimulator.key
CENTRE = HuaweiSimulator.key


class Traffic:
    """Calls that nobody has made before, for whoever asks."""

    def __init__(self, path: str) -> None:
        """Begin with the first call of today."""
        self._path = path
        self._places = count()
        self._start = datetime.now(UTC) - timedelta(hours=1)

    def requests(self) -> Iterator[bytes]:
        """Yield the reports of one call after another."""
        for body in all_reports(self._places, self._start):
            yield request(self._path, body)

    def call(
        self, *, extension: str | None = None, caller: str | None = None
    ) -> list[bytes]:
        """Return the reports of another call."""
        place = next(self._places)
        reports = call_reports(
            place, start=self._start, extension=extension, caller=caller
        )
        return [request(self._path, body) for body in reports]


@dataclass(kw_only=True)
class Rounds:
    """What was measured of a kind of request: how many a second, and the processor time of each, in seconds."""

    per_second: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    async def run(
        self, subject: Subject, queues: Callable[[], Iterator[bytes]]
    ) -> None:
        """Measure a round, once Home Assistant is idle; what it still does afterwards counts among the processor time."""
        await subject.until_idle()
        before = subject.processor_seconds
        answers = await as_fast_as_possible(
            subject.port, [queues() for _ in range(CONNECTIONS)], ROUND_SECONDS
        )
        check(answers)
        await subject.until_idle()
        self.per_second.append(answers.per_second)
        spent = subject.processor_seconds - before
        self.processor.append(spent / len(answers.took))


def check(answers: Answers) -> None:
    """Fail when anything but 200 was answered."""
    if wrong := set(answers.statuses) - {200}:
        raise RuntimeError(f"Answers with the statuses {wrong}")


async def throughput(subject: Subject, traffic: Traffic) -> list[Figure]:
    """Measure reports a second, and processor time a report, beside both others."""
    kinds: dict[str, tuple[Rounds, Callable[[], Iterator[bytes]]]] = {
        "nothing": (Rounds(), lambda: repeated(NOTHING)),
        "peer": (Rounds(), lambda: repeated(PEER)),
        "ours": (Rounds(), traffic.requests),
    }
    for _ in range(ROUNDS):
        for rounds, queues in kinds.values():
            await rounds.run(subject, queues)
    if not (await subject.api.state("automation.peer"))["attributes"]["last_triggered"]:
        raise RuntimeError("The peer's automation did not run")
    nothing, peer, ours = (rounds for rounds, _ in kinds.values())
    return [
        Figure(
            name="reports/s, stored and published, over those of a webhook that does nothing",
            value=median(ours.per_second) / median(nothing.per_second),
            must=0.15,
            more_is_better=True,
            detail={"ours": ours.per_second, "nothing": nothing.per_second},
        ),
        Figure(
            name="the same over an automation as people write it, best rounds",
            value=max(ours.per_second) / max(peer.per_second),
            must=1.0,
            more_is_better=True,
            detail={"ours": ours.per_second, "peer": peer.per_second},
        ),
        # The peer answers first, and does its work afterwards.
        Figure(
            name="processor time of a report over that of the automation's request",
            value=median(ours.processor) / median(peer.processor),
        ),
        Figure(
            name="processor time of a report, whole process, over that of nothing",
            value=median(ours.processor) / median(nothing.processor),
            must=10,
            detail={
                "ours, ms": [1000 * spent for spent in ours.processor],
                "nothing, ms": [1000 * spent for spent in nothing.processor],
                "peer, ms": [1000 * spent for spent in peer.processor],
            },
        ),
    ]


async def waiting(subject: Subject, traffic: Traffic) -> list[Figure]:
    """Measure how long reports wait at steady rates, and how long others wait beside them."""
    slow, fast, beside = [], [], []
    for _ in range(ROUNDS):
        for found, rate in ((slow, 10.0), (fast, 200.0)):
            await subject.until_idle()
            answers = await steadily(
                subject.port, traffic.requests(), rate=rate, seconds=STEADY_SECONDS
            )
            check(answers)
            found.append(answers.percentile(0.99))
        await subject.until_idle()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(
                steadily(
                    subject.port, traffic.requests(), rate=100, seconds=STEADY_SECONDS
                )
            )
            others = tasks.create_task(
                steadily(
                    subject.port, repeated(NOTHING), rate=50, seconds=STEADY_SECONDS
                )
            )
        beside.append(others.result().percentile(0.99))
    return [
        Figure(
            name="p99 at 200 reports/s over p99 at 10/s",
            value=median(fast) / median(slow),
            must=3,
            detail={"200/s, ms": fast, "10/s, ms": slow},
        ),
        Figure(
            name="p99 of a request that does nothing beside 100 reports/s, ms",
            value=median(beside),
            must=25,
            detail={"ms": beside},
        ),
    ]


async def rows(subject: Subject, traffic: Traffic) -> Figure:
    """Count the states and events that the recorder writes of a plain answered inbound call."""
    connection = await Connection.open(subject.port)
    for content in traffic.call(extension="1001", caller="0301234567"):
        await connection.send(content)
    await asyncio.sleep(5)
    await subject.until_idle()
    before = subject.recorded_rows()
    for content in traffic.call(extension="1001", caller="0307654321"):
        await connection.send(content)
        # People need a moment to pick up and to talk.
        await asyncio.sleep(1.5)
    await asyncio.sleep(5)
    await subject.until_idle()
    connection.close()
    return Figure(
        name="recorder rows of a plain answered inbound call",
        value=subject.recorded_rows() - before,
        must=10,
    )


async def many_open(subject: Subject, traffic: Traffic) -> list[Figure]:
    """Measure what reports cost, and what memory is used, with thousands of calls in progress."""

    async def p50() -> float:
        await subject.until_idle()
        answers = await steadily(
            subject.port, traffic.requests(), rate=50, seconds=STEADY_SECONDS
        )
        check(answers)
        return answers.percentile(0.5)

    few = [await p50() for _ in range(ROUNDS)]
    before = subject.memory_bytes
    begins = iter(
        [traffic.call(extension=f"9{number:05d}")[0] for number in range(OPEN_CALLS)]
    )
    await asyncio.gather(*(send_all(subject.port, begins) for _ in range(CONNECTIONS)))
    await subject.until_idle()
    grown = subject.memory_bytes - before
    many = [await p50() for _ in range(ROUNDS)]
    return [
        Figure(
            name=f"cost of a report with {OPEN_CALLS:,} calls open over few (p50 at 50/s)",
            value=median(many) / median(few),
            must=1.3,
            detail={"many, ms": many, "few, ms": few},
        ),
        Figure(
            name="memory of an open call, KB",
            value=grown / OPEN_CALLS / 1024,
            must=8,
        ),
    ]


async def send_all(port: int, contents: Iterator[bytes]) -> None:
    """Send over a connection what others have not taken, until nothing is left."""
    connection = await Connection.open(port)
    for content in contents:
        await connection.send(content)
    connection.close()


async def big_push(subject: Subject) -> Figure:
    """Measure a list of 5,000 results in one push against five pushes of 1,000."""
    connection = await Connection.open(subject.port)
    path, first = subject.paths[CENTRE], count(0, 5_000)

    async def push(number: int, times: int) -> float:
        await subject.until_idle()
        start, began = next(first), perf_counter()
        for part in range(times):
            body = campaign_results(start + part * number, number, "11")
            if await connection.send(request(path, body)) != 200:
                raise RuntimeError("The results were not taken")
        return perf_counter() - began

    parts, whole = [], []
    for _ in range(ROUNDS):
        parts.append(await push(1_000, 5))
        whole.append(await push(5_000, 1))
    connection.close()
    return Figure(
        name="5,000 results in one push over five times 1,000",
        value=median(whole) / median(parts),
        must=1.2,
        detail={"one, s": whole, "five, s": parts},
    )


async def start_time(folder: Path) -> Figure:
    """Measure how long Home Assistant starts with the integration and thousands of extensions, and without."""
    async with office_simulator(MANY_EXTENSIONS) as simulator:
        async with running_subject(folder / "with") as subject:
            await subject.add(simulator)
        async with running_subject(folder / "without"):
            pass
        seconds: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(ROUNDS):
            for name, found in seconds.items():
                async with running_subject(folder / name) as subject:
                    found.append(subject.start_seconds)
    return Figure(
        name=f"start of Home Assistant with {MANY_EXTENSIONS:,} extensions over without",
        value=median(seconds["with"]) / median(seconds["without"]),
        must=1.1,
        detail=seconds,
    )


async def server_against_file(folder: Path) -> Figure:
    """Measure reports a second with the call log on a PostgreSQL against those with the log in a file."""
    rounds = {"PostgreSQL": Rounds(), "file": Rounds()}
    with running_postgres() as server:
        async with (
            running_office(
                folder / "server", database_url=server.new_database()
            ) as on_server,
            running_office(folder / "file") as on_file,
        ):
            subjects = {"PostgreSQL": on_server, "file": on_file}
            traffic = {
                name: Traffic(subject.paths[OURS]) for name, subject in subjects.items()
            }
            for _ in range(ROUNDS):
                for name, found in rounds.items():
                    await found.run(subjects[name], traffic[name].requests)
    per_second = {name: found.per_second for name, found in rounds.items()}
    return Figure(
        name="reports/s with the call log on PostgreSQL over those with a file",
        value=median(per_second["PostgreSQL"]) / median(per_second["file"]),
        detail=per_second,
    )


async def measure(parts: set[str], folder: Path) -> list[Figure]:
    """Measure the parts that are named."""
    figures: list[Figure] = []
    if parts & {"load", "rows", "wait", "push"}:
        async with running_office(
            folder / "load", others=[HuaweiSimulator()]
        ) as subject:
            traffic = Traffic(subject.paths[OURS])
            if "rows" in parts:
                figures.append(await rows(subject, traffic))
            if "load" in parts:
                figures += await throughput(subject, traffic)
            if "wait" in parts:
                figures += await waiting(subject, traffic)
            if "push" in parts:
                figures.append(await big_push(subject))
    if "open" in parts:
        async with running_office(folder / "open") as subject:
            figures += await many_open(subject, Traffic(subject.paths[OURS]))
    if "start" in parts:
        figures.append(await start_time(folder))
    if "server" in parts:
        figures.append(await server_against_file(folder))
    return figures
