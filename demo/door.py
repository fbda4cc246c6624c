"""Somebody at the door: the door phone calls the desk."""

import asyncio
from typing import Any, Final

from simulator.story import Action, Beat, Story, Truth

from .automations import DESK, DOOR_PHONE

EVERY_SECONDS: Final = 240

RINGS: Final = Story(
    kind="door_phone",
    truth=Truth(
        direction="internal",
        outcome="answered",
        caller=DOOR_PHONE,
        called=DESK,
        rang=(DESK,),
        answered_by=DESK,
    ),
    beats=(
        Beat(delay=0, action=Action.START, by=DOOR_PHONE, to=DESK),
        Beat(delay=1, action=Action.RING, parties=(DESK,)),
        Beat(delay=6, action=Action.ANSWER, by=DESK),
        Beat(delay=8, action=Action.HANG_UP, by=DESK),
        Beat(delay=1, action=Action.RECORD),
    ),
)


async def ring_again_and_again(simulator: Any) -> None:
    """Have somebody come to the door every few minutes, until cancelled."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        await simulator.play(RINGS)
