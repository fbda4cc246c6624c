"""In-call events: what people press, hear and join during calls, which changes nothing about what becomes of a call."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from .immutable import immutable
from .limits import MAX_CONFERENCES, MAX_REMEMBERED_INPUTS
from .model import Member, MemberState
from .report import (
    CallInput,
    CallTransferred,
    ConferenceStatus,
    KeysPressed,
    PromptEnded,
    SurveyAnswered,
)


class InCallEventType(StrEnum):
    """What happened."""

    KEY_PRESSED = "key_pressed"
    SURVEY_ANSWERED = "survey_answered"
    PROMPT_ENDED = "prompt_ended"
    CONFERENCE_JOINED = "conference_joined"
    CONFERENCE_LEFT = "conference_left"
    FORWARDED = "forwarded"


@immutable
class InCallEvent:
    """Something that happened during a call.

    ``number`` is whom it is about, where the report says it. ``keys`` may be secret, such as a PIN.
    """

    type: InCallEventType
    call_id: str | None = None
    members: tuple[Member, ...] = ()
    number: str | None = None
    keys: str | None = None
    all_keys: str | None = None
    answer: str | None = None
    prompt: str | None = None
    conference: str | None = None
    conference_name: str | None = None


class InCallEvents:
    """Reads events from reports, and knows reports that were repeated and who is in the conference rooms."""

    def __init__(self) -> None:
        """Begin with nobody in any conference room."""
        self._heard: OrderedDict[CallInput, None] = OrderedDict()
        self._rooms: OrderedDict[str, dict[str, Member]] = OrderedDict()

    def read_input(self, report: CallInput) -> list[InCallEvent]:
        """Return the event in a report; none when it is a repetition."""
        if self._is_repeated(report):
            return []
        event = _input(report)
        return [event] if event else []

    def read_conference(self, report: ConferenceStatus) -> list[InCallEvent]:
        """Return who has joined a conference room and who has left it since the report before."""
        now = {
            _key(member): member
            for member in report.members
            if member.state is not MemberState.ENDED
        }
        before = self._rooms.pop(report.number, {})
        if now:
            self._rooms[report.number] = now
            while len(self._rooms) > MAX_CONFERENCES:
                self._rooms.popitem(last=False)
        joined = (member for key, member in now.items() if key not in before)
        left = (member for key, member in before.items() if key not in now)
        return [
            *_moved(InCallEventType.CONFERENCE_JOINED, report, joined),
            *_moved(InCallEventType.CONFERENCE_LEFT, report, left),
        ]

    def _is_repeated(self, report: CallInput) -> bool:
        if isinstance(report, PromptEnded) or (
            isinstance(report, KeysPressed) and report.all_keys is None
        ):
            # A prompt may be played again and a key pressed again, and nothing in these reports tells that from a repetition.
            return False
        if report in self._heard:
            return True
        self._heard[report] = None
        if len(self._heard) > MAX_REMEMBERED_INPUTS:
            self._heard.popitem(last=False)
        return False


def read_forwarding(report: CallTransferred) -> InCallEvent:
    """Return the event that an extension's forwarding passed a call on."""
    return InCallEvent(
        type=InCallEventType.FORWARDED,
        call_id=report.call_id,
        members=report.members,
        number=report.transferred_by,
    )


def _input(report: CallInput) -> InCallEvent | None:
    members = report.members
    event = InCallEvent(
        type=InCallEventType.PROMPT_ENDED,
        call_id=report.call_id,
        members=members,
        number=members[0].number or None if len(members) == 1 else None,
    )
    match report:
        case KeysPressed(keys=keys, all_keys=all_keys):
            kind = InCallEventType.KEY_PRESSED
            return replace(event, type=kind, keys=keys, all_keys=all_keys)
        case SurveyAnswered(answer=answer):
            return replace(event, type=InCallEventType.SURVEY_ANSWERED, answer=answer)
        case PromptEnded(prompt=prompt):
            return replace(event, prompt=prompt)
        case _:
            return None


def _moved(
    type_: InCallEventType, report: ConferenceStatus, members: Iterable[Member]
) -> list[InCallEvent]:
    return [
        InCallEvent(
            type=type_,
            members=(member,),
            number=member.number or None,
            conference=report.number,
            conference_name=report.name,
        )
        for member in members
    ]


def _key(member: Member) -> str:
    return member.channel_id or member.number
