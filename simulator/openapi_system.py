"""A phone system with Yeastar's OpenAPI: what it lets in, its tokens, and its sockets (vendor_docs/yeastar_p.md, sections 1 and 2.2)."""

from abc import abstractmethod
import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
import re
from typing import Any, ClassVar, Final, override

from aiohttp import web

from .http_server import Request, Response, Server
from .openapi_gate import Gate, OpenApiQuirks
from .openapi_reply import (
    INTERNAL_ERROR,
    NO_INTERFACE,
    TOKEN_EXPIRED,
    Refused,
    missing,
    succeeded,
)
from .openapi_request import OpenApiRequest
from .openapi_sockets import CLOSE_SECONDS, SocketRules, Subscriber
from .openapi_tokens import TokenPairs, TokenRules
from .phone_services import ServicedSystem
from .push import Target
from .pusher import REMEMBERED
from .web_server import WebServer
from .wire_text import Reply, compact

VERSION: Final = "v1.0"
SUBSCRIBE: Final = "subscribe"
HEADERS: Final = ("Content-Type: application/json", "Connection: close")
_API_PATH: Final = re.compile(r"/openapi/(?P<version>v[\d.]+)/(?P<endpoint>[\w/]+)")
_OPEN: Final = frozenset({"get_token", "refresh_token"})

type Reader = Callable[[Mapping[str, str]], Reply]
type Endpoints = Mapping[tuple[str, str], Reader]
"""What answers, by method and endpoint."""


