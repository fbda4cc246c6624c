"""What is the same for every kind of file with contacts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
import re
from typing import override

from .numbers import SCHEME, begins_as_number, is_number_alone

# Spreadsheets put an apostrophe or ="" around what they shall leave as it is; programs put marks of direction in front.
AROUND = " \t='\"\xa0\u200e\u200f\u202a\u202c"

COMPLETE_DIGITS = 6
"""With fewer digits a number in a cell is an area code or a part of a number, unless nothing stands beside it."""

SHORTEST = 2
"""An extension has more digits."""

_FRACTION = re.compile(r"(\d{7,})[.,]0+")
_SEVERAL = re.compile(r":::|[\r\n]+")
_IN_A_CELL = re.compile(r"\s*(?:;|(?<![,\s]),(?!,)|(?<=\s)/(?=\s)|/)\s*")
_IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_DIGIT = re.compile(r"\d")


class Fault(StrEnum):
    """What can be wrong with a file."""

    EMPTY = "file_empty"
    NOT_CONTACTS = "file_not_contacts"
    WORKBOOK = "file_workbook"
    ARCHIVE = "file_archive"
    PDF = "file_pdf"
    OUTLOOK_DATA = "file_outlook_data"
    WEB_PAGE = "file_web_page"
    OTHER_XML = "file_other_xml"
    JSON = "file_json"
    DATABASE = "file_database"
    LDIF = "file_ldif"
    NO_NAME_COLUMN = "file_no_name_column"
    NO_NUMBER_COLUMN = "file_no_number_column"
    TOO_MANY = "file_too_many"
    UNREADABLE_LINE = "file_unreadable_line"


class BadFile(Exception):
    """A file cannot be taken for contacts. ``line`` is the first line that is wrong, counted from 1; None when it is the whole file."""

    def __init__(self, fault: Fault, line: int | None = None) -> None:
        """Begin with what is wrong."""
        super().__init__(fault, line)
        self.fault = fault
        self.line = line

    @override
    def __str__(self) -> str:
        return self.fault if self.line is None else f"{self.fault}, line {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or company in a file, with the numbers and groups as they are written there; any of them may be missing.

    ``photos_left_out`` counts the photos that cannot be shown.
    """

    name: str
    numbers: tuple[str, ...]
    groups: tuple[str, ...] = ()
    photo: bytes | None = field(default=None, repr=False)
    photos_left_out: int = 0


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """A line that cannot be read, counted from 1."""

    number: int


type Read = Iterator[Contact | UnreadableLine]
"""What is in a file, in its order."""


def joined(parts: Iterable[str]) -> str:
    """Return a name from its parts, without blanks between those in Chinese, Japanese or Korean letters."""
    written = [part for part in parts if part]
    ideographs = bool(written) and all(map(is_ideographic, written))
    return ("" if ideographs else " ").join(written)


def is_ideographic(text: str) -> bool:
    """Answer whether a text is in Chinese, Japanese or Korean letters, in which the family name stands first."""
    return _IDEOGRAPH.search(text) is not None


def numbers_in(text: str) -> list[str]:
    """Return the phone numbers in a text; programs put several into a field."""
    parts = (part.strip(AROUND) for part in _SEVERAL.split(text))
    plain = (SCHEME.sub("", part).strip() for part in parts)
    return list(filter(begins_as_number, plain))


def numbers_in_cell(text: str) -> list[str]:
    """Return the phone numbers in a cell of a table, which people part with semicolons, commas and slashes.

    A slash, a comma or a semicolon may as well stand inside a number: ``030/1234567``, ``+49 30 1234,,12``.
    """
    # A spreadsheet took the number for an amount.
    if amount := _FRACTION.fullmatch(text.strip(AROUND)):
        return [amount[1]]
    return [
        number for part in numbers_in(text) for number in _parted(part.strip(AROUND))
    ]


def holds_only_numbers(text: str) -> bool:
    """Answer whether a text is phone numbers and nothing else."""
    numbers = numbers_in_cell(text)
    return bool(numbers) and all(map(is_number_alone, numbers))


def _parted(text: str) -> list[str]:
    """Return the numbers in a text without line breaks."""
    for sign in _IN_A_CELL.finditer(text):
        left, right = text[: sign.start()], text[sign.end() :]
        if begins_as_number(right) and (
            _are_extensions(left, right)
            or (
                _ends(left)
                and _begins(right, sign[0].strip(), spaced=sign[0] != sign[0].strip())
            )
        ):
            return [left.strip(AROUND), *_parted(right.strip(AROUND))]
    return [text]


def _are_extensions(left: str, right: str) -> bool:
    """Answer whether two numbers are short and alike."""
    other = _IN_A_CELL.split(right, maxsplit=1)[0]
    return left.isdecimal() and other.isdecimal() and len(left) == len(other) > SHORTEST


def _ends(left: str) -> bool:
    """Answer whether a number can be complete with what stands left of a sign."""
    return len(_DIGIT.findall(left)) >= COMPLETE_DIGITS


def _begins(right: str, sign: str, *, spaced: bool) -> bool:
    """Answer whether what stands right of a sign can be a number of its own, and not what is dialled later or an extension."""
    first = _IN_A_CELL.split(right, maxsplit=1)[0]
    digits = len(_DIGIT.findall(first))
    if "#" in first or "*" in first:
        return False
    if sign == "/" and not spaced:
        return digits >= COMPLETE_DIGITS
    return first.lstrip(AROUND + "(")[:1] in {"+", "0"} or digits >= COMPLETE_DIGITS
