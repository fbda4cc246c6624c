"""A phone system that only tests know. It can be told everything, and writes down what it was told."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, override
from unittest.mock import patch

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.model import (
    Call,
    CallsInProgress,
    CallState,
    Direction,
    Extension,
    Member,
    MemberKind,
    MemberState,
    ReportedState,
    Role,
)
from custom_components.pbx.calls.report import (
    CallRecord,
    CallStatus,
    DoNotDisturb,
    MailboxStatus,
    RecordStatus,
    Report,
)
from custom_components.pbx.const import CONF_SYSTEM, DOMAIN
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.base import (
    Acknowledgement,
    DeviceInfo,
    Feature,
    PhoneSystem,
    ReportTarget,
)
from custom_components.pbx.systems.call_control import TransferEnd
from custom_components.pbx.systems.errors import PbxError
from custom_components.pbx.systems.settings import (
    NO_SETTINGS,
    ConnectionField,
    Delivery,
    Settings,
)
from homeassistant.const import CONF_HOST, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant

from . import WEBHOOK_ID, set_up

ALL = (
    Feature.EXTENSIONS
    | Feature.QUERY_INBOUND
    | Feature.DIAL
    | Feature.HANG_UP
    | Feature.TRANSFER
    | Feature.ATTENDED_TRANSFER
    | Feature.HOLD
    | Feature.MUTE
    | Feature.ACCEPT
    | Feature.REFUSE
    | Feature.ROUTE
    | Feature.PAUSE_AGENT
    | Feature.DO_NOT_DISTURB
    | Feature.VOICEMAIL
)

WITHHELD = "-"
"""What stands for the number of a caller who does not show it."""

_LINES = {
    "in": (MemberKind.INBOUND, Role.CALLER),
    "out": (MemberKind.OUTBOUND, Role.CALLEE),
}


class Told(PhoneSystem):
    """A phone system whose reports are lines of words.

    ``call 7 in:5550100:answered 1000:on_hold`` says who is in a call, ``in:5550100/1000`` besides whom a line calls, ``missed 7 5550100 1000`` and
    ``talked 7 1000 5550100`` what came of a call from outside and of one to outside,
    ``dnd 1000 on`` and ``mailbox 1000 3`` what is so of an extension.
    """

    key: ClassVar[str] = "told"
    name: ClassVar[str] = "Told Exchange"
    manufacturer: ClassVar[str] = "Told"
    features: ClassVar[Feature] = ALL
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.WEBHOOK,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = (ConnectionField.HOST,)
    documentation: ClassVar[str] = "told"

    told: ClassVar[list[tuple[Any, ...]]] = []
    """What it was told, in order."""
    says: ClassVar[PbxError | None] = None
    """What it raises when it is told something."""
    hesitates: ClassVar[asyncio.Event | None] = None
    """What it waits for before it answers."""
    listed: ClassVar[list[Extension]] = []
    in_progress: ClassVar[list[Call]] = []
    """The calls that it names when it is asked."""
    asked: ClassVar[int] = 0
    """How often it was asked for its calls."""

    @staticmethod
    @override
    def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
        match body.decode().split():
            case ["call", call_id, *members]:
                return [CallStatus(call_id=call_id, members=tuple(map(party, members)))]
            case ["missed", *record]:
                return [_record(RecordStatus.NOT_ANSWERED, Direction.INBOUND, *record)]
            case ["talked", *record]:
                return [_record(RecordStatus.ANSWERED, Direction.OUTBOUND, *record)]
            case ["dnd", extension, on]:
                return [DoNotDisturb(extension=extension, on=on == "on")]
            case ["mailbox", extension, new]:
                return [MailboxStatus(extension=extension, new=int(new))]
        raise AssertionError(body)

    @staticmethod
    @override
    def acknowledge(*, understood: bool) -> Acknowledgement:
        return Acknowledgement()

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        return DeviceInfo(serial_number=self.key, name="Told", model="Exchange")

    @override
    async def keep_alive(self) -> bool:
        return True

    @override
    async def query_all(self) -> CallsInProgress:
        type(self).asked += 1
        return CallsInProgress(calls=tuple(self.in_progress))

    @override
    async def list_extensions(self) -> list[Extension]:
        return self.listed

    async def _tell(self, *what: Any) -> None:
        self.told.append(what)
        if self.hesitates:
            await self.hesitates.wait()
        if self.says:
            raise self.says

    @override
    async def dial(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> str | None:
        await self._tell("dial", extension, number)
        return None

    @override
    async def hang_up(self, call: Call, extension: str | None = None) -> None:
        await self._tell("hang_up", call.call_id, extension)

    @override
    async def transfer(
        self, call: Call, extension: str, number: str, *, attended: bool = False
    ) -> None:
        await self._tell("transfer", call.call_id, extension, number, attended)

    @override
    async def end_transfer(self, call: Call, extension: str, end: TransferEnd) -> None:
        await self._tell("end_transfer", call.call_id, extension, end)

    @override
    async def hold(self, call: Call, extension: str) -> None:
        await self._tell("hold", call.call_id, extension)

    @override
    async def resume(self, call: Call, extension: str) -> None:
        await self._tell("resume", call.call_id, extension)

    @override
    async def mute(self, call: Call, extension: str, *, muted: bool) -> None:
        await self._tell("mute", call.call_id, extension, muted)

    @override
    async def accept(self, call: Call, extension: str | None = None) -> None:
        await self._tell("accept", call.call_id, extension)

    @override
    async def refuse(self, call: Call) -> None:
        await self._tell("refuse", call.call_id)

    @override
    async def route(self, call: Call, number: str) -> None:
        await self._tell("route", call.call_id, number)

    @override
    async def pause_agent(
        self, extension: str, queue: str | None, *, paused: bool, reason: str = ""
    ) -> None:
        await self._tell("pause_agent", extension, queue, paused, reason)

    @override
    async def set_do_not_disturb(self, extension: str, *, on: bool) -> None:
        await self._tell("set_do_not_disturb", extension, on)


class Mute(Told):
    """The same, and it can be told nothing."""

    key: ClassVar[str] = "mute"
    name: ClassVar[str] = "Mute Exchange"
    features: ClassVar[Feature] = Feature.EXTENSIONS | Feature.QUERY_INBOUND


def _record(
    status: RecordStatus, direction: Direction, call_id: str, caller: str, called: str
) -> CallRecord:
    return CallRecord(
        call_id=call_id,
        status=status,
        direction=direction,
        caller=None if caller == WITHHELD else caller,
        called=called,
    )


def party(words: str) -> Member:
    """Return the party that words stand for: an extension, or a line with ``in:`` or ``out:`` before it."""
    *line, number, state = words.split(":")
    number, _, called = number.partition("/")
    kind, role = _LINES[line[0]] if line else (MemberKind.EXTENSION, None)
    number = number.removeprefix(WITHHELD)
    return Member(
        kind=kind,
        number=number,
        state=MemberState(state),
        role=role,
        called=called or None,
    )


def call_of(call_id: str, *members: str) -> Call:
    """Return a call as the system names it when it is asked."""
    return Call(
        call_id=call_id,
        ids=frozenset({call_id}),
        direction=Direction.INBOUND,
        state=CallState.IN_CALL,
        members=tuple(map(party, members)),
    )


def extension(number: str, **facts: Any) -> Extension:
    """Return an extension as the system lists it."""
    return Extension(number=number, state=ReportedState.IDLE, **facts)


@contextmanager
def registered() -> Iterator[type[Told]]:
    """Have the systems in the registry, and nothing told yet."""
    Told.told, Told.in_progress, Told.asked = [], [], 0
    Told.says = Told.hesitates = None
    Told.listed = [extension(number) for number in ("1000", "1001", "1002")]
    with patch.dict(SYSTEMS, {kind.key: kind for kind in (Told, Mute)}):
        yield Told


async def set_up_told(
    hass: HomeAssistant, kind: type[Told] = Told, **options: Any
) -> MockConfigEntry:
    """Set the system up."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Told",
        unique_id=kind.key,
        data={
            CONF_SYSTEM: kind.key,
            CONF_HOST: "127.0.0.1",
            CONF_WEBHOOK_ID: f"{WEBHOOK_ID}{kind.key}",
        },
        options=options,
    )
    return await set_up(hass, entry)
