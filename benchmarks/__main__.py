"""Measure what the integration costs: see scripts/benchmark."""

import argparse
import asyncio
import os
from pathlib import Path
from statistics import median
import tempfile
from time import perf_counter

from . import home_assistant, hostile
from .call_log import page_figure
from .figure import Figure, save, show
from .report import LIMIT, measure as measure_way

RESULTS = Path(__file__).parent / "results" / "benchmark.json"
IN_HOME_ASSISTANT = ("rows", "load", "wait", "push", "open", "start", "server")
ONE_GO = (*IN_HOME_ASSISTANT, "hostile", "way")
PARTS = (*ONE_GO, "log")
LOG_SIZES = (1_000, 1_000_000)


def way() -> Figure:
    """Measure the way of a report from its bytes to the live state."""
    whole, json = measure_way(15, 500)
    ratios = [took / read for took, read in zip(whole, json, strict=True)]
    return Figure(
        name="decode, track and live state of a report, over orjson.loads",
        value=median(ratios),
        must=LIMIT,
        detail={"ratios": ratios},
    )


async def measure(parts: set[str]) -> list[Figure]:
    """Measure the parts that are named, one after another."""
    figures: list[Figure] = []
    if "way" in parts:
        figures.append(way())
    with tempfile.TemporaryDirectory(prefix="pbx-benchmark-") as name:
        folder = Path(name)
        figures += await home_assistant.measure(parts, folder)
        if "hostile" in parts:
            figures += await hostile.measure(folder)
        if "log" in parts:
            figures.append(await page_figure(folder, LOG_SIZES, rounds=21))
    return figures


def main() -> None:
    """Measure, print the table, and write the figures as JSON when everything was measured."""
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"what to measure, of {', '.join(PARTS)}; all but log, which fills a log with a million calls first, if nothing is named",
    )
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"There is no part {', '.join(sorted(unknown))}")
    # Home Assistant keeps what it has compiled, as it does in people's homes.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    figures = asyncio.run(measure(set(options.parts or ONE_GO)))
    show(figures)
    print(f"\n{perf_counter() - began:.0f} s")
    if not options.parts:
        save(figures, RESULTS)


main()
