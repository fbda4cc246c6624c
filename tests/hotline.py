"""A phone system with queues that only tests know."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, override
from unittest.mock import patch

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.model import (
    Direction,
    Member,
    MemberKind,
    MemberState,
    Queue,
    QueuedCall,
    QueuedCallState,
)
from custom_components.pbx.calls.report import (
    CallRecord,
    CallStatus,
    QueueStatus,
    RecordStatus,
    Report,
)
from custom_components.pbx.const import CONF_SYSTEM, DOMAIN
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.base import (
    DeviceInfo,
    Feature,
    PhoneSystem,
    ReportTarget,
)
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

SERIAL_NUMBER = "hotline-1"


class Hotline(PhoneSystem):
    """A phone system that says which queue changed, and what became of a call through one. Its queues are what a test makes them."""

    key: ClassVar[str] = "hotline"
    name: ClassVar[str] = "Hotline"
    manufacturer: ClassVar[str] = "Acme"
    features: ClassVar[Feature] = Feature.QUEUES | Feature.QUERY_QUEUES
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.WEBHOOK,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = (ConnectionField.HOST,)
    documentation: ClassVar[str] = "hotline"
    queues: ClassVar[dict[str, Queue]]
    error: ClassVar[PbxError | None]
    while_asked: ClassVar[Callable[[], Awaitable[None]] | None]

    @staticmethod
    @override
    def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
        match body.decode().split():
            case ["queue", number]:
                return [QueueStatus(queue=Hotline.queues[number])]
            case [word, call_id, *path]:
                return through(call_id, path, RecordStatus(word))
        raise AssertionError(body)

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        return DeviceInfo(serial_number=SERIAL_NUMBER, name="Hotline")

    @override
    async def keep_alive(self) -> bool:
        return False

    @override
    async def query_queues(self, numbers: Sequence[str] = ()) -> list[Queue]:
        answer = list(self.queues.values())
        if Hotline.while_asked:
            await Hotline.while_asked()
        if self.error:
            raise self.error
        return answer


def through(call_id: str, path: Sequence[str], status: RecordStatus) -> list[Report]:
    """Return the reports of a call that came through queues and is over."""
    lines = [
        Member(
            kind=MemberKind.INBOUND,
            number="5550100",
            caller="5550100",
            called="2000",
            state=MemberState.ENDED,
            path=number,
        )
        for number in path
    ]
    return [
        *(CallStatus(call_id=call_id, members=(line,)) for line in lines),
        CallRecord(
            call_id=call_id,
            status=status,
            direction=Direction.INBOUND,
            caller="5550100",
            called="2000",
            answered_by="1000" if status is RecordStatus.ANSWERED else None,
        ),
    ]


def waits(
    call_id: str,
    seconds: int | None = None,
    state: QueuedCallState = QueuedCallState.WAITING,
) -> QueuedCall:
    """Return a call in a queue."""
    return QueuedCall(call_id=call_id, state=state, seconds=seconds)


def put(number: str, name: str | None = None, **more: Any) -> None:
    """Have the phone system have a queue."""
    Hotline.queues[number] = Queue(number=number, name=name, **more)


@contextmanager
def hotline_registered(*more: type[Hotline]) -> Iterator[None]:
    """Have the system in the registry, with two queues."""
    Hotline.queues, Hotline.error, Hotline.while_asked = {}, None, None
    put("6400", "Sales")
    put("6401")
    with patch.dict(SYSTEMS, {kind.key: kind for kind in (Hotline, *more)}):
        yield


async def add_hotline(
    hass: HomeAssistant, kind: type[Hotline] = Hotline
) -> MockConfigEntry:
    """Set a phone system up."""
    data = {
        CONF_SYSTEM: kind.key,
        CONF_HOST: "127.0.0.1",
        CONF_WEBHOOK_ID: WEBHOOK_ID,
    }
    entry = MockConfigEntry(
        domain=DOMAIN, title="Hotline", unique_id=SERIAL_NUMBER, data=data
    )
    return await set_up(hass, entry)
