"""A list of checks, each printed as it is made."""

import asyncio
from collections.abc import Awaitable, Callable
import time

from .patience import PATIENCE_SECONDS, until


class Checklist:
    """Counts what passed and what failed."""

    def __init__(self) -> None:
        """Begin with nothing checked."""
        self.passed = 0
        self.failed = 0

    def check(self, name: str, holds: bool, seen: object = "") -> None:
        """Count and print a check; ``seen`` is printed when it does not hold."""
        if holds:
            self.passed += 1
            print(f"ok    {name}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL  {name}: {seen}", flush=True)

    async def eventually[T](
        self,
        name: str,
        find: Callable[[], T | None],
        holds: Callable[[T], bool],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        """Check that ``find`` comes to return something for which ``holds`` is true."""
        until = time.monotonic() + patience
        found = find()
        while (found is None or not holds(found)) and time.monotonic() < until:
            await asyncio.sleep(0.05)
            found = find()
        self.check(name, found is not None and holds(found), found)

    async def comes_to[T](
        self, name: str, ask: Callable[[], Awaitable[T]], expected: T
    ) -> None:
        """Check that what is asked comes to be answered as expected."""
        try:
            seen = await until(name, ask, lambda answer: answer == expected)
        except TimeoutError as err:
            self.check(name, False, err)
        else:
            self.check(name, True, seen)

    def close(self) -> bool:
        """Print the count. Return whether everything passed."""
        print(f"checks: {self.passed} passed, {self.failed} failed", flush=True)
        return not self.failed
