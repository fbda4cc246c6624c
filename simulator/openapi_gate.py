"""Whom a phone system with Yeastar's OpenAPI talks to at all (vendor_docs/yeastar_p.md, sections 1.2 to 1.4)."""

from collections.abc import Callable
from dataclasses import dataclass
import math
from typing import Literal

from .api_reply import Misbehaviour
from .openapi_reply import (
    ACCESS_DENIED,
    ADDRESS_BLOCKED,
    ADDRESS_FORBIDDEN,
    FAILURE,
    NO_INTERFACE,
    Refused,
    missing,
)
from .openapi_request import OpenApiRequest
from .tokens import Lockout
from .wire_text import Value


@dataclass(slots=True, kw_only=True)
class OpenApiQuirks(Misbehaviour):
    """How the API may misbehave, and what an administrator set.

    ``needs_user_agent`` refuses whoever does not say what it is. ``allow_list`` are the addresses that may come in; all if it is
    empty. ``blocked`` is what an address gets that is locked out: an errcode, or no answer at all.
    """

    needs_user_agent: bool = True
    allow_list: tuple[str, ...] = ()
    blocked: Literal["errcode", "hang_up"] = "errcode"


class Gate:
    """Lets requests in, and locks out who comes with wrong credentials."""

    def __init__(
        self, clock: Callable[[], float], client_id: str, client_secret: str
    ) -> None:
        """Begin with nobody locked out. ``clock`` returns seconds."""
        self.client_id = client_id
        self.client_secret = client_secret
        # Until somebody takes the address off the list: for how long is not documented.
        self._lockout = Lockout(clock, seconds=math.inf)

    def let_in(self, asked: OpenApiRequest, quirks: OpenApiQuirks) -> None:
        """Refuse whom the system does not talk to. Raises Refused."""
        if not quirks.api_enabled:
            raise Refused(NO_INTERFACE)
        agent = asked.http.headers.get("user-agent", "")
        if quirks.needs_user_agent and not agent.strip():
            raise Refused(ACCESS_DENIED)
        if quirks.allow_list and asked.source not in quirks.allow_list:
            raise Refused(ADDRESS_FORBIDDEN)
        if self.locked(asked.source):
            raise Refused(ADDRESS_BLOCKED)

    def check_credentials(self, asked: OpenApiRequest) -> None:
        """Refuse wrong credentials, and count them. Raises Refused."""
        given = asked.fields
        wanting = [name for name in ("username", "password") if not given.get(name)]
        if wanting:
            raise missing(*wanting)
        wanted = (self.client_id, self.client_secret)
        if (given["username"], given["password"]) != wanted:
            self._lockout.wrong(asked.source)
            wrong: Value = {"field": "username or password", "value": "error"}
            raise Refused(FAILURE, invalid_param_list=[wrong])
        self._lockout.right(asked.source)

    def locked(self, source: str) -> bool:
        """Return whether an address is locked out."""
        return self._lockout.locked(source)

    def lock(self, source: str) -> None:
        """Lock an address out."""
        self._lockout.lock(source)

    def unlock(self) -> None:
        """Take every address off the list of blocked addresses."""
        self._lockout.unlock()
