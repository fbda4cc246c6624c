"""Random traffic: hundreds of calls of all kinds, several at once, each of whose truth is known."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
import time
from typing import Final

from .leg import Leg
from .office import Office
from .performance import SceneFailed, judge
from .phone import Phone
from .traffic_call import PROVIDER, PlannedCall
from .traffic_plan import plan
from .truth import CallTruth

AT_ONCE: Final = 5
_BETWEEN_SECONDS: Final = 0.3
"""How long a phone rests, so that Asterisk sees it as free again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedCall:
    """A call as it was played: when, and what happened at each phone. Times are seconds since 1970.

    A call with people outside is found by their number, which no other call has. Calls between extensions, and callers who withhold
    their number, are found by extension and time: nobody else calls or is called there between ``began`` and ``ended``.
    """

    truth: CallTruth
    began: float
    ended: float
    legs: tuple[Leg, ...]


async def play_traffic(
    office: Office, *, calls: int, seed: int, at_once: int = AT_ONCE
) -> list[PlayedCall]:
    """Play random calls, and return them in the order in which they ended.

    Args:
        office: Where.
        calls: How many.
        seed: Where chance begins; what happens in each call is the same for the same seed.
        at_once: How many at the same time.

    Raises:
        SceneFailed: Phones did something else than they should.
    """
    waiting = plan(calls, seed)
    played: list[PlayedCall] = []
    wrong: list[str] = []
    running: dict[asyncio.Task[PlayedCall], PlannedCall] = {}
    while waiting or running:
        for call in list(waiting):
            if len(running) < at_once and _is_free(call, running.values()):
                waiting.remove(call)
                running[asyncio.create_task(_play(office, call, wrong))] = call
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            del running[task]
            played.append(task.result())
    await office.quiet()
    if wrong:
        raise SceneFailed("\n".join(wrong))
    return played


def _is_free(call: PlannedCall, others: Iterable[PlannedCall]) -> bool:
    """Return whether nobody who takes part in a call takes part in another."""
    return not any(call.engaged & other.engaged for other in others)


async def _play(office: Office, call: PlannedCall, wrong: list[str]) -> PlayedCall:
    """Play a call, and add what goes wrong."""
    phones: list[Phone] = []
    for who, script in call.called.items():
        if who == PROVIDER:
            phones.append(await office.provider(script))
        else:
            phones.append(await office.phone(who, script))
    began = time.time()
    if call.truth.direction == "inbound":
        phones.append(await office.outside(call.calling))
    else:
        phones.append(await office.inside(call.calling))
    for phone in phones:
        await phone.done()
    ended = time.time()
    await asyncio.sleep(_BETWEEN_SECONDS)
    legs, found = judge(phones, [call.truth])
    wrong += found
    return PlayedCall(truth=call.truth, began=began, ended=ended, legs=legs)
