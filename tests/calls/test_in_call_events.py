"""What is remembered of in-call events, which is bounded."""

from custom_components.pbx.calls.in_call_events import InCallEvents, InCallEventType
from custom_components.pbx.calls.limits import MAX_CONFERENCES, MAX_REMEMBERED_INPUTS
from custom_components.pbx.calls.model import Member, MemberKind, MemberState
from custom_components.pbx.calls.report import ConferenceStatus, SurveyAnswered

MEMBER = Member(
    kind=MemberKind.EXTENSION, number="1000", state=MemberState.ANSWERED, channel_id="a"
)


def test_conferences() -> None:
    """Of the room that was heard of longest ago it is forgotten who is in it."""
    events = InCallEvents()
    rooms = [
        ConferenceStatus(number=str(number), members=(MEMBER,))
        for number in range(MAX_CONFERENCES + 1)
    ]
    for room in rooms:
        assert [event.type for event in events.read_conference(room)] == [
            InCallEventType.CONFERENCE_JOINED
        ]
    assert not events.read_conference(rooms[-1])
    assert events.read_conference(rooms[0])


def test_answers() -> None:
    """A repetition is known until so many other answers have come."""
    events = InCallEvents()
    answers = [
        SurveyAnswered(call_id=str(number), answer="1")
        for number in range(MAX_REMEMBERED_INPUTS + 1)
    ]
    for answer in answers:
        assert events.read_input(answer)
    assert not events.read_input(answers[-1])
    assert events.read_input(answers[0])
