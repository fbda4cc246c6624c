"""Scenes: what happens in words, how to play it, and what a call log should hold afterwards."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from .office import Office
from .truth import CallTruth

type Play = Callable[[Office], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene, which any number of offices may play."""

    name: str
    text: str
    calls: tuple[CallTruth, ...]
    play: Play


class Scenes:
    """The scenes of one subject."""

    def __init__(self) -> None:
        """Have none yet."""
        self.all: list[Scene] = []

    def add(self, text: str, *calls: CallTruth) -> Callable[[Play], Scene]:
        """Make a scene of the function that plays it.

        Args:
            text: What happens.
            calls: What a call log should hold.
        """

        def make(play: Play) -> Scene:
            scene = Scene(play.__name__, text, calls, play)
            self.all.append(scene)
            return scene

        return make
