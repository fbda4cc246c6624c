"""Pairs of tokens of Yeastar's OpenAPI: they die at a time of their own, used or not (vendor_docs/yeastar_p.md, section 1.3)."""

from collections.abc import Callable
from dataclasses import dataclass
import secrets
import string
from typing import Final

from .openapi_reply import TOKEN_EXPIRED, TOO_MANY, Refused
from .wire_text import Reply

LENGTH: Final = 32
_CHARACTERS: Final = string.ascii_letters + string.digits


@dataclass(slots=True, kw_only=True)
class TokenRules:
    """How long tokens live, in seconds, how many there may be, and whether a refresh ends the old access token at once.

    The vendor does not say the last.
    """

    access_seconds: float = 1800
    refresh_seconds: float = 86_400
    most_tokens: int = 8
    refresh_ends_old: bool = True


@dataclass(slots=True, kw_only=True)
class _Pair:
    access: str
    access_until: float
    refresh: str
    refresh_until: float


class TokenPairs:
    """The tokens that a phone system has given out."""

    def __init__(self, clock: Callable[[], float], rules: TokenRules) -> None:
        """Begin with no tokens. ``clock`` returns seconds; the rules may change at any time."""
        self._clock = clock
        self._rules = rules
        self._pairs: list[_Pair] = []

    @property
    def live(self) -> int:
        """How many access tokens are valid."""
        now = self._clock()
        return sum(now < pair.access_until for pair in self._pairs)

    def is_live(self, access: str) -> bool:
        """Return whether an access token is valid."""
        now = self._clock()
        return any(
            access == pair.access and now < pair.access_until for pair in self._pairs
        )

    def issue(self) -> Reply:
        """Return the fields of a new pair. Raises Refused when there are too many."""
        rules, now = self._rules, self._clock()
        if self.live >= rules.most_tokens:
            raise Refused(TOO_MANY)
        pair = _Pair(
            access=_token(),
            access_until=now + rules.access_seconds,
            refresh=_token(),
            refresh_until=now + rules.refresh_seconds,
        )
        self._pairs.append(pair)
        return {
            "access_token_expire_time": int(rules.access_seconds),
            "access_token": pair.access,
            "refresh_token_expire_time": int(rules.refresh_seconds),
            "refresh_token": pair.refresh,
        }

    def refresh(self, token: str) -> Reply:
        """Return the fields of a new pair for a refresh token, which is used up. Raises Refused."""
        now = self._clock()
        old = next((pair for pair in self._pairs if pair.refresh == token), None)
        if old is None or now >= old.refresh_until:
            raise Refused(TOKEN_EXPIRED)
        until = old.access_until
        if self._rules.refresh_ends_old:
            old.access_until = now
        try:
            new = self.issue()
        except Refused:
            old.access_until = until
            raise
        old.refresh_until = now
        return new

    def revoke(self, access: str) -> None:
        """Forget an access token, and the refresh token that came with it."""
        self._pairs = [pair for pair in self._pairs if pair.access != access]

    def drop_all(self) -> None:
        """Forget all tokens."""
        self._pairs.clear()


def _token() -> str:
    return "".join(secrets.choice(_CHARACTERS) for _ in range(LENGTH))
