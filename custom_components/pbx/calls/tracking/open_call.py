"""A call that the tracker knows: its facts, what they come to, and when something is due."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import itemgetter

from ..limits import MAX_CALL_IDS
from ..model import Call, CallState, IdTime, TimeSource
from ..report import CallReport
from .call_events import CallEvents
from .call_facts import CallFacts, Known
from .call_times import started_at
from .findings import Findings, find
from .outcome import outcome
from .summary import describe

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
"""The same for a call in which a party is left alone."""

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
    """A call from its first report until it is forgotten. Nothing but its own methods changes it."""

    ids: list[str]
    """All ids of the call, the id that it is known by here first."""
    opened_at: datetime
    patient: bool = False
    """Whether even what seems certain may turn out to be a part of a call."""
    least_ring_seconds: int = 0
    """For how long the call must have rung at least, so that people hear of it if it was missed."""
    id_times: dict[str, IdTime] = field(default_factory=dict)
    """What was read from those ids that say a time."""
    facts: CallFacts = field(default_factory=CallFacts)
    events: CallEvents = field(default_factory=CallEvents)
    view: Call | None = None
    """The call as people see it."""

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

    _start: tuple[datetime, TimeSource] = field(init=False)
    _recent: dict[int, datetime] = field(default_factory=dict)
    """The hashes of the reports that were heard a moment ago. A report itself takes a kilobyte."""
    _found: Findings | None = None
    _seen_in: Findings | None = None
    _seen: tuple[object, ...] = ()
    """What the view was made from, and in which findings."""

    def __post_init__(self) -> None:
        """Know when the call began."""
        self._start = started_at(self.id_times.values(), self.opened_at)

    # What is known

    @property
    def over(self) -> bool:
        """Whether nobody is in the call any more, as far as is known."""
        if self.gone_at is not None:
            return True
        return not (self._found.live if self._found else self.facts.live)

    def find(self, known: Known) -> Findings:
        """Return what the facts come to; derived anew only when a fact or the list of extensions is new."""
        if self._found is None or self._found.known is not known:
            self._found = find(self.facts, known)
        return self._found

    def looks_over(self, found: Findings) -> bool:
        """Answer whether to show the call as ended: what its record says is shown before the system has confirmed it."""
        return (
            self.gone_at is not None
            or not found.live
            or (found.recorded_unanswered and not self.present_at)
        )

    def is_silent_end(self, found: Findings) -> bool:
        """Answer whether the call is over and only events of its conclusion are left."""
        return self.looks_over(found) and not self.events.pending_at_end(found)

    def look(self, found: Findings) -> bool:
        """Bring the view up to date. Return whether it is another view now."""
        state = self._state(found)
        result = outcome(found, self._lasted()) if self.concluded_at else None
        seen = (state, result, self.ended_at, self._start, len(self.ids))
        if found is self._seen_in and seen == self._seen:
            return False
        self._seen_in, self._seen = found, seen
        view = describe(
            found,
            self.ids,
            *self._start,
            self.ended_at,
            self.least_ring_seconds,
            state=state,
            outcome=result,
        )
        changed = view != self.view
        self.view = view
        return changed

    def _lasted(self) -> float | None:
        """Return for how many seconds the call was followed."""
        if self.ended_at is None:
            return None
        return (self.ended_at - self.opened_at).total_seconds()

    def _state(self, found: Findings) -> CallState:
        if self.concluded_at or self.looks_over(found):
            return CallState.ENDED
        live = found.live
        if any(member.on_hold for member in live):
            return CallState.ON_HOLD
        moved = bool(self.facts.transfers)
        if any(member.answered for member in live) or (
            moved and found.answered_by_person
        ):
            ringing = any(member.ringing for member in live)
            if not ringing or found.answered_by_person:
                return CallState.IN_CALL
        if moved and found.only_named:
            return CallState.IN_CALL
        return CallState.RINGING

    # What is heard

    def add_ids(self, ids: Iterable[str], id_times: Iterable[IdTime]) -> None:
        """Take in what else the call is called."""
        new_ids = [call_id for call_id in dict.fromkeys(ids) if call_id not in self.ids]
        self.ids += new_ids[: MAX_CALL_IDS - len(self.ids)]
        new = [
            time
            for time in id_times
            if time.call_id not in self.id_times and len(self.id_times) < MAX_CALL_IDS
        ]
        if new:
            self.id_times.update((time.call_id, time) for time in new)
            self._start = started_at(self.id_times.values(), self.opened_at)

    def hear(self, report: CallReport, now: datetime, *, lives: bool) -> bool:
        """Take in a report. Return whether it said anything new.

        Args:
            report: The report.
            now: The time now.
            lives: Whether it shows somebody in the call.
        """
        self.sign_at = max(self.sign_at, now)
        if self._is_repeated(report, now):
            return False
        self._found = None
        if not self.facts.absorb(report, now):
            return False
        self._note_news(now)
        if lives:
            self.live_at = now
        return True

    def show(self, call: Call, now: datetime, *, complete: bool) -> bool:
        """Take in the call as a query showed it. Return whether that said anything new.

        Args:
            call: The call as the system has it.
            now: The time now.
            complete: Whether it is newer than all reports, so that members that are not in it are gone.
        """
        self._found = None
        if new := self.facts.absorb_query(call, now, complete=complete):
            self._note_news(now)
        self.sign_at = self.present_at = now
        self.gone_at = None
        return new

    def miss(
        self, now: datetime, found: Findings, *, unsure: bool, expected: bool
    ) -> None:
        """Take in that the system has no such call.

        Args:
            now: The time now.
            found: The call's findings.
            unsure: Whether the system may have left it out.
            expected: Whether reports of its end may have been sent while nobody listened.
        """
        if self.gone_at is not None:
            return
        self.gone_at_once = bool(found.live)
        self.gone_unsure = expected or (
            unsure and self.gone_at_once and not found.answered_by_person
        )
        self.gone_at = now

    def note_asked(self, now: datetime) -> None:
        """Note that the system is asked about the call now."""
        self.asked_at = now

    def note_end(self, now: datetime, found: Findings) -> None:
        """Note when the call ended, or that it goes on after all."""
        over = self.looks_over(found)
        if self.ended_at is None and over:
            self.ended_at = now
        elif self.ended_at and not over:
            self.ended_at = None

    def conclude(self, now: datetime) -> None:
        """Have the call be over, whatever is heard of it from now on."""
        self.concluded_at = now
        self.ended_at = self.ended_at or now
        self._recent.clear()

    def tidy_up(self) -> None:
        """Keep only what late reports may need of a concluded call."""
        self._found = self._seen_in = None

    def join(self, other: OpenCall) -> None:
        """Take in what was known of what turned out to be the same call."""
        other.joined = True
        self.facts.join(other.facts)
        self._found = None
        self.add_ids(other.ids, other.id_times.values())
        recent = self._recent | other._recent
        self._recent = dict(sorted(recent.items(), key=itemgetter(1)))
        self.opened_at = min(self.opened_at, other.opened_at)
        self._start = started_at(self.id_times.values(), self.opened_at)
        self.news_at = max(self.news_at, other.news_at)
        self.sign_at = max(self.sign_at, other.sign_at)
        self.live_at = max(
            (at for at in (self.live_at, other.live_at) if at), default=None
        )
        # What a query said of a part does not hold for both.
        self.gone_at = self.present_at = None
        self.events.join(other.events, len(self.facts.transfers))

    def _note_news(self, now: datetime) -> None:
        self.news_at = max(self.news_at, now)
        self.present_at = None

    def _is_repeated(self, report: CallReport, now: datetime) -> bool:
        """Answer whether the same report was heard a moment ago, and remember it."""
        recent = self._recent
        # The oldest stands first.
        while recent and now - recent[first := next(iter(recent))] > REPEATED:
            del recent[first]
        known = len(recent)
        recent.setdefault(hash(report), now)
        return len(recent) == known

    # When something is due

    def conclude_at(self, found: Findings) -> datetime:
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
        if not found.live:
            if facts.records and not self.present_at:
                # Until the extensions are known, a queue that picked up looks like a person in the record.
                sure = found.recorded_whole or (
                    found.known is not None
                    and not self.patient
                    and not facts.transfers
                    and found.answered_by_person
                    # The record of another leg may say who was called, and that somebody else answered before.
                    and not any(record.is_leg for record in facts.records)
                )
                return news if sure else news + SETTLE
            return since + (GIVE_UP_SOON if found.only_failed else GIVE_UP)
        if facts.records:
            maybe_part = bool(facts.transfers or self.present_at)
            return since + (GIVE_UP if maybe_part else GIVE_UP_SOON)
        if found.left_alone:
            return since + GIVE_UP_LONE
        if found.answered_by_person:
            return self.sign_at + LONGEST_TALKING
        waits = any(member.answered for member in found.live)
        return self.sign_at + (LONGEST_WAITING if waits else LONGEST_RINGING)

    def ask_at(self) -> datetime | None:
        """Return when the system is to be asked about the call; None when there is no reason to."""
        found, news = self._found, self.news_at
        if self.concluded_at or self.gone_at or found is None:
            return None
        over = not found.live
        if self.facts.records:
            if over and not self.present_at:
                return None
            first = news + SETTLE
        elif over or found.left_alone or found.only_named:
            first = news + AWAIT_RECORD
        else:
            return None
        if self.present_at:
            first = max(first, self.present_at + STILL_THERE)
        if self.asked_at:
            first = max(first, self.asked_at + ASK_AGAIN)
        return first
