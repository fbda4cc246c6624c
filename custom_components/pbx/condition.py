"""The conditions of automations: what goes on, whose number it is, and whether the business is open."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers.condition import Condition

from .automations.call_conditions import (
    NUMBER_IN_GROUP,
    WITHIN_BUSINESS_HOURS,
    NumberInGroup,
    WithinBusinessHours,
)
from .automations.state_conditions import HasCallsToReturn, IsActive, IsRinging

CONDITIONS: dict[str, type[Condition]] = {
    "has_calls_to_return": HasCallsToReturn,
    "is_active": IsActive,
    NUMBER_IN_GROUP: NumberInGroup,
    "is_ringing": IsRinging,
    WITHIN_BUSINESS_HOURS: WithinBusinessHours,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions by their keys."""
    return CONDITIONS
