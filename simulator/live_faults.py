"""What goes wrong with reports while calls are being played to somebody who listens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from .report_text import is_call_status, without_members
from .story import Action


@dataclass(slots=True, kw_only=True)
class LiveFaults:
    """Shares of all reports (0 to 1) that are lost, sent twice, or followed by a report without members; and by how much all are late.

    Reports that are late by up to ``delay`` seconds overtake each other. ``record_first`` sends a call's record before the
    last report of its state.
    """

    lose: float = 0.0
    duplicate: float = 0.0
    empty_members: float = 0.0
    delay: float = 0.0
    record_first: bool = False


@dataclass(slots=True, kw_only=True)
class Mishaps:
    """Applies the faults to a call's reports."""

    faults: LiveFaults
    rng: Random
    _held: list[bytes] = field(default_factory=list)

    def befall(
        self, told: Iterable[tuple[Action, bytes]]
    ) -> Iterator[tuple[float, bytes]]:
        """Give what is really sent of a moment's reports, each with the seconds by which it is late."""
        bodies, recorded = [], False
        for action, body in told:
            if self.faults.record_first and action is Action.HANG_UP:
                self._held.append(body)
            else:
                bodies.append(body)
                recorded = recorded or action is Action.RECORD
        if recorded:
            bodies, self._held = [*bodies, *self._held], []
        for body in bodies:
            yield from self._one(body)

    def _one(self, body: bytes) -> Iterator[tuple[float, bytes]]:
        faults, rng = self.faults, self.rng
        if rng.random() >= faults.lose:
            yield rng.uniform(0, faults.delay), body
        if rng.random() < faults.duplicate:
            yield rng.uniform(0, faults.delay), body
        if is_call_status(body) and rng.random() < faults.empty_members:
            yield rng.uniform(0, faults.delay), without_members(body)
