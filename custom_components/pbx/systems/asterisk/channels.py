"""A channel, and what Asterisk's events have said of it (vendor_docs/asterisk.md, sections 0 and 2)."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from .lines import Line, LineKind
from .manager import Message

NO_VALUE: Final = frozenset({"", "<unknown>", "<none>", "s"})
"""What stands where there is nothing."""

_WITHHELD: Final = frozenset(
    {"anonymous", "unknown", "restricted", "private", "unavailable", "withheld"}
)


class Progress(IntEnum):
    """How far a channel has come. Events of several threads may show an earlier state late, so it never goes back."""

    DOWN = 0
    RING = 1
    """It dials in, or it rings."""
    BUSY = 2
    UP = 3


_PROGRESS: Final = {
    "ring": Progress.RING,
    "ringing": Progress.RING,
    "dialing": Progress.RING,
    "busy": Progress.BUSY,
    "up": Progress.UP,
}


@dataclass(slots=True, kw_only=True)
class Channel:
    """A channel of a call."""

    uniqueid: str
    name: str
    line: Line
    progress: Progress = Progress.DOWN
    dials_in: bool = False
    """It is that of somebody who calls."""
    was_dialled: bool = False
    own_phone: bool = False
    """An application had it ring so that its user can make a call: its answer is none."""
    caller_number: str | None = None
    caller_name: str | None = None
    dialled_number: str | None = None
    """What the channel dialled in with, or what was dialled on it."""
    begun: bool = False
    """Whether its beginning was heard."""
    talked: bool = False
    """It was connected with another party, and not with a part of Asterisk."""
    on_hold: bool = False
    dial_ended: bool = False
    ended: bool = False
    hangup_requested: bool = False
    moved: bool = False
    """It left its conversation while the other party was still there."""
    passed_on: bool = False
    """Somebody transferred or parked it."""
    path: str | None = None

    @property
    def is_party(self) -> bool:
        """Whether somebody is there."""
        kind = self.line.kind
        return kind is LineKind.EXTENSION or kind is LineKind.TRUNK

    @property
    def answered(self) -> bool:
        """Whether somebody who was called picked up, or joined a call that is not his own."""
        if self.own_phone:
            return False
        return self.talked or (self.was_dialled and self.progress is Progress.UP)


def progress_in(message: Message, prefix: str) -> Progress:
    """Return the state of a channel that an event shows."""
    word = message.get(f"{prefix}ChannelStateDesc", "").casefold()
    return _PROGRESS.get(word, Progress.DOWN)


def dials_in(message: Message, prefix: str) -> bool:
    """Answer whether an event shows a channel that dials in, as against one that rings."""
    return message.get(f"{prefix}ChannelStateDesc", "").casefold() == "ring"


def value(message: Message, key: str) -> str | None:
    """Return a value; None for what Asterisk writes where there is none."""
    found = message.get(key, "").strip()
    return None if found.casefold() in NO_VALUE else found


def caller_in(message: Message, key: str) -> str | None:
    """Return the number that calls; None where it is withheld or not known."""
    found = value(message, key)
    return None if found is None or found.casefold() in _WITHHELD else found
