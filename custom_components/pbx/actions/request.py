"""What an action asks of a phone system at once, with errors in words that say what to do."""

from collections.abc import Awaitable, Callable

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import ServiceCall, callback
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers import service
from homeassistant.helpers.update_coordinator import UpdateFailed

from ..const import DOMAIN
from ..coordinator import PbxConfigEntry, PbxCoordinator
from ..runtime.explained import explained
from ..systems import SYSTEMS
from ..systems.base import Feature
from ..systems.errors import BadCredentials, BadReply, LockedOut


@callback
def coordinator_of(call: ServiceCall) -> PbxCoordinator:
    """Return the phone system that an action is about. Raises ServiceValidationError when it is not set up."""
    entry: PbxConfigEntry = service.async_get_config_entry(
        call.hass, DOMAIN, call.data[ATTR_CONFIG_ENTRY_ID]
    )
    return entry.runtime_data


def require(coordinator: PbxCoordinator, needed: Feature, error: str) -> None:
    """Raise ServiceValidationError where a system has no such function, and name those that have.

    Args:
        coordinator: The system.
        needed: The function.
        error: The key of the error's text.
    """
    if needed in coordinator.system.features:
        return
    able = [system.name for system in SYSTEMS.values() if needed in system.features]
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=error,
        translation_placeholders={
            "system": coordinator.system.name,
            "supported": ", ".join(able),
        },
    )


async def async_request[T](
    coordinator: PbxCoordinator, request: Callable[[], Awaitable[T]]
) -> T:
    """Put a request to the system once, and return its answer.

    Raises HomeAssistantError when the system is not reached or refuses.
    """
    try:
        if isinstance(coordinator.last_exception, ConfigEntryAuthFailed):
            # Asking again would log in with refused credentials, and some systems lock the address out for it.
            raise coordinator.last_exception
        with explained(coordinator.hass, coordinator.system.settings):
            return await _answer(coordinator, request)
    except (ConfigEntryAuthFailed, UpdateFailed) as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=err.translation_key,
            translation_placeholders=err.translation_placeholders,
        ) from err


async def _answer[T](
    coordinator: PbxCoordinator, request: Callable[[], Awaitable[T]]
) -> T:
    try:
        return await request()
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
