"""Asterisk's own record of its calls, as it writes it to a file: CDR, one for each leg that was dialled."""

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_TIME: Final = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecord:
    """One line of the file."""

    source: str
    destination: str
    context: str
    caller_id: str
    channel: str
    destination_channel: str
    application: str
    application_data: str
    start: datetime
    answer: datetime | None
    end: datetime
    duration: int
    billed: int
    """Seconds since the answer, whoever or whatever answered."""
    disposition: str
    """``ANSWERED``, ``NO ANSWER``, ``BUSY``, ``FAILED`` or ``CONGESTION``."""
    unique_id: str
    linked_id: str


def read_call_records(file: Path) -> list[CallRecord]:
    """Return what Asterisk has recorded so far, nothing where there is no file yet."""
    if not file.exists():
        return []
    with file.open(newline="", encoding="utf-8") as lines:
        return [_record(row) for row in csv.reader(lines)]


def _record(row: list[str]) -> CallRecord:
    _account, source, destination, context, caller_id, channel, to, *rest = row
    application, data, start, answer, end, duration, billed, disposition, *rest = rest
    _flags, unique_id, _user, _peer_account, linked_id, _sequence = rest
    return CallRecord(
        source=source,
        destination=destination,
        context=context,
        caller_id=caller_id,
        channel=channel,
        destination_channel=to,
        application=application,
        application_data=data,
        start=_time(start),
        answer=_time(answer) if answer else None,
        end=_time(end),
        duration=int(duration),
        billed=int(billed),
        disposition=disposition,
        unique_id=unique_id,
        linked_id=linked_id,
    )


def _time(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
