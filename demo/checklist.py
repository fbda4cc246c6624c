"""A list of checks, each printed as it is made."""

import asyncio
from collections.abc import Callable
import time

PATIENCE = 20
"""Seconds that an effect may take to show."""


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
        patience: float = PATIENCE,
    ) -> None:
        """Check that ``find`` comes to return something for which ``holds`` is true."""
        until = time.monotonic() + patience
        found = find()
        while (found is None or not holds(found)) and time.monotonic() < until:
            await asyncio.sleep(0.05)
            found = find()
        self.check(name, found is not None and holds(found), found)

    def close(self) -> bool:
        """Print the count. Return whether everything passed."""
        print(f"checks: {self.passed} passed, {self.failed} failed", flush=True)
        return not self.failed
