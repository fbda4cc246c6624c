"""The actions about a call that nobody has answered: accept it, turn it away, send it to somebody else."""

from typing import Any, Final

import voluptuous as vol

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv

from ..calls.model import Call, Direction
from ..data import PbxData
from ..systems.base import Feature
from .call_choice import RINGING, async_choose, async_open_call, ringing_in
from .call_control import ATTR_TO
from .call_order import CallOrder, Fields, async_register
from .parties import numbers_to_dial, require_extension
from .request import invalid


@callback
def async_setup_incoming_calls(hass: HomeAssistant) -> None:
    """Register the actions."""
    for service, order in _ORDERS.items():
        async_register(hass, service, order)


async def _async_choose_ringing(
    pbx: PbxData, extension: str | None, call_id: str | None
) -> tuple[Call, str | None]:
    """Return a call that nobody has answered, and the extension whose phone shall pick up.

    Args:
        pbx: The system.
        extension: Whose phone rings for the call, or who is called by one that waits for being let in.
        call_id: Any id of the call. Without an extension, its phone is the only one that rings.

    Returns:
        The call and the extension; no extension where no phone rings, because the call waits for being let in.

    Raises:
        ServiceValidationError: There is no such call, or there are several, or several phones ring.
        HomeAssistantError: The system is not reached, or refuses.
    """
    if extension:
        require_extension(pbx, extension, "order_no_extension")
    if call_id:
        call = await _async_unanswered(pbx, call_id)
        if _waits(call):
            return call, None
    elif extension and (waiting := _waiting_for(pbx, extension)):
        return waiting, None
    return await async_choose(RINGING, pbx, extension, call_id)


async def _async_choose_inbound(
    pbx: PbxData, extension: str | None, call_id: str | None
) -> tuple[Call, None]:
    """Return a call from outside that nobody has answered, whichever phones ring for it. Raises as ``_async_choose_ringing``."""
    if extension or not call_id:
        found, _ = await async_choose(RINGING, pbx, extension, call_id)
        call_id = found.call_id
    call = await _async_unanswered(pbx, call_id)
    if call.direction in {Direction.INTERNAL, Direction.OUTBOUND}:
        raise invalid("order_inbound_only")
    return call, None


def _waiting_for(pbx: PbxData, extension: str) -> Call | None:
    """Return the only call of an extension if it has not been let in yet."""
    waiting = []
    for call in pbx.tracker.open_calls:
        if extension in ringing_in(call):
            return None
        if call.called_number == extension and _waits(call):
            waiting.append(call)
    return waiting[0] if len(waiting) == 1 else None


def _waits(call: Call) -> bool:
    """Answer whether a call may wait for being let in: it came from outside, and no phone rings for it."""
    unanswered = call.direction is Direction.INBOUND and not call.answered_at
    return unanswered and not ringing_in(call)


async def _async_unanswered(pbx: PbxData, call_id: str) -> Call:
    call = await async_open_call(pbx, call_id)
    if call.answered_at:
        raise invalid("order_answered")
    return call


async def _accept(
    pbx: PbxData, call: Call, extension: str | None, asked: Fields
) -> None:
    await pbx.system.accept(call, extension)


async def _refuse(pbx: PbxData, call: Call, extension: None, asked: Fields) -> None:
    await pbx.system.refuse(call)


async def _route(pbx: PbxData, call: Call, extension: None, asked: Fields) -> None:
    _, dialled = numbers_to_dial(pbx, asked[ATTR_TO])
    await pbx.system.route(call, dialled)


_ORDERS: Final[dict[str, CallOrder[Any]]] = {
    "accept_call": CallOrder(Feature.ACCEPT, _async_choose_ringing, _accept),
    "refuse_call": CallOrder(Feature.REFUSE, _async_choose_inbound, _refuse),
    "route_call": CallOrder(
        Feature.ROUTE,
        _async_choose_inbound,
        _route,
        {vol.Required(ATTR_TO): cv.string},
    ),
}
