"""Which columns of a table hold names, numbers and groups: by what is in them, and by what they are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
import re

import phonenumbers
from phonenumbers import NumberParseException

from .column_headings import Column, columns_of
from .contact_file import (
    BadFile,
    Fault,
    holds_only_numbers,
    is_ideographic,
    numbers_in_cell,
)

LOOKED_AT = 1000
"""How many rows are looked at."""

MOSTLY = 0.5
"""Which share of a column's cells must be numbers or names, if its heading does not say so."""

LONGEST_NAME = 60

# The first of these that a row has something in is its name.
NAMES = (
    (Column.FULL_NAME,),
    (Column.GIVEN_NAME, Column.MIDDLE_NAME, Column.FAMILY_NAME),
    (Column.COMPANY,),
)

_DATE = re.compile(
    r"\s*(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}).*"
)
_DECIMAL = re.compile(r"-?\d+[.,]\d+")
_DIGIT = re.compile(r"\d")
_NO_NAME = re.compile(r"[@/\\<>{}=]|www\.|\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """Where in a row the numbers and groups are, and the parts of the name, in each way in which the row has a name.

    Columns count from 0.
    """

    names: tuple[tuple[int, ...], ...]
    numbers: tuple[int, ...]
    groups: tuple[int, ...] = ()

    @property
    def name_columns(self) -> tuple[int, ...]:
        """All columns that names are taken from, in their order."""
        return tuple(dict.fromkeys(place for places in self.names for place in places))


def choose(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    country: str | None,
) -> ColumnChoice:
    """Find the columns.

    Args:
        headings: What the columns are called; empty for a table without a header.
        rows: The rows below.
        width: How many columns there are.
        country: The two letters of the country that numbers without a country belong to; None when it is not known.

    Raises:
        BadFile: No column holds names, or none holds numbers.
    """
    named = [*columns_of(headings), *[None] * width][:width]
    cells = [
        [
            row[place].strip()
            for row in islice(rows, LOOKED_AT)
            if place < len(row) and row[place].strip()
        ]
        for place in range(width)
    ]
    numbers = tuple(
        place
        for place in range(width)
        if _holds_numbers(named[place], cells[place], country, headed=bool(headings))
    )
    if not numbers:
        raise BadFile(Fault.NO_NUMBER_COLUMN)
    names = tuple(
        places
        for parts in NAMES
        if (
            places := tuple(
                place
                for part in parts
                for place in range(width)
                if named[place] is part and place not in numbers
            )
        )
    )
    names = tuple(_in_order(places, named, cells) for places in names)
    names = names or _texts(named, cells, numbers)
    if not names:
        raise BadFile(Fault.NO_NAME_COLUMN)
    # Only by what they are called: cities and kinds of numbers are few words over and over, too.
    groups = tuple(place for place in range(width) if named[place] is Column.GROUP)
    return ColumnChoice(names=names, numbers=numbers, groups=groups)


def _in_order(
    places: tuple[int, ...],
    named: Sequence[Column | None],
    cells: Sequence[Sequence[str]],
) -> tuple[int, ...]:
    """Return the parts of a name in the order in which people say them."""
    if any(is_ideographic(cell) for place in places for cell in cells[place]):
        return tuple(
            sorted(places, key=lambda place: named[place] is not Column.FAMILY_NAME)
        )
    return places


def _holds_numbers(
    column: Column | None, cells: Sequence[str], country: str | None, *, headed: bool
) -> bool:
    match column:
        case Column.NUMBER:
            return not cells or any(map(numbers_in_cell, cells))
        case None:
            like = sum(_is_phone_number(cell, country, headed=headed) for cell in cells)
            return like > 0 and like >= MOSTLY * len(cells)
        case _:
            return False


def _is_phone_number(cell: str, country: str | None, *, headed: bool) -> bool:
    """Answer whether a cell surely holds phone numbers and nothing else; postal codes and dates do not."""
    if (
        _DATE.fullmatch(cell)
        or _DECIMAL.fullmatch(cell)
        or not holds_only_numbers(cell)
    ):
        return False
    # Without a header there is nothing but the cells to go by, and extensions are numbers too.
    return not headed or all(
        _is_valid(number, country) for number in numbers_in_cell(cell)
    )


def _is_valid(number: str, country: str | None) -> bool:
    digits = len(_DIGIT.findall(number))
    if not 7 <= digits <= 17:
        return False
    if country is None or number.lstrip("( ")[:1] in {"+", "0"}:
        return True
    try:
        found = phonenumbers.parse(number, country)
    except NumberParseException:
        return False
    return phonenumbers.is_valid_number(found)


def _texts(
    named: Sequence[Column | None],
    cells: Sequence[Sequence[str]],
    numbers: Sequence[int],
) -> tuple[tuple[int, ...], ...]:
    """Return the columns that hold names as far as one can see, where no heading says so."""
    found = [
        place
        for place, column in enumerate(named)
        if column is None and place not in numbers and _holds_names(cells[place])
    ]
    if not found:
        return ()
    first, *others = found
    # A given name and a family name side by side, each of a single word as a rule.
    if (
        others
        and others[0] == first + 1
        and _single(cells[first])
        and _single(cells[others[0]])
    ):
        return ((first, others[0]),)
    return ((first,),)


def _holds_names(cells: Sequence[str]) -> bool:
    like = [
        cell
        for cell in cells
        if len(cell) <= LONGEST_NAME
        and any(map(str.isalpha, cell))
        and not _NO_NAME.search(cell)
    ]
    # The same few words over and over are a category.
    different = len(set(like)) > max(1, len(like) // 4) or len(like) == 1
    return different and len(like) > MOSTLY * len(cells)


def _single(cells: Sequence[str]) -> bool:
    return sum(" " not in cell for cell in cells) > MOSTLY * len(cells)
