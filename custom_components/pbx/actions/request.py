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
from ..data import PbxConfigEntry, PbxData
from ..runtime.explained import explained
from ..systems import SYSTEMS
from ..systems.base import Feature
from ..systems.errors import BadCredentials, BadReply, LockedOut


@callback
def pbx_of(call: ServiceCall) -> PbxData:
    """Return the phone system that an action is about. Raises ServiceValidationError when it is not set up."""
    entry: PbxConfigEntry = service.async_get_config_entry(
        call.hass, DOMAIN, call.data[ATTR_CONFIG_ENTRY_ID]
    )
    return entry.runtime_data


def require(pbx: PbxData, needed: Feature, error: str, **placeholders: str) -> None:
    """Raise ServiceValidationError where a system has no such function, and name those that have.

    Args:
        pbx: The system.
        needed: The function.
        error: The key of the error's text.
        placeholders: What is filled into it besides the names of the systems.
    """
    if needed in pbx.system.features:
        return
    able = [system.name for system in SYSTEMS.values() if needed in system.features]
    raise invalid(
        error, system=pbx.system.name, supported=", ".join(able), **placeholders
    )


def invalid(key: str, **placeholders: str) -> ServiceValidationError:
    """Return what is wrong with how an action was called.

    Args:
        key: The key of the text.
        placeholders: What is filled into it. Home Assistant logs it, so there is no number in it.
    """
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=placeholders,
    )


async def async_request[T](pbx: PbxData, request: Callable[[], Awaitable[T]]) -> T:
    """Put a request to the system once, and return its answer.

    Raises HomeAssistantError when the system is not reached or refuses.
    """
    try:
        if pbx.login.refused:
            # Asking again would log in with refused credentials, and some systems lock the address out for it.
            raise pbx.login.refused
        with explained(pbx.coordinator.hass, pbx.system.settings):
            return await _answer(pbx, request)
    except (ConfigEntryAuthFailed, UpdateFailed) as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=err.translation_key,
            translation_placeholders=err.translation_placeholders,
        ) from err


async def _answer[T](pbx: PbxData, request: Callable[[], Awaitable[T]]) -> T:
    try:
        return await request()
    except (BadCredentials, LockedOut) as err:
        pbx.login.async_note_refusal(err)
        raise
    except BadReply as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="query_refused",
            translation_placeholders={
                "system": pbx.system.name,
                "errno": err.errno or "-",
                "meaning": err.meaning or str(err),
            },
        ) from err
