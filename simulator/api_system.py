"""What the simulated Yeastar and OpenVox have in common: a login that gives a token and says where reports go."""

from abc import abstractmethod
from argparse import ArgumentParser, Namespace
import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
import hashlib
import re
from typing import Any, ClassVar, Final, Self, override

from .api_reply import ApiQuirks
from .api_request import ApiRequest, Failed, read_target
from .given_files import DOWNLOADS, FILES, GivenFiles
from .http_server import Request, Response
from .phone_services import ServicedSystem
from .push import Target
from .pusher import REMEMBERED
from .tokens import Lockout, Tokens, TokenState
from .wire_records import Record
from .wire_text import Reply

USERNAME: Final = "api"
PASSWORD: Final = "Api12345"

type Endpoints = Mapping[str, Callable[[dict[str, str]], Reply]]

_API_PATH: Final = re.compile(r"/api/v(?P<version>[\d.]+)/(?P<endpoint>[\w/]+)")
_TOKEN_ERRNO: Final = {
    TokenState.BLANK: "20005",
    TokenState.UNKNOWN: "20004",
    TokenState.TIMED_OUT: "20006",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Who listens: the token of the login or heartbeat that said so, where reports go, and in which format."""

    token: str
    target: Target
    version: str


class ApiSystem(ServicedSystem):
    """A phone system with an API. The last login or heartbeat says where reports go; they end with its token."""

    settings: ClassVar[tuple[str, ...]] = (*ServicedSystem.settings, "quirks")
    is_given_target: ClassVar[bool] = True
    api_port: ClassVar[int]
    """The vendor's default for the port of the API."""
    whose_records: ClassVar[str]
    """The field that says whose records are asked for."""
    tells_heard: ClassVar[bool] = True
    """Whether it says of a message in a mailbox whether somebody has heard it."""

    def __init__(self, *args: Any, username: str, password: str, **more: Any) -> None:
        """Begin with nobody logged in."""
        super().__init__(*args, **more)
        self.username = username
        self.password = password
        self.registration: Registration | None = None
        self.quirks = ApiQuirks()
        self.files = GivenFiles(
            self, self.time, self.whose_records, tells_status=self.tells_heard
        )
        self.requests: deque[ApiRequest] = deque(maxlen=REMEMBERED)
        self._tokens = Tokens(self.time)
        self._lockout = Lockout(self.time)
        self._canned: dict[str, bytes] = {}
        self._failures: dict[str, list[str]] = {}

    # -- how it is made and reached ----------------------------------------------------------------------------------

    @classmethod
    @override
    def add_arguments(cls, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add(
            "--port",
            type=int,
            default=cls.api_port,
            help="port of the API (%(default)s)",
        )
        add("--username", default=USERNAME, help="user of the API (%(default)s)")
        add("--password", default=PASSWORD, help="password of the API (%(default)s)")
        add(
            "--tls", action="store_true", help="speak TLS with a certificate of its own"
        )

    @classmethod
    @override
    def from_arguments(cls, options: Namespace) -> Self:
        return cls(
            host=options.host,
            port=options.port,
            username=options.username,
            password=options.password,
            tls=options.tls,
        )

    @property
    @override
    def entered(self) -> dict[str, Any]:
        return {
            "system": self.key,
            "host": self.host,
            "port": self.port,
            "ssl": self.url.startswith("https:"),
            "verify_ssl": False,
            "username": self.username,
            "password": self.password,
        }

    # -- how the systems differ --------------------------------------------------------------------------------------

    @abstractmethod
    def endpoints(self, version: str) -> Endpoints:
        """Return what can be asked, besides login, heartbeat and logout."""

    @abstractmethod
    def read_fields(self, request: ApiRequest) -> dict[str, str]:
        """Read a request's body. Raises Failed."""

    @abstractmethod
    def response(self, request: ApiRequest, reply: Reply | bytes) -> Response:
        """Return an answer as the system writes it."""

    @abstractmethod
    def disabled(self, request: ApiRequest) -> Response | None:
        """Answer while the API is switched off."""

    @abstractmethod
    def default_port(self, request: ApiRequest) -> str:
        """Return the port for a login or heartbeat that names none; empty where a port must be named."""

    @abstractmethod
    def report_version(self, request: ApiRequest) -> str:
        """Return the format of reports that a login or heartbeat asks for."""

    def login_reply(self, request: ApiRequest, token: str) -> Reply:
        """Return the answer to a login."""
        return {"status": "Success", "token": token}

    def errno(self, number: str) -> str:
        """Return the system's own number for an error of Yeastar's list."""
        return number

    # -- answering ---------------------------------------------------------------------------------------------------

    def asked(self, endpoint: str) -> list[ApiRequest]:
        """Return the requests that an endpoint has had."""
        return [request for request in self.requests if request.endpoint == endpoint]

    @override
    async def answer(self, request: Request) -> Response | None:
        found = _API_PATH.fullmatch(request.path)
        asked = ApiRequest(
            at=self.clock(),
            http=request,
            version=found["version"] if found else "",
            endpoint=found["endpoint"] if found else "",
        )
        reply: Reply | bytes
        try:
            asked = replace(asked, fields=self.read_fields(asked))
            reply = b""
        except Failed as err:
            reply = self._failed(err)
        self.requests.append(asked)
        if self.quirks.silent:
            await asyncio.Event().wait()
        if self.quirks.http_status:
            return Response(body=b"", status=self.quirks.http_status)
        if self.quirks.foreign or not found:
            page = b"<!DOCTYPE html><html><title>Log in</title></html>"
            return Response(body=page, headers=("Content-Type: text/html",))
        if not self.quirks.api_enabled:
            return self.disabled(asked)
        try:
            reply = reply or self._reply(asked)
        except Failed as err:
            reply = self._failed(err)
        if self.quirks.unanswered == "silence":
            await asyncio.Event().wait()
        return None if self.quirks.unanswered else self.response(asked, reply)

    def _failed(self, err: Failed) -> Reply:
        return {"status": "Failed", "errno": self.errno(err.errno)}

    def _reply(self, request: ApiRequest) -> Reply | bytes:
        endpoint, asked = request.endpoint, self.endpoints(request.version)
        if request.method != ("GET" if endpoint in DOWNLOADS else "POST"):
            raise Failed("20001")
        if endpoint not in {"login", "logout", "heartbeat", *FILES, *asked}:
            raise Failed("10003")
        if endpoint != "login" and (
            errno := _TOKEN_ERRNO.get(self._tokens.use(request.token))
        ):
            raise Failed(errno)
        if self._failures.get(endpoint):
            raise Failed(self._failures[endpoint].pop())
        if endpoint in self._canned:
            return self._canned[endpoint]
        match endpoint:
            case "login":
                return self._login(request)
            case "heartbeat":
                return self._heartbeat(request)
            case "logout":
                self._tokens.revoke(request.token)
                return {"status": "Success"}
            case name if name in FILES:
                return self.files.answer(request)
            case _:
                return asked[endpoint](request.fields)

    def records(self) -> list[Record]:
        """Return the records of the calls that are over."""
        wire = self.wire
        return [record for call in self.recorded for record in wire.records_of(call)]

    def _login(self, request: ApiRequest) -> Reply:
        fields = request.fields
        if not fields:
            raise Failed("20007")
        if not (fields.get("username") and fields.get("password")):
            raise Failed("10004")
        if self._lockout.locked(request.source):
            raise Failed("20002")
        digest = hashlib.md5(self.password.encode(), usedforsecurity=False).hexdigest()
        if (fields["username"], fields["password"]) != (self.username, digest):
            self._lockout.wrong(request.source)
            raise Failed("20003")
        self._lockout.right(request.source)
        target = read_target(fields, request.source, self.default_port(request))
        token = self._tokens.issue()
        self._register(request, token, target)
        return self.login_reply(request, token)

    def _heartbeat(self, request: ApiRequest) -> Reply:
        # A heartbeat without a body renews the token and leaves the rest as it is.
        if request.fields:
            address = request.fields.get("ipaddr")
            if not address:
                raise Failed("10004")
            target = read_target(request.fields, address, self.default_port(request))
            self._register(request, request.token, target)
        return {"status": "Success"}

    def _register(self, request: ApiRequest, token: str, target: Target) -> None:
        self.registration = Registration(
            token=token, target=target, version=self.report_version(request)
        )

    @override
    def target(self) -> Target | None:
        registration = self.registration
        if registration is None:
            return None
        alive = self._tokens.state(registration.token) is TokenState.VALID
        return registration.target if alive else None

    # -- what can be arranged ----------------------------------------------------------------------------------------

    @contextmanager
    def canned(self, endpoint: str, body: bytes) -> Iterator[None]:
        """Answer these bytes at an endpoint."""
        self._canned[endpoint] = body
        try:
            yield
        finally:
            del self._canned[endpoint]

    def fail(self, endpoint: str, errno: str, times: int = 1) -> None:
        """Let the next requests to an endpoint fail, by a number of Yeastar's list."""
        self._failures[endpoint] = [errno] * times

    def drop_tokens(self, *, timed_out: bool = False) -> None:
        """Forget every login, and with it where reports go."""
        self._tokens.drop_all(timed_out=timed_out)

    @override
    def forget_listener(self) -> Target | None:
        listener, self.registration = self.target(), None
        self._tokens.drop_all()
        return listener

    def lock(self, source: str = "127.0.0.1") -> None:
        """Lock an address out, as five wrong passwords do."""
        self._lockout.lock(source)

    def unlock(self) -> None:
        """Take every address off the list of blocked addresses."""
        self._lockout.unlock()

    @override
    def describe(self) -> dict[str, Any]:
        asked = Counter(request.endpoint for request in self.requests)
        return super().describe() | {"requests": dict(asked)}
