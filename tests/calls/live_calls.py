"""A live state, and what it takes in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.live.live_state import LiveState
from custom_components.pbx.calls.live.views import Topic
from custom_components.pbx.calls.model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    Changes,
    Direction,
    Extension,
    Member,
    MemberKind,
    MemberState,
    Outcome,
    ReportedState,
)
from custom_components.pbx.calls.report import ExtensionStatus

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
TODAY = NOW.date()


def extension(number: str, state: MemberState | None) -> Member:
    """Return an extension's part in a call."""
    return Member(kind=MemberKind.EXTENSION, number=number, state=state)


def line(number: str, state: MemberState = MemberState.ANSWERED) -> Member:
    """Return an outside line's part in an inbound call."""
    return Member(kind=MemberKind.INBOUND, number=number, state=state, trunk="city")


def call(call_id: str = "1", **values: object) -> Call:
    """Return an inbound call."""
    defaults: dict[str, object] = {
        "call_id": call_id,
        "ids": frozenset({call_id}),
        "direction": Direction.INBOUND,
        "state": CallState.RINGING,
        "caller_number": "5550100",
        "caller_name": "Ann",
        "called_number": "2000",
        "started_at": NOW,
    }
    return Call(**{**defaults, **values})  # type: ignore[arg-type]


def event(event_type: CallEventType, of: Call) -> CallEvent:
    """Return an event of a call."""
    return CallEvent(type=event_type, call=of, at=NOW)


def ended(of: Call, outcome: Outcome, **values: object) -> Changes:
    """Return the changes at the conclusion of a call."""
    over = replace(of, state=CallState.ENDED, outcome=outcome, **values)  # type: ignore[arg-type]
    types = {
        Outcome.MISSED: [CallEventType.MISSED],
        Outcome.FAILED: [CallEventType.FAILED],
        Outcome.VOICEMAIL: [CallEventType.VOICEMAIL],
    }.get(outcome, [])
    events = [event(event_type, over) for event_type in [*types, CallEventType.ENDED]]
    return Changes(calls=(over,), events=tuple(events))


def show(live_state: LiveState, *calls: Call, at: datetime = NOW) -> set[Topic]:
    """Have the live state take in calls."""
    return live_state.update(Changes(calls=calls), at)


def status(
    live_state: LiveState, number: str, state: ReportedState, at: datetime
) -> set[Topic]:
    """Have the live state take in an extension's status."""
    report = ExtensionStatus(extension=number, state=state)
    return live_state.extension_status(report, at)


def office_live_state() -> LiveState:
    """Return the live state of a system with three idle extensions."""
    live_state = LiveState(ExtensionList())
    live_state.set_extensions(
        [
            Extension(number=number, state=ReportedState.IDLE)
            for number in ("1000", "1001", "1002")
        ],
        NOW - timedelta(hours=1),
    )
    live_state.begin_day(TODAY)
    return live_state
