"""Texts in the language of Home Assistant itself, for what reaches people as it was written here."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import translation

from .const import DOMAIN

CATEGORY = "common"
PREFIX = f"component.{DOMAIN}.{CATEGORY}."


async def async_get_texts(hass: HomeAssistant) -> Mapping[str, str]:
    """Return the texts by key. What is not translated is in English."""
    found = await translation.async_get_translations(
        hass, hass.config.language, CATEGORY, {DOMAIN}
    )
    return _by_key(found)


@callback
def get_texts(hass: HomeAssistant) -> Mapping[str, str]:
    """Return the texts by key where nothing can be waited for; any thread may ask.

    Home Assistant loads them when the integration is set up and when its language is changed. Until then there are none.
    """
    return _by_key(
        translation.async_get_cached_translations(
            hass, hass.config.language, CATEGORY, DOMAIN
        )
    )


def _by_key(found: Mapping[str, str]) -> Mapping[str, str]:
    return {key.removeprefix(PREFIX): text for key, text in found.items()}
