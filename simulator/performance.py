"""Plays a story from its start to its record without waiting, and returns what was sent when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .live_call import LiveCall, Moment
from .office import Office
from .story import Beat, Story
from .switchboard import Switchboard


class Wire(Protocol):
    """What a system sends about a call."""

    @property
    def office(self) -> Office:
        """The office that the system serves."""

    @property
    def serial_step(self) -> int:
        """How far apart the ids of a call's channels are."""

    @property
    def trunk_control(self) -> bool:
        """Whether an application is asked about calls that come in, before they go their way."""

    def reports(self, moment: Moment) -> list[bytes]:
        """Return the bodies that the system sends at this moment of a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What was sent at a beat, and the calls in progress right after it."""

    at: float
    beat: Beat
    bodies: list[bytes]
    in_progress: tuple[LiveCall, ...]


def perform(story: Story, wire: Wire, start_time: float) -> list[Timed]:
    """Play a story alone on a switchboard of its own, beginning at ``start_time`` (epoch seconds)."""
    now = start_time
    switchboard = Switchboard(wire.office, lambda: now, serial_step=wire.serial_step)
    call = switchboard.new_call()
    performed = []
    for beat in story.beats:
        now += beat.delay
        bodies = wire.reports(switchboard.apply(call, beat))
        in_progress = tuple(running.freeze() for running in switchboard.in_progress)
        performed.append(
            Timed(at=now, beat=beat, bodies=bodies, in_progress=in_progress)
        )
    return performed


def truth_at(performed: Sequence[Timed], at: float) -> tuple[LiveCall, ...]:
    """Return the calls that are truly in progress at a time."""
    return next(
        (timed.in_progress for timed in reversed(performed) if timed.at <= at), ()
    )
