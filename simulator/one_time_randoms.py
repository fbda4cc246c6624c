"""The random strings with which a file can be downloaded once and within half a minute (vendor_docs/yeastar_s.md, section 4.7)."""

from collections.abc import Callable
import secrets

from .record_file import RANDOM_SECONDS


class OneTimeRandoms:
    """Gives out random strings, each for a file, and takes each once."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with none given out."""
        self._clock = clock
        self._given: dict[str, tuple[float, str]] = {}

    def give(self, name: str) -> str:
        """Return a random string for the file with a name."""
        random = secrets.token_hex(16)
        self._given[random] = (self._clock(), name)
        return random

    def redeem(self, random: str) -> str | None:
        """Return for which file a random string is, which is used up; None where it is not valid."""
        at, name = self._given.pop(random, (float("-inf"), ""))
        return name if self._clock() - at <= RANDOM_SECONDS else None
