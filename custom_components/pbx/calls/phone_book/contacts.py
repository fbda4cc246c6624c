"""Names and groups for numbers, read from a file that somebody exported."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
import re

from ..limits import MAX_PHOTOS_BYTES
from .column_choice import ColumnChoice
from .contact_file import BadFile, Contact, Fault, UnreadableLine
from .fritzbox_file import is_xml, read_fritzbox
from .groups import GroupNames
from .table_file import read_table
from .text_encoding import as_utf8
from .vcard_file import is_vcard, read_vcards

MAX_NUMBERS = 100_000
"""How many numbers a file may have."""

SHOWN_FIRST = 5
"""How many contacts are shown before anything is saved."""

START_BYTES = 4096
"""How much of a file is looked at to find out what it is."""

_OTHER_FILES: tuple[tuple[re.Pattern[bytes], Fault], ...] = tuple(
    (re.compile(start, re.DOTALL | re.IGNORECASE), fault)
    for start, fault in (
        (
            rb"PK\x03\x04.*(?:xl/|\[Content_Types\]|mimetypeapplication/vnd\.oasis)",
            Fault.WORKBOOK,
        ),
        (rb"PK\x03\x04", Fault.ARCHIVE),
        (rb"\x1f\x8b|Rar!|7z\xbc\xaf", Fault.ARCHIVE),
        (rb"\xd0\xcf\x11\xe0", Fault.WORKBOOK),
        (rb"%PDF", Fault.PDF),
        (rb"!BDN", Fault.OUTLOOK_DATA),
        (rb"SQLite format 3", Fault.DATABASE),
        (rb"\s*(?:<!doctype html|<html)", Fault.WEB_PAGE),
        (rb"\s*[\[{]\s*[\"{\[]", Fault.JSON),
        (rb"(?:#[^\n]*\n|version:[^\n]*\n|\s)*dn::? ", Fault.LDIF),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumns:
    """The columns of a table, and which of them hold names, numbers and groups."""

    headings: tuple[str, ...]
    choice: ColumnChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """What a file came to.

    ``names`` has a name for each number as it was written, ``groups`` those that a number is in, ``photos`` one for each number that has
    one. ``first`` are the first contacts, without photos. ``with_photo`` counts the contacts that have one, ``photos_left_out`` the photos
    that are left out of contacts that are not. ``with_groups`` counts the contacts that are in any group, and ``group_names`` are the groups that there are.
    ``without_name`` and ``without_number`` count the contacts that are left out, ``groups_left_out`` the groups of contacts that are;
    ``unreadable`` has the lines that could not be read. ``columns`` are those of a table.
    """

    names: dict[str, str]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict, repr=False)
    first: tuple[Contact, ...] = ()
    with_photo: int = 0
    photos_left_out: int = 0
    with_groups: int = 0
    group_names: tuple[str, ...] = ()
    groups_left_out: int = 0
    without_name: int = 0
    without_number: int = 0
    unreadable: tuple[int, ...] = ()
    columns: FoundColumns | None = field(default=None, compare=False)

    @property
    def left_out(self) -> int:
        """How many contacts are left out."""
        return self.without_name + self.without_number


def read_contacts(
    data: bytes, country: str | None, choice: ColumnChoice | None = None
) -> Contacts:
    """Read a vCard file, a table, or the phone book of a FRITZ!Box.

    Args:
        data: The file.
        country: The two letters of the user's country, for files that do not say how their letters are encoded.
        choice: Which columns of a table to take; None finds them.

    Raises BadFile.
    """
    for start, fault in _OTHER_FILES:
        if start.match(data[:START_BYTES]):
            raise BadFile(fault)
    if is_xml(data[:START_BYTES]):
        return _collected(read_fritzbox(data))
    data = as_utf8(data)
    if b"\0" in data[:START_BYTES]:
        raise BadFile(Fault.NOT_CONTACTS)
    if is_vcard(data):
        return _collected(read_vcards(data, country))
    table = read_table(data, country, choice)
    columns = FoundColumns(headings=table.headings, choice=table.choice)
    return _collected(table.read(), columns)


def _collected(
    entries: Iterable[Contact | UnreadableLine], columns: FoundColumns | None = None
) -> Contacts:
    """Put contacts together; the first contact that has a number gives it its name, and all that have it their groups.

    A number gets the photo of those whose name it has.
    """
    names: dict[str, str] = {}
    groups: dict[str, tuple[str, ...]] = {}
    photos: dict[str, bytes] = {}
    room = MAX_PHOTOS_BYTES
    with_photo = photos_left_out = 0
    group_names = GroupNames()
    first: list[Contact] = []
    without_name = without_number = with_groups = 0
    unreadable: list[int] = []
    for entry in entries:
        if isinstance(entry, UnreadableLine):
            unreadable.append(entry.number)
            continue
        name = " ".join(entry.name.split())
        if not entry.numbers:
            without_number += 1
        elif not name:
            without_name += 1
        else:
            inside = group_names.take(entry.groups)
            with_groups += bool(inside)
            if len(first) < SHOWN_FIRST:
                first.append(
                    replace(
                        entry, name=name, groups=inside, photo=None, photos_left_out=0
                    )
                )
            photo = entry.photo
            photos_left_out += entry.photos_left_out
            if photo and len(photo) > room:
                photo = None
                photos_left_out += 1
            if photo:
                room -= len(photo)
                with_photo += 1
            for number in entry.numbers:
                if names.setdefault(number, name) == name and photo:
                    photos.setdefault(number, photo)
                if inside:
                    known = groups.get(number, ())
                    groups[number] = tuple(dict.fromkeys((*known, *inside)))
        if len(names) > MAX_NUMBERS:
            raise BadFile(Fault.TOO_MANY)
    if not names:
        if unreadable:
            raise BadFile(Fault.UNREADABLE_LINE, unreadable[0])
        raise BadFile(Fault.EMPTY)
    return Contacts(
        names=names,
        groups=groups,
        photos=photos,
        first=tuple(first),
        with_photo=with_photo,
        photos_left_out=photos_left_out,
        with_groups=with_groups,
        group_names=tuple(group_names),
        groups_left_out=group_names.left_out,
        without_name=without_name,
        without_number=without_number,
        unreadable=tuple(sorted(set(unreadable))),
        columns=columns,
    )
