"""What an answered call costs that an Asterisk tells event by event, over what a Yeastar S-Series' reports of a call cost.

Run with ``python -m benchmarks.asterisk``.
"""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
import re
from statistics import median
from time import perf_counter

from custom_components.pbx.systems.asterisk.event_reader import EVENTS, EventReader
from custom_components.pbx.systems.asterisk.lines import Lines
from custom_components.pbx.systems.asterisk.manager import parse

from .calls import call_reports
from .report import Way

RECORDING = Path("tests/systems/asterisk/captures/inbound_answered.txt")
MOMENT = re.compile(rb"# (\d+\.\d+)\n")
QUIET_SECONDS = 0.01


def moments() -> list[list[bytes]]:
    """Return the recorded events that cross the wire, those of each moment together."""
    _, *parts = MOMENT.split(RECORDING.read_bytes())
    told: list[list[bytes]] = []
    before = -1.0
    for at, block in zip(map(float, parts[::2]), parts[1::2], strict=True):
        name = block.partition(b"\n")[0].removeprefix(b"Event: ").decode()
        if name not in EVENTS:
            continue
        if at - before > QUIET_SECONDS:
            told.append([])
        told[-1].append(block.split(b"\n\n")[0].replace(b"\n", b"\r\n") + b"\r\n\r\n")
        before = at
    return told


class AsteriskWay(Way):
    """The way from the bytes of events to the live state."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        super().__init__("asterisk")
        self._reader = EventReader(Lines())

    def call(self, told: Iterable[list[bytes]]) -> None:
        """Have a call take the whole way."""
        for blocks in told:
            self._reader.hear(map(parse, blocks))
            for message in self._reader.take_messages():
                self.walk(message)


def renamed(told: list[list[bytes]], number: int) -> list[list[bytes]]:
    """Return the events of a call with ids of its own."""
    second = f"{1_800_000_000 + number}.".encode()
    return [
        [re.sub(rb"\d{10}\.(?=\d)", second, block) for block in blocks]
        for blocks in told
    ]


def took[Part](take: Callable[[Part], None], parts: Iterable[Part]) -> float:
    """Return how many seconds it takes to take each of some parts."""
    began = perf_counter()
    for part in parts:
        take(part)
    return perf_counter() - began


def main() -> None:
    """Print what a call costs on both ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--calls", type=int, default=300, help="calls a round")
    options = parser.parse_args()
    told, asterisk, yeastar = moments(), AsteriskWay(), Way("yeastar_s")
    ratios, costs = [], []
    for played in range(options.rounds + 1):
        numbers = range(played * options.calls, (played + 1) * options.calls)
        events = [renamed(told, number) for number in numbers]
        reports = [body for number in numbers for body in call_reports(number)]
        ours, theirs = took(asterisk.call, events), took(yeastar.walk, reports)
        # The first round warms up.
        if played:
            ratios.append(ours / theirs)
            costs.append(ours / options.calls * 1e6)
    ratios.sort()
    print(f"{sum(map(len, told))} events, {median(costs):.0f} us a call")
    print(
        f"ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f} in {len(ratios)} rounds)"
    )


if __name__ == "__main__":
    main()
