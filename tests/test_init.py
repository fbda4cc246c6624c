"""Tests of setting up, unloading and removing a phone system."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import override

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx.const import (
    CONF_EXTENSIONS,
    CONF_PASSWORD_MD5,
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    DOMAIN,
)
from custom_components.pbx.runtime.bus_events import EVENT_CALL_TRANSFERRED
from demo.ports import free_port
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntryDisabler,
    ConfigEntryState,
)
from homeassistant.const import CONF_VERIFY_SSL
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.setup import async_setup_component
from simulator.http_server import Request, Response
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.push import Target
from simulator.yeastar_s import YeastarSimulator

from . import WEBHOOK_ID, set_up, set_up_system, system_entry
from .raw_sockets import exchange, request
from .report_bodies import TRANSFER

PATH = f"api/webhook/{WEBHOOK_ID}"


class EagerYeastar(YeastarSimulator):
    """A Yeastar that does something before it answers."""

    before: tuple[str, Callable[[], Awaitable[object]]]

    @override
    async def answer(self, request: Request) -> Response | None:
        endpoint, act = self.before
        answer = await super().answer(request)
        acts = {f"/api/v2.0.0/{endpoint}": act}
        await acts.get(request.path, _nothing)()
        return answer


async def _nothing() -> None:
    """Do nothing."""


def with_data(entry: MockConfigEntry, **data: object) -> MockConfigEntry:
    """Return an entry with other data."""
    return MockConfigEntry(
        domain=DOMAIN,
        title=entry.title,
        unique_id=entry.unique_id,
        data={**entry.data, **data},
        options=entry.options,
    )


# -- setting up ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("endpoint", ["login", "trunk/list"])
async def test_no_report_is_lost_during_setup(
    hass: HomeAssistant, socket_enabled: None, endpoint: str
) -> None:
    """What is reported as soon as the system knows where to is not lost: its event follows when the device is there."""
    port = free_port()
    events = async_capture_events(hass, EVENT_CALL_TRANSFERRED)

    async def report() -> None:
        answer = await exchange(port, request("POST / HTTP/1.1", TRANSFER))
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert not events

    async with EagerYeastar() as yeastar:
        yeastar.before = (endpoint, report)
        entry = await set_up_system(hass, yeastar, **{CONF_REPORT_PORT: port})

        assert entry.state is ConfigEntryState.LOADED
        assert len(events) == 1
        assert events[0].data["device_id"] == entry.runtime_data.identity.device_id


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        pytest.param("", "127.0.0.1", 8123, id="login-address"),
        pytest.param("10.1.2.3", "10.1.2.3", 8123, id="host"),
        pytest.param("10.1.2.3:81", "10.1.2.3", 81, id="host-and-port"),
        pytest.param("[fd00::1]", "fd00::1", 8123, id="ipv6"),
        pytest.param("[fd00::1]:81", "fd00::1", 81, id="ipv6-and-port"),
    ],
)
async def test_report_target(
    hass: HomeAssistant, yeastar: YeastarSimulator, address: str, host: str, port: int
) -> None:
    """The system is given the entry's own address to report to."""
    await set_up_system(hass, yeastar, **{CONF_REPORT_ADDRESS: address})

    assert yeastar.target() == Target(host=host, port=port, path=PATH)


