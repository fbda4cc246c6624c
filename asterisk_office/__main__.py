"""Play calls on a real Asterisk from the command line: see ``--help``."""

import argparse
import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from pathlib import Path
import signal
import sys
import tempfile
import time
from typing import Any

from .asterisk import Asterisk
from .office import Office
from .performance import SceneFailed, play
from .recording import written
from .scenes import SCENES
from .traffic import AT_ONCE, play_traffic


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m asterisk_office",
        description="A real Asterisk with a small office. It is started for the while.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    scenes = commands.add_parser("play", help="play scenes")
    scenes.add_argument("names", nargs="*", metavar="NAME", help="scenes to play")
    scenes.add_argument("--all", action="store_true", help="play all scenes")
    scenes.add_argument("--list", action="store_true", help="say what scenes there are")
    scenes.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help="write there what the manager interface said",
    )
    traffic = commands.add_parser("traffic", help="play random calls")
    traffic.add_argument("--calls", type=int, default=60, help="how many (60)")
    traffic.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    traffic.add_argument(
        "--at-once", type=int, default=AT_ONCE, help=f"how many at once ({AT_ONCE})"
    )
    return parser.parse_args()


async def play_scenes(names: list[str], asterisk: Asterisk, out: Path | None) -> bool:
    """Play scenes one after another, and return whether all phones did as they tell.

    Args:
        names: The scenes.
        asterisk: Where to play them.
        out: A folder for the recordings, if any.
    """
    all_went_well = True
    async with Office(asterisk) as office:
        for name in names:
            all_went_well &= await play_scene(name, office, out)
    return all_went_well


async def play_scene(name: str, office: Office, out: Path | None) -> bool:
    """Play a scene, and return whether all phones did as it tells."""
    scene = SCENES[name]
    try:
        await play(scene, office)
    except SceneFailed as err:
        print(f"WRONG {err}", flush=True)
        return False
    print(f"ok    {name}", flush=True)
    if out:
        text = written(scene, office.control.heard)
        await asyncio.to_thread((out / f"{name}.txt").write_text, text)
    return True


async def play_calls(given: argparse.Namespace, asterisk: Asterisk) -> bool:
    """Play random calls, and return whether all phones did as they should."""
    began = time.monotonic()
    async with Office(asterisk) as office:
        try:
            played = await play_traffic(
                office, calls=given.calls, seed=given.seed, at_once=given.at_once
            )
        except SceneFailed as err:
            print(f"WRONG {err}", flush=True)
            return False
    kinds = Counter(f"{one.truth.direction} {one.truth.outcome}" for one in played)
    for kind, number in sorted(kinds.items()):
        print(f"{number:5} {kind}")
    print(f"{len(played):5} calls in {time.monotonic() - began:.0f} s")
    return True


def main() -> int:
    """Do what the command line says."""
    given = arguments()
    if given.command == "traffic":
        return run(lambda asterisk: play_calls(given, asterisk))
    if given.list:
        for scene in SCENES.values():
            print(f"{scene.name:36} {scene.text}")
        return 0
    if unknown := set(given.names) - set(SCENES):
        print(f"No such scenes: {', '.join(sorted(unknown))}. See --list.")
        return 2
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
    names = list(SCENES) if given.all else given.names
    return run(lambda asterisk: play_scenes(names, asterisk, given.out))


def run(play_all: Callable[[Asterisk], Coroutine[Any, Any, bool]]) -> int:
    """Play something on an Asterisk of its own, and return what the program ends with."""
    # Whoever ends this ends Asterisk and the phones with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with (
        tempfile.TemporaryDirectory(prefix="pbx-office-") as folder,
        Asterisk(Path(folder)) as asterisk,
    ):
        return 0 if asyncio.run(play_all(asterisk)) else 1


if __name__ == "__main__":
    sys.exit(main())
