"""Lists that Yeastar's OpenAPI gives out page by page."""

from collections.abc import Mapping
from typing import Final

from .openapi_reply import NOT_FOUND, PARAMETER_ERROR, Refused, missing, succeeded
from .wire_text import Reply, Value

LARGEST_PAGE: Final = 10_000
_SORTED_BY: Final = {"time": "timestamp", "id": "new_id"}
"""The columns that rows are sorted by under another name than their own."""

type Row = dict[str, Value]
type Query = Mapping[str, str]


def page(rows: list[Row], query: Query, key: str = "data") -> Reply:
    """Answer with the page that is asked for. Raises Refused.

    Args:
        rows: All rows, in their own order.
        query: ``page``, ``page_size``, ``sort_by`` and ``order_by``; without a ``sort_by`` the order is the rows' own.
        key: What the answer calls its list.
    """
    number = _count(query, "page", 1)
    size = min(_count(query, "page_size", LARGEST_PAGE), LARGEST_PAGE)
    ordered = list(rows)
    if column := query.get("sort_by", ""):
        ordered.sort(key=lambda row: _place(row, column))
    if query.get("order_by") == "desc":
        ordered.reverse()
    shown: list[Value] = list(ordered[(number - 1) * size : number * size])
    return succeeded(total_number=len(rows), **{key: shown})


def by_ids(rows: list[Row], query: Query) -> Reply:
    """Answer with the rows whose ``ids`` are asked for, with commas between them. Raises Refused."""
    if not query.get("ids"):
        raise missing("ids")
    wanted = query["ids"].split(",")
    found: list[Value] = [row for row in rows if str(row["id"]) in wanted]
    if not found:
        raise Refused(NOT_FOUND)
    return succeeded(data=found)


def _count(query: Query, name: str, default: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not (text.isdecimal() and int(text) > 0):
        raise Refused(PARAMETER_ERROR)
    return int(text)


def _place(row: Row, column: str) -> tuple[int, str]:
    value = row.get(_SORTED_BY.get(column, column), row.get(column))
    # Fields that are zero are left out of rows.
    return (value, "") if isinstance(value, int) else (0, str(value or ""))
