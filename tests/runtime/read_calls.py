"""Calls of a phone system that is read from, and waiting for what they lead to."""

import asyncio
from collections.abc import Callable

from homeassistant.core import HomeAssistant
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.system import SimulatedSystem

PATIENCE_SECONDS = 30
CALLER = "5550001"


OVER = (
    Beat(delay=0, action=Action.HANG_UP, by=OUTSIDE),
    Beat(delay=0, action=Action.RECORD),
)


async def until(hass: HomeAssistant, condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():
            await asyncio.sleep(0.01)
            await hass.async_block_till_done()


def ringing(sim: SimulatedSystem, extension: str, *more: Beat) -> Story:
    """Return a story of somebody outside who rings an extension; what follows is to be told."""
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to=extension,
        caller=CALLER,
        trunk=sim.office.trunk,
    )
    rings = Beat(delay=0, action=Action.RING, parties=(extension,))
    truth = Truth(
        direction="inbound", outcome="missed", caller=CALLER, called=extension
    )
    return Story(kind="ringing", truth=truth, beats=(start, rings, *more))
