"""Plays a believable day of calls over and over: a mix of kinds, sometimes several at once, with pauses between."""

import asyncio
from contextlib import suppress
from random import Random
from typing import Final

from .story import Story
from .system import SimulatedSystem

OFTEN: Final = {
    "inbound_answered": 4,
    "inbound_missed": 2,
    "ring_group": 2,
    "outbound_answered": 3,
    "internal_answered": 3,
}
"""How many calls a day has of a kind; a single call of every other kind."""
AT_ONCE: Final = 3
"""The most calls at the same time."""


def day(sim: SimulatedSystem, rng: Random) -> list[str]:
    """Return the kinds of a day's calls, in the order in which they come."""
    calls = [kind for kind in sim.kinds for _ in range(OFTEN.get(kind, 1))]
    rng.shuffle(calls)
    return calls


async def play_day(
    sim: SimulatedSystem, rng: Random, speed: float = 1.0, every: float = 20.0
) -> None:
    """Play days until cancelled. A call begins every ``every`` seconds or so; ``speed`` is how much faster than life all goes."""
    lines = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as tasks:
        while True:
            for kind in day(sim, rng):
                await asyncio.sleep(rng.expovariate(1 / every) / speed)
                await lines.acquire()
                tasks.create_task(_call(sim, kind, rng, speed, lines))


async def _call(
    sim: SimulatedSystem,
    kind: str | Story,
    rng: Random,
    speed: float,
    lines: asyncio.Semaphore,
) -> None:
    try:
        # Everybody may be on the phone already; then this call does not take place.
        with suppress(ValueError):
            await sim.play(kind, speed, rng)
    finally:
        lines.release()
