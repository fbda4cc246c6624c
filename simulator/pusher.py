"""Delivers reports in the order in which they were written, and repeats those that were not acknowledged."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .push import Push, Style, Target, deliver

REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How often a report is tried: ``rounds`` of ``at_once`` attempts, ``pause`` seconds between rounds.

    A status of 200 ends it; with ``any_success`` every status of 2xx does.
    """

    at_once: int = 1
    rounds: int = 1
    pause: float = 5.0
    any_success: bool = False

    def ends_with(self, status: int | None) -> bool:
        """Return whether a status says that the report was taken."""
        if self.any_success and status is not None:
            return 200 <= status < 300
        return status == 200


class Pusher:
    """Sends reports, each over a connection of its own; first attempts keep the order, repeats do not hold up others."""

    def __init__(
        self, clock: Callable[[], float], *, verify_certificate: bool = True
    ) -> None:
        """Begin with nothing sent. ``clock`` returns epoch seconds."""
        self.pushes: deque[Push] = deque(maxlen=REMEMBERED)
        self.verify_certificate = verify_certificate
        self._clock = clock
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    def push(
        self,
        body: bytes,
        where: Callable[[], Target | None],
        style: Style,
        schedule: Schedule,
    ) -> Push:
        """Begin to deliver a report. ``where`` is asked again for every attempt; None ends the attempts."""
        push = Push(body=body)
        self.pushes.append(push)
        task = asyncio.create_task(self._deliver(push, where, style, schedule))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # Nothing of a task is run that is cancelled before it begins.
        task.add_done_callback(lambda _: push.tried.set())
        return push

    async def drained(self) -> None:
        """Wait until everything is delivered or given up."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def stop(self) -> None:
        """Give up what is not delivered yet."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _deliver(
        self,
        push: Push,
        where: Callable[[], Target | None],
        style: Style,
        schedule: Schedule,
    ) -> None:
        async with self._turn:
            going_on = await self._try(push, where, style, schedule)
        push.tried.set()
        left = schedule.at_once * schedule.rounds - 1
        while going_on and left > 0:
            if left % schedule.at_once == 0:
                await asyncio.sleep(schedule.pause)
            going_on = await self._try(push, where, style, schedule)
            left -= 1

    async def _try(
        self,
        push: Push,
        where: Callable[[], Target | None],
        style: Style,
        schedule: Schedule,
    ) -> bool:
        target = where()
        if target is None:
            return False
        attempt = await deliver(
            target,
            push.body,
            style,
            at=self._clock(),
            verify_certificate=self.verify_certificate,
        )
        push.attempts.append(attempt)
        push.acknowledged = schedule.ends_with(attempt.status)
        return not push.acknowledged
