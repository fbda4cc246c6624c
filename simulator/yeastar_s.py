"""Stands in for a Yeastar S-Series PBX (vendor_docs/yeastar_s.md)."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Final, Literal, Self, override

from .api_reply import write_json
from .api_request import ApiRequest, Failed, ids, read_json_fields, required
from .api_system import PASSWORD, USERNAME, ApiSystem, Endpoints
from .http_server import Response
from .orders_by_channel import orders_by_channel
from .orders_by_extension import orders_by_extension
from .push import Push, Style, Target
from .pusher import Schedule
from .report_server import ReportServer
from .system import now
from .wire_text import Reply
from .wire_yeastar import YeastarWire
from .wire_yeastar_queries import failed
from .yeastar_s_requests import SCHEDULE, STYLE

HEADERS: Final = (
    "Server: Boa/0.94.14rc21",
    "Accept-Ranges: bytes",
    "Connection: close",
    "Content-Type: application/json",
    "Access-control-allow-origin: *",
    "Access-control-allow-methods: GET, POST, OPTIONS, PUT, DELETE",
)
TCP_PORT: Final = 8333
"""Which clients use; the vendor names no default."""

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
        report_method: Literal["HTTP", "TCP"] = "HTTP",
        tcp_port: int = 0,
    ) -> None:
        """Begin with nobody logged in. ``clock`` returns epoch seconds; port 0 is any that is free.

        ``tcp_port`` is where it listens for those who want reports while its report method is TCP.
        """
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
        self.report_method = report_method
        self.report_server = ReportServer(host, tcp_port, self._is_right, self.time)

    # -- how it is made and reached ----------------------------------------------------------------------------------

    @classmethod
    @override
    def add_arguments(cls, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--report-method",
            choices=("HTTP", "TCP"),
            default="HTTP",
            help="how it reports (%(default)s)",
        )
        parser.add_argument(
            "--tcp-port",
            type=int,
            default=TCP_PORT,
            help="port on which it reports over TCP (%(default)s)",
        )

    @classmethod
    @override
    def from_arguments(cls, options: Namespace) -> Self:
        simulator = super().from_arguments(options)
        simulator.report_method = options.report_method
        simulator.report_server.port = options.tcp_port
        return simulator

    @property
    @override
    def entered(self) -> dict[str, Any]:
        if self.report_method == "HTTP":
            return super().entered
        return super().entered | {
            "delivery": "stream",
            "stream_port": self.report_server.port,
            "secret": self.password,
        }

    @override
    async def start(self) -> None:
        await super().start()
        if self.report_method == "TCP":
            await self.report_server.start()

    @override
    async def stop(self) -> None:
        await self.report_server.stop()
        await super().stop()

    def _is_right(self, username: str, secret: str) -> bool:
        return (username, secret) == (self.username, self.password)

    # -- reporting over TCP ------------------------------------------------------------------------------------------

    @override
    def target(self) -> Target | None:
        if self.report_method == "HTTP":
            return super().target()
        return next(iter(self.report_server.listeners), None)

    @override
    def report(self, body: bytes) -> Push | None:
        if self.report_method == "HTTP" or self.target() is None:
            return super().report(body)
        push = self.report_server.tell(body)
        self.pushes.append(push)
        return push

    @override
    async def send(
        self, body: bytes, target: Target | None = None, **style: Any
    ) -> Push:
        if self.report_method == "TCP" and target is None:
            return self.report(body) or Push(body=body)
        return await super().send(body, target, **style)

    @override
    def forget_listener(self) -> Target | None:
        self.report_server.drop()
        return super().forget_listener()

    # -- answering ---------------------------------------------------------------------------------------------------

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
        return (
            reply
            if _is_v1(request.version)
            else {**reply, "transport": self.report_method}
        )

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
