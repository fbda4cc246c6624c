"""Tokens that die when they are not used, and addresses that are locked out after too many wrong passwords."""

from collections.abc import Callable
from enum import Enum, auto
import secrets
from typing import Final

IDLE_SECONDS: Final = 1800
STRIKES: Final = 5
LOCKED_SECONDS: Final = 600


class TokenState(Enum):
    """What is known of a token."""

    VALID = auto()
    BLANK = auto()
    UNKNOWN = auto()
    TIMED_OUT = auto()


class Tokens:
    """The tokens of a phone system; each dies after half an hour without use."""

    def __init__(
        self, clock: Callable[[], float], idle_seconds: float = IDLE_SECONDS
    ) -> None:
        """Begin with no tokens. ``clock`` returns seconds."""
        self._clock = clock
        self._idle_seconds = idle_seconds
        self._used_at: dict[str, float] = {}

    def issue(self) -> str:
        """Return a new token of 32 hex digits."""
        token = secrets.token_hex(16)
        self._used_at[token] = self._clock()
        return token

    def state(self, token: str) -> TokenState:
        """Return what is known of a token, without using it."""
        if not token:
            return TokenState.BLANK
        used_at = self._used_at.get(token)
        if used_at is None:
            return TokenState.UNKNOWN
        if self._clock() - used_at > self._idle_seconds:
            return TokenState.TIMED_OUT
        return TokenState.VALID

    def use(self, token: str) -> TokenState:
        """Use a token, which gives it another half hour, and return what it was."""
        state = self.state(token)
        if state is TokenState.VALID:
            self._used_at[token] = self._clock()
        return state

    def revoke(self, token: str) -> None:
        """Forget a token."""
        self._used_at.pop(token, None)

    def drop_all(self, *, timed_out: bool = False) -> None:
        """Forget all tokens, or make them all look timed out."""
        if timed_out:
            self._used_at = dict.fromkeys(self._used_at, float("-inf"))
        else:
            self._used_at.clear()


class Lockout:
    """Locks an address out for ten minutes after five wrong passwords in a row."""

    def __init__(
        self,
        clock: Callable[[], float],
        strikes: int = STRIKES,
        seconds: float = LOCKED_SECONDS,
    ) -> None:
        """Begin with nobody locked out. ``clock`` returns seconds."""
        self._clock = clock
        self._most = strikes
        self._seconds = seconds
        self._strikes: dict[str, int] = {}
        self._until: dict[str, float] = {}

    def locked(self, source: str) -> bool:
        """Return whether an address is locked out now."""
        return self._clock() < self._until.get(source, float("-inf"))

    def lock(self, source: str) -> None:
        """Lock an address out."""
        self._strikes.pop(source, None)
        self._until[source] = self._clock() + self._seconds

    def unlock(self) -> None:
        """Let everybody try again, as an administrator can."""
        self._strikes.clear()
        self._until.clear()

    def wrong(self, source: str) -> None:
        """Count a wrong password."""
        self._strikes[source] = self._strikes.get(source, 0) + 1
        if self._strikes[source] >= self._most:
            self.lock(source)

    def right(self, source: str) -> None:
        """Forget the wrong passwords before a right password."""
        self._strikes.pop(source, None)
