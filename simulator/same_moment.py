"""What happens in the same moment is told in any order, which varies from run to run.

A real Asterisk was recorded (``tests/systems/asterisk/captures``). Within a millisecond or two a call's phones begin to ring, those
that are not needed are given up, somebody leaves before a transfer is told or after, and the record comes before the last channel
is gone or after. Yeastar and OpenVox, which are built on it, send each report over a connection of its own besides.
"""

from collections.abc import Iterable, Sequence
from random import Random
from typing import Final

from .report_text import about
from .story import Beat

SAME_MOMENT: Final = 0.005
"""Seconds within which one thing happens with another rather than after it."""


def moments(beats: Iterable[Beat]) -> list[list[Beat]]:
    """Return the beats of a story, those that happen in the same moment together."""
    found: list[list[Beat]] = []
    for beat in beats:
        if found and beat.delay < SAME_MOMENT:
            found[-1].append(beat)
        else:
            found.append([beat])
    return found


def mixed[T](told: Sequence[tuple[T, bytes]], rng: Random) -> list[tuple[T, bytes]]:
    """Return the reports of a moment in an order that is possible.

    What a call's members do, the records, and what an extension does keep their order each; between them, there is none.

    Args:
        told: The reports, each with whatever belongs to it.
        rng: Draws the order.
    """
    left: dict[bytes, list[tuple[T, bytes]]] = {}
    for one in told:
        left.setdefault(about(one[1]), []).append(one)
    subjects = [subject for subject, ones in left.items() for _ in ones]
    rng.shuffle(subjects)
    return [left[subject].pop(0) for subject in subjects]
