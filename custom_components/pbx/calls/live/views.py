"""What is to be seen at a moment of a system, its extensions, its queues and its campaigns."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from ..immutable import immutable
from ..model import Outcome

type Topic = tuple[str, str]
"""What looks different: ``("system", "")``, ``("extension", "1000")``, ``("trunk", "name")``,
``("queue", "6400")``, ``("campaign", "3")``."""

SYSTEM: Topic = ("system", "")


class SystemState(StrEnum):
    """What a system as a whole is doing. It is ringing while any call rings."""

    IDLE = "idle"
    RINGING = "ringing"
    IN_CALL = "in_call"


class ExtensionState(StrEnum):
    """What an extension is seen to do."""

    IDLE = "idle"
    RINGING = "ringing"
    ALERTING = "alerting"
    IN_CALL = "in_call"
    ON_HOLD = "on_hold"
    UNREGISTERED = "unregistered"


@immutable
class ExtensionView:
    """What is to be seen of an extension. ``state`` is None where nothing is known.

    ``connected_number`` is the other party's while the extension talks or is held.
    """

    state: ExtensionState | None = None
    connected_number: str | None = None


@immutable
class Caller:
    """Somebody who called from outside. ``at`` is when, an aware UTC time."""

    number: str | None
    name: str | None = None
    called_number: str | None = None
    at: datetime


@immutable
class Day:
    """How the calls of a local day ended."""

    date: date | None = None
    missed: int = 0
    failed: int = 0
    answered: int = 0
    voicemail: int = 0


class SystemView(NamedTuple):
    """What is to be seen of a whole system. ``last_call_duration`` is in seconds."""

    state: SystemState = SystemState.IDLE
    active_calls: int = 0
    last_caller: Caller | None = None
    last_missed_caller: Caller | None = None
    last_called: str | None = None
    last_outcome: Outcome | None = None
    last_call_duration: int | None = None
    last_failed_reason: str | None = None
    today: Day = Day()


@immutable
class CampaignView:
    """What is to be seen of a campaign of a contact centre.

    Each failure is also counted under the name of its ``ReasonClass``.
    """

    results: int = 0
    successes: int = 0
    failures: int = 0
    no_answer: int = 0
    busy: int = 0
    rejected: int = 0
    unreachable: int = 0
    invalid: int = 0
    hung_up: int = 0
    platform: int = 0
    last_reason: str | None = None


@immutable
class WaitingCaller:
    """Somebody whose call in a queue no agent has taken yet. ``since`` is when the call came into the queue, an aware UTC time."""

    call_id: str
    # An error in a timer is logged with what the timer was set for.
    number: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    since: datetime


@immutable
class QueueView:
    """What is to be seen of a queue.

    ``waiting`` are those who wait, as far as the system names them. ``longest_wait`` is since when the caller waits who waits longest, an aware UTC time. ``agents`` is how many are logged in.
    """

    name: str | None = None
    waiting_callers: int = 0
    waiting: tuple[WaitingCaller, ...] = ()
    longest_wait: datetime | None = None
    available_agents: int = 0
    agents: int = 0
    answered_today: int = 0
    abandoned_today: int = 0
