"""Questions about calls, put to whatever can answer them: the phone system, or the results that it has reported."""

from collections.abc import Iterable, Sequence
from functools import partial

from homeassistant.exceptions import ServiceValidationError

from ..calls.model import Call, CallState, Direction
from ..const import DOMAIN
from ..coordinator import PbxCoordinator
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import CallNotFound
from .request import async_request, require


async def async_find_call(coordinator: PbxCoordinator, call_id: str) -> Call:
    """Return one call by any of its ids.

    Raises ServiceValidationError when there is no such call in progress, HomeAssistantError when the system fails.
    """
    system = coordinator.system
    if Feature.QUERY_CALL in system.features:
        found = await async_request(coordinator, partial(_query_call, system, call_id))
    else:
        found = await _look_for(coordinator, call_id)
    if found is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="call_not_found",
            translation_placeholders={"call_id": call_id},
        )
    return found


async def async_query_inbound(
    coordinator: PbxCoordinator, call_ids: Sequence[str] = ()
) -> list[Call]:
    """Return the inbound calls in progress: those named, or all.

    Raises ServiceValidationError where the system has no such function, HomeAssistantError when it fails.
    """
    require(coordinator, Feature.QUERY_INBOUND, "query_not_supported")
    question = partial(coordinator.system.query_inbound, call_ids)
    return await async_request(coordinator, question)


async def async_query_outbound(
    coordinator: PbxCoordinator, call_ids: Sequence[str] = ()
) -> list[Call]:
    """Return outbound calls: those named, or all; of a contact centre the results that have arrived.

    Raises ServiceValidationError where the system has no such function, HomeAssistantError when it fails.
    """
    require(coordinator, Feature.QUERY_OUTBOUND, "query_not_supported")
    if Feature.CAMPAIGNS in coordinator.system.features:
        return _named(coordinator.tracker.recent_results(), call_ids)
    question = partial(coordinator.system.query_outbound, call_ids)
    return await async_request(coordinator, question)


async def _query_call(system: PhoneSystem, call_id: str) -> Call | None:
    try:
        return await system.query_call(call_id)
    except CallNotFound:
        return None


async def _look_for(coordinator: PbxCoordinator, call_id: str) -> Call | None:
    """Look for a call in what a system that knows no question for one call can answer."""
    features = coordinator.system.features
    known = coordinator.tracker.call(call_id)
    ids = [call_id, *sorted(known.ids - {call_id})] if known else [call_id]
    for needed, query in (
        (Feature.QUERY_INBOUND, async_query_inbound),
        (Feature.QUERY_OUTBOUND, async_query_outbound),
    ):
        if needed in features and (found := _named(await query(coordinator, ids), ids)):
            return found[0]
    # What the questions leave out is known from the reports alone.
    left_out = known and known.direction not in {Direction.INBOUND, Direction.OUTBOUND}
    return known if known and left_out and known.state is not CallState.ENDED else None


def _named(calls: Iterable[Call], call_ids: Sequence[str]) -> list[Call]:
    return [call for call in calls if not call_ids or call.ids & set(call_ids)]
