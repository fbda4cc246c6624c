"""Kill Home Assistant so many times and say what was lost: python -m tests.durability --kills 200."""

import argparse
import asyncio
from pathlib import Path
from random import Random
import sys
from tempfile import TemporaryDirectory

from .findings import find_faults
from .killing import run


async def main() -> int:
    """Run, print what was found and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.durability")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = Random().randrange(2**32) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    with TemporaryDirectory() as folder:
        played = await run(
            Path(folder),
            options.kills,
            Random(seed),
            lambda text: print(text, flush=True),
        )
        faults = await find_faults(Path(folder), played)
    print(
        f"{played.kills} kills, {len(played.truths)} calls, "
        f"{len(played.bodies)} reports acknowledged, {played.unacknowledged} not"
    )
    for fault in faults:
        print(fault)
    print(f"faults: {len(faults)}")
    return 1 if faults or not played.truths else 0


sys.exit(asyncio.run(main()))
