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

LATE_SECONDS: Final = 1
"""Within what time all has been heard of a call that nobody answered."""

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
    """What was heard of a call. Asterisk's threads tell of one call in any order."""

    ending: asyncio.Future[Ending]
    response: Message | None = None
    """Whether somebody picked up."""
    answered_at: float = 0
    ended_at: float | None = None
    hung_up: bool = False
    """Whether the other side hung up."""
    cause: str = ""
    patience: asyncio.TimerHandle | None = None
    """When nothing more is waited for."""


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
        watched = self._watched.pop(call_id, None)
        if watched and watched.patience:
            watched.patience.cancel()

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
            case "OriginateResponse":
                watched.response, watched.answered_at = event, self._clock()
            case "HangupRequest":
                watched.cause, watched.hung_up = event.get("Cause", ""), True
            case "Hangup":
                watched.cause = event.get("Cause") or watched.cause
                watched.ended_at = self._clock()
        _conclude(watched)
        if watched.patience and watched.ending.done():
            watched.patience.cancel()


def _conclude(watched: _Watched) -> None:
    """Say what the call came to, if that is known."""
    response = watched.response
    if response is None:
        return
    if response.get("Response") != "Success":
        reason = response.get("Reason")
        if watched.ended_at is not None or reason in {_NO_ANSWER, _BUSY}:
            watched.ending.set_result(_why_not(watched))
        elif watched.patience is None:
            loop = watched.ending.get_loop()
            watched.patience = loop.call_later(LATE_SECONDS, _give_up, watched)
    elif watched.ended_at is not None:
        seconds = watched.ended_at - watched.answered_at
        played = watched.hung_up or seconds > AT_ONCE_SECONDS
        watched.ending.set_result(Ending.PLAYED if played else Ending.ENDED_AT_ONCE)


def _give_up(watched: _Watched) -> None:
    """Do not wait for the end of what was never there: a number that cannot be called has no channel that ends."""
    if not watched.ending.done():
        watched.ending.set_result(_why_not(watched))


def _why_not(watched: _Watched) -> Ending:
    reason = (watched.response or {}).get("Reason")
    if watched.cause == _BUSY_CAUSE or reason == _BUSY:
        return Ending.BUSY
    return Ending.NOT_ANSWERED if reason == _NO_ANSWER else Ending.NOT_REACHED
