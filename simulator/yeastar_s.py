"""Stands in for a Yeastar S-Series PBX (vendor_docs/yeastar_s.md)."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final, Literal, override

from .api_reply import write_json
from .api_request import ApiRequest, Failed, ids, read_json_fields, required
from .api_system import PASSWORD, USERNAME, ApiSystem, Endpoints
from .http_server import Response
from .orders_by_channel import orders_by_channel
from .orders_by_extension import orders_by_extension
from .push import Style, Target
from .pusher import Schedule
from .system import now
from .wire_text import Reply
from .wire_yeastar import YeastarWire
from .wire_yeastar_queries import failed

HEADERS: Final = (
    "Server: Boa/0.94.14rc21",
    "Accept-Ranges: bytes",
    "Connection: close",
    "Content-Type: application/json",
    "Access-control-allow-origin: *",
    "Access-control-allow-methods: GET, POST, OPTIONS, PUT, DELETE",
)
STYLE: Final = Style(
    headers=(
        "Host: {host}: {port}",
        "Accept: application/json",
        "User-Agent: WebAPI",
        "Content-Type: application/json",
        "Accept: application/json",
        "Content-Length: {length}",
    )
)
"""As printed, with the blank in Host and Accept twice. Content-Length is not printed."""
PLAIN_HEADERS: Final = (
    "Host: {host}:{port}",
    "Accept: application/json",
    "User-Agent: WebAPI",
    "Content-Type: application/json",
    "Content-Length: {length}",
)
"""The same without what may be slips of the documentation."""
SCHEDULE: Final = Schedule(at_once=1, rounds=60, pause=5.0)
"""Until 200, says the vendor, and not how often; here it ends after five minutes."""

_FORMATS: Final[dict[str, Literal["2.0.0", "1.0.2", "1.0.0"]]] = {
    "2.0.0": "2.0.0",
    "1.0.2": "1.0.2",
}


class YeastarSimulator(ApiSystem):
    """A Yeastar S-Series PBX. Its switches are set through ``wire``; the report format comes from the login."""

    key: ClassVar[str] = "yeastar_s"
    name: ClassVar[str] = "Yeastar S-Series"
    api_port: ClassVar[int] = 8088
    whose_records: ClassVar[str] = "number"

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        username: str = USERNAME,
        password: str = PASSWORD,
        wire: YeastarWire | None = None,
        tls: bool = False,
        clock: Callable[[], float] = now,
        seed: int = 0,
        style: Style = STYLE,
        schedule: Schedule = SCHEDULE,
    ) -> None:
        """Begin with nobody logged in. ``clock`` returns epoch seconds; port 0 is any that is free."""
        super().__init__(
            wire or YeastarWire(),
            host=host,
            port=port,
            username=username,
            password=password,
            tls=tls,
            clock=clock,
            seed=seed,
            style=style,
            schedule=schedule,
        )

    @override
    def endpoints(self, version: str) -> Endpoints:
        wire, switchboard = self.wire, self.switchboard
        device: Endpoints = {
            "deviceinfo/query": lambda _: wire.device_info(self.time(), self.started_at)
        }
        if not _is_v1(version):
            return {
                **device,
                "call/query": self._call_query,
                "call/dial": self._call_dial,
                "call/hangup": self._call_hangup,
                **orders_by_channel(self),
                "extension/query": self._extension_query,
                "extension/query_call": self._query_call,
                "extension/list": lambda _: wire.extension_list(switchboard),
                "trunk/list": lambda _: wire.trunk_list(),
                "queue/query": lambda f: wire.queue_query(required(f, "number")),
                "queue/query_status": lambda f: wire.queue_status(
                    switchboard, required(f, "number"), self.paused, self.time()
                ),
            }
        calls = switchboard.in_progress
        return {
            **device,
            "extensionlist/query": lambda _: wire.extension_list_v1(switchboard),
            "trunklist/query": lambda _: wire.trunk_list(),
            "inbound/query": lambda f: wire.inbound_query(calls, ids(f, "inboundid")),
            "outbound/query": lambda f: wire.outbound_query(
                calls, ids(f, "outboundid")
            ),
            "extension/dial_extension": self.dial_extension,
            "extension/dial_outbound": self.dial_outbound,
            "extension/hangup": self.hang_up_extension,
            "inbound/hangup": self.hang_up_inbound,
            "outbound/hangup": self.hang_up_outbound,
            **orders_by_extension(self),
        }

    def _call_query(self, fields: dict[str, str]) -> Reply:
        calls = self.switchboard.in_progress
        if "callid" in fields:
            if not fields["callid"]:
                raise Failed("10004")
            found: Reply = self.wire.call_query(calls, callid=fields["callid"])
            return found
        kind = fields.get("type")
        if kind not in {None, "inbound", "outbound"}:
            raise Failed("10004")
        # Documented as optional both; what is answered without either is not. No type is for internal calls.
        lines = [call for call in calls if call.direction != "internal"]
        listed: Reply = self.wire.call_query(lines, kind=kind)
        return listed

    def _call_dial(self, fields: dict[str, str]) -> Reply:
        call = self.dial(
            fields.get("caller", ""),
            fields.get("callee", ""),
            auto_answer=fields.get("autoanswer") == "yes",
            permission=fields.get("dialpermission", ""),
        )
        return {"status": "Success", "callid": call.call_id}

    def _call_hangup(self, fields: dict[str, str]) -> Reply:
        self.hang_up_channel(fields.get("channelid", ""))
        return {"status": "Success"}

    def _extension_query(self, fields: dict[str, str]) -> Reply:
        number = required(fields, "number")
        listed: Reply = self.wire.extension_query(self.switchboard, number)
        return listed

    def _query_call(self, fields: dict[str, str]) -> Reply:
        number = required(fields, "number")
        listed: Reply = self.wire.query_call(self.switchboard, number)
        return listed

    @override
    def read_fields(self, request: ApiRequest) -> dict[str, str]:
        return read_json_fields(request.body)

    @override
    def default_port(self, request: ApiRequest) -> str:
        return "" if _is_v1(request.version) else "8260"

    @override
    def login_reply(self, request: ApiRequest, token: str) -> Reply:
        reply = super().login_reply(request, token)
        return reply if _is_v1(request.version) else {**reply, "transport": "HTTP"}

    @override
    def report_version(self, request: ApiRequest) -> str:
        wanted = _FORMATS.get(request.fields.get("version", ""), "1.0.0")
        return "1.0.0" if _is_v1(request.version) and wanted == "2.0.0" else wanted

    @override
    def _register(self, request: ApiRequest, token: str, target: Target) -> None:
        super()._register(request, token, target)
        version = _FORMATS.get(self.report_version(request), "1.0.0")
        self.wire = replace(self.wire, version=version)

    @override
    def config_change(self, what: str, which: str, operation: str) -> bytes | None:
        body: bytes = self.wire.config_change(what, which, operation)
        return body

    @override
    def disabled(self, request: ApiRequest) -> Response | None:
        # What is really answered is not documented; this number says that nothing runs behind the web server.
        return self.response(request, failed("30003"))

    @override
    def response(self, request: ApiRequest, reply: Reply | bytes) -> Response:
        body = reply if isinstance(reply, bytes) else write_json(reply, self.quirks)
        return Response(body=body, headers=HEADERS)


def _is_v1(version: str) -> bool:
    return version.startswith("1.")
