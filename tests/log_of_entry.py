"""Puts calls into the log of an entry, and waits until everybody has heard of them."""

from datetime import timedelta

from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.pbx.calls.log.log_model import Entry
from custom_components.pbx.calls.model import Call
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util


async def put(hass: HomeAssistant, entry: MockConfigEntry, *calls: Call) -> None:
    """Store calls in turn, and wait until everybody has heard of them."""
    pbx = entry.runtime_data
    for call in calls:
        await pbx.log.put(Entry(system=pbx.identity.log_key, calls=(call,)))
    await heard(hass, entry)


async def heard(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Wait until everybody has heard what is new in the log; who just heard something waits a second for more."""
    pbx = entry.runtime_data
    # Work on the log is done in order: when this is done, so is all that was put.
    await pbx.log.handle(pbx.identity.log_key, at=None)
    await hass.async_block_till_done(wait_background_tasks=True)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=2))
    await hass.async_block_till_done(wait_background_tasks=True)


async def recovered(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Wait until the database has all that waited for it."""
    log = entry.runtime_data.log
    gone = hass.loop.create_future()
    remove = log.listen_problem(gone.set_result)
    if log.problem:
        assert await gone is None
    remove()
    await hass.async_block_till_done()
