"""Contacts in vCard files of the versions 2.1, 3.0 and 4.0, as phones and address books export them."""

from collections.abc import Iterable, Iterator
import re
from typing import Any, TextIO

import vobject
from vobject.base import Component, VObjectError
from vobject.vcard import Name

from .contact_file import BadFile, Contact, Fault

WANTED = frozenset({"BEGIN", "END", "VERSION", "FN", "N", "NICKNAME", "ORG", "TEL"})

_PROPERTY = re.compile(r"(?:[\w-]+\.)?([A-Za-z][\w-]*)[;:]")
_QUOTED_PRINTABLE = re.compile("quoted-printable", re.IGNORECASE)
_IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


def is_vcard(start: str) -> bool:
    """Answer whether a text that begins so is a vCard file."""
    return start.lstrip().casefold().startswith("begin:vcard")


def read_vcards(file: TextIO) -> Iterator[Contact]:
    """Return the contacts of a vCard file. Raises BadFile with the line that cannot be read."""
    lines = _Lines(file)
    try:
        for card in vobject.readComponents(lines, allowQP=True):
            yield _contact(card)
    except VObjectError as err:
        raise BadFile(Fault.UNREADABLE_LINE, err.lineNumber or lines.number) from err
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as err:
        # What the library runs into, for example letters that are not in the named character set.
        raise BadFile(Fault.UNREADABLE_LINE, lines.number) from err


class _Lines:
    """Gives the library the lines that matter here, and an empty line for each other line.

    Photos are most of such a file, and the part that is wrong most often.
    """

    def __init__(self, file: TextIO) -> None:
        self.number = 0
        self._file = file
        self._wanted = True
        self._quoted = False
        self._goes_on = False

    def readline(self) -> str:
        """Return the next line, an empty text at the end of the file."""
        line = self._file.readline()
        if not line:
            return line
        self.number += 1
        found = None if self._goes_on else _PROPERTY.match(line)
        if found:
            self._wanted = found[1].upper() in WANTED
            head, colon, value = line.partition(":")
            head, quoted = _QUOTED_PRINTABLE.subn("QUOTED-PRINTABLE", head)
            self._quoted = bool(quoted)
            line = head + colon + value
        self._goes_on = self._quoted and line.rstrip().endswith("=")
        return line if self._wanted else "\n"


def _contact(card: Component) -> Contact:
    texts = {
        name: [text for value in _values(card, name) if (text := _text(value))]
        for name in ("fn", "org", "nickname", "tel")
    }
    names = [_written_out(name) for name in _values(card, "n")]
    return Contact(
        name=next(
            filter(None, (*texts["fn"], *names, *texts["org"], *texts["nickname"])), ""
        ),
        numbers=tuple(texts["tel"]),
    )


def _values(card: Component, name: str) -> list[Any]:
    lines: Iterable[Any] = card.contents.get(name, ())
    return [line.value for line in lines]


def _written_out(name: Name) -> str:
    family, given = _text(name.family), _text(name.given)
    if _IDEOGRAPH.search(family + given):
        return family + given
    parts = (name.prefix, given, name.additional, family, name.suffix)
    return " ".join(filter(None, map(_text, parts)))


def _text(value: Any) -> str:
    """Return a value of the library as text: it gives bytes for base64, and lists for what has parts."""
    if isinstance(value, bytes):
        return value.decode().strip()
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return str(value).strip()
