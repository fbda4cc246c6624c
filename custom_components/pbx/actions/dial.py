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
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import config_validation as cv

from ..calls.phone_book.number_to_dial import NotDialled, number_to_dial
from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature
from ..systems.errors import OrderProblem
from . import outgoing_limit
from .log_reading import async_user, may_read
from .orders import OrderTexts, async_order, once
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
    if not may_read(await async_user(call), pbx):
        raise Unauthorized(context=call.context)
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
    known = pbx.extensions.names
    # While the list is not known, the system itself says whether there is such an extension.
    if not extension or (known is not None and extension not in known):
        raise invalid("dial_no_extension", system=pbx.entry.title)
    try:
        number = number_to_dial(written)
    except NotDialled as err:
        if err.character is None:
            raise invalid("dial_number_missing") from err
        raise invalid("dial_number_invalid", character=err.character) from err
    if number == extension:
        raise invalid("dial_itself")
    return pbx.tracker.dial_plan.dialled(number)
