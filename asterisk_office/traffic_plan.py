"""A plan of random calls of all kinds."""

from collections.abc import Callable
from random import Random
from typing import Final

from . import traffic_kinds as kinds
from .traffic_call import Chance, PlannedCall

_KINDS: Final[dict[Callable[[Chance], PlannedCall], int]] = {
    kinds.answered: 20,
    kinds.withheld: 4,
    kinds.held: 5,
    kinds.transferred: 8,
    kinds.missed: 10,
    kinds.busy: 4,
    kinds.declined: 4,
    kinds.voicemail: 3,
    kinds.group: 8,
    kinds.queue: 8,
    kinds.menu: 5,
    kinds.outbound: 10,
    kinds.outbound_in_vain: 8,
    kinds.internal: 10,
}
"""How often each kind of call happens."""


def plan(number: int, seed: int) -> list[PlannedCall]:
    """Return a plan, the same for the same seed.

    People outside have numbers of their own, one for each call, those who withhold it excepted.

    Args:
        number: How many calls.
        seed: Where chance begins.
    """
    rng = Random(seed)
    chosen = rng.choices(list(_KINDS), weights=list(_KINDS.values()), k=number)
    return [kind(Chance(rng, index)) for index, kind in enumerate(chosen)]
