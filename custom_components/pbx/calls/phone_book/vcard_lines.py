"""The lines of a vCard file that are wanted, whole: folds are undone, and what a value is encoded with is known.

Files are read line by line. A line that cannot be read costs nothing but itself, and properties that are not wanted are never looked
into. Photos are most of such a file, and the part that is wrong most often: whatever stands in their lines belongs to them.
"""

from base64 import b64decode
import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field
from quopri import decodestring
import re

from ..limits import MAX_PHOTO_BYTES
from .contact_file import UnreadableLine
from .text_encoding import Letters

NAMES = frozenset({"FN", "N", "NICKNAME", "ORG"})
"""What can be shown as the name of a card."""

KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
"""Whether a card is that of a group, and which cards belong to it."""

PHOTO = "PHOTO"

_WANTED = NAMES | KINDS | MEMBERS | {"BEGIN", "CATEGORIES", "END", PHOTO, "TEL", "UID"}

_LONGEST_PHOTO = 2 * MAX_PHOTO_BYTES
_LONGEST_HEAD = 4096
"""How much is looked at of a photo, in Base64, and of what stands before it."""

_NAME = re.compile(rb"\s*(?:[\w-]+\.)?([A-Za-z][\w/+-]*(?:\.[\w/+-]+)*)\s*(?=[;:])")
_WANTED_WORD = re.compile(
    rb"(?:[\w-]+\.)?(?:BEGIN|CATEGORIES|END|FN|N|NICKNAME|ORG|TEL)\s", re.IGNORECASE
)
_BREAKS = re.compile(rb"\r\n|\n|\r")
_UNFINISHED = re.compile(rb"=[0-9A-Fa-f]?$")
_ENCODED = re.compile(rb"=[0-9A-Fa-f]")
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"


@dataclass(slots=True, kw_only=True)
class Line:
    """A property that is wanted. Folds are undone; the value is as it was encoded."""

    number: int
    name: str
    rest: bytes
    """What stands behind the name, as far as the value has not begun."""
    parameters: dict[str, list[str]] = field(default_factory=dict)
    value: bytearray = field(default_factory=bytearray)
    complete: bool = False
    """Whether the value has begun."""

    def __post_init__(self) -> None:
        """Look whether the value begins in the property's first line."""
        self.add(b"")

    def add(self, more: bytes) -> None:
        """Take in what the property goes on with, unless it is a photo that is too large anyway."""
        if (
            self.name == PHOTO
            and more
            and (len(self.value) > _LONGEST_PHOTO or len(self.rest) > _LONGEST_HEAD)
        ):
            return
        if self.complete:
            self.value += more
            return
        self.rest += more
        colon = _colon(self.rest)
        if colon is not None:
            self.complete = True
            self.parameters = _parameters(self.rest[:colon])
            self.value = bytearray(self.rest[colon + 1 :])
            self.rest = self.rest[:colon]

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
        value = bytes(self.value)
        if self.encoding == _QUOTED_PRINTABLE:
            value = decodestring(value)
        elif self.encoding:
            try:
                value = b64decode(value)
            except binascii.Error:
                value = b""
        charset = next(iter(self.parameters.get("CHARSET", ())), None)
        return letters.read(value, charset)


def logical_lines(data: bytes) -> Iterator[Line | UnreadableLine]:
    """Return the properties that are wanted, with the lines that belong to them, and the lines that belong to nothing."""
    line: Line | None = None
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
            in_unwanted = line is None or line.name == PHOTO
            goes_on = line is not None and _ends_softly(line)
        elif _WANTED_WORD.match(raw) and not in_unwanted:
            yield UnreadableLine(number)
        elif line and line.name == PHOTO:
            # Some programs do not indent what a photo goes on with.
            line.add(raw)
        elif line and line.name in NAMES:
            # A program wrote a line break as it is.
            line.add(b" " + raw)
        elif raw.strip() and not in_unwanted:
            yield UnreadableLine(number)
    if line:
        yield _finished(line)


def _finished(line: Line) -> Line | UnreadableLine:
    known = line.complete or line.name == PHOTO
    return line if known else UnreadableLine(line.number)


def _go_on(line: Line, raw: bytes) -> bool:
    """Add a line to a quoted-printable value that ended with the sign that it goes on. Return whether it goes on again."""
    line.value = line.value.rstrip()[:-1]
    if raw[:1] in {b" ", b"\t"} and (
        _UNFINISHED.search(line.value) or _ENCODED.match(raw.lstrip())
    ):
        # The value was folded besides, perhaps inside a letter.
        raw = raw.lstrip()
    line.value += raw
    return _ends_softly(line)


def _ends_softly(line: Line) -> bool:
    return line.encoding == _QUOTED_PRINTABLE and line.value.rstrip().endswith(b"=")


def _property(number: int, found: re.Match[bytes], raw: bytes) -> Line | None:
    """Return the property in a line; None if it is not wanted."""
    name = found[1].decode("ascii", errors="replace").upper()
    if name not in _WANTED:
        return None
    return Line(number=number, name=name, rest=raw[found.end() :])


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
