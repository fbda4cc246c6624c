"""Contacts in vCard files of the versions 2.1, 3.0 and 4.0, as phones and address books export them.

A contact names its groups in ``CATEGORIES``. Or a group has a card of its own, of the ``KIND`` group, that names its members by their
``UID``: so version 4.0 has it, and before it Apple's address books with names of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
import re

from .contact_file import Contact, Read, UnreadableLine, is_ideographic, numbers_in
from .photos import photo_in
from .text_encoding import Letters
from .vcard_lines import KINDS, MEMBERS, NAMES, PHOTO, Line, logical_lines

_FIRST_CARD = re.compile(
    rb"(?:^|[\r\n])[ \t]*begin[ \t]*:[ \t]*vcard[ \t]*(?=[\r\n]|$)", re.IGNORECASE
)
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEMICOLON = re.compile(r"(?<!\\)((?:\\\\)*);")
_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),")
_UUID = "urn:uuid:"


def is_vcard(data: bytes) -> bool:
    """Answer whether a file has cards in it; something else may stand before the first."""
    return _FIRST_CARD.search(data) is not None


def read_vcards(data: bytes, country: str | None) -> Read:
    """Return what is in a vCard file.

    Args:
        data: The file, in UTF-8 or in what is usual in the country.
        country: The two letters of the country.
    """
    letters = Letters(_FOLD.sub(b"", data), country)
    cards: list[_Card] = []
    read: list[_Card] = []
    for line in logical_lines(data):
        if isinstance(line, UnreadableLine):
            yield line
            continue
        value = line.value.strip().upper()
        match line.name:
            case "BEGIN" if value == b"VCARD":
                cards.append(_Card())
            case "END" if value == b"VCARD":
                if cards:
                    read.append(cards.pop())
                else:
                    yield UnreadableLine(line.number)
            case "BEGIN" | "END":
                pass
            case _ if cards:
                cards[-1].take(line, letters)
            case name if name == "TEL" or name in NAMES:
                yield UnreadableLine(line.number)
    # Cards that were never closed: the file was cut off, or a program forgot it.
    yield from _contacts([*read, *cards])


@dataclass(slots=True)
class _Card:
    """What was read of a card so far."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    uid: str = ""
    is_group: bool = False
    members: list[str] = field(default_factory=list)
    """The ``UID`` of each contact in a group."""
    photo: bytes | None = None
    photos_left_out: int = 0

    def take(self, line: Line, letters: Letters) -> None:
        """Take in a property."""
        if line.name == PHOTO:
            self._take_photo(line)
            return
        text = line.text(letters)
        match line.name:
            case "TEL":
                self.numbers += numbers_in(_plain(text))
                return
            case "CATEGORIES":
                self.groups += _parts(text, _COMMA)
                return
            case "UID":
                self.uid = self.uid or _uid(text)
                return
            case name if name in KINDS:
                self.is_group = text.strip().casefold() == "group"
                return
            case name if name in MEMBERS:
                self.members.append(_uid(text))
                return
            case "N":
                text = _written_out(text)
            case "ORG":
                text = ", ".join(filter(None, _parts(text)))
            case _:
                text = _plain(text)
        if text:
            self.texts.setdefault(line.name, []).append(text)

    def _take_photo(self, line: Line) -> None:
        """Take in a photo; the first that can be shown counts."""
        value = bytes(line.value.strip())
        photo = photo_in(value, encoded=line.encoding in {"BASE64", "B"})
        if photo is None:
            self.photos_left_out += bool(value or not line.complete)
        elif self.photo is None:
            self.photo = photo

    @property
    def name(self) -> str:
        """The name that a phone shows for the card."""
        names = (
            name
            for kind in ("FN", "N", "ORG", "NICKNAME")
            for name in self.texts.get(kind, ())
        )
        return next(names, "")


def _contacts(cards: Sequence[_Card]) -> Iterator[Contact]:
    """Return the contacts, each with the groups that it names and those that name it."""
    groups: dict[str, list[str]] = {}
    for group in cards:
        if group.is_group:
            for uid in group.members:
                groups.setdefault(uid, []).append(group.name)
    for card in cards:
        # A group may have numbers of its own, and is a contact then.
        if card.numbers or not card.is_group:
            named_by = groups.get(card.uid, ()) if card.uid else ()
            yield Contact(
                name=card.name,
                numbers=tuple(card.numbers),
                groups=(*card.groups, *named_by),
                photo=card.photo,
                photos_left_out=card.photos_left_out,
            )


def _plain(text: str) -> str:
    """Return a text without what its signs are escaped with, in a single line."""
    shown = _ESCAPED.sub(lambda sign: " " if sign[1] in "nN" else sign[1], text)
    return " ".join(shown.split())


def _parts(text: str, between: re.Pattern[str] = _SEMICOLON) -> list[str]:
    """Return the parts of a value."""
    return [_plain(part) for part in between.sub(r"\1\n", text).split("\n")]


def _uid(text: str) -> str:
    """Return the same text for every way in which a card is named."""
    return text.strip().casefold().removeprefix(_UUID)


def _written_out(text: str) -> str:
    """Return a name from its parts: family, given, additional, prefixes, suffixes."""
    family, given, additional, prefix, suffix = (*_parts(text), *[""] * 5)[:5]
    if is_ideographic(family + given):
        return family + given
    return " ".join(filter(None, (prefix, given, additional, family, suffix)))
