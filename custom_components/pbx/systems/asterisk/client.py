"""What an Asterisk is, and how its manager interface is used (vendor_docs/asterisk.md)."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from datetime import timedelta
import re
from time import monotonic
from typing import ClassVar, Final, override

from aiohttp import ClientSession

from ...calls.model import Call, CallsInProgress, Direction, Queue, Trunk
from ..asterisk_based.ids import id_times
from ..asterisk_based.queried_calls import build_call
from ..base import DeviceInfo, Feature, ReportTarget
from ..errors import BadReply, CallNotFound, CannotConnect, MissingRights
from ..settings import (
    MANAGER,
    ConnectionField,
    Delivery,
    Setting,
    SettingKind,
    Settings,
)
from . import call, messages
from .call_orders import CallOrders
from .event_reader import EVENTS, EventReader
from .inventory import (
    Endpoint,
    ask_endpoints,
    ask_identity,
    ask_trunks,
    is_registered,
    lines_of,
)
from .lines import EXTENSIONS_KEY, TRUNKS_KEY, LineKind, Lines
from .login import log_in
from .manager import Manager, Message
from .queues import callers_in
from .rights import READ_CALLS, useful_rights_missing
from .service_orders import ServiceOrders

SETTLE_SECONDS: Final = 0.01
"""How long to wait for what follows an event: Asterisk says a dozen things when a phone rings."""

UNHEARD_SECONDS: Final = 2
"""After how long an event of a channel has surely come, if the user may read of calls."""

_VERSION: Final = re.compile(r"[\d.]+")


class Asterisk(CallOrders, ServiceOrders):
    """An Asterisk, alone or as FreePBX and others that are built on it, read over AMI."""

    key: ClassVar[str] = "asterisk"
    name: ClassVar[str] = "Asterisk / FreePBX"
    manufacturer: ClassVar[str] = "Sangoma"
    features: ClassVar[Feature] = (
        Feature.EXTENSIONS
        | Feature.TRUNKS
        | Feature.QUERY_CALL
        | Feature.QUERY_INBOUND
        | Feature.QUERY_OUTBOUND
        | Feature.QUERY_QUEUES
        | Feature.QUEUES
        | Feature.DIAL
        | Feature.HANG_UP
        | Feature.TRANSFER
        | Feature.ATTENDED_TRANSFER
        | Feature.HOLD
        | Feature.MUTE
        | Feature.ACCEPT
        | Feature.PICK_UP
        | Feature.REFUSE
        | Feature.ROUTE
        | Feature.PLAY_PROMPT
        | Feature.ANNOUNCE
        | Feature.PAUSE_AGENT
        | Feature.DO_NOT_DISTURB
        | Feature.VOICEMAIL
    )
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.STREAM,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = MANAGER
    defaults: ClassVar[Settings] = Settings(port=5038, username="homeassistant")
    own_settings: ClassVar[tuple[Setting, ...]] = tuple(
        Setting(key=key, kind=SettingKind.TEXT, is_option=True, at_set_up=False)
        for key in (EXTENSIONS_KEY, TRUNKS_KEY)
    )
    # Its entity id is made from the address of a network card, which a container gets anew.
    keeps_serial_number: ClassVar[bool] = False
    documentation: ClassVar[str] = "asterisk-and-freepbx"

    decode = staticmethod(messages.decode)

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a connection."""
        super().__init__(session, settings)
        self._lines = Lines(settings.text(EXTENSIONS_KEY), settings.text(TRUNKS_KEY))
        self._reader = EventReader(self._lines)
        self._manager: Manager | None = None
        self._opening = asyncio.Lock()
        self._actions: frozenset[str] = frozenset()
        self._details: dict[str, Message] = {}
        self._endpoints: list[Endpoint] = []

    # -- what it sends -----------------------------------------------------------------------------------------------

    @override
    async def open_stream(self) -> None:
        await self._connection()

    @override
    async def read(self) -> AsyncGenerator[bytes]:
        manager = self._manager
        if manager is None:
            raise CannotConnect("There is no connection")
        while True:
            await manager.wait_for_events()
            await asyncio.sleep(SETTLE_SECONDS)
            self._reader.hear(manager.take_events())
            await self._hide_numbers(manager)
            for message in self._reader.take_messages():
                yield message

    async def _hide_numbers(self, manager: Manager) -> None:
        """Ask of each new caller whether the number may be shown: Asterisk's events show it all the same."""
        for channel in self._reader.calls.new_callers():
            try:
                reply = await manager.ask(
                    "Getvar", Channel=channel.name, Variable="CALLERID(num-pres)"
                )
            except BadReply:
                # The caller is gone already.
                continue
            if reply.get("Value", "").startswith("prohib"):
                self._reader.calls.hide_number(channel.uniqueid)

    # -- connection --------------------------------------------------------------------------------------------------

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        manager = await self._connection()
        settings = self.settings
        identity = await ask_identity(manager, f"{settings.host}:{settings.port}")
        reply = await manager.ask("CoreSettings")
        version = _VERSION.search(reply.get("AsteriskVersion", ""))
        return DeviceInfo(
            serial_number=identity,
            name=reply.get("SystemName") or None,
            model="Asterisk",
            firmware_version=version[0] if version else None,
            missing_rights=useful_rights_missing(
                self._actions, greeted=manager.greeted
            ),
        )

    @override
    async def keep_alive(self) -> bool:
        before = self._manager
        return await self._connection() is not before

    @override
    async def close(self) -> None:
        manager, self._manager = self._manager, None
        self._reader.originated.lose_connection()
        if manager:
            await manager.close()

    @override
    async def _connection(self) -> Manager:
        """Return the connection, a new one where there is none any more. Raises what ``connect`` raises."""
        async with self._opening:
            if self._manager and self._manager.is_open:
                return self._manager
            await self.close()
            manager, self._actions = await log_in(self.settings, EVENTS)
            self._reader.connect()
            try:
                await self._ask_endpoints(manager)
            except BaseException:
                await manager.close()
                raise
            self._manager = manager
            return manager

    # -- questions ---------------------------------------------------------------------------------------------------

    @override
    async def query_call(self, call_id: str) -> Call:
        for found in await self._query():
            if call_id in found.ids:
                return found
        raise CallNotFound("The call is over or was never there")

    @override
    async def query_inbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query_some(Direction.INBOUND, call_ids)

    @override
    async def query_outbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return await self._query_some(Direction.OUTBOUND, call_ids)

    @override
    async def query_all(self) -> CallsInProgress:
        calls = tuple(await self._query())
        return CallsInProgress(calls=calls, covers=frozenset(Direction))

    async def _query_some(
        self, direction: Direction, call_ids: Sequence[str]
    ) -> list[Call]:
        return [
            found
            for found in await self._query()
            if found.direction is direction
            and (not call_ids or not found.ids.isdisjoint(call_ids))
        ]

    async def _query(self) -> list[Call]:
        """Return all calls in progress."""
        listed = await self._ask_channels(await self._connection())
        return [
            _read(found)
            for found in self._reader.calls.in_progress
            if found.has_parties and not listed.keys().isdisjoint(found.channels)
        ]

    @override
    async def _ask_channels(self, manager: Manager) -> dict[str, Message]:
        rows = await manager.ask_list("CoreShowChannels")
        # What is still to be taken in is older than the list.
        self._reader.hear(manager.take_events())
        calls = self._reader.calls
        if not calls.heard_calls and any(map(self._was_to_be_heard, rows)):
            raise MissingRights((READ_CALLS,))
        calls.compare(rows, monotonic())
        await self._hide_numbers(manager)
        manager.nudge()
        return {row.get("Uniqueid", ""): row for row in rows}

    def _was_to_be_heard(self, row: Message) -> bool:
        """Answer whether a channel in a list began while there was a connection, long enough ago to have been heard of."""
        try:
            hours, minutes, seconds = map(int, row.get("Duration", "").split(":"))
        except ValueError:
            return False
        lasted = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        connected = monotonic() - self._reader.connected_at
        # What is left of a second is not in the list.
        return UNHEARD_SECONDS <= lasted.total_seconds() < connected - 1

    @override
    async def query_queues(self, numbers: Sequence[str] = ()) -> list[Queue]:
        manager = await self._connection()
        if "QueueStatus" not in self._actions:
            return []
        await self._hide_numbers(manager)
        rows = await manager.ask_list("QueueStatus")
        calls, queues = self._reader.calls, self._reader.queues
        if not all(map(calls.knows, callers_in(rows))):
            # Whose numbers may be shown is known of the calls. What is heard meanwhile is newer than the list.
            await self._ask_channels(manager)
            rows = await manager.ask_list("QueueStatus")
        queues.learn(rows)
        return [queue for queue in queues if not numbers or queue.number in numbers]

    @override
    async def list_trunks(self) -> list[Trunk]:
        manager = await self._connection()
        return await ask_trunks(manager, self._actions, self._of_kind(LineKind.TRUNK))

    @override
    async def _ask_phones(self, manager: Manager) -> list[Endpoint]:
        await self._ask_endpoints(manager)
        return self._of_kind(LineKind.EXTENSION)

    def _of_kind(self, kind: LineKind) -> list[Endpoint]:
        return [
            endpoint
            for endpoint in self._endpoints
            if self._lines.of_channel(endpoint.device).kind is kind
        ]

    async def _ask_endpoints(self, manager: Manager) -> None:
        if self._reader.reloaded:
            self._reader.reloaded = False
            self._details.clear()
        self._endpoints = await ask_endpoints(manager, self._actions, self._details)
        self._lines.learn(lines_of(self._endpoints, self._lines))
        self._reader.registered = {
            endpoint.extension: is_registered(endpoint.state)
            for endpoint in self._endpoints
        }


def _read(found: call.Call) -> Call:
    ids = tuple(found.ids)
    times = id_times(ids, may_name_system=True)
    return build_call(ids, times, found.members(), direction=found.direction)
