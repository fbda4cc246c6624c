"""Logs in to an Asterisk, and has it send what is of use alone (vendor_docs/asterisk.md, section 1)."""

from collections.abc import Iterable
from typing import NamedTuple

from ..settings import Settings
from .manager import Manager
from .rights import actions_in, require_rights


class LoggedIn(NamedTuple):
    """A connection, and the actions that the user may take."""

    manager: Manager
    actions: frozenset[str]


async def log_in(settings: Settings, events: Iterable[str]) -> LoggedIn:
    """Connect, log in, and have some events sent alone.

    Args:
        settings: How to reach the system.
        events: The names of the events. All others never cross the wire.

    Raises:
        CannotConnect: There is no connection.
        NotThisSystem: Something else answered.
        BadCredentials: Asterisk refused.
        MissingRights: The user may not do what is always needed.
    """
    manager = await Manager.open(
        settings.host,
        settings.port,
        tls=settings.tls,
        verify_certificate=settings.verify_certificate,
    )
    try:
        await manager.login(settings.username, settings.secret)
        actions = actions_in(await manager.ask("ListCommands"))
        require_rights(actions)
        # A regular expression for the whole text of an event. The value is followed by a carriage return.
        wanted = "|".join(sorted(events))
        await manager.ask(
            "Filter", Operation="Add", Filter=f"^Event: ({wanted})[^A-Za-z]"
        )
    except BaseException:
        await manager.close()
        raise
    return LoggedIn(manager, actions)
