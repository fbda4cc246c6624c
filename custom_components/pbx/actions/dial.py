"""Has a phone system call a number for an extension: the action, and what else people ask it with."""

from collections.abc import Generator
from contextlib import contextmanager
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
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util.hass_dict import HassKey

from ..calls.phone_book.number_to_dial import NotDialled, number_to_dial
from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature
from ..systems.errors import (
    DialProblem,
    DialRefused,
    NotSupported,
    PbxError,
    Unconfirmed,
)
from .log_reading import async_user, may_read
from .request import async_request, pbx_of, require

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

_PROBLEMS: Final = {
    DialProblem.NO_SUCH_EXTENSION: "dial_extension_refused",
    DialProblem.EXTENSION_BUSY: "dial_extension_busy",
    DialProblem.NOT_PERMITTED: "dial_not_permitted",
    DialProblem.NO_SUCH_NUMBER: "dial_number_refused",
}

_DIALLING: HassKey[set[tuple[str, str]]] = HassKey(f"{DOMAIN}_dialling")
"""The extensions, each with its entry, for which an order to dial is on its way."""


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
        ServiceValidationError: It cannot be dialled like this.
        HomeAssistantError: The system is not reached or refuses.
    """
    require(pbx, Feature.DIAL, "dial_not_supported")
    number = _number(pbx, extension, written)
    order = partial(_async_order, pbx, extension, number, auto_answer)
    with _once(pbx, extension):
        return await async_request(pbx, order)


def _number(pbx: PbxData, extension: str, written: str) -> str:
    """Return the number to call for an extension. Raises ServiceValidationError.

    What is raised holds neither number, because Home Assistant logs it.
    """
    known = pbx.extensions.names
    # While the list is not known, the system itself says whether there is such an extension.
    if not extension or (known is not None and extension not in known):
        raise _invalid("dial_no_extension", system=pbx.entry.title)
    try:
        number = number_to_dial(written)
    except NotDialled as err:
        if err.character is None:
            raise _invalid("dial_number_missing") from err
        raise _invalid("dial_number_invalid", character=err.character) from err
    if number == extension:
        raise _invalid("dial_itself")
    return pbx.tracker.dial_plan.dialled(number)


def _invalid(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=placeholders,
    )


@contextmanager
def _once(pbx: PbxData, extension: str) -> Generator[None]:
    """Let no second order for the same extension out while the system has not answered the first."""
    dialling = pbx.coordinator.hass.data.setdefault(_DIALLING, set())
    this = (pbx.entry.entry_id, extension)
    if this in dialling:
        raise _invalid("dial_under_way")
    dialling.add(this)
    try:
        yield
    finally:
        dialling.discard(this)


async def _async_order(
    pbx: PbxData, extension: str, number: str, auto_answer: bool
) -> str | None:
    placeholders = {"system": pbx.entry.title}
    cause: PbxError
    try:
        return await pbx.system.dial(extension, number, auto_answer=auto_answer)
    except Unconfirmed as err:
        key, cause = "dial_unconfirmed", err
    except NotSupported as err:
        key, cause = "dial_firmware", err
    except DialRefused as err:
        key, cause = "dial_refused", err
        if err.problem:
            key = _PROBLEMS[err.problem]
        placeholders |= {"errno": err.errno or "-", "meaning": err.meaning or str(err)}
    raise HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=placeholders,
    ) from cause
