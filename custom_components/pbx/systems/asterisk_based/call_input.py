"""Reads the reports of what people press and hear in calls, and of conference rooms (vendor_docs/yeastar_s.md, section 6)."""

from typing import Final

from ...calls.limits import MAX_MEMBERS, MAX_NUMBER
from ...calls.model import Member
from ...calls.report import (
    CallInput,
    ConferenceStatus,
    KeysPressed,
    PromptEnded,
    SurveyAnswered,
)
from ..errors import BadReport
from ..lenient_values import Fields, first, text
from .ids import id_times
from .report_parties import read_parties

KEY: Final = "dtmf"
PROMPT_END: Final = "playpromptend"
SURVEY: Final = "satisfaction"


def read_call_input(
    event: str,
    call: tuple[str, tuple[str, ...], tuple[Member, ...]],
    fields: Fields,
    serial_number: str | None,
) -> CallInput:
    """Return what somebody did or heard in a call.

    Args:
        event: One of the words above.
        call: The call's id, what else it is called, and who is named.
        fields: The report.
        serial_number: The sender's.

    Raises:
        BadReport: It names no key, or no answer.
    """
    call_id, other_ids, members = call
    times = id_times((call_id, *other_ids))
    if event == PROMPT_END:
        return PromptEnded(
            serial_number=serial_number,
            call_id=call_id,
            other_ids=other_ids,
            id_times=times,
            members=members,
            prompt=text(fields.get("prompt")),
        )
    if event == SURVEY:
        answer = text(fields.get("surveyresult"))
        if answer is None:
            raise BadReport("It has no answer")
        return SurveyAnswered(
            serial_number=serial_number,
            call_id=call_id,
            other_ids=other_ids,
            id_times=times,
            members=members,
            answer=answer,
        )
    key = first(fields, "info", "infos")
    if key is None:
        raise BadReport("It names no key")
    return KeysPressed(
        serial_number=serial_number,
        call_id=call_id,
        other_ids=other_ids,
        id_times=times,
        members=members,
        keys=key,
        all_keys=text(fields.get("infos")),
    )


def read_conference(fields: Fields, serial_number: str | None) -> ConferenceStatus:
    """Return who is in a conference room. Raises BadReport when it names no room, or too many people."""
    number = first(fields, "conferencenumber", most=MAX_NUMBER)
    if number is None:
        raise BadReport("It names no conference room")
    members = read_parties(fields).members
    if len(members) > MAX_MEMBERS:
        raise BadReport(f"It names more than {MAX_MEMBERS} parties")
    return ConferenceStatus(
        serial_number=serial_number,
        number=number,
        name=text(fields.get("conferencename")),
        members=members,
    )
