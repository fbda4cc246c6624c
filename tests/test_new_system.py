"""A phone system that only this test knows: everything about it stands here, and nothing else has to change for it."""

from collections.abc import Iterator, Sequence
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
from custom_components.pbx.systems.errors import BadReport, CallNotFound
from custom_components.pbx.systems.settings import (
    NO_SETTINGS,
    Setting,
    SettingKind,
    Settings,
)
from homeassistant.components import webhook
from homeassistant.config_entries import SOURCE_USER, ConfigEntryState
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
        Feature.LOGIN
        | Feature.EXTENSIONS
        | Feature.QUERY_CALL
        | Feature.QUERY_INBOUND
        | Feature.QUERY_OUTBOUND
    )
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
    async def list_extensions(self) -> list[Extension]:
        return [Extension(number=EXTENSION, name="Reception", state=ReportedState.IDLE)]


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
    """Have the system in the registry: the one line that a system needs besides its own module."""
    Acme.connected_as.clear()
    with (
        patch.dict(SYSTEMS, {Acme.key: Acme}),
        patch("custom_components.pbx.DEFAULT_REPORT_PORT", 0),
    ):
        yield


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set the system up in the dialog."""
    flow = hass.config_entries.flow
    result = await flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    result = await flow.async_configure(result["flow_id"], {CONF_SYSTEM: Acme.key})
    fields = {str(field): field for field in result["data_schema"].schema}
    assert fields["format"].default() == "json"
    assert fields[CONF_PORT].default() == 4000
    result = await flow.async_configure(
        result["flow_id"],
        {CONF_HOST: "127.0.0.1", CONF_PASSWORD: "secret", "format": "xml"},
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
    """A report is seen in states, and a missed call in the event entity and on the bus."""
    missed = async_capture_events(hass, "pbx_call_missed")
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
    calls = hass.states.get("event.acme_calls")
    assert calls
    assert calls.attributes["event_type"] == "ended"
    assert calls.attributes["outcome"] == "missed"
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


def test_nobody_else_names_a_system() -> None:
    """Flows, constants and what makes the client name no system, and no setting that only one system has."""
    words = {
        word
        for key, system in SYSTEMS.items()
        if key != Acme.key
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
        # The step for systems without an API has the name of an account in Home Assistant's sense.
        if f'"{word}"' in source.read_text().replace('step_id="account"', "")
    }
    assert not named