async def test_device(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """The system is a device, its extensions, trunks and queues are children of it."""
    entry = await set_up_system(hass, yeastar)
    registry = dr.async_get(hass)
    device_id = entry.runtime_data.identity.device_id
    device = registry.async_get(device_id)

    assert isinstance(device, dr.DeviceEntry)
    assert (device.manufacturer, device.serial_number) == ("Yeastar", "369451090405")
    assert device.sw_version == yeastar.office.firmware
    assert device.hw_version == yeastar.office.hardware
    assert device.configuration_url == yeastar.url
    assert device.entry_type is None
    children = dr.async_entries_for_parent_device(registry, device_id)
    assert {name for child in children for _, name in child.identifiers} == {
        *(f"369451090405-extension-{number}" for number in yeastar.office.extensions),
        *(f"369451090405-trunk-{trunk.name}" for trunk in yeastar.office.trunks),
        f"369451090405-queue-{yeastar.office.queue}",
    }


async def test_device_of_a_service(
    hass: HomeAssistant, huawei: HuaweiSimulator
) -> None:
    """A contact centre in the cloud is a service without a web page."""
    entry = await set_up_system(hass, huawei)

    device = dr.async_get(hass).async_get(entry.runtime_data.identity.device_id)
    assert isinstance(device, dr.DeviceEntry)
    assert device.entry_type is dr.DeviceEntryType.SERVICE
    assert device.configuration_url is None


async def test_two_systems(
    hass: HomeAssistant, yeastar: YeastarSimulator, openvox: OpenVoxSimulator
) -> None:
    """Several systems stand side by side."""
    await set_up_system(hass, yeastar)
    other = system_entry(openvox)
    entry = await set_up(hass, with_data(other, webhook_id="f" * 16))

    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.identity.serial_number == "a09805021987"
    assert openvox.target() == Target(
        host="127.0.0.1", port=8123, path="api/webhook/ffffffffffffffff"
    )


# -- failures --------------------------------------------------------------------------------------------------------


def _unreachable(yeastar: YeastarSimulator) -> None:
    yeastar.unreachable = True


def _api_off(yeastar: YeastarSimulator) -> None:
    yeastar.quirks.api_enabled = False


def _foreign(yeastar: YeastarSimulator) -> None:
    yeastar.quirks.foreign = True


def _failing(yeastar: YeastarSimulator) -> None:
    yeastar.fail("deviceinfo/query", "30001", times=9)


@pytest.mark.parametrize(
    ("spoil", "mend", "reason"),
    [
        pytest.param(
            _unreachable,
            lambda yeastar: setattr(yeastar, "unreachable", False),
            "cannot_connect",
            id="unreachable",
        ),
        pytest.param(
            _api_off,
            lambda yeastar: setattr(yeastar.quirks, "api_enabled", True),
            "api_disabled",
            id="api-off",
        ),
        pytest.param(
            _foreign,
            lambda yeastar: setattr(yeastar.quirks, "foreign", False),
            "not_this_system",
            id="foreign",
        ),
        pytest.param(
            _failing,
            lambda yeastar: yeastar.fail("deviceinfo/query", "", times=0),
            "bad_reply",
            id="failing",
        ),
    ],
)
async def test_retried(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    freezer: FrozenDateTimeFactory,
    spoil: Callable[[YeastarSimulator], None],
    mend: Callable[[YeastarSimulator], None],
    reason: str,
) -> None:
    """What may pass is tried again, and people see what is wrong."""
    spoil(yeastar)
    entry = await set_up_system(hass, yeastar)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == reason

    mend(yeastar)
    freezer.tick(timedelta(minutes=2))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert entry.state is ConfigEntryState.LOADED


async def test_certificate(hass: HomeAssistant, socket_enabled: None) -> None:
    """A certificate that is not trusted is kept apart from a system that is away."""
    # In its debug mode alone asyncio complains that the client hung up on the simulator.
    hass.loop.set_debug(False)
    async with YeastarSimulator(tls=True) as yeastar:
        strict = with_data(system_entry(yeastar), **{CONF_VERIFY_SSL: True})
        await set_up(hass, strict)
        assert strict.state is ConfigEntryState.SETUP_RETRY
        assert strict.error_reason_translation_key == "certificate_rejected"

        await hass.config_entries.async_remove(strict.entry_id)
        entry = await set_up_system(hass, yeastar)

        assert entry.state is ConfigEntryState.LOADED


async def test_wrong_password(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """Refused credentials are asked for anew and not tried a second time."""
    wrong = with_data(system_entry(yeastar), **{CONF_PASSWORD_MD5: "0" * 32})
    await set_up(hass, wrong)

    assert wrong.state is ConfigEntryState.SETUP_ERROR
    assert len(yeastar.asked("login")) == 1
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH


async def test_locked_out(
    hass: HomeAssistant, yeastar: YeastarSimulator, freezer: FrozenDateTimeFactory
) -> None:
    """While the system refuses this address, it is left alone, and tried again when that is over."""
    yeastar.lock()
    entry = await set_up_system(hass, yeastar)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "locked_out"

    yeastar.unlock()
    for _ in range(5):
        freezer.tick(timedelta(minutes=1, seconds=50))
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert entry.state is ConfigEntryState.SETUP_RETRY
    assert len(yeastar.asked("login")) == 1

    freezer.tick(timedelta(minutes=5))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert entry.state is ConfigEntryState.LOADED
    assert len(yeastar.asked("login")) == 2


async def test_another_system_at_the_address(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """A system with another serial number is not taken for the call that was set up, and is left in peace."""
    entry = system_entry(yeastar)
    stranger = MockConfigEntry(
        domain=DOMAIN, unique_id="123", data=entry.data, options=entry.options
    )
    await set_up(hass, stranger)

    assert stranger.state is ConfigEntryState.SETUP_ERROR
    assert stranger.error_reason_translation_key == "other_system"
    assert len(yeastar.asked("logout")) == 1
    assert yeastar.target() is None


# -- unloading and removing ------------------------------------------------------------------------------------------


async def test_unload(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """An entry that is unloaded logs out, once, so that nothing more is sent."""
    entry = await set_up_system(hass, yeastar)

    assert await hass.config_entries.async_unload(entry.entry_id)

    assert entry.state is ConfigEntryState.NOT_LOADED
    assert len(yeastar.asked("logout")) == 1
    assert yeastar.target() is None


async def test_unload_without_connection(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """A system that is away cannot keep its entry from being unloaded."""
    entry = await set_up_system(hass, yeastar)
    yeastar.unreachable = True

    assert await hass.config_entries.async_unload(entry.entry_id)

    assert entry.state is ConfigEntryState.NOT_LOADED


async def test_reload(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """An entry that is reloaded works as before."""
    entry = await set_up_system(hass, yeastar)

    assert await hass.config_entries.async_reload(entry.entry_id)

    assert entry.state is ConfigEntryState.LOADED
    assert yeastar.target() is not None


async def test_disable(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """An entry can be disabled."""
    entry = await set_up_system(hass, yeastar)

    await hass.config_entries.async_set_disabled_by(
        entry.entry_id, ConfigEntryDisabler.USER
    )

    assert yeastar.target() is None


async def test_remove(hass: HomeAssistant, yeastar: YeastarSimulator) -> None:
    """Nothing is left of an entry that is removed."""
    entry = await set_up_system(hass, yeastar)
    await entry.runtime_data.receiver.async_receive(b"{}", "10.9.9.9")
    assert len(ir.async_get(hass).issues) == 1

    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()

    assert not ir.async_get(hass).issues
    registry = dr.async_get(hass)
    assert not dr.async_entries_for_config_entry(registry, entry.entry_id)
    assert not dr.async_child_entries_for_config_entry(registry, entry.entry_id)


@pytest.mark.parametrize(
    ("identifier", "removable"),
    [
        pytest.param("369451090405", False, id="system"),
        pytest.param("369451090405-extension-1000", False, id="extension"),
        pytest.param("369451090405-trunk-siptrunk", False, id="trunk"),
        pytest.param("369451090405-campaign-9", True, id="stale"),
    ],
)
async def test_remove_device(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_ws_client: WebSocketGenerator,
    identifier: str,
    removable: bool,
) -> None:
    """People can remove devices that the system no longer has, and no others."""
    assert await async_setup_component(hass, "config", {})
    entry = await set_up_system(hass, yeastar)
    registry = dr.async_get(hass)
    registry.async_get_or_create_child(
        config_entry_id=entry.entry_id,
        identifiers={(DOMAIN, "369451090405-campaign-9")},
        name="Old",
        parent_device_id=entry.runtime_data.identity.device_id,
    )
    devices = [
        *dr.async_entries_for_config_entry(registry, entry.entry_id),
        *dr.async_child_entries_for_config_entry(registry, entry.entry_id),
    ]
    (device,) = [one for one in devices if (DOMAIN, identifier) in one.identifiers]
    client = await hass_ws_client(hass)

    await client.send_json_auto_id(
        {"type": "config/device_registry/remove", "device_id": device.id}
    )

    assert (await client.receive_json())["success"] is removable
    assert (registry.async_get(device.id) is None) is removable


async def test_extensions_to_show(
    hass: HomeAssistant, yeastar: YeastarSimulator
) -> None:
    """Extensions that are not to be shown have no devices any more; calls know them all the same."""
    entry = await set_up_system(hass, yeastar)
    assert len(entry.runtime_data.extensions.shown) == len(yeastar.office.extensions)

    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_EXTENSIONS: ["1000", "2000", "9999"]}
    )
    assert await hass.config_entries.async_reload(entry.entry_id)

    assert list(entry.runtime_data.extensions.shown) == ["1000", "2000"]
    known = entry.runtime_data.extensions.names
    assert known == yeastar.office.extensions
    children = dr.async_child_entries_for_config_entry(
        dr.async_get(hass), entry.entry_id
    )
    names = {name for child in children for _, name in child.identifiers}
    assert {name for name in names if "extension" in name} == {
        "369451090405-extension-1000",
        "369451090405-extension-2000",
    }
