"""What all orders to a phone system have in common: none is given twice, and a refusal says why."""

from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Final, NamedTuple

from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..data import PbxData
from ..systems.base import Feature
from ..systems.errors import (
    NotSupported,
    OrderProblem,
    OrderRefused,
    PbxError,
    Unconfirmed,
)
from .log_reading import async_user_of, may_read
from .request import async_request, invalid, require

_UNDER_WAY: Final[HassKey[set[tuple[str, ...]]]] = HassKey(f"{DOMAIN}_under_way")
"""What the orders that are on their way are about, each with its entry."""


class OrderTexts(NamedTuple):
    """The keys of the texts about an order that was not carried out."""

    unconfirmed: str
    firmware: str
    refused: str
    problems: Mapping[OrderProblem, str]
    """Of a refusal whose reason is known."""
    action: str = ""
    """What was ordered, for texts that are about several orders: the name of the action, which is the same in all languages."""


_PROBLEMS: Final = {
    OrderProblem.NO_SUCH_EXTENSION: "order_extension_refused",
    OrderProblem.EXTENSION_BUSY: "order_busy",
    OrderProblem.NOT_PERMITTED: "order_not_permitted",
    OrderProblem.NO_SUCH_NUMBER: "order_number_refused",
    OrderProblem.NO_SUCH_QUEUE: "order_no_queue",
    OrderProblem.NO_QUEUE_NAMED: "order_which_queue",
    OrderProblem.NOT_IN_QUEUE: "order_not_in_queue",
    OrderProblem.NOT_CONNECTED: "order_not_connected",
    OrderProblem.TOO_LATE: "order_too_late",
    OrderProblem.PHONE_DOES_NOT: "order_phone_does_not",
}


def require_for(pbx: PbxData, needed: Feature, service: str) -> None:
    """Raise ServiceValidationError where a system has no function that an action needs.

    Args:
        pbx: The system.
        needed: The function.
        service: The action, without the domain.
    """
    require(pbx, needed, "order_not_supported", action=f"{DOMAIN}.{service}")


def texts_of(service: str) -> OrderTexts:
    """Return the texts about an order that has none of its own.

    Args:
        service: The action, without the domain.
    """
    return OrderTexts(
        unconfirmed="order_unconfirmed",
        firmware="order_firmware",
        refused="order_refused",
        problems=_PROBLEMS,
        action=f"{DOMAIN}.{service}",
    )


async def async_check_right(pbx: PbxData, context: Context | None) -> None:
    """Raise Unauthorized where whoever gives an order may not: they are those who may not read the call log either.

    Args:
        pbx: The system.
        context: Who gives the order; nobody for an automation.
    """
    user = await async_user_of(pbx.coordinator.hass, context)
    if not may_read(user, pbx):
        raise Unauthorized(context=context)


@contextmanager
def once(pbx: PbxData, error: str, *about: str) -> Generator[None]:
    """Let no second order about the same out while the system has not answered the first.

    Args:
        pbx: The system.
        error: The key of the text for whoever gives the second.
        about: What the order is, and about what.

    Raises:
        ServiceValidationError: Such an order is under way.
    """
    under_way = pbx.coordinator.hass.data.setdefault(_UNDER_WAY, set())
    this = (pbx.entry.entry_id, *about)
    if this in under_way:
        raise invalid(error)
    under_way.add(this)
    try:
        yield
    finally:
        under_way.discard(this)


async def async_order[T](
    pbx: PbxData, order: Callable[[], Awaitable[T]], texts: OrderTexts
) -> T:
    """Give an order once, and return what the system says. Raises HomeAssistantError when it is not carried out."""

    async def give() -> T:
        placeholders = {"system": pbx.entry.title, "action": texts.action}
        cause: PbxError
        try:
            return await order()
        except Unconfirmed as err:
            key, cause = texts.unconfirmed, err
        except NotSupported as err:
            key, cause = texts.firmware, err
            placeholders["missing"] = str(err)
        except OrderRefused as err:
            key, cause = texts.refused, err
            if err.problem:
                key = texts.problems.get(err.problem, key)
            placeholders |= {
                "errno": err.errno or "-",
                "meaning": err.meaning or str(err),
            }
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders=placeholders,
        ) from cause

    return await async_request(pbx, give)
