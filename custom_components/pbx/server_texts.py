"""Texts in the language of Home Assistant itself, for what reaches people as it was written here."""

from collections.abc import Mapping

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import translation
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

COMMON = "common"
TEXTS: HassKey[Mapping[str, str]] = HassKey(f"{DOMAIN}_texts")


async def async_get_texts(
    hass: HomeAssistant, category: str = COMMON
) -> Mapping[str, str]:
    """Return the texts of a category by key. What is not translated is in English."""
    found = await translation.async_get_translations(
        hass, hass.config.language, category, {DOMAIN}
    )
    prefix = f"component.{DOMAIN}.{category}."
    return {key.removeprefix(prefix): text for key, text in found.items()}


async def async_keep_texts(hass: HomeAssistant) -> None:
    """Keep the texts in the language that Home Assistant has, for ``get_texts``."""

    async def keep(_: Event) -> None:
        hass.data[TEXTS] = await async_get_texts(hass)

    hass.data[TEXTS] = await async_get_texts(hass)
    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, keep)


def get_texts(hass: HomeAssistant) -> Mapping[str, str]:
    """Return the texts by key where nothing can be waited for. Any thread may ask."""
    return hass.data[TEXTS]
