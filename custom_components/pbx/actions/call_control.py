"""The actions about a call that an extension talks in: pass it on, put it on hold, go on with it, be silent in it."""

from functools import partial
from typing import Final

import voluptuous as vol

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv

from ..calls.model import Call
from ..data import PbxData
from ..systems.base import Feature
from ..systems.call_control import TransferEnd
from .call_choice import ACTIVE, HELD, PASSED_ON, PERHAPS_HELD, TALKING, async_choose
from .call_order import CallOrder, Fields, async_register
from .parties import numbers_to_dial
from .request import invalid, require

ATTR_ATTENDED: Final = "attended"
ATTR_END: Final = "end"
ATTR_MUTED: Final = "muted"
ATTR_TO: Final = "to"


@callback
def async_setup_call_control(hass: HomeAssistant) -> None:
    """Register the actions."""
    for service, order in _ORDERS.items():
        async_register(hass, service, order)


async def _transfer(pbx: PbxData, call: Call, extension: str, asked: Fields) -> None:
    attended = asked[ATTR_ATTENDED]
    if attended:
        require(pbx, Feature.ATTENDED_TRANSFER, "transfer_not_attended")
    number, dialled = numbers_to_dial(pbx, asked[ATTR_TO])
    if number == extension:
        raise invalid("transfer_to_itself")
    await pbx.system.transfer(call, extension, dialled, attended=attended)


async def _end_transfer(
    pbx: PbxData, call: Call, extension: str, asked: Fields
) -> None:
    await pbx.system.end_transfer(call, extension, asked[ATTR_END])


async def _hold(pbx: PbxData, call: Call, extension: str, asked: Fields) -> None:
    await pbx.system.hold(call, extension)


async def _resume(pbx: PbxData, call: Call, extension: str, asked: Fields) -> None:
    await pbx.system.resume(call, extension)


async def _async_choose_held(
    pbx: PbxData, extension: str | None, call_id: str | None
) -> tuple[Call, str]:
    """Return the call on hold, and who has it there; any in which somebody talks where the system does not say who holds."""
    fit = HELD if pbx.system.reports_holds else PERHAPS_HELD
    return await async_choose(fit, pbx, extension, call_id)


async def _mute(pbx: PbxData, call: Call, extension: str, asked: Fields) -> None:
    await pbx.system.mute(call, extension, muted=asked[ATTR_MUTED])


_ORDERS: Final[dict[str, CallOrder[str]]] = {
    "transfer": CallOrder(
        Feature.TRANSFER,
        partial(async_choose, TALKING),
        _transfer,
        {
            vol.Required(ATTR_TO): cv.string,
            vol.Optional(ATTR_ATTENDED, default=False): cv.boolean,
        },
    ),
    "end_transfer": CallOrder(
        Feature.ATTENDED_TRANSFER,
        partial(async_choose, PASSED_ON),
        _end_transfer,
        {vol.Required(ATTR_END): vol.Coerce(TransferEnd)},
    ),
    "hold": CallOrder(Feature.HOLD, partial(async_choose, ACTIVE), _hold),
    "resume": CallOrder(Feature.HOLD, _async_choose_held, _resume),
    "mute": CallOrder(
        Feature.MUTE,
        partial(async_choose, TALKING),
        _mute,
        {vol.Optional(ATTR_MUTED, default=True): cv.boolean},
    ),
}
