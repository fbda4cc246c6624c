"""The vocabulary of calls, the same for every phone system."""

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from .immutable import immutable
from .reason_class import ReasonClass


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
    """Which side of a call a party is on, where the system says."""

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


class ReportedState(StrEnum):
    """What a system says an extension is doing."""

    IDLE = "idle"
    RINGING = "ringing"
    BUSY = "busy"
    ON_HOLD = "on_hold"
    UNREGISTERED = "unregistered"


class TimeSource(StrEnum):
    """How the start of a call is known: from its id, from a local time read in the configured zone, from when it was heard of."""

    CALL_ID = "call_id"
    ZONE = "zone"
    ARRIVAL = "arrival"


@immutable
class IdTime:
    """What an id says of the moment at which its call or its channel was made.

    ``second`` is in seconds since the epoch; ``serial`` counts on from one id of the system to its next.
    """

    call_id: str
    second: int
    serial: int


@immutable
class Extension:
    """An internal number. ``status`` is the system's own word, ``new_messages`` how many in its mailbox nobody has heard yet."""

    number: str
    name: str | None = None
    type: str | None = None
    status: str = ""
    state: ReportedState | None = None
    do_not_disturb: bool | None = None
    new_messages: int | None = None


@immutable
class VoicemailMessage:
    """A message in an extension's mailbox. ``local_time`` is by the system's clock, without a zone; ``is_new`` is None where it is not said."""

    message_id: str = field(repr=False)
    local_time: str | None = None
    caller_number: str | None = field(default=None, repr=False)
    seconds: int | None = None
    is_new: bool | None = None


@immutable
class Trunk:
    """An outside line. ``status`` is one of ``TRUNK_STATUSES``, ``status_text`` the system's own word."""

    name: str
    type: str | None = None
    status: str
    status_text: str = ""


class QueuedCallState(StrEnum):
    """What a call in a queue is doing: it waits, an agent's phone rings for it, or an agent talks."""

    WAITING = "waiting"
    RINGING = "ringing"
    ACTIVE = "active"


@immutable
class QueuedCall:
    """A call in a queue. ``extension`` is the agent whose phone rings or who talks, ``seconds`` for how long it is in the queue."""

    call_id: str
    state: QueuedCallState
    caller_number: str | None = None
    caller_name: str | None = None
    extension: str | None = None
    seconds: int | None = None


class AgentState(StrEnum):
    """What an agent of a queue is doing. ``unavailable`` is logged out, or has a phone that cannot be reached."""

    AVAILABLE = "available"
    RINGING = "ringing"
    BUSY = "busy"
    PAUSED = "paused"
    UNAVAILABLE = "unavailable"


@immutable
class QueueAgent:
    """An extension that takes the calls of a queue."""

    extension: str
    name: str | None = None
    state: AgentState


@immutable
class Queue:
    """A queue, the calls in it now, and its agents where the system names them.

    ``unnamed_callers`` is how many wait besides, of whom the system says nothing else.
    """

    number: str
    name: str | None = None
    calls: tuple[QueuedCall, ...] = ()
    agents: tuple[QueueAgent, ...] = ()
    unnamed_callers: int = 0

    @property
    def waiting(self) -> int:
        """How many calls no agent has taken yet."""
        named = sum(call.state is not QueuedCallState.ACTIVE for call in self.calls)
        return named + self.unnamed_callers


TRUNK_STATUSES = (
    "registered",
    "registering",
    "idle",
    "busy",
    "up",
    "down",
    "failure",
    "disabled",
    "unknown",
)


@immutable
class Member:
    """A party in a call.

    ``number`` is the extension's number, or the outside party's for a line. ``caller`` and ``called`` are a line's two
    numbers as the system printed them, ``name`` what it calls whoever is outside. ``path`` is the IVR, queue or ring group that the party came through. ``own_channel``
    says that the channel is that of the extension's own phone.
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
    name: str | None = field(default=None, compare=False)
    own_channel: bool = field(default=False, compare=False)


@immutable
class Campaign:
    """What a contact centre says of an outbound call of a campaign."""

    campaign_id: str
    vdn_id: str | None = None
    session_id: str | None = None
    custom_field: str | None = None


@immutable
class Call:
    """A call as it is known at a moment.

    Times are aware and in UTC; ``local_time`` is the start as the system printed it in its own time, without a zone.
    ``ids`` holds every id that the system used for the call, ``call_id`` the id that it is known by here. ``id_times`` says what
    was read from the ids of a call that was asked for. ``told_name`` is the caller's name as the system tells it, to which a name in
    a phone book is preferred. ``rang_too_short`` says that the call was missed, but rang for less than
    people want to hear of: it has no event of a missed call, and nobody has to return it. So it is with ``blocked``, which says that
    people do not want calls from this number.
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
    time_source: TimeSource = TimeSource.ARRIVAL
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    local_time: str | None = None
    ring_seconds: int | None = None
    talk_seconds: int | None = None
    rang_too_short: bool = False
    blocked: bool = False
    recording: str | None = None
    campaign: Campaign | None = None
    # The code says it too, so it is not kept.
    reason_class: ReasonClass | None = field(default=None, compare=False)
    told_name: str | None = field(default=None, compare=False)
    id_times: tuple[IdTime, ...] = field(default=(), compare=False)


@immutable
class CallEvent:
    """A change of a call: what, for which extensions, and the call after it.

    ``extensions`` are those that the change is about: who rings, who answered, who was held, who transferred. ``again`` says
    that the call had an event of this type before (another extension rings). ``at`` is an aware UTC time.
    """

    type: CallEventType
    # Home Assistant logs what was sent over a signal when a listener fails, and who called whom is private.
    call: Call = field(repr=False)
    extensions: tuple[str, ...] = ()
    again: bool = False
    at: datetime


@immutable
class Changes:
    """What a report, a query or the passing of time changed: call events in order, and every call that is not as it was.

    A call that has just ended is among ``calls`` with the state ``ended``; its outcome may follow a little later.
    """

    events: tuple[CallEvent, ...] = ()
    calls: tuple[Call, ...] = ()


@immutable
class CallsInProgress:
    """The calls in progress that a system named when asked.

    ``covers`` are the directions of which all calls are named; a call of such a direction that is not here is over.
    ``idle_extensions`` are known to be in no call, so a call between them alone is over too.
    """

    calls: tuple[Call, ...] = ()
    covers: frozenset[Direction] = frozenset()
    idle_extensions: frozenset[str] = frozenset()
