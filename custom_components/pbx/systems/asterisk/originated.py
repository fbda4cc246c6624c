"""Follows calls that an Asterisk makes to play something, up to their end (vendor_docs/asterisk.md, section 2)."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic
from typing import Final

from ..errors import CannotConnect
from .manager import Message

AT_ONCE_SECONDS: Final = 0.1
"""Within what time a call is over of which nothing could be played. Even a single beep lasts longer."""

_BUSY_CAUSE: Final = "17"
_NO_ANSWER: Final = "3"
_BUSY: Final = "5"
"""Asterisk's numbers of why nobody answered."""


class Ending(Enum):
    """What a call came to that was made to play something."""

    PLAYED = auto()
    """It was played to its end, or until whoever listened hung up."""
    ENDED_AT_ONCE = auto()
    """It was picked up, and Asterisk had nothing to play."""
    NOT_ANSWERED = auto()
    BUSY = auto()
    NOT_REACHED = auto()


@dataclass(slots=True, kw_only=True)
class _Watched:
    ending: asyncio.Future[Ending]
    cause: str = ""
    answered_at: float | None = None
    hung_up: bool = False
    """Whether the other side hung up."""


class OriginatedCalls:
    """The calls that something is played in, by the ids that they were given."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Watch none yet.

        Args:
            clock: Returns the seconds of a clock that is never set back.
        """
        self._clock = clock
        self._watched: dict[str, _Watched] = {}

    def watch(self, call_id: str) -> asyncio.Future[Ending]:
        """Return what will be what a call came to. It is watched until ``forget``."""
        ending: asyncio.Future[Ending] = asyncio.get_running_loop().create_future()
        self._watched[call_id] = _Watched(ending=ending)
        return ending

    def forget(self, call_id: str) -> None:
        """Watch a call no longer."""
        self._watched.pop(call_id, None)

    def lose_connection(self) -> None:
        """Have nobody wait for what is not heard any more."""
        for watched in self._watched.values():
            if not watched.ending.done():
                watched.ending.set_exception(CannotConnect("The connection was lost"))

    def hear(self, event: Message) -> None:
        """Take in an event. What is about no call that is watched changes nothing."""
        watched = self._watched.get(event.get("Uniqueid", ""))
        if watched is None or watched.ending.done():
            return
        match event.get("Event"):
            case "OriginateResponse" if event.get("Response") == "Success":
                watched.answered_at = self._clock()
            case "OriginateResponse":
                watched.ending.set_result(_why_not(event.get("Reason"), watched.cause))
            case "HangupRequest":
                watched.cause, watched.hung_up = event.get("Cause", ""), True
            case "Hangup" if watched.answered_at is not None:
                watched.ending.set_result(self._ending(watched, watched.answered_at))

    def _ending(self, watched: _Watched, answered_at: float) -> Ending:
        if watched.hung_up or self._clock() - answered_at > AT_ONCE_SECONDS:
            return Ending.PLAYED
        return Ending.ENDED_AT_ONCE


def _why_not(reason: str | None, cause: str) -> Ending:
    if cause == _BUSY_CAUSE or reason == _BUSY:
        return Ending.BUSY
    return Ending.NOT_ANSWERED if reason == _NO_ANSWER else Ending.NOT_REACHED
