"""Tests of the integration, the entries that they share, and the passing of time."""

from datetime import datetime
import hashlib
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.pbx.const import (
    CONF_PASSWORD_MD5,
    CONF_REPORT_PORT,
    CONF_SYSTEM,
    DOMAIN,
)
from homeassistant.const import (
    CONF_HOST,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
    CONF_WEBHOOK_ID,
)
from homeassistant.core import HomeAssistant
from simulator.huawei_aicc import HuaweiSimulator
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_s import YeastarSimulator

type ApiSimulator = YeastarSimulator | OpenVoxSimulator

WEBHOOK_ID = "5b1b9a0d5cd05b1d"


def md5(password: str) -> str:
    """Return what the APIs take for a password."""
    return hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()


def system_entry(simulator: ApiSimulator, **options: Any) -> MockConfigEntry:
    """Return an entry that reaches a simulated system. No port is opened for its reports."""
    return MockConfigEntry(
        domain=DOMAIN,
        title=simulator.office.model,
        unique_id=simulator.serial_number,
        data={
            CONF_SYSTEM: simulator.key,
            CONF_HOST: simulator.host,
            CONF_PORT: simulator.port,
            CONF_SSL: simulator.url.startswith("https:"),
            CONF_VERIFY_SSL: False,
            CONF_USERNAME: simulator.username,
            CONF_PASSWORD_MD5: md5(simulator.password),
            CONF_WEBHOOK_ID: WEBHOOK_ID,
        },
        options={CONF_REPORT_PORT: 0, **options},
    )


def contact_centre_entry(simulator: HuaweiSimulator, **options: Any) -> MockConfigEntry:
    """Return an entry for a simulated contact centre."""
    return MockConfigEntry(
        domain=DOMAIN,
        title="Contact centre",
        unique_id=f"{simulator.key}-{simulator.account}",
        data={
            CONF_SYSTEM: simulator.key,
            "account": simulator.account,
            CONF_WEBHOOK_ID: WEBHOOK_ID,
        },
        options={"time_zone": "Asia/Shanghai", **options},
    )


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    """Add an entry and set it up."""
    entry.add_to_hass(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


async def set_up_yeastar(
    hass: HomeAssistant, simulator: YeastarSimulator, **options: Any
) -> MockConfigEntry:
    """Set up a simulated Yeastar."""
    return await set_up(hass, system_entry(simulator, **options))


async def set_up_other_yeastar(
    hass: HomeAssistant, simulator: YeastarSimulator
) -> MockConfigEntry:
    """Set up another simulated Yeastar, with a title of its own."""
    entry = system_entry(simulator)
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


async def set_up_openvox(
    hass: HomeAssistant, simulator: OpenVoxSimulator, **options: Any
) -> MockConfigEntry:
    """Set up a simulated OpenVox."""
    return await set_up(hass, system_entry(simulator, **options))


async def set_up_huawei(
    hass: HomeAssistant, simulator: HuaweiSimulator, **options: Any
) -> MockConfigEntry:
    """Set up a simulated contact centre."""
    return await set_up(hass, contact_centre_entry(simulator, **options))


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
