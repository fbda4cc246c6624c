"""Whether the business is open, as an entity of people's own choice says for a phone system."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant, callback

from ..const import CONF_BUSINESS_HOURS

NOT_SET = "business_hours_not_set"
UNAVAILABLE = "business_hours_unavailable"


class NoBusinessHours(Exception):
    """It is not known whether the business is open. ``reason`` is ``NOT_SET`` or ``UNAVAILABLE``."""

    def __init__(self, reason: str, entity_id: str | None = None) -> None:
        """Keep why."""
        super().__init__(reason)
        self.reason = reason
        self.entity_id = entity_id


@callback
def is_open(hass: HomeAssistant, entry: ConfigEntry[Any]) -> bool:
    """Answer whether the business is open now. Raises NoBusinessHours."""
    entity_id = entry.options.get(CONF_BUSINESS_HOURS)
    if not entity_id:
        raise NoBusinessHours(NOT_SET)
    state = hass.states.get(entity_id)
    if state is None or state.state not in {STATE_ON, STATE_OFF}:
        raise NoBusinessHours(UNAVAILABLE, entity_id)
    return state.state == STATE_ON
