"""Reads a system's record of a call, the NewCdr report (vendor_docs/yeastar_s.md, section 6.2)."""

import re

from ...calls.model import Direction
from ...calls.report import CallRecord, RecordStatus
from ..lenient_values import Fields, first, free_text, number, text, whole
from .ids import id_times

# The misspellings are the systems' own.
_SOURCE_TRUNK = ("srctrunkname", "srctrcunkname")
_DESTINATION_TRUNK = (
    "dsttrcunkname",
    "desttrunkname",
    "dsttrunkname",
    "dstrunkname",
    "desttrcunkname",
)
_CALL_SECONDS = ("callduraction", "callduration")
_TALK_SECONDS = ("talkduraction", "talkduration")

_DIRECTIONS = {direction.value: direction for direction in Direction}

# No two sources have the same words; "ANSWERD" and "NO ANSWERED" are among them.
_STATUSES = (
    ("NO", RecordStatus.NOT_ANSWERED),
    ("ANSWER", RecordStatus.ANSWERED),
    ("BUSY", RecordStatus.BUSY),
    ("VOICE", RecordStatus.VOICEMAIL),
    ("FAIL", RecordStatus.FAILED),
)

_GROUP_AND_EXTENSION = re.compile(r"([^()]+)\(([^()]+)\)")


def read_record(call_id: str, fields: Fields, serial_number: str | None) -> CallRecord:
    """Return the record of the call with this id."""
    status_text = text(fields.get("status"))
    status = _status(status_text)
    called = number(fields.get("callto"))
    answered_by = None
    if called and (both := _GROUP_AND_EXTENSION.fullmatch(called)):
        called, extension = both[1].strip(), both[2].strip()
        answered_by = extension if status is RecordStatus.ANSWERED else None
    return CallRecord(
        serial_number=serial_number,
        call_id=call_id,
        id_times=id_times((call_id,)),
        status=status,
        status_text=status_text,
        direction=_DIRECTIONS.get((text(fields.get("type")) or "").casefold()),
        caller=number(fields.get("callfrom")),
        called=called,
        answered_by=answered_by,
        source_trunk=first(fields, *_SOURCE_TRUNK),
        destination_trunk=first(fields, *_DESTINATION_TRUNK),
        did_number=number(fields.get("didnumber")),
        call_seconds=whole(first(fields, *_CALL_SECONDS)),
        talk_seconds=whole(first(fields, *_TALK_SECONDS)),
        local_time=text(fields.get("timestart")),
        recording=free_text(fields.get("recording")),
    )


def _status(word: str | None) -> RecordStatus:
    upper = (word or "").upper()
    return next(
        (status for start, status in _STATUSES if upper.startswith(start)),
        RecordStatus.UNKNOWN,
    )
