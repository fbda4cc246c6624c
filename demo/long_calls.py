"""Calls of simulated phone systems that go on until somebody does something about them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from simulator.live_call import LiveCall
from simulator.story import OUTSIDE, Action, Beat, Story, Truth

from .patience import until

SPEED: Final = 20
"""How much faster than life people pick up."""

LONG: Final = 7200
"""For how many seconds people ring or talk if nobody does anything; so many times faster as the speed says."""


def ringing(simulator: Any, caller: str, called: str) -> Story:
    """Return the call of somebody outside for whom an extension rings."""
    return _story(simulator, caller, called)


def talking(simulator: Any, caller: str, called: str) -> Story:
    """Return the call of somebody outside who talks with an extension."""
    answer = Beat(delay=1, action=Action.ANSWER, by=called)
    return _story(simulator, caller, called, answer)


@asynccontextmanager
async def going_on(simulator: Any, story: Story) -> AsyncIterator[LiveCall]:
    """Have a call go on while the block lasts. Raises TimeoutError when it does not begin."""
    before = set(simulator.switchboard.in_progress)
    playing = asyncio.create_task(simulator.play(story, SPEED))

    async def begun() -> list[LiveCall]:
        calls = simulator.switchboard.in_progress
        return [
            call
            for call in calls
            if call not in before and call.caller == story.truth.caller
        ]

    try:
        [call, *_] = await until("The call begins", begun, bool)
        yield call
    finally:
        playing.cancel()
        with suppress(asyncio.CancelledError):
            await playing


def _story(simulator: Any, caller: str, called: str, *others: Beat) -> Story:
    trunk = simulator.office.trunk
    answered_by = called if others else None
    truth = Truth(
        direction="inbound",
        outcome="answered" if answered_by else "missed",
        caller=caller,
        called=called,
        rang=(called,),
        answered_by=answered_by,
        trunk=trunk,
    )
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        caller=caller,
        to=called,
        trunk=trunk,
    )
    beats = (
        start,
        Beat(delay=1, action=Action.RING, parties=(called,)),
        *others,
        Beat(delay=LONG, action=Action.HANG_UP, by=OUTSIDE),
        Beat(delay=1, action=Action.RECORD),
    )
    return Story(kind="long", truth=truth, beats=beats)
