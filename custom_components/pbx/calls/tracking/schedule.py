"""When the tracker has to look at which call again."""

from collections.abc import Container, Iterator
from datetime import datetime

from .agenda import Agenda
from .open_call import OpenCall


class Schedule:
    """What is due of each call: its conclusion or its end of being remembered, and questions to the system about it."""

    def __init__(self) -> None:
        """Begin with nothing due."""
        self._due: Agenda[OpenCall] = Agenda()
        self._checks: Agenda[OpenCall] = Agenda()

    @property
    def next_at(self) -> datetime | None:
        """When something may be due next."""
        times = [at for at in (self._due.next_at, self._checks.next_at) if at]
        return min(times, default=None)

    def plan(self, call: OpenCall, at: datetime) -> None:
        """Have a call looked at again, and asked about when it wants to be."""
        if call.due_at is None or at < call.due_at:
            call.due_at = at
            self._due.add(at, call)
        ask_at = call.ask_at()
        if ask_at and (call.check_at is None or ask_at < call.check_at):
            call.check_at = ask_at
            self._checks.add(ask_at, call)

    def due(self, now: datetime) -> Iterator[OpenCall]:
        """Take out the calls to look at now."""
        for call in self._due.take(now):
            call.due_at = None
            if not call.joined:
                yield call

    def to_check(self, now: datetime, calls: Container[OpenCall]) -> list[str]:
        """Return the ids of those among ``calls`` that the system should be asked about now."""
        found = []
        for call in self._checks.take(now):
            call.check_at = None
            if call not in calls:
                continue
            ask_at = call.ask_at()
            if ask_at and ask_at <= now:
                call.asked_at = now
                found.append(call.ids[0])
            if again := call.ask_at():
                call.check_at = again
                self._checks.add(again, call)
        return found
