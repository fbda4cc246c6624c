"""Calls that stand in an entry's log, and what it takes for everybody to hear of them."""

from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import Call
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from simulator.yeastar_s import YeastarSimulator

from . import set_up, system_entry


async def put(hass: HomeAssistant, entry: MockConfigEntry, *calls: Call) -> None:
    """Store calls one after another, and wait until everybody has heard of them."""
    pbx = entry.runtime_data
    for call in calls:
        await pbx.log.put(Entry(system=pbx.identity.log_key, calls=(call,)))
    await heard(hass, entry)


async def heard(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Wait until everybody has heard what is new in the log; who just heard something waits a second for more."""
    pbx = entry.runtime_data
    await pbx.log.put(Entry(system=pbx.identity.log_key))
    await hass.async_block_till_done(wait_background_tasks=True)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=2))
    await hass.async_block_till_done(wait_background_tasks=True)


async def set_up_other(
    hass: HomeAssistant, simulator: YeastarSimulator
) -> MockConfigEntry:
    """Set up one more phone system."""
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


async def pass_to(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime
) -> None:
    """Let it become a later moment, and wait until what was due is done."""
    freezer.move_to(moment)
    async_fire_time_changed(hass, moment)
    await hass.async_block_till_done(wait_background_tasks=True)
