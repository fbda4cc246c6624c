"""Waiting for what a busy machine takes a while to do."""

import asyncio
from collections.abc import Awaitable, Callable
import time

PATIENCE_SECONDS = 120
"""Long enough for a machine that is busy with much else; whoever waits goes on as soon as it is so."""


async def until[T](
    what: str,
    ask: Callable[[], Awaitable[T]],
    holds: Callable[[T], bool],
    seconds: float = PATIENCE_SECONDS,
) -> T:
    """Ask until the answer is as it should be, and return it.

    Args:
        what: What is waited for, to be said when it does not come.
        ask: Gets an answer.
        holds: Says whether an answer is as it should be.
        seconds: How long to ask.

    Raises:
        TimeoutError: It names what was waited for, and the last answer.
    """
    deadline = time.monotonic() + seconds
    while not holds(answer := await ask()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not after {seconds} s, but {answer}")
        await asyncio.sleep(0.1)
    return answer
