"""Names for numbers, read from a file that somebody exported."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from .contact_file import BadFile, Contact, Fault, numbers_in
from .csv_file import read_table
from .text_encoding import encoding_of
from .vcard_file import is_vcard, read_vcards

MAX_NUMBERS = 100_000
"""How many numbers a file may have."""

START_LETTERS = 4096
"""How much of a file is looked at to find out what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """What a file came to: a name for each number as it was written, and how many contacts lack a name or a number."""

    names: dict[str, str]
    left_out: int


def read_contacts(file: BinaryIO, country: str | None) -> Contacts:
    """Read a vCard file or a table.

    Args:
        file: The file, at its beginning. It is read piece by piece, because photos make such files large.
        country: The two letters of the user's country, for files that do not say how their letters are encoded.

    Raises BadFile.
    """
    text = TextIOWrapper(
        file, encoding=encoding_of(file, country), errors="strict", newline=""
    )
    try:
        start = text.read(START_LETTERS)
        text.seek(0)
        if "\0" in start:
            raise BadFile(Fault.NOT_CONTACTS)
        return _collected(read_vcards(text) if is_vcard(start) else read_table(text))
    except UnicodeDecodeError as err:
        raise BadFile(Fault.NOT_CONTACTS) from err
    finally:
        text.detach()


def _collected(contacts: Iterable[Contact]) -> Contacts:
    """Put contacts together; the first contact that has a number gives it its name."""
    names: dict[str, str] = {}
    left_out = 0
    for contact in contacts:
        name = " ".join(contact.name.split())
        numbers = [number for text in contact.numbers for number in numbers_in(text)]
        if not name or not numbers:
            left_out += 1
            continue
        for number in numbers:
            names.setdefault(number, name)
        if len(names) > MAX_NUMBERS:
            raise BadFile(Fault.TOO_MANY)
    if not names:
        raise BadFile(Fault.EMPTY)
    return Contacts(names=names, left_out=left_out)
