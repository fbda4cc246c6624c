"""What is the same for every kind of file with contacts."""

from dataclasses import dataclass
from enum import StrEnum
import re
from typing import override

from .numbers import begins_as_number, is_number_alone

# Spreadsheets put an apostrophe or ="" around what they shall leave as it is; programs put marks of direction in front.
AROUND = " \t='\"\xa0\u200e\u200f\u202a\u202c"

_SEVERAL = re.compile(r":::|[\r\n]+")


class Fault(StrEnum):
    """What can be wrong with a file."""

    EMPTY = "file_empty"
    NOT_CONTACTS = "file_not_contacts"
    NO_NAME_COLUMN = "file_no_name_column"
    NO_NUMBER_COLUMN = "file_no_number_column"
    SHORTENED_NUMBER = "file_shortened_number"
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
    """A person or company in a file, with the numbers as they are written there; either may be missing."""

    name: str
    numbers: tuple[str, ...]


def numbers_in(text: str) -> list[str]:
    """Return the phone numbers in a text; programs put several into a field."""
    parts = (part.strip(AROUND) for part in _SEVERAL.split(text))
    plain = (part.removeprefix("tel:").strip() for part in parts)
    return list(filter(begins_as_number, plain))


def holds_only_numbers(text: str) -> bool:
    """Answer whether a text is phone numbers and nothing else."""
    numbers = numbers_in(text)
    return bool(numbers) and all(map(is_number_alone, numbers))
