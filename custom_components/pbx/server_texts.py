"""Texts in the language of Home Assistant itself, for what reaches people as it was written here."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant
from homeassistant.helpers import translation

from .const import DOMAIN

CATEGORY = "common"
PREFIX = f"component.{DOMAIN}.{CATEGORY}."


async def async_get_texts(hass: HomeAssistant) -> Mapping[str, str]:
    """Return the texts by key. What is not translated is in English."""
    found = await translation.async_get_translations(
        hass, hass.config.language, CATEGORY, {DOMAIN}
    )
    return {key.removeprefix(PREFIX): text for key, text in found.items()}
