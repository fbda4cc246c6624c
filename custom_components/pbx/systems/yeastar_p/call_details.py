"""Reads what a P-Series says of a call after its end: the event 30012, and the rows of its list of calls.

A call has a record for each of its legs, in any order, and all have its id (vendor_docs/yeastar_p.md, sections 3.4 and 4).
"""

import re
from typing import Final

from ...calls.limits import MAX_NUMBER
from ...calls.model import Direction, IdTime
from ...calls.report import CallRecord, RecordStatus
from ..lenient_values import Fields, first, free_text, number, plain, text, whole
from .call_ids import CallIds, read_ids

_DIRECTIONS: Final = {direction.value: direction for direction in Direction}

# "ANSWERD" stands in an older table, "ABANDONED" in newer pages.
_STATUSES: Final = (
    ("no", RecordStatus.NOT_ANSWERED),
    ("abandon", RecordStatus.NOT_ANSWERED),
    ("answer", RecordStatus.ANSWERED),
    ("busy", RecordStatus.BUSY),
    ("voice", RecordStatus.VOICEMAIL),
    ("fail", RecordStatus.FAILED),
)
_VOICEMAIL: Final = "voicemail"

# "Queue Sales<6402>", and perhaps "6402(202)", as the S-Series writes it.
_LABELLED: Final = re.compile(r"([^<>]*)<([^<>]+)>")
_GROUP_AND_EXTENSION: Final = re.compile(r"([^()]+)\(([^()]+)\)")


def read_call_end(
    ids: CallIds, fields: Fields, serial_number: str | None
) -> CallRecord:
    """Return the record in the event 30012, which is about the call with these ids."""
    talked = whole(fields.get("talk_duration"))
    label, called, answered_by = _called(number(fields.get("call_to")))
    status_text = text(fields.get("status"))
    return CallRecord(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        status=_status(status_text, label, talked),
        is_leg=True,
        status_text=status_text,
        direction=_direction(fields.get("type")),
        caller=_called(number(fields.get("call_from")))[1],
        called=called,
        answered_by=answered_by,
        source_trunk=text(fields.get("src_trunk_name")),
        destination_trunk=text(fields.get("dst_trunk_name")),
        did_number=number(fields.get("did_number")),
        call_seconds=whole(fields.get("call_duration")),
        talk_seconds=talked,
        local_time=text(fields.get("time_start")),
        recording=free_text(fields.get("recording")),
    )


def read_row(fields: Fields) -> tuple[int, CallRecord] | None:
    """Return the record in a row of ``cdr/list`` with the second at which its leg began; None for a row without either.

    Durations of zero are left out of a row, and its ``time`` is written as people want to read it, so it is not read here.
    """
    second = whole(fields.get("timestamp"))
    ids = read_ids(first(fields, "call_id", "uid", "new_id", "id"))
    if second is None or ids is None:
        return None
    label, called, answered_by = _called(number(fields.get("call_to")))
    caller = _called(number(fields.get("call_from")))[1]
    talked = whole(fields.get("talk_duration")) or 0
    status_text = text(fields.get("disposition"))
    begun = IdTime(call_id=ids.call_id, second=second, serial=0)
    return second, CallRecord(
        serial_number=None,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times or (begun,),
        status=_status(status_text, label, talked),
        is_leg=True,
        status_text=status_text,
        direction=_direction(fields.get("call_type")),
        caller=first(fields, "call_from_number", most=MAX_NUMBER) or caller,
        called=first(fields, "call_to_number", most=MAX_NUMBER) or called,
        answered_by=answered_by,
        source_trunk=text(fields.get("src_trunk")),
        destination_trunk=text(fields.get("dst_trunk")),
        did_number=first(fields, "did_number", "did", most=MAX_NUMBER),
        call_seconds=whole(fields.get("duration")) or 0,
        talk_seconds=talked,
        recording=free_text(fields.get("record_file")),
    )


def _direction(value: object) -> Direction | None:
    return _DIRECTIONS.get((text(value) or "").casefold())


def _called(printed: str | None) -> tuple[str, str | None, str | None]:
    """Return the label of a number, the number, and the extension that answered for a group, as far as they are printed."""
    if printed is None:
        return "", None, None
    if labelled := _LABELLED.fullmatch(printed):
        return labelled[1].strip(), labelled[2].strip(), None
    if both := _GROUP_AND_EXTENSION.fullmatch(printed):
        return "", both[1].strip(), both[2].strip()
    return "", printed, None


def _status(word: str | None, label: str, talked: int | None) -> RecordStatus:
    shortened = plain(word)
    status = next(
        (status for start, status in _STATUSES if shortened.startswith(start)),
        RecordStatus.UNKNOWN,
    )
    if status is not RecordStatus.ANSWERED:
        return status
    if label.casefold().startswith(_VOICEMAIL):
        return RecordStatus.VOICEMAIL
    # The leg of a forwarded call was seen as answered although nobody talked.
    return RecordStatus.PICKED_UP if talked == 0 else status
