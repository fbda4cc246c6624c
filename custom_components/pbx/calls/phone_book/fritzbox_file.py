"""Contacts in the phone book file that a FRITZ!Box exports: ``phonebooks/phonebook/contact``, each with a name and numbers.

A contact belongs to the group that has the name of its phone book. The ``category`` of an important person is 1, and of others 0.
"""

from collections.abc import Mapping
from typing import Any
from xml.parsers.expat import ExpatError

import xmltodict

from .contact_file import BadFile, Contact, Fault, Read

_TEXT = "#text"
_IMPORTANT = "1"
_LISTS = ("phonebook", "contact", "number")

IMPORTANT_PERSONS = "VIP"
"""The group of the important persons, whatever the language: it stands in automations."""


def is_xml(start: bytes) -> bool:
    """Answer whether a file that begins so is XML."""
    return start.lstrip().startswith((b"<?xml", b"<phonebook"))


def read_fritzbox(data: bytes) -> Read:
    """Return the contacts of all phone books in a file. Raises BadFile."""
    try:
        document = xmltodict.parse(
            data.strip(), disable_entities=True, force_list=_LISTS
        )
    except ExpatError as err:
        raise BadFile(Fault.UNREADABLE_LINE, err.lineno) from err
    except ValueError as err:
        raise BadFile(Fault.OTHER_XML) from err
    books = _inside(document, "phonebooks").get("phonebook") or document.get(
        "phonebook"
    )
    if not books:
        raise BadFile(Fault.OTHER_XML)
    for book in books:
        if isinstance(book, Mapping):
            name = _text(book.get("@name"))
            for contact in book.get("contact", ()):
                yield _contact(contact, name)


def _contact(contact: Any, book: str) -> Contact:
    if not isinstance(contact, Mapping):
        return Contact(name="", numbers=())
    numbers = _inside(contact, "telephony").get("number", ())
    important = _text(contact.get("category")) == _IMPORTANT
    return Contact(
        name=_text(_inside(contact, "person").get("realName")),
        numbers=tuple(filter(None, map(_text, numbers))),
        groups=(book, IMPORTANT_PERSONS) if important else (book,),
    )


def _inside(element: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inside = element.get(name)
    return inside if isinstance(inside, Mapping) else {}


def _text(element: Any) -> str:
    if isinstance(element, Mapping):
        element = element.get(_TEXT)
    return element.strip() if isinstance(element, str) else ""
