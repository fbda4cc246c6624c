"""When the tracker has to look at which call again, and when the system is to be asked about it."""

from collections.abc import Container, Iterator
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

from .open_call import OpenCall


class Agenda:
    """Calls with the time at which to look at them again. Costs grow with the logarithm of their number only.

    A time that is put off stays in the heap until it comes up; whoever takes the call out finds that it is not due.
    """

    def __init__(self) -> None:
        """Begin with nothing due."""
        self._heap: list[tuple[datetime, int, OpenCall]] = []
        self._order = count()
        self._earliest: dict[OpenCall, datetime] = {}

    @property
    def next_at(self) -> datetime | None:
        """When the next call is to be looked at."""
        return self._heap[0][0] if self._heap else None

    def add(self, call: OpenCall, at: datetime) -> None:
        """Have a call looked at at a time, or earlier if that is planned already."""
        planned = self._earliest.get(call)
        if planned is None or at < planned:
            self._earliest[call] = at
            heappush(self._heap, (at, next(self._order), call))

    def take(self, now: datetime) -> Iterator[OpenCall]:
        """Take out the calls to look at by now, the earliest first."""
        while self._heap and self._heap[0][0] <= now:
            at, _, call = heappop(self._heap)
            # A call that was planned anew for an earlier time has come up then.
            if self._earliest.get(call) == at:
                del self._earliest[call]
            yield call


class Schedule:
    """What is due of each call: its conclusion or its end of being remembered, and questions to the system about it."""

    def __init__(self) -> None:
        """Begin with nothing due."""
        self._due = Agenda()
        self._questions = Agenda()

    @property
    def next_at(self) -> datetime | None:
        """When something may be due next."""
        times = [at for at in (self._due.next_at, self._questions.next_at) if at]
        return min(times, default=None)

    def plan(self, call: OpenCall, at: datetime) -> None:
        """Have a call looked at again, and asked about when it wants to be."""
        self._due.add(call, at)
        if ask_at := call.ask_at():
            self._questions.add(call, ask_at)

    def due(self, now: datetime) -> Iterator[OpenCall]:
        """Take out the calls to look at now."""
        return (call for call in self._due.take(now) if not call.joined)

    def to_check(self, now: datetime, calls: Container[OpenCall]) -> list[str]:
        """Return the ids of those among ``calls`` that the system should be asked about now."""
        found = []
        for call in list(self._questions.take(now)):
            if call not in calls:
                continue
            ask_at = call.ask_at()
            if ask_at and ask_at <= now:
                call.note_asked(now)
                found.append(call.ids[0])
            if again := call.ask_at():
                self._questions.add(call, again)
        return found
