"""The action that has a phone system call a number for an extension."""

from functools import partial
from typing import Final

import voluptuous as vol

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv

from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature
from ..systems.errors import OrderProblem
from . import outgoing_limit
from .orders import OrderTexts, async_check_right, async_order, once
from .parties import numbers_to_dial, require_extension
from .request import invalid, pbx_of, require

SERVICE_DIAL: Final = "dial"
ATTR_AUTO_ANSWER: Final = "auto_answer"
ATTR_EXTENSION: Final = "extension"
ATTR_NUMBER: Final = "number"

DIAL_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Required(ATTR_EXTENSION): vol.All(cv.string, str.strip),
        vol.Required(ATTR_NUMBER): cv.string,
        vol.Optional(ATTR_AUTO_ANSWER, default=False): cv.boolean,
    }
)

_TEXTS: Final = OrderTexts(
    unconfirmed="dial_unconfirmed",
    firmware="dial_firmware",
    refused="dial_refused",
    problems={
        OrderProblem.NO_SUCH_EXTENSION: "dial_extension_refused",
        OrderProblem.EXTENSION_BUSY: "dial_extension_busy",
        OrderProblem.NOT_PERMITTED: "dial_not_permitted",
        OrderProblem.NO_SUCH_NUMBER: "dial_number_refused",
    },
)


@callback
def async_setup_dial_action(hass: HomeAssistant) -> None:
    """Register the action."""
    hass.services.async_register(
        DOMAIN,
        SERVICE_DIAL,
        _async_dial,
        schema=DIAL_SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_dial(call: ServiceCall) -> ServiceResponse:
    """Have an extension's phone ring and a number called for it."""
    pbx = pbx_of(call)
    await async_check_right(pbx, call.context)
    call_id = await async_dial(
        pbx,
        call.data[ATTR_EXTENSION],
        call.data[ATTR_NUMBER],
        auto_answer=call.data[ATTR_AUTO_ANSWER],
    )
    return {"call_id": call_id}


async def async_dial(
    pbx: PbxData, extension: str, written: str, *, auto_answer: bool = False
) -> str | None:
    """Have an extension's phone ring and a number called for it.

    Args:
        pbx: The system.
        extension: The extension that rings first.
        written: The number to call, as a person wrote it.
        auto_answer: Whether the extension's phone picks up by itself.

    Returns:
        The call's id, where the system tells it.

    Raises:
        ServiceValidationError: It cannot be dialled like this, or too often within a minute.
        HomeAssistantError: The system fails, refuses, or does not say whether it dialled.
    """
    require(pbx, Feature.DIAL, "dial_not_supported")
    number = _number(pbx, extension, written)
    order = partial(pbx.system.dial, extension, number, auto_answer=auto_answer)
    with once(pbx, "dial_under_way", SERVICE_DIAL, extension):
        outgoing_limit.take(pbx)
        return await async_order(pbx, order, _TEXTS)


def _number(pbx: PbxData, extension: str, written: str) -> str:
    """Return the number to call for an extension. Raises ServiceValidationError."""
    require_extension(pbx, extension, "dial_no_extension")
    number, dialled = numbers_to_dial(pbx, written)
    if number == extension:
        raise invalid("dial_itself")
    return dialled
