"""Playing a scene, and making sure that the phones did what it tells."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
import time
from typing import Final

import async_timeout

from .agreement import disagreements
from .leg import Leg
from .office import Office
from .phone import Phone, PhoneFailed
from .scene import Scene
from .truth import CallTruth

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
    legs, found = judge(phones, scene.calls)
    if wrong := [*wrong, *found]:
        raise SceneFailed(f"{scene.name}: " + "\n".join(wrong))
    return Performance(scene=scene, began=began, ended=ended, legs=legs)


def judge(
    phones: Sequence[Phone], calls: Sequence[CallTruth]
) -> tuple[tuple[Leg, ...], list[str]]:
    """Return what happened at phones whose parts are over, and in words what should not have happened.

    Args:
        phones: The phones.
        calls: All calls in which they took part.
    """
    wrong: list[str] = []
    for phone in phones:
        try:
            phone.check()
        except PhoneFailed as err:
            wrong.append(str(err))
    legs = tuple(leg for phone in phones for leg in phone.legs())
    return legs, [*wrong, *disagreements(calls, legs)]
