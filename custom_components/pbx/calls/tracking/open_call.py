"""One call that the tracker knows: its facts, what was told of it already, and when something is due."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ..model import Call, CallState
from ..report import CallReport
from .call_facts import CallFacts
from .outcome import Known, answered_by_person, outcome, recorded_unanswered
from .summary import Moments, describe

SETTLE = timedelta(seconds=2)
"""How long after the last news of an ended call its outcome is read; a second record may follow the first."""

AWAIT_RECORD = timedelta(seconds=5)
"""How long an ended call's record is waited for before the system is asked."""

AWAIT_SILENTLY = timedelta(minutes=2)
"""How long it is waited for when the call may still be with a machine: a system that lists lines may not list those."""

ASK_AGAIN = timedelta(seconds=5)
"""How long a question about a call may stay without an answer before it is asked again."""

STILL_THERE = timedelta(seconds=20)
"""When to ask again about a call that seemed over and was not."""

GIVE_UP = timedelta(seconds=30)
"""How long after its last news a call is given up that seems to be over, while nobody can be asked."""

GIVE_UP_SOON = timedelta(seconds=10)
"""The same for a call of which hardly anything else can come: recorded without a transfer, or only failed."""

GIVE_UP_LONE = timedelta(seconds=60)
"""The same for a call in which one party is left alone."""

LONGEST_RINGING = timedelta(minutes=10)
LONGEST_WAITING = timedelta(hours=1)
LONGEST_TALKING = timedelta(hours=6)
"""How long a call without any sign of life may ring, wait for a person with a machine, or talk."""

REPEATED = timedelta(seconds=3)
"""How soon the same report again is the same news."""

LINGER = timedelta(minutes=10)
"""How long a concluded call is remembered, because reports of it may still come."""


