"""Binary sensor: can the phone system be asked."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from syrupy.assertion import SnapshotAssertion

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system

CONNECTED = "binary_sensor.yeastar_s100_connected"


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


async def poll(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> str:
    """Let the phone system be asked, and return what the sensor shows."""
    freezer.tick(timedelta(minutes=5, seconds=1))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    state = hass.states.get(CONNECTED)
    assert state
    return state.state


async def test_connected(
    hass: HomeAssistant, yeastar: YeastarSimulator, freezer: FrozenDateTimeFactory
) -> None:
    """It is off while the phone system does not answer, and never unavailable."""
    await set_up_system(hass, yeastar)
    assert await poll(hass, freezer) == "on"
    yeastar.unreachable = True
    assert await poll(hass, freezer) == "off"
    assert await poll(hass, freezer) == "off"
    yeastar.unreachable = False
    assert await poll(hass, freezer) == "on"


async def test_registered(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    entity_registry: er.EntityRegistry,
    snapshot: SnapshotAssertion,
) -> None:
    """It is a diagnostic sensor of the phone system."""
    await set_up_system(hass, yeastar)
    assert entity_registry.async_get(CONNECTED) == snapshot


async def test_nothing_to_connect_to(
    hass: HomeAssistant, huawei: HuaweiSimulator
) -> None:
    """A contact centre only reports; whether it could is not to be known."""
    await set_up_system(hass, huawei)
    assert hass.states.async_entity_ids("binary_sensor") == []
