"""The access token of a P-Series (vendor_docs/yeastar_p.md, section 1.3).

At most eight tokens may be in use, and each lives for half an hour. So there is a single token, it is renewed before it dies, and
those who need it at the same time wait for a single renewal.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from ..errors import (
    AddressBlocked,
    CannotConnect,
    ClientRefused,
    NotThisSystem,
    TooManyTokens,
)
from ..lenient_values import Fields, text, whole
from .error_codes import Refused, login_refusal

GET_TOKEN: Final = "get_token"
REFRESH_TOKEN: Final = "refresh_token"

EARLY_SECONDS: Final = 90
"""How long before its end a token is renewed."""

EARLIER_SECONDS: Final = 120
"""How long before its end a token is replaced with which a socket was opened, so that no question renews it first."""

_ACCESS_SECONDS: Final = 1800
_REFRESH_SECONDS: Final = 86_400
"""For how long tokens live that the system does not say it of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """An access token and what renews it. Times are those of the monotonic clock, in seconds."""

    access: str = field(repr=False)
    refresh: str | None = field(repr=False)
    replace_at: float
    renew_at: float
    refresh_until: float


class Tokens:
    """Gets, renews and remembers the token. Credentials that were refused are never tried again."""

    def __init__(
        self,
        post: Callable[[str, Mapping[str, str]], Awaitable[Fields]],
        client_id: str,
        client_secret: str,
    ) -> None:
        """Begin without a token.

        Args:
            post: Sends a request that needs no token, and raises Refused when it is refused.
            client_id: Who asks.
            client_secret: What proves it.
        """
        self.logins = 0
        """How often the credentials were sent and a token came back."""
        self._post = post
        self._client_id = client_id
        self._client_secret = client_secret
        self._token: Token | None = None
        self.closed = False
        """Whether the token was given back, and none is given out any more."""
        self._refused = False
        self._blocked_until = 0.0
        self._lock = asyncio.Lock()

    @property
    def replace_at(self) -> float:
        """When another token is to take over that of an open socket, by the monotonic clock; at once while there is none."""
        return self._token.replace_at if self._token else 0.0

    def open(self) -> None:
        """Give out tokens, again if need be."""
        self.closed = False

    async def get(self, lost: str | None = None) -> str:
        """Return an access token that is not about to end.

        Args:
            lost: A token that the system does not know any more. Another is got, unless somebody else has done so already.

        Raises:
            ClientRefused: The credentials are wrong.
            AddressBlocked: Wrong credentials were sent too often.
            TooManyTokens: The system gives out no further token.
        """
        async with self._lock:
            if self.closed:
                raise CannotConnect("The connection was closed")
            token = self._token
            if token and token.access != lost and monotonic() < token.renew_at:
                return token.access
            self._token = await self._renewed(token)
            return self._token.access

    async def get_beside(self) -> str:
        """Return another access token, while the token until now stays valid; that one is the caller's to give back.

        A refresh may end the token at once, and with it the events on the socket that was opened with it.
        """
        async with self._lock:
            if self.closed:
                raise CannotConnect("The connection was closed")
            try:
                self._token = await self._login()
            except TooManyTokens:
                self._token = await self._renewed(self._token)
            return self._token.access

    async def take(self) -> str | None:
        """Return the token to be given back, and give out none any more."""
        self.closed = True
        # A renewal that is under way is waited for, so that its token does not outlive us.
        async with self._lock:
            token, self._token = self._token, None
        return token.access if token else None

    async def _renewed(self, token: Token | None) -> Token:
        if token and token.refresh and monotonic() < token.refresh_until:
            try:
                fields = {"refresh_token": token.refresh}
                return _read(await self._post(REFRESH_TOKEN, fields))
            except Refused:
                # It may have died with the token. The credentials are what is left.
                self._token = None
        return await self._login()

    async def _login(self) -> Token:
        if self._refused:
            raise ClientRefused("Client ID and Client Secret were refused before")
        if monotonic() < self._blocked_until:
            raise AddressBlocked("This address was blocked a short while ago")
        fields = {"username": self._client_id, "password": self._client_secret}
        try:
            reply = await self._post(GET_TOKEN, fields)
        except AddressBlocked as err:
            self._blocked_until = monotonic() + err.retry_seconds
            raise
        except Refused as err:
            other = login_refusal(err)
            if other is not None:
                raise other from err
            self._refused = True
            raise ClientRefused("Client ID or Client Secret is wrong") from err
        self.logins += 1
        return _read(reply)


def _read(reply: Fields) -> Token:
    """Return the token in a reply. Raises NotThisSystem when there is none."""
    access = text(reply.get("access_token"))
    if access is None:
        raise NotThisSystem("The login gave no token")
    now = monotonic()
    lives = whole(reply.get("access_token_expire_time")) or _ACCESS_SECONDS
    refreshes = whole(reply.get("refresh_token_expire_time")) or _REFRESH_SECONDS
    return Token(
        access=access,
        refresh=text(reply.get("refresh_token")),
        # A token that lives for a minute has to serve for a part of it at least.
        replace_at=now + max(lives - EARLIER_SECONDS, lives * 0.4),
        renew_at=now + max(lives - EARLY_SECONDS, lives * 0.5),
        refresh_until=now + refreshes,
    )
