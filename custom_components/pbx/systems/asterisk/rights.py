"""Which rights the manager user lacks (vendor_docs/asterisk.md, section 1)."""

from collections.abc import Iterable
from typing import Final

from ..errors import MissingRights
from .manager import Message

_NEEDED: Final = {"Filter": "write=system", "Getvar": "write=reporting"}
"""By an action that takes it: the right without which nothing works."""

_USEFUL: Final = {"Originate": "write=originate", "Redirect": "write=call"}
"""By an action that takes it: a right without which something cannot be done."""

READ_CALLS: Final = "read=call"
_READ_SYSTEM: Final = "read=system"

_NO_ACTIONS: Final = frozenset({"Response", "ActionID", "Message", "EventList"})


def actions_in(reply: Message) -> frozenset[str]:
    """Return the actions that the user may take, from the reply to ``ListCommands``."""
    return frozenset(reply.keys() - _NO_ACTIONS)


def require_rights(actions: frozenset[str]) -> None:
    """Make sure that the user may do what is always needed. Raises MissingRights."""
    if missing := _missing(actions, _NEEDED.items()):
        raise MissingRights(missing)


def useful_rights_missing(actions: frozenset[str], *, greeted: bool) -> tuple[str, ...]:
    """Return the rights that the user lacks, of those that can be done without.

    Args:
        actions: What the user may do.
        greeted: Whether the event was heard that Asterisk sends to everybody who may read of the system.
    """
    missing = _missing(actions, _USEFUL.items())
    return missing if greeted else (_READ_SYSTEM, *missing)


def _missing(
    actions: frozenset[str], rights: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    return tuple(right for action, right in rights if action not in actions)
