"""What all actions about a call have in common: who may, which call, and that the system is told once."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import voluptuous as vol

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)

from ..calls.model import Call
from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature
from ..systems.errors import CallNotFound
from .call_choice import ABOUT_CALL, ATTR_CALL_ID, ATTR_EXTENSION
from .orders import async_check_right, async_order, once, require_for, texts_of
from .request import invalid, pbx_of

type Fields = Mapping[str, Any]
"""What an action was called with."""


class CallOrder[Extension](NamedTuple):
    """An order about a call."""

    needs: Feature
    """What the system must be able to do."""
    choose: Callable[
        [PbxData, str | None, str | None], Awaitable[tuple[Call, Extension]]
    ]
    """Returns the call and the extension that an extension or an id stand for."""
    give: Callable[[PbxData, Call, Extension, Fields], Awaitable[None]]
    """Tells the system."""
    fields: Mapping[Any, Any] = {}
    """The action's own fields."""
    asks_after: bool = False
    """Whether the system is asked afterwards what became of the call, because reports of such orders may look like repetitions."""


@callback
def async_register[Extension](
    hass: HomeAssistant, service: str, order: CallOrder[Extension]
) -> None:
    """Register the action that gives an order."""
    hass.services.async_register(
        DOMAIN,
        service,
        partial(_async_perform, service, order),
        schema=vol.Schema({**ABOUT_CALL, **order.fields}),
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_perform[Extension](
    service: str, order: CallOrder[Extension], asked: ServiceCall
) -> ServiceResponse:
    """Find the call, tell the system, and say which call it was."""
    pbx = pbx_of(asked)
    await async_check_right(pbx, asked.context)
    require_for(pbx, order.needs, service)
    extension = asked.data.get(ATTR_EXTENSION)
    call_id = asked.data.get(ATTR_CALL_ID)
    about = (ATTR_CALL_ID, call_id) if call_id else (ATTR_EXTENSION, extension or "")
    with once(pbx, "order_under_way", service, *about):
        call, who = await order.choose(pbx, extension, call_id)
        # The same call may be meant by its id and by an extension.
        with once(pbx, "order_under_way", service, call.call_id):
            give = partial(_async_give, order.give, pbx, call, who, asked.data)
            await async_order(pbx, give, texts_of(service))
    if order.asks_after:
        pbx.follow_up.async_ask_after_order(call.call_id)
    return {"call_id": call.call_id}


async def _async_give(give: Callable[..., Awaitable[None]], *about: Any) -> None:
    try:
        await give(*about)
    except CallNotFound as err:
        raise invalid("order_over") from err
