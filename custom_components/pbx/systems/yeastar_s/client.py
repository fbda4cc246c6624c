"""What a Yeastar S-Series is, and how its API is used (vendor_docs/yeastar_s.md, sections 2, 4 and 5)."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
import hashlib
from typing import ClassVar, override

from aiohttp import ClientSession
import orjson

from ...calls.model import Call, CallsInProgress, Direction, Extension, Trunk
from .. import lenient_json
from ..asterisk_based import error_numbers
from ..asterisk_based.do_not_disturb import with_do_not_disturb
from ..asterisk_based.inventory_replies import read_extensions, read_trunks
from ..asterisk_based.mailboxes import MailboxSystem
from ..asterisk_based.optional_question import OptionalQuestion
from ..asterisk_based.queues import QueueSystem
from ..asterisk_based.report_fields import own_address, report_fields
from ..asterisk_based.token_system import Refused
from ..base import DeviceInfo, Feature, ReportTarget
from ..bounded_request import JSON_CONTENT
from ..errors import (
    ApiDisabled,
    BadCredentials,
    BadReply,
    CallNotFound,
    CannotConnect,
    LockedOut,
    NotSupported,
    PbxError,
)
from ..lenient_values import Fields, text
from ..settings import LOGIN, ConnectionField, Delivery, Settings
from . import wire_format
from .control import YeastarSControl
from .event_stream import EventStream
from .wire_format import REPORT_FORMAT, read_calls, read_internal_calls


class YeastarS(YeastarSControl, MailboxSystem, QueueSystem):
    """A Yeastar S-Series PBX with the API v2.0.0."""

    key: ClassVar[str] = "yeastar_s"
    name: ClassVar[str] = "Yeastar S-Series"
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
        | Feature.CALL_INPUT
        | Feature.VOICEMAIL
        | Feature.MESSAGES
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
    )
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.TARGET, Delivery.STREAM)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = LOGIN
    defaults: ClassVar[Settings] = Settings(
        port=8088, tls=True, username="api", stream_port=8333
    )
    checks: ClassVar[tuple[str, ...]] = (
        "yeastar_s_api",
        "yeastar_s_monitor",
        "own_user",
    )
    documentation: ClassVar[str] = "yeastar-s-series"
    api_path: ClassVar[str] = "/api/v2.0.0"
    whose_records: ClassVar[str] = "number"

    decode = staticmethod(wire_format.decode)

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a login."""
        super().__init__(session, settings)
        self._settings_of_all = OptionalQuestion(self._ask_for_settings)
        self._reports_over = Delivery.TARGET
        self._stream: EventStream | None = None

    # -- what it sends -----------------------------------------------------------------------------------------------

    @override
    async def open_stream(self) -> None:
        self._close_stream()
        if self._reports_over is not Delivery.STREAM:
            raise CannotConnect("The report method of the system is not TCP")
        settings = self.settings
        digest = hashlib.md5(settings.secret.encode(), usedforsecurity=False)
        if digest.hexdigest() != settings.password_md5:
            # The API takes another password, so this one is wrong; to have it refused could lock this address out.
            raise BadCredentials("The stream's password is not that of the API")
        stream = await EventStream.open(
            settings.host, settings.stream_port, settings.username, settings.secret
        )
        if self._closed:
            # Whoever closed the connection meanwhile found no stream to close.
            stream.close()
            raise CannotConnect("The connection was closed")
        self._stream = stream

    @override
    async def read(self) -> AsyncGenerator[bytes]:
        while stream := self._stream:
            yield await stream.receive()
        raise CannotConnect("There is no stream")

    def _close_stream(self) -> None:
        if self._stream:
            self._stream.close()
            self._stream = None

    # -- connection --------------------------------------------------------------------------------------------------

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        device = await super().connect(target)
        return replace(device, deliveries=(self._reports_over,))

    @override
    async def close(self) -> None:
        self._close_stream()
        await super().close()

    @override
    def _note_login(self, reply: Fields) -> None:
        over_tcp = (text(reply.get("transport")) or "").casefold() == "tcp"
        self._reports_over = Delivery.STREAM if over_tcp else Delivery.TARGET

    # -- questions ---------------------------------------------------------------------------------------------------

    @override
    async def query_call(self, call_id: str) -> Call:
        try:
            reply = await self._ask("call/query", {"callid": call_id})
        except Refused as err:
            if err.errno in {error_numbers.NO_SUCH_CALL_ID, error_numbers.NO_SUCH_CALL}:
                raise CallNotFound("The call is over or was never there") from err
            raise
        calls = read_calls(reply, None)
        found = next((call for call in calls if call.call_id == call_id), None)
        if found is None:
            raise CallNotFound("The call is over or was never there")
        return found

    async def _query_direction(self, direction: Direction) -> list[Call]:
        reply = await self._ask("call/query", {"type": direction.value})
        return read_calls(reply, direction)

    @override
    async def query_inbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query(Direction.INBOUND, call_ids)

    @override
    async def query_outbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query(Direction.OUTBOUND, call_ids)

    @override
    async def query_all(self) -> CallsInProgress:
        calls: dict[str, Call] = {}
        for direction in (Direction.INBOUND, Direction.OUTBOUND):
            for call in await self._query_direction(direction):
                calls.setdefault(call.call_id, call)
        covers = frozenset({Direction.INBOUND, Direction.OUTBOUND})
        try:
            # The only question that internal calls are an answer to; firmware from before November 2020 does not know it.
            for call in await self._query_extensions():
                calls.setdefault(call.call_id, call)
        except BadReply, NotSupported:
            return CallsInProgress(calls=tuple(calls.values()), covers=covers)
        return CallsInProgress(
            calls=tuple(calls.values()), covers=covers | {Direction.INTERNAL}
        )

    @override
    async def list_extensions(self) -> list[Extension]:
        extensions = read_extensions(await self._ask("extension/list"))
        settings = await self._settings_of_all.answer()
        extensions = with_do_not_disturb(extensions, settings)
        return await self._with_new_messages(extensions)

    async def _ask_for_settings(self) -> Fields:
        return await self._ask("extension/query", {"number": "all"})

    @override
    async def list_trunks(self) -> list[Trunk]:
        return read_trunks(await self._ask("trunk/list"))

    @override
    async def _ask_for_queues(self) -> Fields:
        return await self._ask("queue/query", {"number": "all"})

    @override
    async def _ask_for_queue(self, number: str) -> Fields:
        return await self._ask("queue/query_status", {"number": number})

    async def _query(self, direction: Direction, call_ids: Sequence[str]) -> list[Call]:
        if not call_ids:
            return await self._query_direction(direction)
        found = []
        for call_id in dict.fromkeys(call_ids):
            try:
                call = await self.query_call(call_id)
            except CallNotFound:
                continue
            if any(member.kind.value == direction.value for member in call.members):
                found.append(call)
        return found

    async def _query_extensions(self) -> list[Call]:
        reply = await self._ask("extension/query_call", {"number": "all"})
        return read_internal_calls(reply)

    # -- the dialect -------------------------------------------------------------------------------------------------

    @override
    def _login_fields(self) -> Mapping[str, str]:
        return {
            "username": self.settings.username,
            "password": self.settings.password_md5,
            "version": REPORT_FORMAT,
            **report_fields(self._target),
        }

    @override
    async def _heartbeat_fields(self) -> Mapping[str, str]:
        if self._target is None:
            return {}
        return {
            **await own_address(self._target, self.settings),
            "version": REPORT_FORMAT,
            **report_fields(self._target),
        }

    @override
    def _encode(self, endpoint: str, fields: Mapping[str, str]) -> tuple[bytes, str]:
        return orjson.dumps(fields), JSON_CONTENT

    @override
    def _parse(self, body: bytes) -> object:
        return lenient_json.loads(body)

    @override
    def _query_fields(self, endpoint: str) -> Mapping[str, str]:
        return {}

    @override
    def _login_error(self, refused: Refused) -> PbxError:
        match refused.errno:
            case error_numbers.LOCKED_OUT:
                return LockedOut(str(refused))
            case error_numbers.LOGIN_REFUSED | error_numbers.WRONG_PASSWORD:
                return BadCredentials(str(refused))
            case number if number in error_numbers.API_UNREACHABLE:
                return ApiDisabled(str(refused))
            case _:
                return refused

    @override
    def _token_is_lost(self, refused: Refused) -> bool:
        return refused.errno in error_numbers.TOKEN_LOST
