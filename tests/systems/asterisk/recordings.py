"""What a real Asterisk said during scenes of real calls, each with its truth: what the phones did.

``asterisk_office`` records them anew: ``.venv/bin/python -m asterisk_office play --all --out tests/systems/asterisk/captures``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
import json
from pathlib import Path
from typing import Final

from asterisk_office.truth import CallTruth
from custom_components.pbx.systems.asterisk.manager import Message, parse

_FOLDER: Final = Path(__file__).parent / "captures"
NAMES: Final = tuple(sorted(file.stem for file in _FOLDER.glob("*.txt")))

type Heard = tuple[float, Message]
"""An event, and when it came, in seconds."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A scene as it was heard."""

    name: str
    truths: tuple[CallTruth, ...]
    events: tuple[Heard, ...]
    """Every event that is no row of a list."""


@cache
def recording(name: str) -> Recording:
    """Read a recording."""
    text = (_FOLDER / f"{name}.txt").read_text()
    _, truth, *_ = text.split("\n", 2)
    truths = json.loads(truth.removeprefix("# truth "))
    return Recording(
        name,
        tuple(CallTruth(**fields) for fields in truths),
        tuple(heard for heard in _blocks(text) if _is_event(heard[1])),
    )


def _blocks(text: str) -> Iterator[Heard]:
    for block in text.split("\n\n")[1:]:
        head, _, lines = block.partition("\n")
        if head.startswith("# ") and lines:
            at = float(head.removeprefix("# "))
            yield at, parse(lines.replace("\n", "\r\n").encode())


def _is_event(message: Message) -> bool:
    is_row = "ActionID" in message and message.get("Event") != "OriginateResponse"
    return "Event" in message and not is_row


class Channels:
    """The channels that are up, as a list of them (``CoreShowChannels``) would show them at each moment of a recording."""

    def __init__(self) -> None:
        """Begin with no channel."""
        self._rows: dict[str, Message] = {}

    def hear(self, event: Message) -> None:
        """Take in an event."""
        if event["Event"] in {"FullyBooted", "Shutdown"}:
            self._rows.clear()
        for prefix in ("", "Dest"):
            uniqueid = event.get(f"{prefix}Uniqueid")
            if not uniqueid or f"{prefix}Linkedid" not in event:
                continue
            if event["Event"] == "Hangup":
                self._rows.pop(uniqueid, None)
                continue
            row = self._rows.setdefault(uniqueid, {"Uniqueid": uniqueid})
            for key in ("Channel", "ChannelStateDesc", "CallerIDNum", "Context"):
                row[key] = event.get(f"{prefix}{key}", "")
            row["Linkedid"] = event[f"{prefix}Linkedid"]
            if prefix:
                row["Application"] = _application(event)

    def rows(self) -> list[Message]:
        """Return the list."""
        return [dict(row) for row in self._rows.values()]


def _application(event: Message) -> str:
    if "Queue" in event:
        return "AppQueue"
    return "AppDial" if "Channel" in event else "AppDial2"


type Keeps = Callable[[int], bool]
"""Answers whether the event with a number is heard."""
