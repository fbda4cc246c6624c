"""The actions about an extension: queues leave it out, its phone does not ring."""

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

from ..calls.report import DoNotDisturb
from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature
from .call_choice import ATTR_EXTENSION
from .orders import async_check_right, async_order, once, require_for, texts_of
from .parties import require_extension
from .request import pbx_of

SERVICE_PAUSE_AGENT: Final = "pause_agent"
SERVICE_SET_DO_NOT_DISTURB: Final = "set_do_not_disturb"
ATTR_ENABLED: Final = "enabled"
ATTR_PAUSED: Final = "paused"
ATTR_QUEUE: Final = "queue"
ATTR_REASON: Final = "reason"

_ABOUT_EXTENSION: Final = {
    vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
    vol.Required(ATTR_EXTENSION): vol.All(cv.string, str.strip),
}
PAUSE_AGENT_SCHEMA = vol.Schema(
    {
        **_ABOUT_EXTENSION,
        vol.Optional(ATTR_QUEUE, default=""): vol.All(cv.string, str.strip),
        vol.Optional(ATTR_PAUSED, default=True): cv.boolean,
        vol.Optional(ATTR_REASON, default=""): vol.All(cv.string, str.strip),
    }
)
DO_NOT_DISTURB_SCHEMA = vol.Schema(
    {**_ABOUT_EXTENSION, vol.Required(ATTR_ENABLED): cv.boolean}
)


@callback
def async_setup_extension_orders(hass: HomeAssistant) -> None:
    """Register the actions."""
    for service, handler, schema in (
        (SERVICE_PAUSE_AGENT, _async_pause_agent, PAUSE_AGENT_SCHEMA),
        (SERVICE_SET_DO_NOT_DISTURB, _async_set, DO_NOT_DISTURB_SCHEMA),
    ):
        hass.services.async_register(
            DOMAIN,
            service,
            handler,
            schema=schema,
            supports_response=SupportsResponse.OPTIONAL,
        )


async def async_set_do_not_disturb(
    pbx: PbxData, extension: str, *, enabled: bool
) -> None:
    """Have an extension not ring, or ring again, and show it as the system has taken it.

    Raises:
        ServiceValidationError: The system cannot, or has no such extension.
        HomeAssistantError: The system fails, refuses, or does not say whether it did.
    """
    service = SERVICE_SET_DO_NOT_DISTURB
    require_for(pbx, Feature.DO_NOT_DISTURB, service)
    require_extension(pbx, extension, "order_no_extension")
    order = partial(pbx.system.set_do_not_disturb, extension, on=enabled)
    with once(pbx, "order_under_way", service, extension):
        await async_order(pbx, order, texts_of(service))
    # Until the system says so itself, which not every system does at once.
    pbx.publisher.async_publish_do_not_disturb(
        DoNotDisturb(extension=extension, on=enabled)
    )


async def _async_set(call: ServiceCall) -> ServiceResponse:
    """Have an extension not ring, or ring again, and say which."""
    pbx = pbx_of(call)
    await async_check_right(pbx, call.context)
    enabled = call.data[ATTR_ENABLED]
    await async_set_do_not_disturb(pbx, call.data[ATTR_EXTENSION], enabled=enabled)
    return {ATTR_ENABLED: enabled}


async def _async_pause_agent(call: ServiceCall) -> ServiceResponse:
    """Have queues leave an agent out, or count on it again, and say which."""
    pbx = pbx_of(call)
    await async_check_right(pbx, call.context)
    extension, paused = call.data[ATTR_EXTENSION], call.data[ATTR_PAUSED]
    require_for(pbx, Feature.PAUSE_AGENT, SERVICE_PAUSE_AGENT)
    require_extension(pbx, extension, "order_no_extension")
    order = partial(
        pbx.system.pause_agent,
        extension,
        call.data[ATTR_QUEUE] or None,
        paused=paused,
        reason=call.data[ATTR_REASON],
    )
    with once(pbx, "order_under_way", SERVICE_PAUSE_AGENT, extension):
        await async_order(pbx, order, texts_of(SERVICE_PAUSE_AGENT))
    return {ATTR_PAUSED: paused}
