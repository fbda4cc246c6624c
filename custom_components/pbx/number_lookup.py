"""Lets other integrations say whose number it is that calls.

Such an integration has a module ``pbx`` with ``async def async_get_number_lookups(hass) -> list[NumberLookup]``. It is called
once, when Home Assistant has loaded the integration. See docs/reverse-lookup.md.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.integration_platform import (
    async_process_integration_platforms,
)
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, LOGGER

MOST_LOOKUPS: Final = 100
"""How many lookups all integrations together may offer."""


@dataclass(frozen=True, slots=True, repr=False)
class FoundName:
    """Whose number it is."""

    name: str


class NumberLookup(ABC):
    """Somebody who can be asked whose number it is."""

    key: str
    """Tells it from the other lookups of its integration, and stays the same. Letters, digits and underscores."""

    name: str
    """What people choose it by."""

    @abstractmethod
    async def async_look_up(self, number: str) -> FoundName | None:
        """Return whose number it is.

        Args:
            number: The number: with a plus and the country's in front where the country is known, else as the system printed it.

        Returns:
            The name; None if there is none. That is remembered, so raise an error where nobody could be asked.
        """


@singleton(HassKey[dict[str, NumberLookup]](f"{DOMAIN}_number_lookups"))
def get_number_lookups(hass: HomeAssistant) -> dict[str, NumberLookup]:
    """Return the lookups that integrations offer, by the integration's domain, a dot and the lookup's key."""
    return {}


async def async_collect_number_lookups(hass: HomeAssistant) -> None:
    """Take in the lookups of every integration that is loaded now or later."""
    lookups = get_number_lookups(hass)

    async def take(hass: HomeAssistant, domain: str, platform: Any) -> None:
        if not hasattr(platform, "async_get_number_lookups"):
            return
        for lookup in await platform.async_get_number_lookups(hass):
            if len(lookups) >= MOST_LOOKUPS:
                LOGGER.warning("%s offers more reverse lookups than fit", domain)
                return
            lookups[f"{domain}.{lookup.key}"] = lookup

    await async_process_integration_platforms(hass, DOMAIN, take)
