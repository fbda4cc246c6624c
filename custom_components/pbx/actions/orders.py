"""What all orders to a phone system have in common: none is given twice, and a refusal says why."""

from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Final, NamedTuple

from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..data import PbxData
from ..systems.errors import (
    NotSupported,
    OrderProblem,
    OrderRefused,
    PbxError,
    Unconfirmed,
)
from .request import async_request, invalid

_UNDER_WAY: Final[HassKey[set[tuple[str, ...]]]] = HassKey(f"{DOMAIN}_under_way")
"""What the orders that are on their way are about, each with its entry."""


class OrderTexts(NamedTuple):
    """The keys of the texts about an order that was not carried out."""

    unconfirmed: str
    firmware: str
    refused: str
    problems: Mapping[OrderProblem, str]
    """Of a refusal whose reason is known."""


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
        placeholders = {"system": pbx.entry.title}
        cause: PbxError
        try:
            return await order()
        except Unconfirmed as err:
            key, cause = texts.unconfirmed, err
        except NotSupported as err:
            key, cause = texts.firmware, err
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
