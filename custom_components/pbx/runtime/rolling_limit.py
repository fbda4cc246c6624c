"""A limit on how much is done within a time that moves along."""

from collections import deque
from time import monotonic


class RollingLimit:
    """Remembers when something was done, as far back as its window reaches."""

    def __init__(self, window_seconds: float) -> None:
        """Begin with nothing done.

        Args:
            window_seconds: How far back it counts.
        """
        self._window = window_seconds
        self._done: deque[float] = deque()

    def take(self, most: int, count: int = 1) -> bool:
        """Count something that is about to be done, unless it would be too much.

        Args:
            most: How much may be done within the window.
            count: How much it is. All of it may be done, or nothing.

        Returns:
            Whether it may be done.
        """
        now = monotonic()
        while self._done and now - self._done[0] >= self._window:
            self._done.popleft()
        if len(self._done) + count > most:
            return False
        self._done.extend([now] * count)
        return True
