"""Actions: questions about calls, answered by the phone system."""

from typing import Any

import voluptuous as vol

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv

from ..calls.model import Call, Direction
from ..const import DOMAIN
from .call_queries import async_find_call, async_query_inbound, async_query_outbound
from .call_response import as_response
from .request import coordinator_of

SERVICE_QUERY_CALL = "query_call"
SERVICE_QUERY_INBOUND = "query_inbound"
SERVICE_QUERY_OUTBOUND = "query_outbound"

ATTR_CALLID = "callid"
ATTR_INBOUND_IDS = "inbound_ids"
ATTR_OUTBOUND_IDS = "outbound_ids"
ATTR_TYPE = "type"


def _ids(value: Any) -> list[str]:
    """Return ids given as a list or as one text with commas."""
    return [cv.string(item).strip() for item in cv.ensure_list_csv(value) if item != ""]


# Which of the two is given is for the handler to say, whose words are translated.
QUERY_CALL_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_CALLID, default=""): vol.All(cv.string, str.strip),
        vol.Optional(ATTR_TYPE, default=""): vol.All(cv.string, str.strip),
    }
)
QUERY_INBOUND_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_INBOUND_IDS, default=list): _ids,
    }
)
QUERY_OUTBOUND_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_OUTBOUND_IDS, default=list): _ids,
    }
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, handler, schema in (
        (SERVICE_QUERY_CALL, _async_query_call, QUERY_CALL_SCHEMA),
        (SERVICE_QUERY_INBOUND, _async_query_inbound, QUERY_INBOUND_SCHEMA),
        (SERVICE_QUERY_OUTBOUND, _async_query_outbound, QUERY_OUTBOUND_SCHEMA),
    ):
        hass.services.async_register(
            DOMAIN,
            name,
            handler,
            schema=schema,
            supports_response=SupportsResponse.ONLY,
        )


async def _async_query_call(call: ServiceCall) -> ServiceResponse:
    """Return one call, or all calls of a direction."""
    coordinator = coordinator_of(call)
    call_id, direction = call.data[ATTR_CALLID], call.data[ATTR_TYPE]
    if bool(call_id) is bool(direction):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="callid_or_type"
        )
    match direction:
        case "":
            return _response([await async_find_call(coordinator, call_id)])
        case Direction.INBOUND:
            return _response(await async_query_inbound(coordinator, []))
        case Direction.OUTBOUND:
            return _response(await async_query_outbound(coordinator, []))
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="unknown_type",
        translation_placeholders={"type": direction},
    )


async def _async_query_inbound(call: ServiceCall) -> ServiceResponse:
    """Return inbound calls: those named, or all."""
    ids = call.data[ATTR_INBOUND_IDS]
    return _response(await async_query_inbound(coordinator_of(call), ids))


async def _async_query_outbound(call: ServiceCall) -> ServiceResponse:
    """Return outbound calls: those named, or all."""
    ids = call.data[ATTR_OUTBOUND_IDS]
    return _response(await async_query_outbound(coordinator_of(call), ids))


def _response(calls: list[Call]) -> ServiceResponse:
    return {"calls": [as_response(call) for call in calls]}
