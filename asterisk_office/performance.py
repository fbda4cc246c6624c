"""Playing a scene, and making sure that the phones did what it tells."""

import asyncio
from dataclasses import dataclass
import time
from typing import Final

import async_timeout

from .agreement import disagreements
from .leg import Leg
from .office import Office
from .phone import PhoneFailed
from .scene import Scene

LONGEST_SECONDS: Final = 120


class SceneFailed(Exception):
    """The phones did something else than the scene tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """A scene as it was played: when, and what happened at each phone. Times are seconds since 1970."""

    scene: Scene
    began: float
    ended: float
    legs: tuple[Leg, ...]


async def play(scene: Scene, office: Office) -> Performance:
    """Play a scene, and return when its last channel is gone.

    Raises:
        SceneFailed: The phones did something else than the scene tells.
    """
    await office.phones.clear()
    wrong: list[str] = []
    began = time.time()
    try:
        async with async_timeout.timeout(LONGEST_SECONDS):
            await office.quiet(0)
            office.control.heard.clear()
            began = time.time()
            await scene.play(office)
            await asyncio.gather(*(phone.done() for phone in office.phones.started))
            await office.quiet()
    except TimeoutError:
        wrong.append("It did not come to its end")
    ended = time.time()
    phones = office.phones.started
    await office.phones.clear()
    for phone in phones:
        try:
            phone.check()
        except PhoneFailed as err:
            wrong.append(str(err))
    legs = tuple(leg for phone in phones for leg in phone.legs())
    wrong += disagreements(scene.calls, legs)
    if wrong:
        raise SceneFailed(f"{scene.name}: " + "\n".join(wrong))
    return Performance(scene=scene, began=began, ended=ended, legs=legs)
