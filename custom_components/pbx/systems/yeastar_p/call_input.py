"""Reads the events of what people press in calls, and of prompts that have ended (vendor_docs/yeastar_p.md, section 3.5)."""

from ...calls.report import KeysPressed, PromptEnded, SurveyAnswered
from ..errors import BadReport
from ..lenient_values import Fields, first, text
from .call_ids import CallIds
from .members import read_members


def read_key(ids: CallIds, message: Fields, serial_number: str | None) -> KeysPressed:
    """Return the key in the event 30017, and the keys so far. Raises BadReport when it names none."""
    key = first(message, "info", "infos")
    if key is None:
        raise BadReport("It names no key")
    return KeysPressed(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=read_members(message.get("members")),
        keys=key,
        all_keys=text(message.get("infos")),
    )


def read_prompt_end(
    ids: CallIds, message: Fields, serial_number: str | None
) -> PromptEnded:
    """Return the prompt in the event 30018."""
    return PromptEnded(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=read_members(message.get("members")),
        prompt=text(message.get("prompt")),
    )


def read_survey(
    ids: CallIds, message: Fields, serial_number: str | None
) -> SurveyAnswered:
    """Return the answer in the event 30019. Raises BadReport when it has none."""
    answer = text(message.get("survey_result"))
    if answer is None:
        raise BadReport("It has no answer")
    return SurveyAnswered(
        serial_number=serial_number,
        call_id=ids.call_id,
        other_ids=ids.other_ids,
        id_times=ids.times,
        members=read_members(message.get("members")),
        answer=answer,
    )
