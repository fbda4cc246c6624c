"""What the call card costs with little history and with much: the time to its first row, and how smoothly its list scrolls.

Run with ``python -m benchmarks.card_first_paint``. It needs Chromium, and starts a Home Assistant for each size of the log.
"""

import argparse
import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import batched
import os
from pathlib import Path
from statistics import median, quantiles
import sys
import tempfile

from playwright.async_api import Browser

from custom_components.pbx.calls.log.call_log import CallLog
from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.runtime.call_logs import FILE
from simulator.office import YEASTAR
from tests.e2e.chromium import MISSING, find_chromium, running_chromium
from tests.e2e.dashboards import CALLS, panel
from tests.e2e.home import Home, open_office, running_home
from tests.e2e.visitor import Screen, Visits

from .call_log import german, made_calls

SCRIPT = Path(__file__).with_suffix(".js").read_text()
SCREEN = Screen(size=(1280, 900))
ROW = 56
STEP = 150
"""How many pixels the list moves in a frame: some 160 calls a second."""
JANK = 50
"""From how many milliseconds on people notice a frame."""
WAIT = 60_000


@dataclass(kw_only=True)
class Measured:
    """A Home Assistant whose log has so many calls, and what was measured there, in milliseconds."""

    calls: int
    home: Home
    path: str
    navigation: list[float] = field(default_factory=list)
    card: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    stalled: int = 0
    rows: int = 0

    @property
    def janky(self) -> float:
        """The share of frames that people notice, in per cent."""
        return 100 * sum(took > JANK for took in self.frames) / len(self.frames)

    @property
    def slow_frame(self) -> float:
        """How long the slowest of a hundred frames takes."""
        return quantiles(self.frames, n=100)[-1]


async def fill(folder: Path, number: int) -> None:
    """Write the log of a Home Assistant that has not started yet."""
    folder.mkdir()
    log = await CallLog.open(folder / FILE, number_key=german)
    for part in batched(made_calls(number), 2_000, strict=False):
        calls = tuple(call for _, call in part)
        system = f"yeastar_s:{YEASTAR.serial_number}"
        await log.put(Entry(system=system, calls=calls))
    await log.close()


async def start(stack: AsyncExitStack, folder: Path, number: int) -> Measured:
    """Run a Home Assistant whose log has so many calls, with a dashboard that is one card."""
    await fill(folder, number)
    home = await stack.enter_async_context(running_home(folder))
    await stack.enter_async_context(open_office(home))
    path = await home.add_dashboard(panel(CALLS))
    return Measured(calls=number, home=home, path=path)


async def visit(browser: Browser, measured: Measured, distance: int) -> None:
    """Open the dashboard in a browser that knows nothing yet, and scroll so many pixels."""
    visits = Visits(browser, measured.home)
    try:
        page = await visits.open(measured.path, SCREEN, script=SCRIPT)
        await page.wait_for_function("window.painted", timeout=WAIT)
        painted = await page.evaluate("window.painted")
        measured.navigation.append(painted["row"])
        measured.card.append(painted["row"] - painted["card"])
        if distance:
            found = await page.evaluate(f"scrollHistory({distance}, {STEP})")
            measured.frames += found["frames"]
            measured.stalled += found["stalled"]
            measured.rows = max(measured.rows, found["rows"])
    finally:
        await visits.close()


def report(few: Measured, many: Measured) -> None:
    """Print what was measured, and the ratios."""
    print(f"\n{'':<44}" + f"{few.calls:>10,}{many.calls:>10,} calls   ratio")
    for name, less, more in (
        ("first row, ms after the navigation", few.navigation, many.navigation),
        ("first row, ms after the card is there", few.card, many.card),
        ("a frame while scrolling, ms", few.frames, many.frames),
    ):
        one, other = median(less), median(more)
        print(f"{name:<44}{one:>10.1f}{other:>10.1f}{other / one:>14.2f}")
    one, other = few.slow_frame, many.slow_frame
    name = "the slowest of 100 frames, ms"
    print(f"{name:<44}{one:>10.1f}{other:>10.1f}{other / one:>14.2f}")
    name = f"frames over {JANK} ms, %"
    print(f"{name:<44}{few.janky:>10.2f}{many.janky:>10.2f}")
    name = "frames in all"
    print(f"{name:<44}{len(few.frames):>10,}{len(many.frames):>10,}")
    name = "frames spent waiting for the next page"
    print(f"{name:<44}{few.stalled:>10,}{many.stalled:>10,}")
    print(f"{'rows on the page at most':<44}{few.rows:>10,}{many.rows:>10,}")


async def run(sizes: list[int], rounds: int, scrolled: int, folder: Path) -> None:
    """Measure each size in turn."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(MISSING)
    print(f"load of the machine at the start: {os.getloadavg()[0]:.1f}")
    async with AsyncExitStack() as stack:
        browser = await stack.enter_async_context(running_chromium(chromium))
        homes = [await start(stack, folder / str(size), size) for size in sizes]
        for measured in homes:
            # What a Home Assistant does once is not what a card costs.
            await visit(browser, measured, 0)
            measured.navigation.clear()
            measured.card.clear()
        for place in range(rounds):
            for measured in homes:
                await visit(browser, measured, scrolled * ROW if place == 0 else 0)
            print(".", end="", flush=True)
        report(*homes)


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, nargs=2, default=[100, 10_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument(
        "--scrolled", type=int, default=5_000, help="through how many calls to scroll"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(options.calls, options.rounds, options.scrolled, Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
