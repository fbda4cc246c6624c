"""A phone system that only this test knows: everything about it stands here, and nothing else has to change for it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, override
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
import voluptuous as vol

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
from custom_components.pbx.systems.errors import (
    BadCredentials,
    BadReply,
    BadReport,
    CallNotFound,
    CannotConnect,
    OrderRefused,
    PbxError,
)
from custom_components.pbx.systems.settings import (
    LOGIN,
    NO_SETTINGS,
    ConnectionField,
    Delivery,
    Setting,
    SettingKind,
    Settings,
)
from homeassistant.components import webhook
from homeassistant.config_entries import SOURCE_REAUTH, SOURCE_USER, ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_PORT, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from . import shown

PACKAGE = Path("custom_components/pbx")
SERIAL_NUMBER = "acme-1"
CALLER, EXTENSION = "5550100", "1000"


class Acme(PhoneSystem):
    """A phone system that sends a line of words for each change, and answers from what it has sent."""

    key: ClassVar[str] = "acme"
    name: ClassVar[str] = "Acme Exchange"
    manufacturer: ClassVar[str] = "Acme"
    features: ClassVar[Feature] = (
        Feature.EXTENSIONS
        | Feature.QUERY_CALL
        | Feature.QUERY_INBOUND
        | Feature.QUERY_OUTBOUND
        | Feature.HANG_UP
        | Feature.REFUSE
    )
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.TARGET,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = LOGIN
    defaults: ClassVar[Settings] = Settings(port=4000, username="acme")
    own_settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            key="format",
            kind=SettingKind.CHOICE,
            default="json",
            choices=("json", "xml"),
            is_option=True,
        ),
    )
    documentation: ClassVar[str] = "acme"
    connected_as: ClassVar[list[Settings]] = []
    hung_up: ClassVar[list[tuple[str, str | None]]] = []
    refused: ClassVar[list[str]] = []
    refusal: ClassVar[PbxError | None] = None
    """Why the next call is not turned away."""

    @staticmethod
    @override
    def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
        match body.decode().split():
            case ["rings", call_id, caller, extension]:
                return [_status(call_id, caller, extension, MemberState.RINGING)]
            case ["over", call_id, caller, extension]:
                return [_status(call_id, caller, extension, MemberState.ENDED)]
            case ["unanswered", call_id, caller, extension]:
                return [
                    CallRecord(
                        call_id=call_id,
                        status=RecordStatus.NOT_ANSWERED,
                        direction=Direction.INBOUND,
                        caller=caller,
                        called=extension,
                    )
                ]
        raise BadReport("It is not a line of words")

    @staticmethod
    @override
    def acknowledge(*, understood: bool) -> Acknowledgement:
        return Acknowledgement(body=b"thanks" if understood else b"pardon")

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        self.connected_as.append(self.settings)
        return DeviceInfo(serial_number=SERIAL_NUMBER, name="Acme", model="Exchange")

    @override
    async def keep_alive(self) -> bool:
        return False

    @override
    async def query_call(self, call_id: str) -> Call:
        if call_id != "7":
            raise CallNotFound("It is over")
        return Call(
            call_id=call_id,
            ids=frozenset({call_id}),
            direction=Direction.INBOUND,
            state=CallState.RINGING,
            caller_number=CALLER,
        )

    @override
    async def query_inbound(self, call_ids: Sequence[str] = ()) -> list[Call]:
        return []

    @override
    async def query_all(self) -> CallsInProgress:
        return CallsInProgress()

    @override
    async def hang_up(self, call: Call, extension: str | None = None) -> None:
        self.hung_up.append((call.call_id, extension))

    @override
    async def refuse(self, call: Call) -> None:
        self.refused.append(call.call_id)
        if self.refusal:
            raise self.refusal

    @override
    async def list_extensions(self) -> list[Extension]:
        return [Extension(number=EXTENSION, name="Reception", state=ReportedState.IDLE)]


class AcmeByHand(Acme):
    """The same, and people enter at the system where it has to report to. No user is needed."""

    key: ClassVar[str] = "acme_by_hand"
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.WEBHOOK,)
    connects_with: ClassVar[tuple[ConnectionField, ...]] = (
        ConnectionField.HOST,
        ConnectionField.PASSWORD,
    )


class AcmeStream(Acme):
    """The same, read from: its lines come over the connection that was made to it."""

    key: ClassVar[str] = "acme_stream"
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.STREAM,)
    lines: ClassVar[asyncio.Queue[str]]
    refuses: ClassVar[bool] = False

    @override
    async def connect(self, target: ReportTarget | None) -> DeviceInfo:
        assert target is None
        device = await super().connect(target)
        if self.refuses:
            raise BadCredentials("The password is another by now")
        return device

    @override
    async def read(self) -> AsyncGenerator[bytes]:
        while line := await self.lines.get():
            if line == "breaks":
                raise CannotConnect("The connection broke")
            yield line.encode()


KINDS = (Acme, AcmeByHand, AcmeStream)


def _status(
    call_id: str, caller: str, extension: str, state: MemberState
) -> CallStatus:
    line = MemberState.ALERTING if state is MemberState.RINGING else state
    return CallStatus(
        call_id=call_id,
        members=(
            Member(
                kind=MemberKind.INBOUND,
                number=caller,
                caller=caller,
                called=extension,
                state=line,
                role=Role.CALLER,
            ),
            Member(
                kind=MemberKind.EXTENSION,
                number=extension,
                state=state,
                role=Role.CALLEE,
            ),
        ),
    )


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """Have the system in the registry: the only line that a system needs besides its own module."""
    Acme.connected_as.clear()
    Acme.hung_up.clear()
    Acme.refused.clear()
    Acme.refusal = None
    with (
        patch.dict(SYSTEMS, {kind.key: kind for kind in KINDS}),
        patch("custom_components.pbx.reports.target.DEFAULT_REPORT_PORT", 0),
    ):
        yield


async def begin(
    hass: HomeAssistant, kind: type[Acme]
) -> tuple[str, dict[str, vol.Marker]]:
    """Pick the system in the dialog. Return the flow's id and the fields of the form that follows."""
    flow = hass.config_entries.flow
    result = await flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    result = await flow.async_configure(result["flow_id"], {CONF_SYSTEM: kind.key})
    fields = {str(field): field for field in result["data_schema"].schema}
    return result["flow_id"], fields