class OpenApiSystem(ServicedSystem):
    """A phone system with an API whose tokens a Client ID and a Client Secret buy."""

    settings: ClassVar[tuple[str, ...]] = (
        *ServicedSystem.settings,
        "quirks",
        "token_rules",
        "socket_rules",
    )
    refuses_restricted: ClassVar[bool] = False

    def __init__(
        self, *args: Any, client_id: str, client_secret: str, **more: Any
    ) -> None:
        """Begin with no tokens and no sockets."""
        super().__init__(*args, **more)
        self.quirks = OpenApiQuirks()
        self.token_rules = TokenRules()
        self.socket_rules = SocketRules()
        self.requests: deque[OpenApiRequest] = deque(maxlen=REMEMBERED)
        self._tokens = TokenPairs(self.time, self.token_rules)
        self._gate = Gate(self.time, client_id, client_secret)
        self._subscribers: list[Subscriber] = []
        self._canned: dict[str, bytes] = {}
        self._failures: dict[str, list[int]] = {}

    @property
    def client_id(self) -> str:
        """The Client ID of its API."""
        return self._gate.client_id

    @property
    def client_secret(self) -> str:
        """The Client Secret, which an administrator can change."""
        return self._gate.client_secret

    @client_secret.setter
    def client_secret(self, client_secret: str) -> None:
        self._gate.client_secret = client_secret

    @abstractmethod
    def endpoints(self) -> Endpoints:
        """Return what can be asked, besides tokens."""

    # -- answering ---------------------------------------------------------------------------------------------------

    def asked(self, endpoint: str) -> list[OpenApiRequest]:
        """Return the requests that an endpoint has had."""
        return [request for request in self.requests if request.endpoint == endpoint]

    @override
    def _new_server(self, host: str, port: int) -> Server:
        return WebServer(host, port, self._answer, self._take_socket)

    @override
    async def answer(self, request: Request) -> Response | None:
        asked = self._note(request)
        quirks = self.quirks
        if quirks.silent:
            await asyncio.Event().wait()
        if quirks.http_status:
            return Response(body=b"", status=quirks.http_status)
        if quirks.foreign or not asked.endpoint:
            page = b"<!DOCTYPE html><html><title>Log in</title></html>"
            return Response(body=page, headers=("Content-Type: text/html",))
        if self._hangs_up_on(asked):
            return None
        try:
            self._gate.let_in(asked, quirks)
            reply = self._reply(asked)
        except Refused as err:
            reply = err.reply
        if quirks.unanswered == "silence":
            await asyncio.Event().wait()
        if quirks.unanswered:
            return None
        if asked.endpoint == SUBSCRIBE and isinstance(reply, bytes):
            return Response(body=reply, status="400 Bad Request", headers=HEADERS)
        body = reply if isinstance(reply, bytes) else compact(reply).encode()
        return Response(body=body, headers=HEADERS)

    def _note(self, request: Request) -> OpenApiRequest:
        found = _API_PATH.fullmatch(request.path)
        asked = OpenApiRequest(
            at=self.clock(),
            http=request,
            version=found["version"] if found else "",
            endpoint=found["endpoint"] if found else "",
        )
        # A body that cannot be read is refused when it is its turn.
        with suppress(Refused):
            asked = replace(asked, fields=asked.read_fields())
        self.requests.append(asked)
        return asked

    def _hangs_up_on(self, asked: OpenApiRequest) -> bool:
        return self.quirks.blocked == "hang_up" and self._gate.locked(asked.source)

    def _reply(self, asked: OpenApiRequest) -> Reply | bytes:
        endpoint, offered = asked.endpoint, self._offered()
        if asked.version != VERSION:
            # The second version has records alone, and this is how firmware answers that does not have it yet.
            raise Refused(
                INTERNAL_ERROR if endpoint.startswith("cdr/") else NO_INTERFACE
            )
        if endpoint == SUBSCRIBE:
            return b""
        answer = offered.get((asked.method, endpoint))
        if answer is None:
            raise Refused(NO_INTERFACE)
        asked.read_fields()
        if endpoint not in _OPEN and not self._tokens.is_live(asked.token):
            raise Refused(TOKEN_EXPIRED)
        self._fail_if_arranged(endpoint)
        if endpoint in self._canned:
            return self._canned[endpoint]
        if endpoint == "get_token":
            self._gate.check_credentials(asked)
            return succeeded(**self._tokens.issue())
        return answer(asked.query if asked.method == "GET" else asked.fields)

    def _fail_if_arranged(self, endpoint: str) -> None:
        if self._failures.get(endpoint):
            raise Refused(self._failures[endpoint].pop())

    def _offered(self) -> Endpoints:
        return {
            ("POST", "get_token"): lambda _: {},
            ("POST", "refresh_token"): self._refresh_token,
            ("GET", "del_token"): self._del_token,
            **self.endpoints(),
        }

    def _refresh_token(self, given: Mapping[str, str]) -> Reply:
        if not given.get("refresh_token"):
            raise missing("refresh_token")
        fields = self._tokens.refresh(given["refresh_token"])
        self._check_sockets()
        return succeeded(**fields)

    def _del_token(self, given: Mapping[str, str]) -> Reply:
        self._tokens.revoke(given["access_token"])
        self._check_sockets()
        return succeeded()

    # -- sockets -----------------------------------------------------------------------------------------------------

    @property
    def live_tokens(self) -> int:
        """How many access tokens are valid."""
        return self._tokens.live

    @property
    def sockets(self) -> int:
        """How many sockets are open."""
        return sum(one.is_open for one in self._subscribers)

    def listeners(self, topic: int | None = None) -> list[Subscriber]:
        """Return the sockets that are told about a topic."""
        return [one for one in self._subscribers if one.wants(topic)]

    async def _take_socket(
        self, request: Request, upgrade: web.BaseRequest
    ) -> web.StreamResponse | Response | None:
        found = _API_PATH.fullmatch(request.path)
        if (
            found is None
            or found["endpoint"] != SUBSCRIBE
            or self.quirks.foreign
            or self.quirks.http_status
            or self.quirks.silent
        ):
            return await self._answer(request)
        asked = self._note(request)
        if self._hangs_up_on(asked):
            return None
        try:
            self._gate.let_in(asked, self.quirks)
            self._fail_if_arranged(SUBSCRIBE)
        except Refused as err:
            body = compact(err.reply).encode()
            return Response(body=body, headers=HEADERS, status="403 Forbidden")
        live = self._tokens.is_live(asked.token)
        if not live and self.socket_rules.bad_token == "http":
            body = compact(Refused(TOKEN_EXPIRED).reply).encode()
            return Response(body=body, headers=HEADERS, status="401 Unauthorized")
        socket = web.WebSocketResponse(timeout=CLOSE_SECONDS, compress=False)
        await socket.prepare(upgrade)
        host, port, *_ = upgrade.get_extra_info("peername") or (asked.source, 0)
        subscriber = Subscriber(
            socket,
            Target(host=host, port=port, path=request.path.removeprefix("/")),
            lambda: self._tokens.is_live(asked.token),
            self.socket_rules,
            self.clock,
        )
        self._subscribers.append(subscriber)
        try:
            await subscriber.run()
        finally:
            self._subscribers.remove(subscriber)
        return socket

    def _check_sockets(self) -> None:
        for subscriber in self._subscribers:
            subscriber.check_token()

    # -- what can be arranged ----------------------------------------------------------------------------------------

    @contextmanager
    def canned(self, endpoint: str, body: bytes) -> Iterator[None]:
        """Answer these bytes at an endpoint."""
        self._canned[endpoint] = body
        try:
            yield
        finally:
            del self._canned[endpoint]

    def fail(self, endpoint: str, errcode: int | str, times: int = 1) -> None:
        """Let the next requests to an endpoint fail, by an errcode."""
        self._failures[endpoint] = [int(errcode)] * times

    def drop_tokens(self) -> None:
        """Forget every token, which is said on the open sockets."""
        self._tokens.drop_all()
        self._check_sockets()

    def drop_sockets(self) -> None:
        """Close every socket in the middle of everything."""
        for subscriber in self._subscribers:
            subscriber.drop()

    @override
    def forget_listener(self) -> Target | None:
        self._tokens.drop_all()
        self.drop_sockets()
        # No report of the start is documented.
        return None

    def lock(self, source: str = "127.0.0.1") -> None:
        """Lock an address out, as five wrong credentials do."""
        self._gate.lock(source)

    def unlock(self) -> None:
        """Take every address off the list of blocked addresses."""
        self._gate.unlock()

    @override
    async def stop(self) -> None:
        self.drop_sockets()
        await super().stop()

    @override
    def describe(self) -> dict[str, Any]:
        asked = Counter(request.endpoint for request in self.requests)
        return super().describe() | {
            "requests": dict(asked),
            "live_tokens": self.live_tokens,
            "sockets": self.sockets,
        }
