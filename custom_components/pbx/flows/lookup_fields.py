"""The fields of the reverse lookup. They are there once an integration offers one."""

from collections.abc import Mapping
from typing import Any

import voluptuous as vol

from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..const import (
    CONF_LOOKUPS_PER_HOUR,
    CONF_NUMBER_LOOKUP,
    DEFAULT_LOOKUPS_PER_HOUR,
    NO_LOOKUP,
)
from ..number_lookup import get_number_lookups
from ..systems.base import Feature, PhoneSystem
from .schemas import number_field

MOST_LOOKUPS_PER_HOUR = 1_000
"""How many lookups an hour can be allowed."""


def lookup_fields(
    hass: HomeAssistant, system: type[PhoneSystem], options: Mapping[str, Any]
) -> dict[vol.Marker, Any]:
    """Ask who is asked for the names of callers, and how often at most.

    Args:
        hass: Home Assistant.
        system: The system.
        options: What was chosen before. It can be chosen again although its integration is gone.
    """
    if Feature.QUERY_INBOUND not in system.features:
        return {}
    chosen = options.get(CONF_NUMBER_LOOKUP, NO_LOOKUP)
    names = {NO_LOOKUP: NO_LOOKUP, chosen: chosen}
    names |= {key: lookup.name for key, lookup in get_number_lookups(hass).items()}
    if len(names) == 1:
        return {}
    choices = [SelectOptionDict(value=key, label=name) for key, name in names.items()]
    most = vol.Required(CONF_LOOKUPS_PER_HOUR, default=DEFAULT_LOOKUPS_PER_HOUR)
    return {
        vol.Required(CONF_NUMBER_LOOKUP, default=NO_LOOKUP): SelectSelector(
            SelectSelectorConfig(
                options=choices,
                translation_key=CONF_NUMBER_LOOKUP,
                mode=SelectSelectorMode.DROPDOWN,
            )
        ),
        most: number_field(1, MOST_LOOKUPS_PER_HOUR),
    }