@pytest.fixture
async def entry(hass: HomeAssistant, socket_enabled: None) -> MockConfigEntry:
    """Set the system up in the dialog."""
    flow = hass.config_entries.flow
    flow_id, fields = await begin(hass, Acme)
    assert fields["format"].default() == "json"
    assert fields[CONF_PORT].default() == 4000
    result = await flow.async_configure(
        flow_id, {CONF_HOST: "127.0.0.1", CONF_PASSWORD: "secret", "format": "xml"}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    [entry] = hass.config_entries.async_entries(DOMAIN)
    return entry


async def report(
    entry: MockConfigEntry, client: ClientSessionGenerator, line: str
) -> tuple[int, bytes]:
    """Post a report. Return what is answered."""
    path = webhook.async_generate_path(entry.data[CONF_WEBHOOK_ID])
    response = await (await client()).post(path, data=line.encode())
    return response.status, await response.read()


async def test_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """The form asks for what the system declares, and the system gets what was typed."""
    assert entry.state is ConfigEntryState.LOADED
    assert entry.unique_id == SERIAL_NUMBER
    assert entry.options["format"] == "xml"
    assert "format" not in entry.data
    assert Acme.connected_as[-1].text("format") == "xml"
    assert Acme.connected_as[-1].port == 4000
    assert shown(hass, "binary_sensor.acme_connected") == "on"


async def test_calls(
    freezer: FrozenDateTimeFactory,
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A report is seen in states, and a missed call on the bus."""
    missed = async_capture_events(hass, "pbx_call_missed")
    ended = async_capture_events(hass, "pbx_call_ended")
    call = f"7 {CALLER} {EXTENSION}"
    answer = await report(entry, hass_client_no_auth, f"rings {call}")
    assert answer == (200, b"thanks")
    await hass.async_block_till_done()
    assert shown(hass, "sensor.acme_state") == "ringing"
    assert shown(hass, "sensor.acme_last_caller") == CALLER
    [state] = [
        state
        for state in hass.states.async_all("sensor")
        if EXTENSION in state.entity_id and state.entity_id.endswith("_state")
    ]
    assert state.state == "ringing"
    for line in ("over", "unanswered"):
        await report(entry, hass_client_no_auth, f"{line} {call}")
    for _ in range(3):
        freezer.tick(10)
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)
    assert shown(hass, "sensor.acme_state") == "idle"
    assert shown(hass, "sensor.acme_missed_calls_today") == "1"
    assert [event.data["outcome"] for event in ended] == ["missed"]
    [event] = missed
    assert event.data["system"] == Acme.key
    assert event.data["serial_number"] == SERIAL_NUMBER
    assert event.data["caller_number"] == CALLER


async def test_unreadable(
    entry: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """What the system cannot have meant is answered in its own words."""
    answer = await report(entry, hass_client_no_auth, "hello")
    assert answer == (200, b"pardon")


async def test_query(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """An action asks the system."""
    response = await hass.services.async_call(
        DOMAIN,
        "query_call",
        {"config_entry_id": entry.entry_id, "callid": "7"},
        blocking=True,
        return_response=True,
    )
    calls: Any = response and response["calls"]
    assert [call["caller_number"] for call in calls] == [CALLER]


async def test_hang_up(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """An action tells the system what to do."""
    await report(entry, hass_client_no_auth, f"rings 7 {CALLER} {EXTENSION}")
    for what in ({"extension": EXTENSION}, {"call_id": "7"}):
        data = {"config_entry_id": entry.entry_id, **what}
        response = await hass.services.async_call(
            DOMAIN, "hang_up", data, blocking=True, return_response=True
        )
        assert response == {"hung_up": 1}
    assert Acme.hung_up == [("7", EXTENSION), ("7", None)]


async def change(hass: HomeAssistant, action: str) -> None:
    """Block the caller, or block the caller no more."""
    await hass.services.async_call(DOMAIN, action, {"number": CALLER}, blocking=True)
    await hass.async_block_till_done()


async def test_blocked_caller_is_turned_away(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A call from a blocked number is turned away once, however often it is heard to ring; others are left alone."""
    await change(hass, "block_number")
    for line in (
        f"rings 7 {CALLER} {EXTENSION}",
        f"rings 7 {CALLER} 1001",
        f"over 7 {CALLER} {EXTENSION}",
        f"rings 8 5550101 {EXTENSION}",
        f"rings 9 {CALLER} {EXTENSION}",
    ):
        await report(entry, hass_client_no_auth, line)
        await hass.async_block_till_done()
    assert Acme.refused == ["7", "9"]
    await change(hass, "unblock_number")
    await report(entry, hass_client_no_auth, f"rings 10 {CALLER} {EXTENSION}")
    await hass.async_block_till_done()
    assert Acme.refused == ["7", "9"]


async def test_caller_is_blocked_while_it_rings(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Whoever blocks a number that is ringing wants the ringing to end."""
    await report(entry, hass_client_no_auth, f"rings 7 {CALLER} {EXTENSION}")
    assert not Acme.refused
    await change(hass, "block_number")
    assert Acme.refused == ["7"]


@pytest.mark.parametrize(
    ("error", "warned", "asked"),
    [
        (OrderRefused(BadReply("Not now"), None), True, 2),
        (CallNotFound("It is over"), False, 2),
        (BadCredentials("The password is another by now"), False, 1),
    ],
    ids=["refused", "over", "password changed"],
)
async def test_blocked_caller_is_not_turned_away(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
    error: PbxError,
    warned: bool,
    asked: int,
) -> None:
    """What the system says is logged without the number, and credentials that it refuses are not sent again."""
    await change(hass, "block_number")
    Acme.refusal = error
    caplog.clear()
    for call_id in ("7", "8"):
        line = f"rings {call_id} {CALLER} {EXTENSION}"
        await report(entry, hass_client_no_auth, line)
        await hass.async_block_till_done()
    assert len(Acme.refused) == asked
    said = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert any("blocked number" in text for text in said) is warned
    assert not any(CALLER in text for text in said)


async def test_diagnostics(
    hass: HomeAssistant, entry: MockConfigEntry, hass_client: ClientSessionGenerator
) -> None:
    """Diagnostics name the system and its own settings."""
    diagnostics: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert diagnostics["system"]["key"] == Acme.key
    assert diagnostics["entry"]["own_settings"] == {"format": "xml"}
    assert diagnostics["inventory"]["extensions"] == 1


async def test_unload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """The entry is unloaded."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert entry.state is ConfigEntryState.NOT_LOADED


async def options_of(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    """Return the names of the fields in an entry's settings."""
    flow = hass.config_entries.options
    result = await flow.async_init(entry.entry_id)
    result = await flow.async_configure(result["flow_id"], {"next_step_id": "settings"})
    flow.async_abort(result["flow_id"])
    return {str(field) for field in result["data_schema"].schema}


async def test_pushed_by_hand(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """People are shown the address to enter, and asked for no more than what the system connects with."""
    flow_id, fields = await begin(hass, AcmeByHand)
    assert list(fields) == [CONF_HOST, CONF_PASSWORD, "format"]
    result = await hass.config_entries.flow.async_configure(
        flow_id, {CONF_HOST: "127.0.0.1", CONF_PASSWORD: "secret"}
    )
    await hass.async_block_till_done()
    [entry] = hass.config_entries.async_entries(DOMAIN)
    assert entry.state is ConfigEntryState.LOADED
    path = webhook.async_generate_path(entry.data[CONF_WEBHOOK_ID])
    _, flow_id = result["next_flow"]
    following = await hass.config_entries.flow.async_configure(flow_id)
    assert following["step_id"] == "where_to_send"
    assert following["description_placeholders"]["address"].endswith(path)
    call = f"7 {CALLER} {EXTENSION}"
    answer = await report(entry, hass_client_no_auth, f"rings {call}")
    assert answer == (200, b"thanks")
    await hass.async_block_till_done()
    assert shown(hass, "sensor.acme_state") == "ringing"
    options = await options_of(hass, entry)
    assert {"sources", "local_only"} <= options
    assert not {"report_port", "report_address"} & options


@pytest.fixture
async def stream_entry(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Set up the system that is read from, and let it be read again at once after its stream broke."""
    AcmeStream.lines = asyncio.Queue()
    AcmeStream.refuses = False
    flow_id, _ = await begin(hass, AcmeStream)
    with patch("custom_components.pbx.runtime.stream.FIRST_PAUSE_SECONDS", 0.001):
        result = await hass.config_entries.flow.async_configure(
            flow_id, {CONF_HOST: "127.0.0.1", CONF_PASSWORD: "secret"}
        )
        await hass.async_block_till_done()
        assert result["description"] == "reading"
        [entry] = hass.config_entries.async_entries(DOMAIN)
        assert entry.state is ConfigEntryState.LOADED
        yield entry


async def until(hass: HomeAssistant, condition: Callable[[], bool]) -> None:
    """Wait until something is so, and for what follows from it."""
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.01)
    await hass.async_block_till_done()


async def test_read_from_a_stream(
    hass: HomeAssistant,
    stream_entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """What the system says over its connection is a report; the webhook knows nothing of such a system."""
    rings = f"rings 7 {CALLER} {EXTENSION}"
    assert await report(stream_entry, hass_client_no_auth, rings) == (200, b"")
    assert shown(hass, "sensor.acme_state") == "idle"
    AcmeStream.lines.put_nowait("gibberish")
    AcmeStream.lines.put_nowait(rings)
    await until(hass, lambda: shown(hass, "sensor.acme_state") == "ringing")
    assert not {"sources", "local_only", "report_port"} & await options_of(
        hass, stream_entry
    )


@pytest.mark.parametrize("how", ["", "breaks"])
async def test_stream_ends(
    hass: HomeAssistant, stream_entry: MockConfigEntry, how: str
) -> None:
    """A connection that ends is made anew, and reading goes on."""
    connected = len(Acme.connected_as)
    AcmeStream.lines.put_nowait(how)
    AcmeStream.lines.put_nowait(f"rings 7 {CALLER} {EXTENSION}")
    await until(hass, lambda: shown(hass, "sensor.acme_state") == "ringing")
    assert len(Acme.connected_as) == connected + 1
    assert shown(hass, "binary_sensor.acme_connected") == "on"


async def test_stream_ends_and_the_login_is_refused(
    hass: HomeAssistant, stream_entry: MockConfigEntry
) -> None:
    """Refused credentials are not tried again; people are asked for others."""
    AcmeStream.refuses = True
    connected = len(Acme.connected_as)
    AcmeStream.lines.put_nowait("")
    await until(hass, lambda: len(Acme.connected_as) > connected)
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    await asyncio.sleep(0.05)
    assert len(Acme.connected_as) == connected + 1
    assert shown(hass, "binary_sensor.acme_connected") == "off"


def test_nobody_else_names_a_system() -> None:
    """Flows, constants and what makes the client name no system, and no setting that only one system has."""
    words = {
        word
        for key, system in SYSTEMS.items()
        if system not in KINDS
        for word in (key, system.name, *(own.key for own in system.own_settings))
    }
    sources = [
        PACKAGE / "config_flow.py",
        PACKAGE / "const.py",
        PACKAGE / "runtime" / "client.py",
        *(PACKAGE / "flows").glob("*.py"),
    ]
    named = {
        (source.name, word)
        for source in sources
        for word in words
        if f'"{word}"' in source.read_text()
    }
    assert not named