@dataclass(slots=True, kw_only=True, eq=False)
class OpenCall:
    """A call from its first report until it is forgotten."""

    ids: list[str]
    """All ids of the call, the one that it is known by here first."""
    opened_at: datetime
    patient: bool = False
    """Whether even what seems certain may turn out to be a part of a call."""
    facts: CallFacts = field(default_factory=CallFacts)
    recent: dict[CallReport, datetime] = field(default_factory=dict)

    news_at: datetime
    """When something new was last heard."""
    sign_at: datetime
    """When anything at all was last heard, or a query last showed the call."""
    live_at: datetime | None = None
    """When a report last showed somebody in the call."""
    present_at: datetime | None = None
    """When a query last showed it, if nothing that speaks for its end was heard since."""
    gone_at: datetime | None = None
    """When the system said that there is no such call."""
    gone_at_once: bool = False
    """Whether it said so before any report did, so that reports of the end may be on their way."""
    gone_unsure: bool = False
    """Whether it was only not among those named, where some may not be named."""
    asked_at: datetime | None = None
    ended_at: datetime | None = None
    concluded_at: datetime | None = None

    joined: bool = False
    """Whether it turned out to be a part of another call, which goes on in its place."""

    view: Call | None = None
    rings_told: set[str] = field(default_factory=set)
    answer_told: bool = False
    holds_told: int = 0
    resumes_told: int = 0
    held: set[str] = field(default_factory=set)
    transfers_told: int = 0

    due_at: datetime | None = None
    """When the agenda has it; may be too early, never too late."""
    check_at: datetime | None = None
    places: set[tuple[str, int]] = field(default_factory=set)
    """Where it stands in the index of those that can be found without a known id."""

    @property
    def told(self) -> bool:
        """Whether any event of the call was told."""
        return bool(self.rings_told or self.answer_told or self.transfers_told)

    @property
    def over(self) -> bool:
        """Whether nobody is in the call any more, as far as is known."""
        return self.gone_at is not None or not self.facts.live

    def looks_over(self, known: Known) -> bool:
        """Answer whether to show the call as ended: what its record says is shown before the system has confirmed it."""
        return self.over or (
            not self.present_at and recorded_unanswered(self.facts, known)
        )

    # State and view

    def state(self, known: Known) -> CallState:
        """Return what the call is doing."""
        if self.concluded_at or self.looks_over(known):
            return CallState.ENDED
        live = self.facts.live
        if any(member.on_hold for member in live):
            return CallState.ON_HOLD
        if any(member.answered for member in live) or (
            self.facts.transfers and answered_by_person(self.facts, known)
        ):
            ringing = any(member.ringing for member in live)
            if not ringing or answered_by_person(self.facts, known):
                return CallState.IN_CALL
        if self.facts.transfers and self.facts.only_named:
            return CallState.IN_CALL
        return CallState.RINGING

    def look(self, known: Known) -> bool:
        """Bring the view up to date. Return whether it is another one now."""
        state = self.state(known)
        result = outcome(self.facts, known) if self.concluded_at else None
        view = describe(
            self.facts,
            self.ids,
            known,
            Moments(opened_at=self.opened_at, ended_at=self.ended_at),
            state=state,
            outcome=result,
        )
        changed = view != self.view
        self.view = view
        return changed

    # Time

    def is_repeated(self, report: CallReport, now: datetime) -> bool:
        """Answer whether the same report was heard a moment ago, and remember it."""
        stale = [one for one, at in self.recent.items() if now - at > REPEATED]
        for one in stale:
            del self.recent[one]
        repeated = report in self.recent
        self.recent.setdefault(report, now)
        return repeated

    def conclude_at(self, known: Known) -> datetime:
        """Return when the outcome is to be read if nothing more is heard. Never later than the caps."""
        facts, news = self.facts, self.news_at
        if self.gone_at:
            if facts.records:
                return max(self.gone_at, news + SETTLE)
            if self.gone_unsure:
                return max(news, self.gone_at) + AWAIT_SILENTLY
            if self.gone_at_once:
                return max(news, self.gone_at) + AWAIT_RECORD
            return max(self.gone_at, news + AWAIT_RECORD)
        since = max(news, self.present_at or news)
        if self.over:
            if facts.records and not self.present_at:
                # Until the extensions are known, a queue that picked up looks like a person in the record.
                sure = (
                    known is not None
                    and not self.patient
                    and not facts.transfers
                    and answered_by_person(facts, known)
                )
                return news if sure else news + SETTLE
            return since + (GIVE_UP_SOON if facts.only_failed else GIVE_UP)
        if facts.records:
            maybe_part = bool(facts.transfers or self.present_at)
            return since + (GIVE_UP if maybe_part else GIVE_UP_SOON)
        if facts.left_alone:
            return since + GIVE_UP_LONE
        if answered_by_person(facts, known):
            return self.sign_at + LONGEST_TALKING
        waits = any(member.answered for member in facts.live)
        return self.sign_at + (LONGEST_WAITING if waits else LONGEST_RINGING)

    def ask_at(self) -> datetime | None:
        """Return when the system is to be asked about the call; None when there is no reason to."""
        facts, news = self.facts, self.news_at
        if self.concluded_at or self.gone_at:
            return None
        if facts.records:
            if self.over and not self.present_at:
                return None
            first = news + SETTLE
        elif self.over or facts.left_alone or facts.only_named:
            first = news + AWAIT_RECORD
        else:
            return None
        if self.present_at:
            first = max(first, self.present_at + STILL_THERE)
        if self.asked_at:
            first = max(first, self.asked_at + ASK_AGAIN)
        return first

    # Joining

    def join(self, other: OpenCall) -> None:
        """Take in what was known of what turned out to be the same call."""
        self.facts.join(other.facts)
        self.ids += [one for one in other.ids if one not in self.ids]
        self.recent |= other.recent
        self.opened_at = min(self.opened_at, other.opened_at)
        self.news_at = max(self.news_at, other.news_at)
        self.sign_at = max(self.sign_at, other.sign_at)
        self.live_at = max(
            (at for at in (self.live_at, other.live_at) if at), default=None
        )
        # What a query said of one part does not hold for both.
        self.gone_at = self.present_at = None
        self.holds_told += other.holds_told
        self.resumes_told += other.resumes_told
        self.rings_told |= other.rings_told
        self.answer_told |= other.answer_told
        told = self.transfers_told + other.transfers_told
        self.transfers_told = min(told, len(self.facts.transfers))
