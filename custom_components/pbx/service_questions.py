"""Questions about calls, put to whatever can answer them: the phone system, or the results that it has reported."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial

from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers.update_coordinator import UpdateFailed

from .calls.model import Call, CallState, Direction
from .const import DOMAIN
from .coordinator import PbxCoordinator
from .failures import explained
from .systems import SYSTEMS
from .systems.base import Feature
from .systems.errors import BadCredentials, BadReply, CallNotFound, LockedOut


async def async_find_call(coordinator: PbxCoordinator, call_id: str) -> Call:
    """Return one call by any of its ids.

    Raises ServiceValidationError when there is no such call in progress, HomeAssistantError when the system fails.
    """
    system = coordinator.system
    if Feature.QUERY_CALL in system.features:
        found = await _ask(coordinator, partial(system.query_call, call_id))
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
    _require(coordinator, Feature.QUERY_INBOUND)
    question = partial(coordinator.system.query_inbound, call_ids)
    return await _ask(coordinator, question) or []


async def async_query_outbound(
    coordinator: PbxCoordinator, call_ids: Sequence[str] = ()
) -> list[Call]:
    """Return outbound calls: those named, or all; of a contact centre the results that have arrived.

    Raises ServiceValidationError where the system has no such function, HomeAssistantError when it fails.
    """
    _require(coordinator, Feature.QUERY_OUTBOUND)
    if Feature.CAMPAIGNS in coordinator.system.features:
        return _named(coordinator.tracker.recent_results(), call_ids)
    question = partial(coordinator.system.query_outbound, call_ids)
    return await _ask(coordinator, question) or []


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


async def _ask[T](
    coordinator: PbxCoordinator, question: Callable[[], Awaitable[T]]
) -> T | None:
    """Ask the system and return its answer, or None when it knows no such call.

    Raises ServiceValidationError or HomeAssistantError in words that say what to do.
    """
    try:
        if isinstance(coordinator.last_exception, ConfigEntryAuthFailed):
            # Asking again would log in with refused credentials, and some systems lock the address out for it.
            raise coordinator.last_exception
        with explained(coordinator.hass, coordinator.system.settings):
            return await _answer(coordinator, question)
    except (ConfigEntryAuthFailed, UpdateFailed) as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=err.translation_key,
            translation_placeholders=err.translation_placeholders,
        ) from err


async def _answer[T](
    coordinator: PbxCoordinator, question: Callable[[], Awaitable[T]]
) -> T | None:
    try:
        return await question()
    except CallNotFound:
        return None
    except (BadCredentials, LockedOut) as err:
        coordinator.async_login_refused(err)
        raise
    except BadReply as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="query_refused",
            translation_placeholders={
                "system": coordinator.system.name,
                "errno": err.errno or "-",
                "meaning": err.meaning or str(err),
            },
        ) from err


def _require(coordinator: PbxCoordinator, needed: Feature) -> None:
    if needed in coordinator.system.features:
        return
    able = [system.name for system in SYSTEMS.values() if needed in system.features]
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="query_not_supported",
        translation_placeholders={
            "system": coordinator.system.name,
            "supported": ", ".join(able),
        },
    )
