"""Actions: questions about calls, answered by the phone system."""

from collections.abc import Iterable, Sequence
from functools import partial
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

from ..calls.model import Call, CallState, Direction
from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import CallNotFound
from .call_response import as_response, queue_response
from .request import async_request, pbx_of, require

SERVICE_QUERY_CALL = "query_call"
SERVICE_QUERY_INBOUND = "query_inbound"
SERVICE_QUERY_OUTBOUND = "query_outbound"
SERVICE_QUERY_QUEUES = "query_queues"

ATTR_CALLID = "callid"
ATTR_INBOUND_IDS = "inbound_ids"
ATTR_OUTBOUND_IDS = "outbound_ids"
ATTR_QUEUE_NUMBERS = "queue_numbers"
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

QUERY_QUEUES_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_QUEUE_NUMBERS, default=list): _ids,
    }
)


@callback
def async_setup_queries(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, handler, schema in (
        (SERVICE_QUERY_CALL, _async_query_call, QUERY_CALL_SCHEMA),
        (SERVICE_QUERY_INBOUND, _async_query_inbound, QUERY_INBOUND_SCHEMA),
        (SERVICE_QUERY_OUTBOUND, _async_query_outbound, QUERY_OUTBOUND_SCHEMA),
        (SERVICE_QUERY_QUEUES, _async_query_queues, QUERY_QUEUES_SCHEMA),
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
    pbx = pbx_of(call)
    call_id, direction = call.data[ATTR_CALLID], call.data[ATTR_TYPE]
    if bool(call_id) is bool(direction):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="callid_or_type"
        )
    match direction:
        case "":
            return _response(pbx, [await _async_find_call(pbx, call_id)])
        case Direction.INBOUND:
            return _response(pbx, await _async_inbound_calls(pbx, []))
        case Direction.OUTBOUND:
            return _response(pbx, await _async_outbound_calls(pbx, []))
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="unknown_type",
        translation_placeholders={"type": direction},
    )


async def _async_query_inbound(call: ServiceCall) -> ServiceResponse:
    """Return inbound calls: those named, or all."""
    pbx, ids = pbx_of(call), call.data[ATTR_INBOUND_IDS]
    return _response(pbx, await _async_inbound_calls(pbx, ids))


async def _async_query_outbound(call: ServiceCall) -> ServiceResponse:
    """Return outbound calls: those named, or all."""
    pbx, ids = pbx_of(call), call.data[ATTR_OUTBOUND_IDS]
    return _response(pbx, await _async_outbound_calls(pbx, ids))


async def _async_query_queues(call: ServiceCall) -> ServiceResponse:
    """Return queues, the calls in them and their agents: of the queues named, or of all."""
    pbx = pbx_of(call)
    require(pbx, Feature.QUERY_QUEUES, "query_not_supported")
    numbers = call.data[ATTR_QUEUE_NUMBERS]
    queues = await async_request(pbx, partial(pbx.system.query_queues, numbers))
    return {"queues": [queue_response(queue, pbx.name_of) for queue in queues]}


def _response(pbx: PbxData, calls: list[Call]) -> ServiceResponse:
    return {"calls": [as_response(pbx.with_names(call)) for call in calls]}


async def _async_find_call(pbx: PbxData, call_id: str) -> Call:
    """Return one call by any of its ids.

    Raises ServiceValidationError when there is no such call in progress, HomeAssistantError when the system fails.
    """
    system = pbx.system
    if Feature.QUERY_CALL in system.features:
        found = await async_request(pbx, partial(_query_call, system, call_id))
    else:
        found = await _look_for(pbx, call_id)
    if found is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="call_not_found",
            translation_placeholders={"call_id": call_id},
        )
    return found


async def _async_inbound_calls(
    pbx: PbxData, call_ids: Sequence[str] = ()
) -> list[Call]:
    """Return the inbound calls in progress: those named, or all.

    Raises ServiceValidationError where the system has no such function, HomeAssistantError when it fails.
    """
    require(pbx, Feature.QUERY_INBOUND, "query_not_supported")
    question = partial(pbx.system.query_inbound, call_ids)
    return await async_request(pbx, question)


async def _async_outbound_calls(
    pbx: PbxData, call_ids: Sequence[str] = ()
) -> list[Call]:
    """Return outbound calls: those named, or all; of a contact centre the results that have arrived.

    Raises ServiceValidationError where the system has no such function, HomeAssistantError when it fails.
    """
    require(pbx, Feature.QUERY_OUTBOUND, "query_not_supported")
    if Feature.CAMPAIGNS in pbx.system.features:
        return _named(pbx.tracker.recent_results(), call_ids)
    question = partial(pbx.system.query_outbound, call_ids)
    return await async_request(pbx, question)


async def _query_call(system: PhoneSystem, call_id: str) -> Call | None:
    try:
        return await system.query_call(call_id)
    except CallNotFound:
        return None


async def _look_for(pbx: PbxData, call_id: str) -> Call | None:
    """Look for a call in the answers of a system that cannot be asked for a single call."""
    features = pbx.system.features
    known = pbx.tracker.call(call_id)
    ids = [call_id, *sorted(known.ids - {call_id})] if known else [call_id]
    for needed, query in (
        (Feature.QUERY_INBOUND, _async_inbound_calls),
        (Feature.QUERY_OUTBOUND, _async_outbound_calls),
    ):
        if needed in features and (found := _named(await query(pbx, ids), ids)):
            return found[0]
    # What the questions leave out is known from the reports alone.
    left_out = known and known.direction not in {Direction.INBOUND, Direction.OUTBOUND}
    return known if known and left_out and known.state is not CallState.ENDED else None


def _named(calls: Iterable[Call], call_ids: Sequence[str]) -> list[Call]:
    return [call for call in calls if not call_ids or call.ids & set(call_ids)]
