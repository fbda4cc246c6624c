"""What an OpenVox UC is, and how its API is used (vendor_docs/openvox_uc.md, sections 2, 4 and 5)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, override

from aiohttp import ClientSession

from ...calls.model import (
    Call,
    CallsInProgress,
    Direction,
    Extension,
    ReportedState,
    Trunk,
)
from ..asterisk_based import error_numbers
from ..asterisk_based.do_not_disturb import with_do_not_disturb
from ..asterisk_based.inventory_replies import read_trunks
from ..asterisk_based.mailboxes import (
    ASK_FOR_MESSAGE,
    LIST_MESSAGES,
    MESSAGE,
    MailboxSystem,
)
from ..asterisk_based.optional_question import OptionalQuestion
from ..asterisk_based.queues import QueueSystem
from ..asterisk_based.recordings import ASK_FOR_RECORDING, RECORDING
from ..asterisk_based.report_fields import own_address, report_fields
from ..asterisk_based.token_system import (
    ASK_FOR_RECORDS,
    HEARTBEAT,
    LOGOUT,
    RECORDS,
    Refused,
)
from ..base import Feature
from ..errors import BadCredentials, CallNotFound, LockedOut, PbxError
from ..lenient_values import Fields, objects
from ..settings import LOGIN, ConnectionField, Delivery, Setting, SettingKind, Settings
from . import wire_format
from .calls import read_call
from .control import OpenVoxControl

_UNTYPED = frozenset(
    {
        HEARTBEAT,
        LOGOUT,
        ASK_FOR_RECORDS,
        RECORDS,
        ASK_FOR_RECORDING,
        RECORDING,
        LIST_MESSAGES,
        ASK_FOR_MESSAGE,
        MESSAGE,
        "extension/playprompt",
        "outbound/playprompt",
    }
)
"""These know no ``type`` and speak JSON."""

_FORMAT, _JSON, _XML = "format", "json", "xml"


class OpenVoxUc(OpenVoxControl, MailboxSystem, QueueSystem):
    """An OpenVox UC series IPPBX."""

    key: ClassVar[str] = "openvox_uc"
    name: ClassVar[str] = "OpenVox UC"
    manufacturer: ClassVar[str] = "OpenVox"
    # A call cannot be asked for by the id in its reports, only by that of its line, so QUERY_CALL is not among them.
    features: ClassVar[Feature] = (
        Feature.EXTENSIONS
        | Feature.TRUNKS
        | Feature.QUERY_INBOUND
        | Feature.QUERY_OUTBOUND
        | Feature.QUERY_QUEUES
        | Feature.QUEUES
        | Feature.RECORDS
        | Feature.DIAL
        | Feature.HANG_UP
        | Feature.RECORDINGS
        | Feature.MESSAGES
        | Feature.TRANSFER
        | Feature.HOLD
        | Feature.MUTE
        | Feature.PLAY_PROMPT
        | Feature.PAUSE_AGENT
        | Feature.DO_NOT_DISTURB
        | Feature.UNSTABLE_IDS
    )
    tells_of_hold: ClassVar[bool] = False
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.TARGET,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = LOGIN
    defaults: ClassVar[Settings] = Settings(port=9011, username="api")
    own_settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            key=_FORMAT,
            kind=SettingKind.CHOICE,
            default=_JSON,
            choices=(_JSON, _XML),
            is_option=True,
        ),
    )
    checks: ClassVar[tuple[str, ...]] = ("openvox_uc_api", "own_user")
    documentation: ClassVar[str] = "openvox-uc"
    api_path: ClassVar[str] = "/api/v0.0.1"
    whose_records: ClassVar[str] = "extid"
    # The link to a recording or a message is printed with another version than every other address.
    other_download_paths: ClassVar[tuple[str, ...]] = ("/api/v1.1.0",)

    decode = staticmethod(wire_format.decode)

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a login."""
        super().__init__(session, settings)
        self._settings_of_all = OptionalQuestion(self._ask_for_settings)

    # -- questions ---------------------------------------------------------------------------------------------------

    @override
    async def query_call(self, call_id: str) -> Call:
        for query in (self.query_inbound, self.query_outbound):
            found = [call for call in await query([call_id]) if call_id in call.ids]
            if found:
                return found[0]
        raise CallNotFound("No line has a call with this id")

    @override
    async def query_inbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query(Direction.INBOUND, call_ids)

    @override
    async def query_outbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query(Direction.OUTBOUND, call_ids)

    @override
    async def query_all(self) -> CallsInProgress:
        extensions = await self._list_states()
        inbound = await self.query_inbound()
        outbound = await self.query_outbound()
        return CallsInProgress(
            calls=(*inbound, *outbound),
            covers=frozenset({Direction.INBOUND, Direction.OUTBOUND}),
            idle_extensions=frozenset(
                extension.number
                for extension in extensions
                if extension.state is ReportedState.IDLE
            ),
        )

    @override
    async def list_extensions(self) -> list[Extension]:
        extensions = await self._list_states()
        return with_do_not_disturb(extensions, await self._settings_of_all.answer())

    async def _ask_for_settings(self) -> Fields:
        return await self._ask("extension/query")

    @override
    async def list_trunks(self) -> list[Trunk]:
        return read_trunks(await self._ask("trunklist/query"))

    @override
    async def _ask_for_queues(self) -> Fields:
        return await self._ask("queue/query")

    @override
    async def _ask_for_queue(self, number: str) -> Fields:
        return await self._ask("queuestatus/query", {"queueid": number})

    async def _query(self, direction: Direction, call_ids: Sequence[str]) -> list[Call]:
        asked = {f"{direction}id": ",".join(call_ids)} if call_ids else None
        try:
            reply = await self._ask(f"{direction}/query", asked)
        except Refused as err:
            # What is answered when there is no such call is not documented.
            if err.errno in {error_numbers.NO_SUCH_CALL_ID, error_numbers.NO_SUCH_CALL}:
                return []
            raise
        calls = (
            read_call(direction, fields, self._known_extensions)
            for fields in objects(reply.get(direction.value))
        )
        return [call for call in calls if call is not None]

    # -- the dialect -------------------------------------------------------------------------------------------------

    @property
    def _is_xml(self) -> bool:
        return self.settings.text(_FORMAT) == _XML

    @override
    def _login_fields(self) -> Mapping[str, str]:
        return {
            "username": self.settings.username,
            "password": self.settings.password_md5,
            **report_fields(self._target),
            "version": wire_format.REPORT_FORMAT,
        }

    @override
    async def _heartbeat_fields(self) -> Mapping[str, str]:
        if self._target is None:
            return {}
        return {
            **await own_address(self._target, self.settings),
            **report_fields(self._target),
        }

    @override
    def _encode(self, endpoint: str, fields: Mapping[str, str]) -> tuple[bytes, str]:
        return wire_format.encode(fields, xml=self._is_xml and endpoint not in _UNTYPED)

    @override
    def _parse(self, body: bytes) -> object:
        return wire_format.parse(body)

    @override
    def _query_fields(self, endpoint: str) -> Mapping[str, str]:
        if endpoint in _UNTYPED:
            return {}
        return {"type": _XML if self._is_xml else _JSON}

    @override
    def _login_error(self, refused: Refused) -> PbxError:
        # The only number in print is not Yeastar's number, so that any but a lockout's means wrong credentials.
        if refused.errno == error_numbers.LOCKED_OUT:
            return LockedOut(str(refused))
        return BadCredentials(f"login failed: {refused.errno or 'no error number'}")

    @override
    def _token_is_lost(self, refused: Refused) -> bool:
        # No number is documented for it.
        return True
