"""A random call, each of whose truth is certain: who takes part in one takes part in no other meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from .called import Called
from .calling import Calling
from .people import EXTENSIONS, Caller, from_outside
from .truth import CallTruth

PROVIDER: Final = 0
"""Stands for somebody outside among the phones that are called."""

WITH_MAILBOX: Final = 1001


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """A call: what is to happen, who is called and does what, and who calls."""

    truth: CallTruth
    called: Mapping[int, Called]
    calling: Calling
    also_engaged: frozenset[int] = frozenset()
    """Who could be called besides."""

    @property
    def engaged(self) -> frozenset[int]:
        """Whose phones nobody else may use meanwhile."""
        is_inbound = self.truth.direction == "inbound"
        own = () if is_inbound else (int(self.calling.caller.number),)
        return self.also_engaged.union(self.called, own)


class Chance:
    """What is random about one call."""

    def __init__(self, rng: Random, index: int) -> None:
        """Begin.

        Args:
            rng: Where chance comes from.
            index: Which call it is.
        """
        self._rng = rng
        self.outsider = Caller(f"0305{index:06}", f"Caller {index}")
        self.far = f"0406{index:06}"

    def seconds(self, least: float = 0.5, most: float = 4) -> float:
        """Return how long somebody rings or talks."""
        return round(self._rng.uniform(least, most), 1)

    def ring(self) -> float:
        """Return how long it rings before somebody does something."""
        return self.seconds(0.5, 2)

    def extension(self) -> int:
        """Return somebody of the office."""
        return self._rng.choice(list(EXTENSIONS))

    def without_mailbox(self, *others: int) -> int:
        """Return somebody else of the office who has no mailbox."""
        free = set(EXTENSIONS) - {WITH_MAILBOX, *others}
        return self._rng.choice(sorted(free))

    def one_of(self, *those: int) -> int:
        """Return one of these."""
        return self._rng.choice(those)

    def happens(self) -> bool:
        """Return whether something happens that is as likely as not."""
        return self._rng.random() < 0.5

    def missed(self, called: int) -> CallTruth:
        """Return the truth of a call from outside that nobody answered."""
        return CallTruth(
            direction="inbound",
            caller=self.outsider.number,
            called=from_outside(called),
            outcome="missed",
        )

    def answered(self, called: int, by: int, talk: float) -> CallTruth:
        """Return the truth of a call from outside that somebody answered."""
        return replace(
            self.missed(called), outcome="answered", answered_by=str(by), talk=talk
        )

    def not_answered(self, caller: int) -> CallTruth:
        """Return the truth of a call to somebody outside who did not answer."""
        return CallTruth(
            direction="outbound",
            caller=str(caller),
            called=self.far,
            outcome="no_answer",
        )
