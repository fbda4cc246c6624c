"""Contacts in vCard files of the versions 2.1, 3.0 and 4.0, as phones and address books export them.

Files are read line by line. A line that cannot be read costs nothing but itself, and properties that are not wanted (photos are most
of such a file, and the part that is wrong most often) are never looked into.
"""

from base64 import b64decode
import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field
from quopri import decodestring
import re

from .contact_file import Contact, Read, UnreadableLine, is_ideographic, numbers_in
from .text_encoding import Letters

WANTED = frozenset({"BEGIN", "END", "FN", "N", "NICKNAME", "ORG", "TEL"})
_TEXTS = frozenset({"FN", "N", "NICKNAME", "ORG"})

_NAME = re.compile(rb"\s*(?:[\w-]+\.)?([A-Za-z][\w/+-]*(?:\.[\w/+-]+)*)\s*(?=[;:])")
_WANTED_WORD = re.compile(
    rb"(?:[\w-]+\.)?(?:BEGIN|END|FN|N|NICKNAME|ORG|TEL)\s", re.IGNORECASE
)
_FIRST_CARD = re.compile(
    rb"(?:^|[\r\n])[ \t]*begin[ \t]*:[ \t]*vcard[ \t]*(?=[\r\n]|$)", re.IGNORECASE
)
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_BREAKS = re.compile(rb"\r\n|\n|\r")
_UNFINISHED = re.compile(rb"=[0-9A-Fa-f]?$")
_ENCODED = re.compile(rb"=[0-9A-Fa-f]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\)((?:\\\\)*);")
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"


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
    for line in _logical_lines(data):
        if isinstance(line, UnreadableLine):
            yield line
            continue
        value = line.value.strip().upper()
        match line.name:
            case "BEGIN" if value == b"VCARD":
                cards.append(_Card())
            case "END" if value == b"VCARD":
                if cards:
                    yield cards.pop().contact()
                else:
                    yield UnreadableLine(line.number)
            case "BEGIN" | "END":
                pass
            case _ if cards:
                cards[-1].take(line, letters)
            case _:
                yield UnreadableLine(line.number)
    # Cards that were never closed: the file was cut off, or a program forgot it.
    yield from (card.contact() for card in cards)


@dataclass(slots=True, kw_only=True)
class _Line:
    """A property that is wanted. Folds are undone; the value is as it was encoded."""

    number: int
    name: str
    rest: bytes
    """What stands behind the name, as far as the value has not begun."""
    parameters: dict[str, list[str]] = field(default_factory=dict)
    value: bytes = b""
    complete: bool = False
    """Whether the value has begun."""

    def __post_init__(self) -> None:
        """Look whether the value begins in the property's first line."""
        self.add(b"")

    def add(self, more: bytes) -> None:
        """Take in what the property goes on with."""
        if self.complete:
            self.value += more
            return
        self.rest += more
        colon = _colon(self.rest)
        if colon is not None:
            self.complete = True
            self.parameters = _parameters(self.rest[:colon])
            self.value = self.rest[colon + 1 :]

    @property
    def encoding(self) -> str:
        """How the value is encoded besides its letters, in upper case."""
        named = self.parameters.get("ENCODING", [])
        # Version 2.1 leaves the parameter's name out.
        bare = self.parameters.get("", [])
        known = {_QUOTED_PRINTABLE, "BASE64", "B"}
        return next((word for word in (*named, *bare) if word in known), "")

    def text(self, letters: Letters) -> str:
        """Return the value as text, in which signs are still escaped."""
        value = self.value
        if self.encoding == _QUOTED_PRINTABLE:
            value = decodestring(value)
        elif self.encoding:
            try:
                value = b64decode(value)
            except binascii.Error:
                value = b""
        charset = next(iter(self.parameters.get("CHARSET", ())), None)
        return letters.read(value, charset)


