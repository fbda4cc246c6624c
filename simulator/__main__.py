"""Run a simulated phone system by hand: see python -m simulator --help."""

import argparse
import asyncio
from contextlib import suppress
import json
from random import Random
import signal
import sys

from .player import play_day
from .stories import KINDS
from .system import SimulatedSystem
from .systems import SIMULATORS

DAY = "day"
ALL = "all"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m simulator",
        description="Stands in for a phone system: its API, its reports and its calls, on this machine. Ctrl-C ends it.",
        epilog='While it runs: GET URL/simulator/state and /simulator/pushes; POST /simulator/play {"kind": ...}, /simulator/send '
        "(the body is sent as a report), /simulator/reboot, /simulator/drop_tokens, /simulator/faults {NAME: VALUE}, "
        '/simulator/add_extension {"number", "name"}.',
    )
    systems = parser.add_subparsers(dest="system", required=True, metavar="SYSTEM")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (%(default)s)"
    )
    common.add_argument(
        "--play",
        metavar="KIND",
        choices=(*KINDS, ALL, DAY),
        help=f"calls to play: {DAY} for a mix that goes on and on, {ALL} for one of each kind, or one of: {', '.join(KINDS)}",
    )
    common.add_argument(
        "--every",
        type=float,
        default=20.0,
        metavar="SECONDS",
        help="between the beginnings of a day's calls (%(default)s)",
    )
    common.add_argument(
        "--speed",
        type=float,
        default=1.0,
        help="how much faster than life the calls go (%(default)s)",
    )
    common.add_argument("--seed", type=int, help="the same calls every time")
    common.add_argument(
        "--quirk",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a switch of how the system behaves, such as duplicate=0.2, lose=0.1, calls_key=calls, numbers_as_ints=true, "
        "target_form=empty, trailing_comma=true, pause=1; all of them are in /simulator/state",
    )
    for key, simulator in SIMULATORS.items():
        simulator.add_arguments(
            systems.add_parser(key, help=simulator.name, parents=[common])
        )
    return parser.parse_args()


def make(options: argparse.Namespace) -> SimulatedSystem:
    """Return the system that the command line asks for. Raises KeyError or ValueError for a quirk that there is not."""
    system = SIMULATORS[options.system].from_arguments(options)
    for quirk in options.quirk:
        name, equals, value = quirk.partition("=")
        if not equals:
            raise ValueError(f"{quirk}: should be NAME=VALUE")
        system.configure(name, _value(value))
    return system


def _value(text: str) -> object:
    """Return a number, true, false or null as what it is, and everything else as text."""
    value: object = text
    with suppress(ValueError):
        value = json.loads(text)
    # A version such as 2.0.0 is text anyway; 1 where a number is wanted is a number.
    return value


async def run(options: argparse.Namespace) -> None:
    """Run until the calls that were asked for are over, or until ended."""
    async with make(options) as system:
        print(
            f"{options.system} at {system.url} ({system.url}/simulator/state)",
            flush=True,
        )
        if options.play is None:
            await asyncio.Event().wait()
        while system.target() is None:
            await asyncio.sleep(0.2)
        rng = Random(options.seed)
        if options.play == DAY:
            await play_day(system, rng, options.speed, options.every)
        for kind in system.kinds if options.play == ALL else [options.play]:
            print(f"{kind}: {await system.play(kind, options.speed, rng)}", flush=True)
        await system.drained()


async def main() -> int:
    """Run the simulator. Return the exit code."""
    options = arguments()
    task = asyncio.current_task()
    if task is not None:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    try:
        await run(options)
    except asyncio.CancelledError:
        print("Stopped.")
    except KeyError as err:
        print(f"There is no {err.args[0]}.", file=sys.stderr)
        return 2
    except (OSError, ValueError) as err:
        print(err, file=sys.stderr)
        return 1
    return 0


sys.exit(asyncio.run(main()))
