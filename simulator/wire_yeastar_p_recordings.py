"""The lists of recordings of a P-Series PBX; there are no sounds behind them (vendor_docs/yeastar_p.md, section 4)."""

from collections.abc import Iterable, Mapping

from .openapi_reply import NOT_FOUND, Refused, missing, succeeded
from .wire_text import Reply
from .wire_yeastar_p_records import Row


def recordings(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of recording/list for the records of calls that have a recording."""
    recorded = [row for row in rows if row["record_file"]]
    return [
        {
            "id": place,
            "time": row["time"],
            "uid": row["uid"],
            "call_from": row["call_from"],
            "call_to": row["call_to"],
            "duration": row.get("talk_duration", 0),
            "size": 0,
            "call_type": row["call_type"],
            "file": row["record_file"],
        }
        for place, row in enumerate(recorded, 1)
    ]


def download(rows: Iterable[Row], query: Mapping[str, str]) -> Reply:
    """Answer recording/download for an ``id`` or a ``file``. Raises Refused."""
    if not (query.get("id") or query.get("file")):
        raise missing("id")
    for row in recordings(rows):
        if query.get("id") == str(row["id"]) or query.get("file") == row["file"]:
            file = str(row["file"])
            url = f"/api/downloadattachment/{file}"
            return succeeded(file=file, download_resource_url=url)
    raise Refused(NOT_FOUND)
