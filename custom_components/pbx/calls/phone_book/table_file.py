"""Contacts in tables of text, as Google, Outlook, phone systems and spreadsheets export them."""

from collections.abc import Iterable, Iterator, Sequence
import csv
from dataclasses import dataclass
from itertools import chain, islice
import re

from .column_choice import LOOKED_AT, ColumnChoice, choose
from .contact_file import (
    BadFile,
    Contact,
    Fault,
    Read,
    UnreadableLine,
    holds_only_numbers,
    joined,
    numbers_in_cell,
)
from .groups import groups_in_column
from .text_encoding import Letters

DELIMITERS = ",;\t|"

LONGEST_ROW = 50
"""How many lines a row may have. A quotation mark that is never closed would swallow the rest of the file."""

_SHORTENED = re.compile(r"\s*\d[.,]?\d*E\+?\d+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, and its first line, counted from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was read: what its columns are called, and what is taken from which of them."""

    headings: tuple[str, ...]
    choice: ColumnChoice
    rows: Sequence[_Row | UnreadableLine]

    def read(self) -> Read:
        """Return what is in the table."""
        for row, groups in zip(self.rows, self._groups(), strict=True):
            if isinstance(row, UnreadableLine):
                yield row
                continue
            written = [_cell(row, place) for place in self.choice.numbers]
            # A spreadsheet has shortened such a number, and its digits are lost.
            cells = [cell for cell in written if not _SHORTENED.fullmatch(cell)]
            numbers = [number for cell in cells for number in numbers_in_cell(cell)]
            if len(cells) < len(written):
                yield UnreadableLine(row.line)
            if numbers or len(cells) == len(written):
                yield Contact(
                    name=self._name(row), numbers=tuple(numbers), groups=groups
                )

    def _groups(self) -> list[tuple[str, ...]]:
        """Return the groups in each row."""
        columns = [
            groups_in_column(
                [
                    _cell(row, place) if isinstance(row, _Row) else ""
                    for row in self.rows
                ]
            )
            for place in self.choice.groups
        ]
        return [
            tuple(chain.from_iterable(column[at] for column in columns))
            for at in range(len(self.rows))
        ]

    def _name(self, row: _Row) -> str:
        names = (
            joined([_cell(row, place).strip() for place in places])
            for places in self.choice.names
        )
        return next(filter(None, names), "")


def read_table(
    data: bytes, country: str | None, choice: ColumnChoice | None = None
) -> Table:
    """Read a table.

    Args:
        data: The file, in UTF-8 or in what is usual in the country.
        country: The two letters of the country, whose numbers are known without their country.
        choice: Which columns to take; None finds them.

    Raises:
        BadFile: No column holds names, or none holds numbers.
    """
    letters = Letters(data, country)
    text = "\n".join(letters.read(line) for line in re.split(rb"\r\n|\n|\r", data))
    rows = [
        row for row in _rows(text) if isinstance(row, UnreadableLine) or any(row.cells)
    ]
    first = next((row for row in rows if isinstance(row, _Row)), None)
    if first is None:
        raise BadFile(Fault.EMPTY)
    has_header = not any(map(holds_only_numbers, first.cells))
    if has_header:
        rows.remove(first)
    cells = [row.cells for row in rows if isinstance(row, _Row)]
    width = max(map(len, islice(chain([first.cells], cells), LOOKED_AT)))
    headings = [*(first.cells if has_header else ()), *[""] * width][:width]
    try:
        chosen = choice or choose(headings if has_header else [], cells, width, country)
    except BadFile as err:
        raise BadFile(err.fault, first.line) from err
    return Table(headings=tuple(headings), choice=chosen, rows=rows)


def _cell(row: _Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _rows(text: str) -> Iterator[_Row | UnreadableLine]:
    """Return the rows. Quoted cells may have line breaks in them."""
    lines = text.split("\n")
    at = 0
    if lines and lines[0].casefold().startswith("sep="):
        # Excel's way to name the delimiter.
        at = 1
    first = next((line for line in lines[at:] if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    width = first.count(delimiter) + 1
    while at < len(lines):
        row = _whole_row(lines, at, delimiter)
        if row is None:
            # A quotation mark is never closed. The line may be whole all the same: a diameter in inches.
            alone = next(csv.reader([lines[at]], delimiter=delimiter), [])
            whole = len(alone) == width
            yield _Row(at + 1, alone) if whole else UnreadableLine(at + 1)
            at += 1
            continue
        cells, length = row
        yield _Row(at + 1, cells)
        at += length


def _whole_row(
    lines: Sequence[str], at: int, delimiter: str
) -> tuple[list[str], int] | None:
    """Return the row that begins in a line, and how many lines it has; None where it has no end."""
    marks = 0
    for length in range(1, min(LONGEST_ROW, len(lines) - at) + 1):
        marks += lines[at + length - 1].count('"')
        if marks % 2 == 0:
            text = [f"{line}\n" for line in lines[at : at + length]]
            rows = _parsed(text, delimiter)
            return (rows[0], length) if len(rows) == 1 else None
    return None


def _parsed(text: Iterable[str], delimiter: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(text, delimiter=delimiter, strict=True))
    except csv.Error:
        return []
    return rows or [[]]
