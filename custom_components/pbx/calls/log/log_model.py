"""What goes into the call log and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime

from ..model import Call, CallEvent, Direction, Outcome

MAX_PAGE = 500
"""How many calls a page has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedReport:
    """The body of a push about calls, as it came. ``at`` is when, an aware UTC time."""

    body: bytes
    at: datetime
    call_ids: tuple[str, ...]
    """The ids by which its calls are known here."""
    is_news: bool = True
    """Whether it said anything new. A report that did not is written only if the same body was never written before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is stored together for a system: a report, every call that it changed, and what happened to them."""

    system: str
    """The system's stable key, the same in every Home Assistant."""
    reports: tuple[ReceivedReport, ...] = ()
    calls: tuple[Call, ...] = ()
    events: tuple[CallEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which calls to look for; None and empty mean all.

    ``start`` and ``end`` are aware times and bound the start of the call, the end excluded. ``number`` is a caller's or called number
    or a part of it, ``extension`` the exact number of an extension that rang, answered or called, ``text`` a part of a name, a number,
    a reason, a trunk or a campaign, ``called`` the exact numbers that may have been called, as they stand in calls. ``to_return`` finds missed calls that nobody handled, ``handled_since`` those that were handled
    then or later.
    """

    systems: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    directions: frozenset[Direction] = frozenset()
    outcomes: frozenset[Outcome] = frozenset()
    number: str | None = None
    called: frozenset[str] = frozenset()
    extension: str | None = None
    text: str | None = None
    campaign_id: str | None = None
    to_return: bool = False
    handled_since: datetime | None = None
    recorded: bool = False
    """Only calls whose record names a recording. There is no index of them: together with a period, or a short answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCall:
    """A call as the log has it. ``handled_at`` is when somebody returned a missed call or ticked it off.

    ``cursor`` is that of the page which begins after it. Those of several logs go together: the greater text is the later call.
    """

    system: str
    call: Call
    handled_at: datetime | None = None
    cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some calls, the newest first, and the cursor of the next page; None on the last page."""

    calls: tuple[LoggedCall, ...] = ()
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberToCallBack:
    """A number from which calls were missed that nobody has handled. ``number`` is as the system printed it last."""

    system: str
    number: str
    name: str | None
    calls: int
    first_at: datetime
    last_at: datetime
    called_number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HourOfCalls:
    """What the calls of a system that began in an hour came to. ``start`` is the aware UTC begin of the hour."""

    system: str
    start: datetime
    outcomes: dict[Outcome, int]
    talk_seconds: int
    answered: int
    """How many inbound calls were answered for which the time to answer is known."""
    answer_seconds: int
    """The sum of those times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSize:
    """How much the log holds. ``oldest_at`` is the start of its oldest call; ``size_bytes`` is None where it is not known."""

    calls: int
    waiting: int
    """How much waits on this machine for the database to come back."""
    oldest_at: datetime | None
    size_bytes: int | None
