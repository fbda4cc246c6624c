"""What is due when: a heap that does not mind that most of it is put off before it comes up."""

from collections.abc import Iterator
from datetime import datetime
from heapq import heappop, heappush
from itertools import count


class Agenda[T]:
    """Things with the time at which to look at them again.

    A thing may stand in it more than once; who takes it out checks whether it is really due. Costs grow with the logarithm of
    what is in it only.
    """

    def __init__(self) -> None:
        """Begin with nothing due."""
        self._heap: list[tuple[datetime, int, T]] = []
        self._order = count()

    def add(self, at: datetime, thing: T) -> None:
        """Have a thing looked at at a time."""
        heappush(self._heap, (at, next(self._order), thing))

    @property
    def next_at(self) -> datetime | None:
        """When the next thing is to be looked at."""
        return self._heap[0][0] if self._heap else None

    def take(self, now: datetime) -> Iterator[T]:
        """Take out what is to be looked at by now, the earliest first."""
        while self._heap and self._heap[0][0] <= now:
            yield heappop(self._heap)[2]
