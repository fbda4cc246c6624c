"""Reads the file of past calls that a system gives out.

See vendor_docs/yeastar_s.md, section 4.7, and vendor_docs/openvox_uc.md, section 5.
"""

from collections.abc import Mapping
import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

from ...calls.report import CallRecord
from ..errors import Unreadable
from ..lenient_values import text
from .call_record import read_record

NEEDED = frozenset({"callid", "timestart", "callfrom", "callto", "status", "type"})
"""Without these columns nothing can be concluded. OpenVox does not print its columns, and is believed to have Yeastar's."""

_FURTHEST_ZONE = timedelta(hours=14)
_DELIMITERS = ",;\t"


def period(start: datetime, end: datetime) -> Mapping[str, str]:
    """Return the fields that ask for the calls that began in a period.

    A system reads them in its own time, and nobody knows its zone, so the period is as long as it is in any zone.
    """
    return {
        "starttime": _printed(start - _FURTHEST_ZONE),
        "endtime": _printed(end + _FURTHEST_ZONE),
    }


def read_records(file: bytes) -> list[CallRecord]:
    """Return the records in a file, the oldest first. Raises Unreadable when it lacks a column that is needed."""
    lines = file.decode("utf-8-sig", errors="replace").replace("\0", "")
    header = lines.split("\n", 1)[0]
    rows = csv.reader(
        StringIO(lines, newline=""), delimiter=max(_DELIMITERS, key=header.count)
    )
    try:
        columns = [name.strip().casefold() for name in next(rows, [])]
        if not any(columns):
            return []
        if not set(columns) >= NEEDED:
            missing = ", ".join(sorted(NEEDED.difference(columns)))
            raise Unreadable(f"The file of past calls lacks the columns {missing}")
        found = [
            record
            for row in rows
            if (record := _record(dict(zip(columns, row, strict=False))))
        ]
    except csv.Error as err:
        raise Unreadable("The file of past calls cannot be read") from err
    return sorted(found, key=lambda record: record.local_time or "")


def _record(fields: Mapping[str, str]) -> CallRecord | None:
    call_id = text(fields.get("callid"))
    if call_id is None:
        return None
    return read_record(call_id, fields, text(fields.get("sn")))


def _printed(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
