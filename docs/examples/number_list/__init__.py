"""Says whose number it is that calls, from a file on this machine."""

import voluptuous as vol

from homeassistant.const import CONF_FILE_PATH
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType

DOMAIN = "number_list"

CONFIG_SCHEMA = vol.Schema(
    {DOMAIN: vol.Schema({vol.Required(CONF_FILE_PATH): cv.string})},
    extra=vol.ALLOW_EXTRA,
)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Keep where the file is."""
    hass.data[DOMAIN] = hass.config.path(config[DOMAIN][CONF_FILE_PATH])
    return True
