"""Which mailbox each extension of an Asterisk has, and what waits in it (vendor_docs/asterisk.md, sections 2 and 5)."""

from collections.abc import Iterable, Mapping
from typing import Final

from ..errors import BadReply
from ..lenient_values import whole
from .inventory import Endpoint
from .manager import Manager, Message

_LISTS_MAILBOXES: Final = "VoicemailUsersList"
"""An action that there is where there are mailboxes."""


class Mailboxes:
    """The mailboxes of extensions. Whether there is one is asked once, and what waits in it each time."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._of_extension: dict[str, str | None] = {}
        """By extension its mailbox, ``1001@default``; None where it has none."""
        self._extensions: dict[str, str] = {}

    def forget(self) -> None:
        """Ask anew which there are, because the configuration may have changed."""
        self._of_extension.clear()

    def extension_of(self, mailbox: str) -> str | None:
        """Return the extension that has a mailbox, as far as is known."""
        return self._extensions.get(mailbox)

    async def count(
        self,
        manager: Manager,
        actions: frozenset[str],
        endpoints: Iterable[Endpoint],
        details: Mapping[str, Message],
    ) -> dict[str, int]:
        """Return how many messages nobody has heard yet, by extension. One without a mailbox is not in it.

        Args:
            manager: The connection.
            actions: The actions that there are.
            endpoints: The phones of the extensions.
            details: What Asterisk said of each endpoint, by its name.
        """
        if "MailboxCount" not in actions:
            return {}
        counts: dict[str, int] = {}
        for endpoint in endpoints:
            extension = endpoint.extension
            if extension not in self._of_extension:
                named = details.get(endpoint.name, {}).get("Mailboxes", "")
                self._of_extension[extension] = named.partition(",")[0].strip() or (
                    await _usual_mailbox(manager, actions, extension)
                )
            if mailbox := self._of_extension[extension]:
                reply = await manager.ask("MailboxCount", Mailbox=mailbox)
                urgent = whole(reply.get("UrgMessages")) or 0
                counts[extension] = urgent + (whole(reply.get("NewMessages")) or 0)
        self._extensions = {
            mailbox: extension
            for extension, mailbox in self._of_extension.items()
            if mailbox
        }
        return counts


async def _usual_mailbox(
    manager: Manager, actions: frozenset[str], extension: str
) -> str | None:
    """Return the mailbox with an extension's number, where there is one. A phone need not be told of its own to have one."""
    if _LISTS_MAILBOXES not in actions or not extension.isdecimal():
        return None
    mailbox = f"{extension}@default"
    try:
        reply = await manager.ask("Getvar", Variable=f"VM_INFO({mailbox},exists)")
    except BadReply:
        return None
    return mailbox if reply.get("Value") == "1" else None
