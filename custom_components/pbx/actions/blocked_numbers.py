"""The actions that block numbers, for all phone systems, and let them call again."""

from contextlib import suppress
from typing import Final

import voluptuous as vol

from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from ..calls.log.log_errors import LogError
from ..const import DOMAIN
from ..data import PbxData, loaded
from ..runtime.block_list import MAX_BLOCKED, async_get_blocked_numbers
from .contacts import ATTR_NUMBER, valid_number
from .log_reading import async_demand_reader
from .request import invalid

SERVICE_BLOCK_NUMBER: Final = "block_number"
SERVICE_UNBLOCK_NUMBER: Final = "unblock_number"

SCHEMA = vol.Schema({vol.Required(ATTR_NUMBER): cv.string})


@callback
def async_setup_blocking_actions(hass: HomeAssistant) -> None:
    """Register the actions."""
    hass.services.async_register(
        DOMAIN, SERVICE_BLOCK_NUMBER, _async_block, schema=SCHEMA
    )
    hass.services.async_register(
        DOMAIN, SERVICE_UNBLOCK_NUMBER, _async_unblock, schema=SCHEMA
    )


async def _async_block(call: ServiceCall) -> None:
    """Block a number."""
    await async_demand_reader(call)
    await async_block(call.hass, call.data[ATTR_NUMBER])


async def _async_unblock(call: ServiceCall) -> None:
    """Block a number no more."""
    await async_demand_reader(call)
    await async_unblock(call.hass, call.data[ATTR_NUMBER])


async def async_block(hass: HomeAssistant, written: str) -> None:
    """Block a number. Its calls that ring are turned away where that is possible, and its missed calls need not be returned.

    Raises:
        ServiceValidationError: It is no number, or too many are blocked.
    """
    number = valid_number(written)
    blocked = await async_get_blocked_numbers(hass)
    if len(blocked.list) >= MAX_BLOCKED and not blocked.list.has(number):
        raise invalid("too_many_blocked", most=str(MAX_BLOCKED))
    await blocked.async_add(number, dt_util.utcnow())
    for pbx in loaded(hass):
        for call in pbx.tracker.open_calls:
            pbx.refusal.async_call_changed(pbx.with_names(call))
        await _async_handle(pbx, number)


async def async_unblock(hass: HomeAssistant, written: str) -> None:
    """Block a number no more, however it stands in the list. Nothing changes where it is not in there.

    Raises:
        ServiceValidationError: It is no number.
    """
    number = valid_number(written)
    await (await async_get_blocked_numbers(hass)).async_remove(number)


async def _async_handle(pbx: PbxData, number: str) -> None:
    # Where the database is away, the number is blocked all the same, and its missed calls can be ticked off later.
    with suppress(LogError):
        await pbx.log.handle(pbx.identity.log_key, number=number, at=dt_util.utcnow())
