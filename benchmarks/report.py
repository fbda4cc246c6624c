"""What a report costs from its body to the live state: decode, track, show. As a multiple of reading its JSON alone.

Run with ``python -m benchmarks.report``.
"""

import argparse
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

import orjson

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.live.live_state import LiveState
from custom_components.pbx.calls.model import Extension
from custom_components.pbx.calls.report import CallReport
from custom_components.pbx.calls.tracking.tracker import Tracker
from custom_components.pbx.systems import SYSTEMS

from .calls import START, call_reports

EVERY = timedelta(milliseconds=50)
"""How far apart reports are: twenty a second."""

LIMIT = 90
"""What a report may cost at most: 72 us where its JSON is read in 0.8 us."""

type Decode = Callable[[bytes], list[Any]]


class Way:
    """The way of a report through decode, tracker and live state, as the runtime walks it."""

    def __init__(self, system: str) -> None:
        """Begin with a system of 200 extensions and no call."""
        self._decode: Decode = SYSTEMS[system].decode
        known = ExtensionList()
        self._tracker = Tracker(known)
        self._live_state = LiveState(known)
        self._now = START
        extensions = [
            Extension(number=f"{number}", name=f"Desk {number}")
            for number in range(1000, 1200)
        ]
        self._live_state.set_extensions(extensions, START)

    def walk(self, body: bytes) -> None:
        """Have a report take the whole way, and whatever time makes due after it."""
        tracker = self._tracker
        self._now = now = self._now + EVERY
        for report in self._decode(body):
            if isinstance(report, CallReport):
                self._live_state.update(tracker.apply(report, now), now)
        tracker.to_check(now)
        due_at = tracker.next_deadline()
        if due_at and due_at <= now:
            self._live_state.update(tracker.expire(now), now)


def cost(take: Callable[[bytes], object], reports: list[bytes]) -> float:
    """Return how many microseconds it takes to take a report, on average."""
    began = perf_counter()
    for body in reports:
        take(body)
    return (perf_counter() - began) / len(reports) * 1e6


def measure(rounds: int, calls_a_round: int) -> tuple[list[float], list[float]]:
    """Return how many microseconds the whole way and its JSON alone took for a report, in each round."""
    way = Way("yeastar_s")
    whole, json = [], []
    for played in range(rounds + 1):
        first = played * calls_a_round
        calls = range(first, first + calls_a_round)
        reports = [body for place in calls for body in call_reports(place)]
        # Reading JSON is measured on both sides of the rest, so that a machine that slows down does so for both.
        before = cost(orjson.loads, reports)
        on_the_way = cost(way.walk, reports)
        # The first round warms up.
        if played:
            whole.append(on_the_way)
            json.append((before + cost(orjson.loads, reports)) / 2)
    return whole, json


def main() -> None:
    """Print what a report costs, and how many times what its JSON costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--calls", type=int, default=500, help="calls a round")
    options = parser.parse_args()
    whole, json = measure(options.rounds, options.calls)
    ratios = sorted(way / read for way, read in zip(whole, json, strict=True))
    print(f"orjson.loads:                {median(json):6.2f} us a report")
    print(f"decode + track + live state: {median(whole):6.1f} us a report")
    print(
        f"ratio {median(ratios):.0f} ({ratios[0]:.0f} to {ratios[-1]:.0f} in {len(ratios)} rounds); at most {LIMIT}"
    )


if __name__ == "__main__":
    main()
