"""What each queue is seen to be: who waits in it, who takes its calls, and what became of those who came through it today."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from ..limits import MAX_COUNTED_PATHS, MAX_QUEUES
from ..model import (
    AgentState,
    CallEvent,
    CallEventType,
    Outcome,
    Queue,
    QueuedCallState,
)
from .views import QueueView, Topic, WaitingCaller

LONGEST = timedelta(days=1)
"""For how long a call may be in a queue, whatever the system says."""

_COUNTED_AT = {
    CallEventType.MISSED: Outcome.MISSED,
    CallEventType.ENDED: Outcome.ANSWERED,
}
"""With which event a call of which outcome is counted."""


class QueueStates:
    """Keeps what each queue is seen to be. A call that ends costs the same however many queues there are."""

    def __init__(self) -> None:
        """Begin with no queue."""
        self._views: dict[str, QueueView] = {}
        self._joined: dict[str, dict[str, datetime]] = {}
        """By the number of a queue, when each call in it came into it."""
        self._reported_at: dict[str, datetime] = {}
        self._today: dict[str, Counter[Outcome]] = {}
        """By the number of a queue or another path, what became of today's calls. A call may end before the queues are listed."""
        self.beyond = 0
        """How often a queue was left out for which there is no room."""

    @property
    def views(self) -> Mapping[str, QueueView]:
        """What is to be seen of each queue, by its number."""
        return MappingProxyType(self._views)

    def set_list(
        self, queues: Iterable[Queue], asked_at: datetime, now: datetime
    ) -> set[Topic]:
        """Take in the list of the system's queues; a queue that is not in it is forgotten.

        Args:
            queues: The queues.
            asked_at: When the system was asked. What it reported of a queue since then is newer than the list.
            now: The time now.

        Returns:
            The topics that look different now.
        """
        listed = {queue.number: queue for queue in queues}
        # Those that have a device keep it.
        numbers = sorted(listed, key=lambda number: number not in self._views)
        self.beyond += len(numbers[MAX_QUEUES:])
        kept = dict.fromkeys(numbers[:MAX_QUEUES])
        topics = set()
        for number in self._views.keys() - kept.keys():
            del self._views[number], self._joined[number]
            self._reported_at.pop(number, None)
            topics.add(_topic(number))
        for number in kept:
            queue = listed[number]
            if self._reported_at.get(number, asked_at) > asked_at:
                view = replace(self._views[number], name=queue.name)
                topics |= self._show(number, view)
            else:
                topics |= self._look(queue, now)
        return topics

    def report(self, queue: Queue, now: datetime) -> set[Topic]:
        """Take in what the system reports of a queue. Returns the topics that look different now."""
        number = queue.number
        known = self._views.get(number)
        if known is None and len(self._views) >= MAX_QUEUES:
            self.beyond += 1
            return set()
        self._reported_at[number] = now
        if known and queue.name is None:
            queue = replace(queue, name=known.name)
        return self._look(queue, now)

    # What became of those who came through a queue

    def count(self, event: CallEvent) -> set[Topic]:
        """Count a call of today, if it ends with this event, for every queue that it came through. Returns their topics."""
        outcome = _COUNTED_AT.get(event.type)
        if outcome is None or event.call.outcome is not outcome:
            return set()
        topics = set()
        for number in event.call.path:
            if self._has_room(number):
                self._today.setdefault(number, Counter())[outcome] += 1
                topics |= self._show_counts(number)
        return topics

    def begin_day(self) -> set[Topic]:
        """Count anew. Returns the topics that look different now."""
        counted = list(self._today)
        self._today.clear()
        return {topic for number in counted for topic in self._show_counts(number)}

    def restore_counts(self, counts: Mapping[str, Mapping[Outcome, int]]) -> None:
        """Take back what had been counted today, by path, where that is more than is known."""
        for number, before in counts.items():
            if self._has_room(number):
                since = self._today.get(number, Counter())
                self._today[number] = since | Counter(before)
                self._show_counts(number)

    def _has_room(self, number: str) -> bool:
        return (
            number in self._today
            or number in self._views
            or len(self._today) < MAX_COUNTED_PATHS
        )

    # What is shown

    def _look(self, queue: Queue, now: datetime) -> set[Topic]:
        """Look at a queue, and say whether it looks different."""
        known = self._joined.get(queue.number, {})
        # Whole seconds, counted anew at each report, would have the moment jump to and fro.
        joined = self._joined[queue.number] = {
            call.call_id: known.get(call.call_id) or now - _length(call.seconds)
            for call in queue.calls
        }
        agents = Counter(agent.state for agent in queue.agents)
        waiting = tuple(
            WaitingCaller(
                call_id=call.call_id,
                number=call.caller_number,
                name=call.caller_name,
                since=joined[call.call_id],
            )
            for call in queue.calls
            if call.state is not QueuedCallState.ACTIVE
        )
        view = QueueView(
            name=queue.name,
            waiting_callers=queue.waiting,
            waiting=waiting,
            longest_wait=min((caller.since for caller in waiting), default=None),
            available_agents=agents[AgentState.AVAILABLE],
            agents=agents.total() - agents[AgentState.UNAVAILABLE],
        )
        return self._show(queue.number, self._with_counts(queue.number, view))

    def _show_counts(self, number: str) -> set[Topic]:
        if (view := self._views.get(number)) is None:
            return set()
        return self._show(number, self._with_counts(number, view))

    def _with_counts(self, number: str, view: QueueView) -> QueueView:
        today = self._today.get(number, Counter())
        return replace(
            view,
            answered_today=today[Outcome.ANSWERED],
            abandoned_today=today[Outcome.MISSED],
        )

    def _show(self, number: str, view: QueueView) -> set[Topic]:
        before, self._views[number] = self._views.get(number), view
        return {_topic(number)} if view != before else set()


def _topic(number: str) -> Topic:
    return ("queue", number)


def _length(seconds: int | None) -> timedelta:
    """Return for how long a call is in a queue; a call of which the system does not say it comes into it now."""
    longest = int(LONGEST.total_seconds())
    return timedelta(seconds=min(max(seconds or 0, 0), longest))
