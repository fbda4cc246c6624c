"""A scripted call: what happens in it, beat after beat, and what is true of it in the end."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

OUTSIDE: Final = "outside"
"""Names the party at the other end of a trunk where a beat names parties."""

PBX: Final = "pbx"
"""Names the switchboard itself where a beat says who hung up."""


class Action(StrEnum):
    """What can happen in a call."""

    START = "start"
    """``by`` calls ``to``: OUTSIDE an internal number, or an extension another extension or, with a trunk, an outside number."""
    DIAL = "dial"
    """An application has ``by`` call ``to``, an outside number where there is a trunk. The phone of ``by`` rings first.

    OUTSIDE is called itself, at the outside number ``to``.
    """
    LIFT = "lift"
    """``by``, for whom an application dialled, picks up, and the call goes out."""
    RING = "ring"
    """``parties`` start ringing, by way of ``path`` if it is set. OUTSIDE is the outside number that was dialled."""
    STOP_RINGING = "stop_ringing"
    """``parties`` ring no more, the call goes on."""
    PICK_UP = "pick_up"
    """A machine of the PBX (``service``) with the number ``by`` picks up."""
    ANSWER = "answer"
    """``by`` picks up; everything else that rings stops."""
    HOLD = "hold"
    """Extension ``by`` puts the call on hold."""
    RESUME = "resume"
    """Extension ``by`` takes the call off hold."""
    TRANSFER = "transfer"
    """``by`` hands the call to ``to`` and is out of it."""
    LEAVE = "leave"
    """``by`` is out of the call, and the others go on."""
    FORWARD = "forward"
    """The forwarding of extension ``by`` diverts the call to the outside number ``to``."""
    FAIL = "fail"
    """``by`` was not reached, because of ``reason``."""
    HANG_UP = "hang_up"
    """``by`` ends the call: an extension, OUTSIDE or PBX."""
    RECORD = "record"
    """The system writes its record of the call."""


class Service(StrEnum):
    """The machines of a PBX that take calls."""

    IVR = "ivr"
    QUEUE = "queue"
    VOICEMAIL = "voicemail"


class Reason(StrEnum):
    """Why a callee was not reached; every system has its own text for it."""

    BUSY = "busy"
    NOT_ANSWERED = "not_answered"
    DECLINED = "declined"
    DO_NOT_DISTURB = "do_not_disturb"
    CANCELLED = "cancelled"
    """The caller gave up while it rang."""
    UNREACHABLE = "unreachable"
    UNKNOWN_NUMBER = "unknown_number"
    NOT_PERMITTED = "not_permitted"
    CONGESTED = "congested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A thing that happens in a call, ``delay`` seconds after the beat before."""

    delay: float
    action: Action
    by: str = ""
    to: str = ""
    caller: str = ""
    """The outside caller's number, at the start of an inbound call."""
    trunk: str = ""
    parties: tuple[str, ...] = ()
    path: str = ""
    service: Service | None = None
    attended: bool = False
    reason: Reason | None = None
    ordered: bool = False
    """Whether it is an application that had it done, and nobody at a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is true of a call once it is over.

    ``outcome`` is answered, missed, voicemail or failed. ``rang`` are all extensions that rang, in order. ``answered_by`` is the
    first extension that answered; None when an outside party did, or nobody. ``transferred`` counts transfers and
    forwardings, ``held`` how often an extension pressed hold. ``reason`` is a Reason, where a failure was reported.
    """

    direction: str
    outcome: str
    caller: str | None
    called: str
    rang: tuple[str, ...] = ()
    answered_by: str | None = None
    transferred: int = 0
    held: int = 0
    reason: str | None = None
    trunk: str | None = None
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A call of some kind, from its start to its record."""

    kind: str
    truth: Truth
    beats: tuple[Beat, ...]
