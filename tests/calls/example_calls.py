"""Calls as the tracker reports them: in progress, and concluded with each outcome."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from custom_components.pbx.calls.model import (
    Call,
    CallState,
    Campaign,
    Direction,
    Member,
    MemberKind,
    MemberState,
    Outcome,
    Role,
    TimeSource,
)

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CALLER = "0171 555 0100"

_numbers = count(1)


def at(seconds: float) -> datetime:
    """Return a moment, counted from the start."""
    return START + timedelta(seconds=seconds)


def id_at(seconds: int, serial: int = 1) -> str:
    """Return an id that says when a call began."""
    return f"{int(START.timestamp()) + seconds}.{serial}"


def missed(seconds: int = 0, caller: str | None = CALLER, **more: Any) -> Call:
    """Return a missed call."""
    call_id = more.pop("call_id", id_at(seconds))
    fields: dict[str, Any] = {
        "call_id": call_id,
        "ids": frozenset({call_id}),
        "direction": Direction.INBOUND,
        "state": CallState.ENDED,
        "outcome": Outcome.MISSED,
        "caller_number": caller,
        "called_number": "100",
        "extensions": ("1000",),
        "started_at": at(seconds),
        "ended_at": at(seconds + 20),
    }
    return Call(**{**fields, **more})


def ringing(seconds: int = 0, **more: Any) -> Call:
    """Return a call that rings."""
    fields = {"state": CallState.RINGING, "outcome": None, "ended_at": None}
    return missed(seconds, **{**fields, **more})


def answered(seconds: int = 0, caller: str | None = CALLER, **more: Any) -> Call:
    """Return a call that somebody answered after five seconds and talked for a minute."""
    fields = {
        "outcome": Outcome.ANSWERED,
        "answered_by": "1000",
        "answered_at": at(seconds + 5),
        "ended_at": at(seconds + 65),
        "ring_seconds": 5,
        "talk_seconds": 60,
    }
    return missed(seconds, caller, **{**fields, **more})


def called_back(seconds: int, number: str, **more: Any) -> Call:
    """Return an outbound call that was answered."""
    fields = {
        "direction": Direction.OUTBOUND,
        "caller_number": "1000",
        "called_number": number,
        "answered_by": None,
        "extensions": (),
    }
    return answered(seconds, **{**fields, **more})


def over(
    number: str | None,
    at: datetime,
    outcome: Outcome = Outcome.MISSED,
    *,
    name: str | None = None,
    called: str | None = "8000",
    rang: int = 10,
    talked: int = 0,
    direction: Direction = Direction.INBOUND,
) -> Call:
    """Return a call from an outside number, or with ``Direction.OUTBOUND`` to it, that is over and concluded."""
    call_id = f"1571896991.{next(_numbers)}"
    answered = outcome is Outcome.ANSWERED
    outbound = direction is Direction.OUTBOUND
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=direction,
        state=CallState.ENDED,
        outcome=outcome,
        caller_number="1000" if outbound else number,
        caller_name=None if outbound else name,
        called_number=number if outbound else called,
        called_name=name if outbound else None,
        extensions=("1000",),
        answered_by="1000" if answered else None,
        started_at=at,
        answered_at=at + timedelta(seconds=rang) if answered else None,
        ended_at=at + timedelta(seconds=rang + talked),
        ring_seconds=rang,
        talk_seconds=talked if answered else None,
    )


EVERYTHING = Call(
    call_id=id_at(3),
    ids=frozenset({id_at(3), id_at(4, 7)}),
    direction=Direction.OUTBOUND,
    state=CallState.ENDED,
    outcome=Outcome.ANSWERED,
    members=(
        Member(
            kind=MemberKind.OUTBOUND,
            number="+44 20 7946 0000",
            state=MemberState.ENDED,
            role=Role.CALLEE,
            channel_id="PJSIP/trunk-0001",
            caller="1000",
            called="+44 20 7946 0000",
            trunk="sip",
            path="6500",
        ),
        Member(kind=MemberKind.EXTENSION, number="1000"),
    ),
    caller_number="1000",
    caller_name="Reception",
    called_number="+44 20 7946 0000",
    called_name="Zoë O'Neil \U0001f600",
    extensions=("1000", "1001"),
    answered_by="1001",
    trunk="sip",
    path=("6500", "6200"),
    transferred_by=("1000",),
    reason="Busy Here",
    reason_code="486",
    started_at=at(3),
    time_source=TimeSource.CALL_ID,
    answered_at=at(5.000001),
    ended_at=at(65.999999),
    local_time="2026-11-20 09:00:03",
    ring_seconds=2,
    talk_seconds=61,
    recording="20261120.wav",
    campaign=Campaign(
        campaign_id="3", vdn_id="11", session_id="s-9", custom_field='{"a": 1}'
    ),
)
"""A call with something in each field."""
