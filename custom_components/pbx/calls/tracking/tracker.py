"""Follows every call from what is reported of it, late, twice, out of order or not at all, to one outcome."""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ..dial_plan import DialPlan
from ..extension_list import ExtensionList
from ..limits import MAX_CALL_IDS, MAX_OPEN_CALLS
from ..model import (
    Call,
    CallEvent,
    CallsInProgress,
    CallState,
    Changes,
    Direction,
    MemberState,
)
from ..report import CallInput, CallReport, CallStatus, OutboundResult, Report
from .campaign_results import CampaignResults
from .correlation import CallIndex
from .findings import Findings
from .open_call import LINGER, OpenCall
from .schedule import Schedule

FORGOTTEN = 20_000
"""How many ids of forgotten calls are still known, so that a report that comes after an hour opens no call."""

LONGEST_QUESTION = timedelta(seconds=15)
"""How long ago a question may have been asked whose answer does not say when that was."""

_ABSENT = Changes()


@dataclass(slots=True)
class _Changed:
    """What changed in one go."""

    events: list[CallEvent] = field(default_factory=list)
    calls: dict[str, Call] = field(default_factory=dict)

    def changes(self) -> Changes:
        return Changes(events=tuple(self.events), calls=tuple(self.calls.values()))


class Tracker:
    """Knows every call in progress and every call that ended lately.

    It has no clock: the time is passed in, aware and in UTC. What it concludes does not depend on the order or the repetition of
    reports, and a report costs the same however many calls are open.
    """

    def __init__(
        self,
        extensions: ExtensionList,
        *,
        dial_plan: DialPlan | None = None,
        unstable_ids: bool = False,
        least_ring_seconds: int = 0,
    ) -> None:
        """Begin with no call.

        Args:
            extensions: The system's extensions.
            dial_plan: Reads the numbers in reports; None takes them as they are.
            unstable_ids: Whether the system uses unequal ids in the reports of one call.
            least_ring_seconds: For how long a missed call must have rung at least, so that people hear of it.
        """
        self._extensions = extensions
        self.duplicates = 0
        """How many reports said nothing new."""
        self.late = 0
        """How many reports came when their call was concluded."""
        self.given_up = 0
        """How many calls were concluded because too many were open."""
        self.late_until: datetime | None = None
        """Until when reports may come that were sent while nobody listened; so long, nothing is taken for unreported."""
        self.dial_plan = dial_plan or DialPlan(extensions)
        self._unstable_ids = unstable_ids
        self.least_ring_seconds = least_ring_seconds
        self._index = CallIndex(unstable_ids=unstable_ids)
        self._open: dict[OpenCall, None] = {}
        self._live: dict[str, Call] = {}
        self._schedule = Schedule()
        self._forgotten: OrderedDict[str, None] = OrderedDict()
        self._results = CampaignResults()

    # What is known

    @property
    def open_calls(self) -> Collection[Call]:
        """The calls in progress."""
        return self._live.values()

    def call(self, call_id: str) -> Call | None:
        """Return the call that has or had an id, if it is in progress or ended lately."""
        found = self._index.get(call_id)
        return found.view if found else None

    def follows(self, report: CallReport) -> bool:
        """Answer whether a report is about a call that is not concluded."""
        found = self._index.find(self.dial_plan.read(report))
        return any(call in self._open for call in found)

    def remember(self, ids: Iterable[str]) -> None:
        """Know ids of calls that were concluded before this began, so that a late report opens no call."""
        self._forgotten.update(dict.fromkeys(ids))
        while len(self._forgotten) > FORGOTTEN:
            self._forgotten.popitem(last=False)

    def remember_results(self, results: Collection[Call]) -> None:
        """Have results that arrived before this began, the newest last, among the latest ones, and know them again."""
        self._results.recent.extend(results)
        self.remember(call_id for call in results for call_id in call.ids)

    def recent_results(self) -> list[Call]:
        """Return the latest results of campaigns, the newest last."""
        return list(self._results.recent)

    def next_deadline(self) -> datetime | None:
        """Return when ``expire`` and ``to_check`` may have something to do next."""
        return self._schedule.next_at

    # What changes it

    def apply(self, report: Report, now: datetime) -> Changes:
        """Take in a report. Only reports about calls change anything."""
        if isinstance(report, OutboundResult):
            if report.call_id in self._forgotten:
                self.late += 1
                return _ABSENT
            changes = self._results.take(report, now)
            self.duplicates += changes is None
            return changes or _ABSENT
        if not isinstance(report, CallReport) or isinstance(report, CallInput):
            return _ABSENT
        report = self.dial_plan.read(report)
        changed = _Changed()
        call = self._find(report, now, changed)
        if call is None:
            return changed.changes()
        if call.concluded_at:
            self.late += 1
            return changed.changes()
        self._open[call] = self._open.pop(call)
        if not call.hear(report, now, lives=_shows_life(report)):
            self.duplicates += 1
        else:
            self._index.add(call)
            for other in self._index.continued_by(call):
                call = self._join(call, other)
        self._settle(call, now, changed)
        return changed.changes()

    def reconcile(
        self, answer: CallsInProgress, asked_at: datetime, now: datetime
    ) -> Changes:
        """Compare with the calls that the system has in progress.

        Args:
            answer: What the system said.
            asked_at: When it was asked. That a call is not among them counts only if nothing was heard of it since.
            now: The time now.
        """
        changed = _Changed()
        shown: set[OpenCall] = set()
        for in_progress in answer.calls:
            if call := self._show(in_progress, asked_at, now, changed):
                shown.add(call)
        for call in [call for call in self._open if call not in shown]:
            if _is_covered(call, call.find(self._extensions.names), answer):
                unsure = not answer.covers >= set(Direction)
                self._miss(call, asked_at, now, changed, unsure=unsure)
        return changed.changes()

    def present(self, call: Call, now: datetime) -> Changes:
        """Take in a call in progress that the system showed when asked about it."""
        changed = _Changed()
        self._show(call, None, now, changed)
        return changed.changes()

    def gone(self, call_id: str, asked_at: datetime, now: datetime) -> Changes:
        """Take in that the system, asked at ``asked_at``, has no such call."""
        changed = _Changed()
        call = self._index.get(call_id)
        if call and not call.concluded_at:
            self._miss(call, asked_at, now, changed)
        return changed.changes()

    def expire(self, now: datetime) -> Changes:
        """Conclude what is due, and forget what has been over for long."""
        changed = _Changed()
        for call in self._schedule.due(now):
            if call.concluded_at:
                if call.concluded_at + LINGER <= now:
                    self._forget(call)
                else:
                    self._schedule.plan(call, call.concluded_at + LINGER)
            elif call in self._open:
                self._settle(call, now, changed)
        return changed.changes()

    def to_check(self, now: datetime) -> list[str]:
        """Return the ids of the calls that the system should be asked about now."""
        return self._schedule.to_check(now, self._open)

    # Finding the call

    def _find(
        self, report: CallReport, now: datetime, changed: _Changed
    ) -> OpenCall | None:
        """Return the call that a report is about, a new call if need be; None where there is nothing to begin a call with."""
        found = self._index.find(report)
        if not found:
            if any(call_id in self._forgotten for call_id in report.ids):
                self.late += 1
                return None
            if isinstance(report, CallStatus) and not report.members:
                return None
            return self._begin(report, now, changed)
        call = found[0]
        for other in found[1:]:
            call = self._join(call, other)
        call.add_ids(report.ids, report.id_times)
        self._index.add(call)
        if call.concluded_at and len(found) > 1:
            self._look(call, call.find(self._extensions.names), changed)
        return call

    def _begin(self, report: CallReport, now: datetime, changed: _Changed) -> OpenCall:
        if len(self._open) >= MAX_OPEN_CALLS:
            # The call of which nothing was heard for longest stands first.
            oldest = next(iter(self._open))
            self.given_up += 1
            self._conclude(oldest, oldest.find(self._extensions.names), now, changed)
        call = OpenCall(
            ids=list(dict.fromkeys(report.ids))[:MAX_CALL_IDS],
            id_times={id_time.call_id: id_time for id_time in report.id_times},
            opened_at=now,
            news_at=now,
            sign_at=now,
            patient=self._unstable_ids,
            least_ring_seconds=self.least_ring_seconds,
        )
        self._open[call] = None
        self._index.add(call)
        return call

    def _join(self, one: OpenCall, other: OpenCall) -> OpenCall:
        """Make one call of two, and keep the call of which more was heard."""
        if one is other:
            return one
        keep, drop = sorted(
            (one, other),
            key=lambda call: (
                not call.concluded_at,
                not call.events.any_happened,
                call.opened_at,
            ),
        )
        self._index.remove(drop)
        self._open.pop(drop, None)
        self._live.pop(drop.ids[0], None)
        keep.join(drop)
        self._index.add(keep)
        return keep

    # Queries

    def _show(
        self, shown: Call, asked_at: datetime | None, now: datetime, changed: _Changed
    ) -> OpenCall | None:
        shown = self.dial_plan.read_call(shown)
        ids = dict.fromkeys((shown.call_id, *shown.ids))
        status = CallStatus(
            call_id=shown.call_id,
            other_ids=tuple(ids)[1:],
            id_times=shown.id_times,
            members=shown.members,
        )
        before = len(self._open)
        call = self._find(status, now, changed)
        if call is None or call.concluded_at:
            return call
        # Of a call that was answered before anything was heard of it, no event says that it has just been answered.
        first_seen = len(self._open) > before
        since = asked_at or now - LONGEST_QUESTION
        complete = call.live_at is None or call.live_at < since
        if call.show(shown, now, complete=complete):
            self._index.add(call)
        self._settle(call, now, changed, quietly=first_seen)
        return call

    def _miss(
        self,
        call: OpenCall,
        asked_at: datetime,
        now: datetime,
        changed: _Changed,
        *,
        unsure: bool = False,
    ) -> None:
        """Take in that a call was not there at ``asked_at``."""
        if call.opened_at > asked_at or (call.live_at and call.live_at > asked_at):
            return
        expected = self.late_until is not None and now < self.late_until
        found = call.find(self._extensions.names)
        call.miss(now, found, unsure=unsure, expected=expected)
        self._settle(call, now, changed)

    # What follows

    def _settle(
        self, call: OpenCall, now: datetime, changed: _Changed, *, quietly: bool = False
    ) -> None:
        """Add to the changes what is new about a call, and conclude it if it is time."""
        found = call.find(self._extensions.names)
        call.note_end(now, found)
        due = call.conclude_at(found)
        concludes = due <= now
        # What is concluded at once, and has no event before, is looked at when it is.
        if not (concludes and call.is_silent_end(found)) and (
            view := self._look(call, found, changed)
        ):
            changed.events += call.events.happening(view, found, now, quietly=quietly)
        if concludes:
            self._conclude(call, found, now, changed)
        else:
            self._schedule.plan(call, due)

    def _conclude(
        self, call: OpenCall, found: Findings, now: datetime, changed: _Changed
    ) -> None:
        call.conclude(now)
        self._open.pop(call, None)
        if view := self._look(call, found, changed):
            changed.events += call.events.concluding(view, now)
        call.tidy_up()
        self._schedule.plan(call, now + LINGER)

    def _look(self, call: OpenCall, found: Findings, changed: _Changed) -> Call | None:
        """Bring the view of a call up to date and return it."""
        is_new = call.look(found)
        view = call.view
        if is_new and view:
            changed.calls[view.call_id] = view
            if view.state is CallState.ENDED:
                self._live.pop(view.call_id, None)
            else:
                self._live[view.call_id] = view
        return view

    def _forget(self, call: OpenCall) -> None:
        self._index.remove(call)
        self.remember(call.ids)


def _shows_life(report: CallReport) -> bool:
    return any(
        member.state not in {None, MemberState.ENDED} for member in report.members
    )


def _is_covered(call: OpenCall, found: Findings, answer: CallsInProgress) -> bool:
    """Answer whether the system would have named a call if it were in progress.

    Args:
        call: A call that the system did not name.
        found: The call's findings.
        answer: What the system said when it was asked for all calls.
    """
    if answer.covers >= set(Direction):
        return True
    if found.direction in answer.covers:
        if call.over or found.facts.records or found.answered_by_person:
            return True
        if any(line.answered for line in found.members.inbound):
            return False
    elif found.direction not in {None, Direction.INTERNAL}:
        return False
    # A system that lists lines only may leave out those that ring, so their extensions must be idle besides.
    members = found.members.extensions
    extensions = {member.number for member in members if member.live}
    extensions = extensions or {member.number for member in members}
    return bool(extensions) and extensions <= answer.idle_extensions
