"""The action that ends calls: those that an extension is in, or a single one."""

from functools import partial
from typing import Final

import voluptuous as vol

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)

from ..calls.model import Call, CallState, MemberKind, MemberState
from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature, PhoneSystem
from ..systems.errors import CallNotFound, OrderProblem
from .call_choice import ABOUT_CALL, ATTR_CALL_ID, ATTR_EXTENSION, async_ask, async_call
from .orders import OrderTexts, async_check_right, async_order, once
from .parties import require_extension
from .request import invalid, pbx_of, require

SERVICE_HANG_UP: Final = "hang_up"

_TEXTS: Final = OrderTexts(
    unconfirmed="hang_up_unconfirmed",
    firmware="hang_up_firmware",
    refused="hang_up_refused",
    problems={OrderProblem.NOT_PERMITTED: "hang_up_not_permitted"},
)

_NOT_IN_CALL: Final = frozenset({None, MemberState.ENDED})


@callback
def async_setup_hang_up_action(hass: HomeAssistant) -> None:
    """Register the action."""
    hass.services.async_register(
        DOMAIN,
        SERVICE_HANG_UP,
        _async_hang_up,
        schema=vol.Schema(ABOUT_CALL),
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_hang_up(call: ServiceCall) -> ServiceResponse:
    """End calls, and say how many."""
    pbx = pbx_of(call)
    await async_check_right(pbx, call.context)
    ended = await async_hang_up(
        pbx,
        extension=call.data.get(ATTR_EXTENSION),
        call_id=call.data.get(ATTR_CALL_ID),
    )
    return {"hung_up": ended}


async def async_hang_up(
    pbx: PbxData, *, extension: str | None = None, call_id: str | None = None
) -> int:
    """Hang up, and return in how many calls.

    Args:
        pbx: The system.
        extension: Who hangs up, in every call that it is in. A call between two ends with it.
        call_id: Any id of the call that ends for all who are in it. Either this or the extension is given.

    Raises:
        ServiceValidationError: There is nothing to hang up, or the system cannot.
        HomeAssistantError: The system fails, refuses, or does not say whether it hung up.
    """
    require(pbx, Feature.HANG_UP, "hang_up_not_supported")
    if extension and not call_id:
        return await _async_hang_up_extension(pbx, extension)
    if call_id and not extension:
        return await _async_hang_up_call(pbx, call_id)
    raise invalid("hang_up_what")


async def _async_hang_up_extension(pbx: PbxData, extension: str) -> int:
    require_extension(pbx, extension, "hang_up_no_extension")
    tried: set[str] = set()
    with once(pbx, "hang_up_under_way", SERVICE_HANG_UP, ATTR_EXTENSION, extension):
        # Not every system names all whose phones ring when it is asked, so first comes what is known from reports.
        for is_asked in (False, True):
            if is_asked:
                await async_ask(pbx)
            calls = [
                call
                for call in pbx.tracker.open_calls
                if call.call_id not in tried and _is_in(extension, call)
            ]
            if ended := await _async_end(pbx, calls, extension):
                return ended
            tried |= {call.call_id for call in calls}
    raise invalid("hang_up_over" if tried else "hang_up_no_call")


async def _async_hang_up_call(pbx: PbxData, call_id: str) -> int:
    with once(pbx, "hang_up_under_way", SERVICE_HANG_UP, ATTR_CALL_ID, call_id):
        call = await async_call(pbx, call_id)
        if call.state is not CallState.ENDED and await _async_end(pbx, [call], None):
            return 1
    raise invalid("hang_up_over")


async def _async_end(pbx: PbxData, calls: list[Call], extension: str | None) -> int:
    """Hang up in calls. Return in how many: those that are over already do not count."""
    ended = 0
    for call in calls:
        # The same call may be ended by its id and by an extension.
        with once(pbx, "hang_up_under_way", SERVICE_HANG_UP, call.call_id):
            order = partial(_async_hung_up, pbx.system, call, extension)
            ended += await async_order(pbx, order, _TEXTS)
    return ended


async def _async_hung_up(
    system: PhoneSystem, call: Call, extension: str | None
) -> bool:
    """Hang up in a call. Answer whether it was still in progress."""
    try:
        await system.hang_up(call, extension)
    except CallNotFound:
        return False
    return True


def _is_in(extension: str, call: Call) -> bool:
    return any(
        member.kind is MemberKind.EXTENSION
        and member.number == extension
        and member.state not in _NOT_IN_CALL
        for member in call.members
    )
