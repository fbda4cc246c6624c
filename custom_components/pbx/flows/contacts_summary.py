"""What the dialog shows of a file of contacts before anything is saved."""

from collections.abc import Sequence
import re

from ..calls.phone_book.contacts import Contacts

LINES_NAMED = 10
"""How many lines that could not be read are named."""

GROUPS_NAMED = 10
"""How many groups are named."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


def summary_of(contacts: Contacts) -> dict[str, str]:
    """Return what is shown of the contacts: the first of them, and how many are left out."""
    lines = _first(contacts.unreadable, LINES_NAMED)
    groups = _first(contacts.group_names, GROUPS_NAMED)
    return {
        "read": str(len(contacts.names)),
        "with_groups": str(contacts.with_groups),
        "groups": f" ({groups})" if groups else "",
        "first": "\n".join(
            f"| {_plain(contact.name)} | {_plain(', '.join(contact.numbers))} | {_plain(', '.join(contact.groups))} |"
            for contact in contacts.first
        ),
        "photos": str(contacts.with_photo),
        "without_name": str(contacts.without_name),
        "without_number": str(contacts.without_number),
        "unreadable": str(len(contacts.unreadable)),
        "lines": f": {lines}" if lines else "",
        "groups_left_out": str(contacts.groups_left_out),
        "photos_left_out": str(contacts.photos_left_out),
    }


def _first(what: Sequence[object], most: int) -> str:
    """Return the first of many things as a text for the dialog."""
    shown = [_plain(str(each)) for each in what[:most]]
    if len(what) > most:
        shown.append("…")
    return ", ".join(shown)


def _plain(text: str) -> str:
    """Return a text in which nothing has a meaning for the dialog, which shows Markdown."""
    return _MARKDOWN.sub(r"\\\1", text)
