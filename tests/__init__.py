"""Tests of the integration, the entries that they share, and the passing of time."""

from datetime import datetime
import hashlib
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.pbx.const import CONF_PASSWORD_MD5, CONF_REPORT_PORT, DOMAIN
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.settings import Delivery
from homeassistant.const import CONF_PASSWORD, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from simulator.openvox_uc import OpenVoxSimulator
from simulator.system import SimulatedSystem
from simulator.yeastar_s import YeastarSimulator

type ApiSimulator = YeastarSimulator | OpenVoxSimulator

WEBHOOK_ID = "5b1b9a0d5cd05b1d"


def md5(password: str) -> str:
    """Return what the APIs take for a password."""
    return hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()


def system_entry(simulator: SimulatedSystem, **options: Any) -> MockConfigEntry:
    """Return an entry of a simulated system, as the dialog would make it. No port is opened for its reports."""
    kind = SYSTEMS[simulator.key]
    data = dict(simulator.entered)
    own = {
        setting.key: data.pop(setting.key)
        for setting in kind.own_settings
        if setting.is_option and setting.key in data
    }
    if CONF_PASSWORD in data:
        data[CONF_PASSWORD_MD5] = md5(data.pop(CONF_PASSWORD))
    if kind.deliveries[0] is Delivery.TARGET:
        own[CONF_REPORT_PORT] = 0
    account = data.get(kind.identified_by or "")
    return MockConfigEntry(
        domain=DOMAIN,
        title=simulator.office.model if simulator.serial_number else "Contact centre",
        unique_id=simulator.serial_number or f"{kind.key}-{account}",
        data={**data, CONF_WEBHOOK_ID: WEBHOOK_ID},
        options=own | options,
    )


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Add an entry and set it up."""
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def set_up_system(
    hass: HomeAssistant, simulator: SimulatedSystem, **options: Any
) -> MockConfigEntry:
    """Set up a simulated system."""
    return await set_up(hass, system_entry(simulator, **options))


async def set_up_other_yeastar(
    hass: HomeAssistant, simulator: YeastarSimulator, **options: Any
) -> MockConfigEntry:
    """Set up another simulated Yeastar, with a title of its own."""
    entry = system_entry(simulator, **options)
    return await set_up(
        hass,
        MockConfigEntry(
            domain=entry.domain,
            title="Branch office",
            unique_id=entry.unique_id,
            data={**entry.data, CONF_WEBHOOK_ID: "0a1b2c3d4e5f6071"},
            options=entry.options,
        ),
    )


async def pass_to(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime
) -> None:
    """Let it become a later moment, and wait until what was due is done."""
    freezer.move_to(moment)
    async_fire_time_changed(hass, moment)
    await hass.async_block_till_done(wait_background_tasks=True)


def shown(hass: HomeAssistant, entity_id: str) -> str:
    """Return what an entity shows."""
    state = hass.states.get(entity_id)
    assert state, entity_id
    return state.state
