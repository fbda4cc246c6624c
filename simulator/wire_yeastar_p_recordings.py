"""The list of recordings of a P-Series PBX (vendor_docs/yeastar_p.md, section 4)."""

from collections.abc import Iterable

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
