"""What an Asterisk is, and how its manager interface is used (vendor_docs/asterisk.md)."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from datetime import timedelta
import re
from time import monotonic
from typing import ClassVar, Final, override
from uuid import uuid4

from aiohttp import ClientSession

from ...calls.model import Call, CallsInProgress, Direction, Extension, Queue, Trunk
from ..asterisk_based.queried_calls import build_call
from ..base import DeviceInfo, Feature, PhoneSystem, ReportTarget
from ..errors import (
    BadReply,
    CallNotFound,
    CannotConnect,
    DialProblem,
    DialRefused,
    MissingRights,
    NoAnswer,
    Unconfirmed,
)
from ..settings import (
    MANAGER,
    ConnectionField,
    Delivery,
    Setting,
    SettingKind,
    Settings,
)
from . import call, messages, queues
from .ids import id_times
from .inventory import (
    Endpoint,
    ask_endpoints,
    ask_identity,
    ask_trunks,
    lines_of,
    read_extension,
    state_word,
)
from .lines import EXTENSIONS_KEY, TRUNKS_KEY, LineKind, Lines
from .manager import Manager, Message, NotPermitted
from .open_calls import EVENTS, OpenCalls
from .queues import Queues
from .rights import READ_CALLS, actions_in, require_rights, useful_rights_missing

SETTLE_SECONDS: Final = 0.01
"""How long to wait for what follows an event: Asterisk says a dozen things when a phone rings."""

GREETING_SECONDS: Final = 3
"""Up to when after the login Asterisk says that it has started, if it had started before."""

UNHEARD_SECONDS: Final = 2
"""After how long an event of a channel has surely come, if the user may read of calls."""

RING_MILLISECONDS: Final = 30_000
"""For how long the phone of an extension rings that shall call a number."""

_OTHER_EVENTS: Final = (
    "ContactStatus",
    "DeviceStateChange",
    "FullyBooted",
    "PeerStatus",
    "Registry",
    "Reload",
)
_VERSION: Final = re.compile(r"[\d.]+")
_AUTO_ANSWER: Final = "PJSIP_HEADER(add,Call-Info)=<sip:homeassistant>\\;answer-after=0"


class Asterisk(PhoneSystem):
    """An Asterisk, alone or as FreePBX and others that are built on it, read over AMI."""

    key: ClassVar[str] = "asterisk"
    name: ClassVar[str] = "Asterisk, FreePBX"
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
    )
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.STREAM,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = MANAGER
    defaults: ClassVar[Settings] = Settings(port=5038, username="homeassistant")
    own_settings: ClassVar[tuple[Setting, ...]] = (
        *(
            Setting(key=key, kind=SettingKind.TEXT, is_option=True, at_set_up=False)
            for key in (EXTENSIONS_KEY, TRUNKS_KEY)
        ),
    )
    # Its entity id is made from the address of a network card, which a container gets anew.
    keeps_serial_number: ClassVar[bool] = False
    documentation: ClassVar[str] = "asterisk-and-freepbx"

    decode = staticmethod(messages.decode)

    def __init__(self, session: ClientSession, settings: Settings) -> None:
        """Begin without a connection."""
        super().__init__(session, settings)
        self._lines = Lines(settings.text(EXTENSIONS_KEY), settings.text(TRUNKS_KEY))
        self._calls = OpenCalls(self._lines)
        self._queues = Queues(self._lines)
        self._manager: Manager | None = None
        self._opening = asyncio.Lock()
        self._opened_at = 0.0
        self._actions: frozenset[str] = frozenset()
        self._details: dict[str, Message] = {}
        self._endpoints: list[Endpoint] = []
        self._registered: dict[str, bool] = {}
        self._others: dict[bytes, None] = {}
        """Messages that are about neither calls nor queues, until they are read."""

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
            self._hear_all(manager)
            await self._hide_numbers(manager)
            for changed in self._calls.changed():
                if message := messages.of_call(changed):
                    yield message
            for queue in self._queues.changed():
                yield messages.of_queue(queue)
            others, self._others = self._others, {}
            for message in others:
                yield message

    def _hear_all(self, manager: Manager) -> None:
        """Take in the events that have come."""
        for event in manager.take_events():
            self._calls.hear(event)
            self._queues.hear(event)
            self._others.update(dict.fromkeys(self._other_messages(event)))

    def _other_messages(self, event: Message) -> list[bytes]:
        """Return the messages that an event makes beside those about calls and queues."""
        match event.get("Event"):
            case "DeviceStateChange":
                return self._note_state(event)
            case "ContactStatus" | "PeerStatus" if not self._is_trunk(event):
                # Of a phone, the state of its device says the same.
                return []
            case "FullyBooted" if monotonic() - self._opened_at < GREETING_SECONDS:
                # It had started before.
                return []
            case "Reload":
                self._details.clear()
                return [messages.CHANGED]
            case "ContactStatus" | "FullyBooted" | "PeerStatus" | "Registry":
                return [messages.CHANGED]
        return []

    def _note_state(self, event: Message) -> list[bytes]:
        line = self._lines.of_channel(event.get("Device", ""))
        registered = state_word(event.get("State", "")) not in {
            "unavailable",
            "invalid",
        }
        known = self._registered.get(line.number)
        if line.kind is not LineKind.EXTENSION or known in {None, registered}:
            return []
        self._registered[line.number] = registered
        return [messages.of_extension(line.number, registered=registered)]

    def _is_trunk(self, event: Message) -> bool:
        peer = event.get("Peer") or f"PJSIP/{event.get('EndpointName', '')}"
        return self._lines.of_channel(peer).kind is LineKind.TRUNK

    async def _hide_numbers(self, manager: Manager) -> None:
        """Ask of each new caller whether the number may be shown: Asterisk's events show it all the same."""
        for channel in self._calls.new_callers():
            try:
                reply = await manager.ask(
                    "Getvar", Channel=channel.name, Variable="CALLERID(num-pres)"
                )
            except BadReply:
                # The caller is gone already.
                continue
            if reply.get("Value", "").startswith("prohib"):
                self._calls.hide_number(channel.uniqueid)

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
        if manager:
            await manager.close()

    async def _connection(self) -> Manager:
        """Return the connection, a new one where there is none any more. Raises what ``connect`` raises."""
        async with self._opening:
            if self._manager and self._manager.is_open:
                return self._manager
            await self.close()
            settings = self.settings
            manager = await Manager.open(
                settings.host,
                settings.port,
                tls=settings.tls,
                verify_certificate=settings.verify_certificate,
            )
            try:
                await self._begin(manager)
            except BaseException:
                await manager.close()
                raise
            self._manager = manager
            return manager

    async def _begin(self, manager: Manager) -> None:
        """Log in, and have sent what is of use alone."""
        await manager.login(self.settings.username, self.settings.secret)
        self._opened_at = monotonic()
        self._actions = actions_in(await manager.ask("ListCommands"))
        require_rights(self._actions)
        wanted = sorted({*EVENTS, *queues.EVENTS, *_OTHER_EVENTS})
        await manager.ask(
            "Filter", Operation="Add", Filter=f"^Event: ({'|'.join(wanted)})[^A-Za-z]"
        )
        self._calls.forget_connection()
        self._details.clear()
        await self._ask_endpoints(manager)

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
        return CallsInProgress(
            calls=tuple(await self._query()), covers=frozenset(Direction)
        )

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
        """Return all calls in progress, and put right with them what events have left out."""
        manager = await self._connection()
        rows = await manager.ask_list("CoreShowChannels")
        # What is still to be taken in is older than the list.
        self._hear_all(manager)
        if not self._calls.heard_calls and any(map(self._was_to_be_heard, rows)):
            raise MissingRights((READ_CALLS,))
        self._calls.compare(rows, monotonic())
        manager.nudge()
        listed = {row.get("Uniqueid", "") for row in rows}
        return [
            _read(found)
            for found in self._calls.in_progress
            if found.has_parties and not listed.isdisjoint(found.channels)
        ]

    def _was_to_be_heard(self, row: Message) -> bool:
        """Answer whether a channel in a list began while there was a connection, long enough ago to have been heard of."""
        try:
            hours, minutes, seconds = map(int, row.get("Duration", "").split(":"))
        except ValueError:
            return False
        lasted = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        connected = monotonic() - self._opened_at
        return UNHEARD_SECONDS <= lasted.total_seconds() <= connected - UNHEARD_SECONDS

    @override
    async def query_queues(self, numbers: Sequence[str] = ()) -> list[Queue]:
        manager = await self._connection()
        if "QueueStatus" not in self._actions:
            return []
        self._queues.learn(await manager.ask_list("QueueStatus"))
        return [
            queue for queue in self._queues if not numbers or queue.number in numbers
        ]

    @override
    async def list_extensions(self) -> list[Extension]:
        await self._ask_endpoints(await self._connection())
        found = {
            extension.number: extension
            for endpoint in self._endpoints
            if self._kind(endpoint) is LineKind.EXTENSION
            and (extension := read_extension(endpoint))
        }
        return list(found.values())

    @override
    async def list_trunks(self) -> list[Trunk]:
        manager = await self._connection()
        trunks = [
            endpoint
            for endpoint in self._endpoints
            if self._kind(endpoint) is LineKind.TRUNK
        ]
        return await ask_trunks(manager, self._actions, trunks)

    def _kind(self, endpoint: Endpoint) -> LineKind:
        return self._lines.of_channel(f"{endpoint.technology}/{endpoint.name}").kind

    async def _ask_endpoints(self, manager: Manager) -> None:
        self._endpoints = await ask_endpoints(manager, self._actions, self._details)
        self._lines.learn(lines_of(self._endpoints, self._lines))
        self._registered = {
            endpoint.extension: state_word(endpoint.state) != "unavailable"
            for endpoint in self._endpoints
        }

    # -- orders ------------------------------------------------------------------------------------------------------

    @override
    async def dial(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> str | None:
        manager = await self._connection()
        endpoint = next(
            (found for found in self._endpoints if found.extension == extension), None
        )
        if endpoint is None:
            raise _refused("no such endpoint", DialProblem.NO_SUCH_EXTENSION)
        if not self._registered.get(extension, True):
            raise _refused("no phone is connected", DialProblem.EXTENSION_BUSY)
        call_id = f"pbx-{uuid4().hex}"
        fields = {
            "Channel": f"{endpoint.technology}/{endpoint.name}",
            "Context": endpoint.context or "from-internal",
            "Exten": number,
            "Priority": "1",
            # The dial plan finds the rights of the extension by its number; phones show the name.
            "CallerID": f'"{number}" <{extension}>',
            "Timeout": str(RING_MILLISECONDS),
            "Async": "true",
            "ChannelId": call_id,
        }
        if auto_answer:
            fields["Variable"] = _AUTO_ANSWER
        self._calls.expect(call_id, number)
        try:
            await manager.ask("Originate", **fields)
        except NoAnswer as err:
            raise Unconfirmed("It is not known whether it dials") from err
        except NotPermitted as err:
            raise DialRefused(
                BadReply(str(err), meaning="write=originate"), None
            ) from err
        except BadReply as err:
            raise DialRefused(err, None) from err
        return call_id


def _refused(why: str, problem: DialProblem) -> DialRefused:
    return DialRefused(BadReply(why, meaning=why), problem)


def _read(found: call.Call) -> Call:
    built = build_call(found.call_id, found.members(), direction=found.direction)
    ids = tuple(found.ids)
    return replace(built, ids=frozenset(ids), id_times=id_times(ids))
