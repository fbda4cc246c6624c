"""The forms that settle on which way a phone system reports."""

from collections.abc import Iterable

import voluptuous as vol

from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..const import (
    CONF_DELIVERY,
    CONF_SECRET,
    CONF_SIGNING_SECRET,
    CONF_STREAM_PORT,
    CONF_UNSIGNED,
)
from ..systems.base import PhoneSystem
from ..systems.settings import Delivery
from .schemas import SECRET, port_field


def delivery_schema(deliveries: Iterable[Delivery]) -> vol.Schema:
    """Ask on which of the ways that a system offers its reports shall come, and suggest the first."""
    ways = [delivery.value for delivery in deliveries]
    return vol.Schema(
        {
            vol.Required(CONF_DELIVERY, default=ways[0]): SelectSelector(
                SelectSelectorConfig(
                    options=ways,
                    translation_key=CONF_DELIVERY,
                    mode=SelectSelectorMode.LIST,
                )
            )
        }
    )


def signing_schema() -> vol.Schema:
    """Ask for what a system signs its reports with, which that system has made up, or to do without."""
    return vol.Schema(
        {
            vol.Optional(CONF_SIGNING_SECRET): SECRET,
            vol.Required(CONF_UNSIGNED, default=False): BooleanSelector(),
        }
    )


def stream_login_schema(system: type[PhoneSystem]) -> vol.Schema:
    """Ask for what a stream takes that has a port and a login of its own. Without a password the known one stays."""
    port = system.defaults.stream_port
    return vol.Schema(
        {
            vol.Required(CONF_STREAM_PORT, default=port): port_field(1),
            vol.Optional(CONF_SECRET): SECRET,
        }
    )
