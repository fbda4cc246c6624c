"""The vocabulary of calls, the same for every phone system."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Direction(StrEnum):
    """Where a call came from and where it went, seen from the phone system."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    INTERNAL = "internal"


class MemberKind(StrEnum):
    """What a party in a call is connected through."""

    EXTENSION = "extension"
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class MemberState(StrEnum):
    """What a party in a call is doing."""

    ALERTING = "alerting"
    RINGING = "ringing"
    ANSWERED = "answered"
    ON_HOLD = "on_hold"
    ENDED = "ended"


class Role(StrEnum):
    """Which side of a call a party is on, where the system tells."""

    CALLER = "caller"
    CALLEE = "callee"


class CallState(StrEnum):
    """What a call as a whole is doing."""

    RINGING = "ringing"
    IN_CALL = "in_call"
    ON_HOLD = "on_hold"
    ENDED = "ended"


class Outcome(StrEnum):
    """How a call ended.

    ``missed`` is an inbound call that nobody answered, ``failed`` an outbound or internal one that did not reach its callee.
    ``unknown`` is a call about whose end nothing was ever heard.
    """

    ANSWERED = "answered"
    VOICEMAIL = "voicemail"
    MISSED = "missed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class CallEventType(StrEnum):
    """What changed for a call."""

    RINGING = "ringing"
    ANSWERED = "answered"
    HELD = "held"
    RESUMED = "resumed"
    TRANSFERRED = "transferred"
    FAILED = "failed"
    MISSED = "missed"
    VOICEMAIL = "voicemail"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One party in a call.

    ``number`` is the extension's number, or the outside party's for a line. ``caller`` and ``called`` are a line's two
    numbers as the system printed them. ``path`` is the IVR, queue or ring group that the party came through.
    """

    kind: MemberKind
    number: str
    state: MemberState | None = None
    role: Role | None = None
    channel_id: str | None = None
    caller: str | None = None
    called: str | None = None
    trunk: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """What a contact centre says of an outbound call of a campaign."""

    campaign_id: str
    vdn_id: str | None = None
    session_id: str | None = None
    custom_field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call as it is known at a moment.

    Times are aware and in UTC; ``local_time`` is the start as the system printed it in its own time, without a zone.
    ``ids`` holds every id that the system used for the call, ``call_id`` the one it is known by here.
    """

    call_id: str
    ids: frozenset[str]
    direction: Direction | None = None
    state: CallState
    outcome: Outcome | None = None
    members: tuple[Member, ...] = ()
    caller_number: str | None = None
    caller_name: str | None = None
    called_number: str | None = None
    called_name: str | None = None
    extensions: tuple[str, ...] = ()
    answered_by: str | None = None
    trunk: str | None = None
    path: tuple[str, ...] = ()
    transferred_by: tuple[str, ...] = ()
    reason: str | None = None
    reason_code: str | None = None
    started_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    local_time: str | None = None
    ring_seconds: int | None = None
    talk_seconds: int | None = None
    recording: str | None = None
    campaign: Campaign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEvent:
    """One change of one call: what, for which extensions, and the call after it.

    ``extensions`` are those that the change is about: who rings, who answered, who was held, who transferred. ``again`` says
    that the call had an event of this type before (one more extension rings). ``at`` is an aware UTC time.
    """

    type: CallEventType
    call: Call
    extensions: tuple[str, ...] = ()
    again: bool = False
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a report, a query or the passing of time changed: call events in order, and every call that is not as it was.

    A call that has just ended is among ``calls`` with the state ``ended``; its outcome may follow a little later.
    """

    events: tuple[CallEvent, ...] = ()
    calls: tuple[Call, ...] = ()
