"""What a Yeastar P-Series is, and how its API is used (vendor_docs/yeastar_p.md, sections 1, 2, 4 and 5)."""

from base64 import b64encode
from collections.abc import AsyncGenerator, Sequence
from datetime import datetime
import hmac
from typing import ClassVar, Final, override

from aiohttp import ClientSession

from ...calls.model import Call, CallsInProgress, Direction, Extension, Queue, Trunk
from ...calls.report import CallRecord
from ..base import DeviceInfo, Feature, ReportTarget
from ..errors import CallNotFound, CannotConnect, NotSupported
from ..lenient_values import Fields, objects, text
from ..settings import CLIENT, ConnectionField, Delivery, Settings
from . import events
from .call_details import read_row
from .event_socket import EventSocket, TokenExpired
from .inventory import read_device, read_extensions, read_trunks
from .members import read_calls
from .open_api import OpenApi
from .orders import OrderedCalls
from .people import EXTENSIONS, QUEUES, QUEUES_KEY, OrderedPeople
from .queues import read_queue
from .recordings import Recordings

_PAGE_OF_RECORDS: Final = 1000
_MOST_PAGES_OF_RECORDS: Final = 500


class YeastarP(OrderedCalls, OrderedPeople):
    """A Yeastar P-Series PBX: appliance, software or cloud edition, with the OpenAPI v1.0."""

    key: ClassVar[str] = "yeastar_p"
    name: ClassVar[str] = "Yeastar P-Series"
    manufacturer: ClassVar[str] = "Yeastar"
    features: ClassVar[Feature] = (
        Feature.EXTENSIONS
        | Feature.TRUNKS
        | Feature.QUERY_CALL
        | Feature.QUERY_INBOUND
        | Feature.QUERY_OUTBOUND
        | Feature.QUERY_QUEUES
        | Feature.QUEUES
        | Feature.RECORDS
        | Feature.DIAL
        | Feature.HANG_UP
        | Feature.RECORDINGS
        | Feature.TRANSFER
        | Feature.ATTENDED_TRANSFER
        | Feature.HOLD
        | Feature.MUTE
        | Feature.ACCEPT
        | Feature.REFUSE
        | Feature.ROUTE
        | Feature.PLAY_PROMPT
        | Feature.PAUSE_AGENT
        | Feature.DO_NOT_DISTURB
        | Feature.CALL_INPUT
    )
    reports_queues: ClassVar[bool] = False
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.STREAM, Delivery.WEBHOOK)
    signature_header: ClassVar[str | None] = "X-Signature"
    connects_with: ClassVar[tuple[ConnectionField, ...]] = CLIENT
    defaults: ClassVar[Settings] = Settings(port=8088, tls=True)
    confirms_reports: ClassVar[bool] = True
    first_report: ClassVar[str] = "send_test_message"
    checks: ClassVar[tuple[str, ...]] = ("yeastar_p_webhook",)
    documentation: ClassVar[str] = "yeastar-p-series"

    decode = staticmethod(events.decode)

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a token."""
        super().__init__(session, settings)
        self.api = OpenApi(session, settings)
        self._recordings = Recordings(
            session, self.api, verify_certificate=settings.verify_certificate
        )
        self._logins = 0
        self._socket: EventSocket | None = None
        self._socket_token = ""

    # -- what it sends -----------------------------------------------------------------------------------------------

    @override
    def is_genuine(self, body: bytes, signature: str | None) -> bool:
        secret = self.settings.signing_secret
        if not secret:
            return True
        expected = b64encode(hmac.digest(secret.encode(), body, "sha256"))
        given = (signature or "").strip().encode(errors="replace")
        return hmac.compare_digest(expected, given)

    @override
    async def open_stream(self) -> None:
        await self._close_socket()
        self._socket = await self._open_socket()

    @override
    async def read(self) -> AsyncGenerator[bytes]:
        while socket := self._socket:
            try:
                event = await socket.receive(self.api.tokens.replace_at)
            except TokenExpired:
                await self.api.tokens.get(self._socket_token)
                raise
            if event is not None:
                yield event
                continue
            # A token's end is the end of its socket. So another socket with another token takes over before, and none is missed.
            token = self._socket_token
            self._socket = await self._subscribed(await self.api.tokens.get_beside())
            try:
                async for late in _left_in(socket):
                    yield late
            finally:
                await socket.close()
                await self.api.give_back(token)
        raise CannotConnect("There is no stream")

    async def _open_socket(self) -> EventSocket:
        token = await self.api.tokens.get()
        try:
            return await self._subscribed(token)
        except TokenExpired:
            return await self._subscribed(await self.api.tokens.get(token))

    async def _subscribed(self, token: str) -> EventSocket:
        url = self.api.url("subscribe", token)
        self._socket_token = token
        socket = await EventSocket.open(
            self.session, url, verify_certificate=self.settings.verify_certificate
        )
        if self.api.tokens.closed:
            # Whoever closed the connection meanwhile found no socket to close.
            await socket.close()
            raise CannotConnect("The connection was closed")
        return socket

    async def _close_socket(self) -> None:
        socket, self._socket = self._socket, None
        if socket:
            await socket.close()

    # -- connection --------------------------------------------------------------------------------------------------

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        self.api.tokens.open()
        device = read_device(await self.api.ask("system/information"))
        self._logins = self.api.tokens.logins
        return device

    @override
    async def keep_alive(self) -> bool:
        await self.api.tokens.get()
        before, self._logins = self._logins, self.api.tokens.logins
        return self._logins != before

    @override
    async def close(self) -> None:
        await self._close_socket()
        await self.api.close()

    # -- questions ---------------------------------------------------------------------------------------------------

    @override
    async def query_call(self, call_id: str) -> Call:
        reply = await self.api.find("call/query", call_id=call_id)
        calls = read_calls(reply, None)
        found = next((call for call in calls if call_id in call.ids), None)
        if found is None:
            raise CallNotFound("The call is over or was never there")
        return found

    @override
    async def query_inbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query_some(Direction.INBOUND, call_ids)

    @override
    async def query_outbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query_some(Direction.OUTBOUND, call_ids)

    @override
    async def query_all(self) -> CallsInProgress:
        calls: dict[str, Call] = {}
        for direction in Direction:
            for call in await self._query_direction(direction):
                calls.setdefault(call.call_id, call)
        return CallsInProgress(calls=tuple(calls.values()), covers=frozenset(Direction))

    async def _query_some(
        self, direction: Direction, call_ids: Sequence[str]
    ) -> list[Call]:
        calls = await self._query_direction(direction)
        return [call for call in calls if not call_ids or call.call_id in call_ids]

    async def _query_direction(self, direction: Direction) -> list[Call]:
        reply = await self.api.find("call/query", type=direction.value)
        return read_calls(reply, direction)

    @override
    async def query_queues(self, numbers: Sequence[str] = ()) -> list[Queue]:
        queues = []
        for row in await self.api.ask_all(QUEUES, QUEUES_KEY):
            queue_id = text(row.get("id"))
            if queue_id is None or (numbers and text(row.get("number")) not in numbers):
                continue
            # A PBX says of a queue in which nobody is that it does not find it.
            status = await self.api.find("queue/call_status", id=queue_id)
            agents = await self._agents(queue_id)
            queues.append(read_queue(row, status, agents))
        return queues

    async def _agents(self, queue_id: str) -> Fields:
        try:
            return await self.api.find("queue/agent_status", id=queue_id)
        except NotSupported:
            # A queue is worth knowing without its agents too.
            return {}

    @override
    async def query_records(self, start: datetime, end: datetime) -> list[CallRecord]:
        first, last = start.timestamp(), end.timestamp()
        found: list[tuple[int, CallRecord]] = []
        for page in range(1, _MOST_PAGES_OF_RECORDS + 1):
            # A search by time is answered with nothing where the time is written otherwise than people want to read it.
            reply = await self.api.ask(
                "cdr/list",
                page=page,
                page_size=_PAGE_OF_RECORDS,
                sort_by="time",
                order_by="desc",
            )
            listed = objects(reply.get("data"))
            rows = [row for fields in listed if (row := read_row(fields))]
            found += [row for row in rows if first <= row[0] <= last]
            if len(listed) < _PAGE_OF_RECORDS or any(row[0] < first for row in rows):
                break
        return [record for _, record in sorted(found, key=_second)]

    @override
    async def list_extensions(self) -> list[Extension]:
        return read_extensions(await self.api.ask_all(EXTENSIONS))

    @override
    async def list_trunks(self) -> list[Trunk]:
        return read_trunks(await self.api.ask_all("trunk/list"))

    @override
    def open_recording(self, name: str) -> AsyncGenerator[bytes]:
        return self._recordings.open(name)


def _second(row: tuple[int, CallRecord]) -> int:
    return row[0]


async def _left_in(socket: EventSocket) -> AsyncGenerator[bytes]:
    """Yield the events that a socket has received already."""
    try:
        while event := await socket.receive(0):
            yield event
    except CannotConnect:
        return
