"""Contacts in tables of text, as Google, Outlook, phone systems and spreadsheets export them."""

from collections.abc import Iterator, Sequence
import csv
from dataclasses import dataclass
from itertools import chain
import re
from typing import TextIO

from .column_headings import Column, column_of
from .contact_file import BadFile, Contact, Fault, holds_only_numbers

DELIMITERS = ",;\t|"

# The first of these that a row has something in is its name.
NAMES = (
    (Column.FULL_NAME,),
    (Column.GIVEN_NAME, Column.MIDDLE_NAME, Column.FAMILY_NAME),
    (Column.COMPANY,),
)

_SHORTENED = re.compile(r"\s*\d[.,]?\d*E\+?\d+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where in a row the numbers are, and the parts of the name, in each way in which the row has a name."""

    names: tuple[tuple[int, ...], ...]
    numbers: tuple[int, ...]


def read_table(file: TextIO) -> Iterator[Contact]:
    """Return the contacts of a table. Raises BadFile with the line that cannot be read."""
    before = 0
    first = file.readline()
    if first.casefold().startswith("sep="):
        # Excel's way to name the delimiter.
        before, first = 1, file.readline()
    rows = csv.reader(
        chain((first,), file), delimiter=max(DELIMITERS, key=first.count), strict=True
    )
    columns: _Columns | None = None
    line = before + 1
    try:
        for row in rows:
            if any(row):
                heading = columns is None and not any(map(holds_only_numbers, row))
                choose = _named if heading else _guessed
                columns = columns or choose(row, line)
                if not heading:
                    yield _contact(row, columns, line)
            line = before + rows.line_num + 1
    except csv.Error as err:
        raise BadFile(Fault.UNREADABLE_LINE, line) from err


def _named(header: Sequence[str], line: int) -> _Columns:
    """Return the columns that a header names. Raises BadFile when a column is missing."""
    columns = [column_of(heading) for heading in header]
    numbers = tuple(
        index for index, column in enumerate(columns) if column is Column.NUMBER
    )
    if not numbers:
        raise BadFile(Fault.NO_NUMBER_COLUMN, line)
    names = tuple(
        tuple(columns.index(part) for part in parts if part in columns)
        for parts in NAMES
    )
    if not any(names):
        raise BadFile(Fault.NO_NAME_COLUMN, line)
    return _Columns(names=names, numbers=numbers)


def _guessed(row: Sequence[str], line: int) -> _Columns:
    """Return the columns of a table without a header, by what its first row holds. Raises BadFile when there is no name."""
    numbers = tuple(index for index, cell in enumerate(row) if holds_only_numbers(cell))
    others = (index for index, cell in enumerate(row) if cell.strip())
    name = next((index for index in others if index not in numbers), None)
    if name is None:
        raise BadFile(Fault.NO_NAME_COLUMN, line)
    return _Columns(names=((name,),), numbers=numbers)


def _contact(row: Sequence[str], columns: _Columns, line: int) -> Contact:
    cells = dict(enumerate(row))
    numbers = tuple(cells.get(index, "") for index in columns.numbers)
    if any(map(_SHORTENED.fullmatch, numbers)):
        raise BadFile(Fault.SHORTENED_NUMBER, line)
    names = (
        " ".join(filter(None, (cells.get(index, "").strip() for index in parts)))
        for parts in columns.names
    )
    return Contact(name=next(filter(None, names), ""), numbers=numbers)
