"""What callers left in a mailbox, as Asterisk keeps it in files."""

from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message that nobody has heard."""

    caller_id: str
    seconds: int
    at: int
    """Seconds since 1970."""


def new_messages(mailboxes: Path, mailbox: str) -> list[Message]:
    """Return the messages of a mailbox that nobody has heard.

    Args:
        mailboxes: The folder of all mailboxes.
        mailbox: The mailbox's number.
    """
    return [
        _read(file) for file in sorted((mailboxes / mailbox / "INBOX").glob("*.txt"))
    ]


def _read(file: Path) -> Message:
    parser = ConfigParser(interpolation=None)
    parser.read(file)
    told = parser["message"]
    return Message(
        caller_id=told["callerid"],
        seconds=int(told["duration"]),
        at=int(told["origtime"]),
    )