@dataclass(slots=True)
class _Card:
    """What was read of a card so far."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)

    def take(self, line: _Line, letters: Letters) -> None:
        """Take in a property."""
        text = line.text(letters)
        match line.name:
            case "TEL":
                self.numbers += numbers_in(_plain(text))
                return
            case "N":
                text = _written_out(text)
            case "ORG":
                text = ", ".join(filter(None, _parts(text)))
            case _:
                text = _plain(text)
        if text:
            self.texts.setdefault(line.name, []).append(text)

    def contact(self) -> Contact:
        """Return the contact, by the name that a phone shows for it."""
        names = (
            name
            for kind in ("FN", "N", "ORG", "NICKNAME")
            for name in self.texts.get(kind, ())
        )
        return Contact(name=next(names, ""), numbers=tuple(self.numbers))


def _logical_lines(data: bytes) -> Iterator[_Line | UnreadableLine]:
    """Return the properties that are wanted, with the lines that belong to them, and the lines that belong to nothing."""
    line: _Line | None = None
    goes_on = in_unwanted = False
    for number, raw in enumerate(_BREAKS.split(data), start=1):
        if goes_on and line:
            goes_on = _go_on(line, raw)
        elif raw[:1] in {b" ", b"\t"} and raw.strip() and (line or in_unwanted):
            if line:
                line.add(raw[1:])
                goes_on = _ends_softly(line)
        elif found := _NAME.match(raw):
            if line:
                yield _finished(line)
            line = _property(number, found, raw)
            in_unwanted = line is None
            goes_on = line is not None and _ends_softly(line)
        elif _WANTED_WORD.match(raw) and not in_unwanted:
            yield UnreadableLine(number)
        elif line and line.name in _TEXTS:
            # A program wrote a line break as it is.
            line.add(b" " + raw)
        elif raw.strip() and not in_unwanted:
            yield UnreadableLine(number)
    if line:
        yield _finished(line)


def _finished(line: _Line) -> _Line | UnreadableLine:
    return line if line.complete else UnreadableLine(line.number)


def _go_on(line: _Line, raw: bytes) -> bool:
    """Add a line to a quoted-printable value that ended with the sign that it goes on. Return whether it goes on again."""
    line.value = line.value.rstrip()[:-1]
    if raw[:1] in {b" ", b"\t"} and (
        _UNFINISHED.search(line.value) or _ENCODED.match(raw.lstrip())
    ):
        # The value was folded besides, perhaps inside a letter.
        raw = raw.lstrip()
    line.value += raw
    return _ends_softly(line)


def _ends_softly(line: _Line) -> bool:
    return line.encoding == _QUOTED_PRINTABLE and line.value.rstrip().endswith(b"=")


def _property(number: int, found: re.Match[bytes], raw: bytes) -> _Line | None:
    """Return the property in a line; None if it is not wanted."""
    name = found[1].decode("ascii", errors="replace").upper()
    if name not in WANTED:
        return None
    return _Line(number=number, name=name, rest=raw[found.end() :])


def _colon(rest: bytes) -> int | None:
    """Return where the colon is before a property's value: the first that is in no quotes and no brackets; None without any."""
    quoted, depth = False, 0
    for place, sign in enumerate(rest):
        match sign:
            case 0x22:
                quoted = not quoted
            case 0x28 if not quoted:
                depth += 1
            case 0x29 if not quoted:
                depth = max(0, depth - 1)
            case 0x3A if not quoted and not depth:
                return place
    place = rest.find(b":")
    return None if place < 0 else place


def _parameters(head: bytes) -> dict[str, list[str]]:
    """Return the parameters by their names in upper case; those without a name under an empty text."""
    found: dict[str, list[str]] = {}
    text = re.sub(r"\([^()]*\)", "", head.decode("latin-1"))
    for part in text.split(";"):
        name, equals, value = part.strip().partition("=")
        if not equals:
            name, value = "", name
        values = (each.strip("\"' ").upper() for each in value.split(","))
        found.setdefault(name.strip().upper(), []).extend(filter(None, values))
    return found


def _plain(text: str) -> str:
    """Return a text without what its signs are escaped with, in a single line."""
    shown = _ESCAPED.sub(lambda sign: " " if sign[1] in "nN" else sign[1], text)
    return " ".join(shown.split())


def _parts(text: str) -> list[str]:
    """Return the parts of a value, which have semicolons between them."""
    return [_plain(part) for part in _PARTS.sub(r"\1\n", text).split("\n")]


def _written_out(text: str) -> str:
    """Return a name from its parts: family, given, additional, prefixes, suffixes."""
    family, given, additional, prefix, suffix = (*_parts(text), *[""] * 5)[:5]
    if is_ideographic(family + given):
        return family + given
    return " ".join(filter(None, (prefix, given, additional, family, suffix)))
