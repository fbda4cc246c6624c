"""Stands in for an OpenVox UC series IPPBX (vendor_docs/openvox_uc.md)."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, override
from xml.parsers.expat import ExpatError

import xmltodict

from .api_reply import write_json
from .api_request import ApiRequest, Failed, ids, read_json_fields, required
from .api_system import PASSWORD, USERNAME, ApiSystem, Endpoints
from .given_files import FILES
from .http_server import Response
from .orders_by_extension import orders_by_extension
from .phone_services import NO_SUCH_QUEUE
from .push import Style
from .pusher import Schedule
from .system import now
from .wire_openvox import OpenVoxWire
from .wire_openvox_queries import to_xml
from .wire_text import Reply

HEADERS: Final = (
    "Access-control-allow-origin: *",
    "Access-control-allow-methods: GET, POST, OPTIONS, PUT, DELETE",
)
"""There is no Content-Type in most examples."""
STYLE: Final = Style(
    headers=(
        "Host:{host}",
        "Content-Length:{length}",
        "Accept: application/json",
        "Content-Type:application/json",
        "Connection:close",
    ),
    no_path="",
)
"""As printed: no port in Host, and nothing at all in the request line when no path was registered."""
SCHEDULE: Final = Schedule(at_once=1, rounds=3, pause=5.0)
"""Invented: the vendor does not say whether reports are repeated."""
OPENVOX_ERRNO: Final = {"20003": "30003"}
"""The only number that the vendor prints. The others are Yeastar's, for want of any."""
YEASTAR_ERRNO: Final[dict[str, str]] = {}
_UNTYPED: Final = FILES | {
    "heartbeat",
    "logout",
    "extension/playprompt",
    "outbound/playprompt",
}


class OpenVoxSimulator(ApiSystem):
    """An OpenVox UC series IPPBX. Its switches are set through ``wire``.

    ``errnos`` are its own numbers for errors of Yeastar's list. ``xml_items`` is how two calls look in XML: in ``item`` elements,
    or as two elements.
    """

    key: ClassVar[str] = "openvox_uc"
    name: ClassVar[str] = "OpenVox UC"
    api_port: ClassVar[int] = 9011
    whose_records: ClassVar[str] = "extid"
    tells_heard: ClassVar[bool] = False

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        username: str = USERNAME,
        password: str = PASSWORD,
        wire: OpenVoxWire | None = None,
        tls: bool = False,
        clock: Callable[[], float] = now,
        seed: int = 0,
        style: Style = STYLE,
        schedule: Schedule = SCHEDULE,
        errnos: Mapping[str, str] = OPENVOX_ERRNO,
        xml_items: bool = False,
    ) -> None:
        """Begin with nobody logged in. ``clock`` returns epoch seconds; port 0 is any that is free."""
        super().__init__(
            wire or OpenVoxWire(),
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
        self.errnos = errnos
        self.xml_items = xml_items

    @override
    def endpoints(self, version: str) -> Endpoints:
        wire, calls = self.wire, self.switchboard.in_progress
        return {
            "deviceinfo/query": lambda _: wire.device_info(
                self.time(), self.started_at
            ),
            "extensionlist/query": lambda _: wire.extension_list(self.switchboard),
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
            "extension/query": lambda f: wire.extension_query(
                self.switchboard, ids(f, "extid")
            ),
            "queue/query": lambda f: wire.queue_query(ids(f, "queueid")),
            "queuestatus/query": self._queue_status,
            **orders_by_extension(self),
        }

    def _queue_status(self, fields: dict[str, str]) -> Reply:
        number = required(fields, "queueid")
        if number != self.office.queue:
            raise Failed(NO_SUCH_QUEUE)
        told: Reply = self.wire.queue_status(self.switchboard, number, self.paused)
        return told

    @override
    def read_fields(self, request: ApiRequest) -> dict[str, str]:
        if not _in_xml(request):
            return read_json_fields(request.body)
        if not request.body.strip():
            return {}
        try:
            fields = xmltodict.parse(request.body, disable_entities=True).get("xml")
        except ExpatError, ValueError:
            raise Failed("20000") from None
        if not isinstance(fields, dict):
            raise Failed("20000")
        return {name: str(value or "") for name, value in fields.items()}

    @override
    def default_port(self, request: ApiRequest) -> str:
        return ""

    @override
    def report_version(self, request: ApiRequest) -> str:
        # Whether another type changes anything is not known.
        return request.fields.get("version", "0.0.1")

    @override
    def config_change(self, what: str, which: str, operation: str) -> bytes | None:
        return None

    @override
    def errno(self, number: str) -> str:
        return self.errnos.get(number, number)

    @override
    def disabled(self, request: ApiRequest) -> Response | None:
        # The API has a port of its own, on which nothing answers then.
        return None

    @override
    def response(self, request: ApiRequest, reply: Reply | bytes) -> Response:
        if isinstance(reply, bytes):
            body = reply
        elif _in_xml(request):
            body = to_xml(reply, item_style=self.xml_items)
        else:
            body = write_json(reply, self.quirks)
        return Response(body=body, headers=HEADERS)

    @override
    def configure(self, name: str, value: Any) -> None:
        if name == "monitored":
            value = None if value is None else frozenset(value)
        super().configure(name, value)


def _in_xml(request: ApiRequest) -> bool:
    """Whether request and answer are XML: the parameter decides, not the headers."""
    return request.query.get("type") == "xml" and request.endpoint not in _UNTYPED
