"""Texts in the language of Home Assistant itself, for what reaches people as it was written here."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant
from homeassistant.helpers import translation

from .const import DOMAIN

COMMON = "common"


async def async_get_texts(
    hass: HomeAssistant, category: str = COMMON
) -> Mapping[str, str]:
    """Return the texts of a category by key. What is not translated is in English."""
    found = await translation.async_get_translations(
        hass, hass.config.language, category, {DOMAIN}
    )
    prefix = f"component.{DOMAIN}.{category}."
    return {key.removeprefix(prefix): text for key, text in found.items()}
