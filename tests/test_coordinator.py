"""Tests of what a phone system is polled for."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from simulator.huawei_aicc import HuaweiSimulator
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system, shown
from .report_bodies import ANSWERED, RINGING, results, take_in

BOOT_UP = b'{"event":"BootUp","sn":"369451090405"}'
STATE = "sensor.yeastar_s100_state"


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


async def test_kept_alive_without_entities(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The login is renewed although every entity is disabled."""
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        registry.async_update_entity(
            entity.entity_id, disabled_by=er.RegistryEntryDisabler.USER
        )
    await passes(minutes=1)
    before = len(yeastar.asked("heartbeat"))

    await passes(minutes=6)

    assert len(yeastar.asked("heartbeat")) > before


async def test_reboot(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A system that has started is logged in to at once, once, however often it says that it has."""
    await take_in(entry, RINGING, ANSWERED)
    yeastar.drop_tokens()

    await take_in(entry, *[BOOT_UP] * 10)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(yeastar.asked("login")) == 2
    await passes(seconds=6)

    assert len(yeastar.asked("login")) == 2
    assert yeastar.target() is not None
    assert shown(hass, STATE) == "idle"
    assert dr.async_get(hass).async_get(entry.runtime_data.identity.device_id)


async def test_no_login_nothing_asked(
    hass: HomeAssistant, huawei: HuaweiSimulator, passes: Callable[..., Any]
) -> None:
    """A system without an API is never asked, and counts as there."""
    entry = await set_up_system(hass, huawei)
    await take_in(entry, results(1))
    await passes(minutes=10)

    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.coordinator.last_update_success
