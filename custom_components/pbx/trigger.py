"""The triggers of automations: what happens to calls."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers.trigger import Trigger

from .automations.call_triggers import (
    Answered,
    Ended,
    Failed,
    Held,
    Missed,
    Resumed,
    Transferred,
    WentToVoicemail,
)
from .automations.started_ringing import StartedRinging

TRIGGERS: dict[str, type[Trigger]] = {
    "answered": Answered,
    "ended": Ended,
    "failed": Failed,
    "held": Held,
    "missed": Missed,
    "resumed": Resumed,
    "started_ringing": StartedRinging,
    "transferred": Transferred,
    "went_to_voicemail": WentToVoicemail,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers by their keys."""
    return TRIGGERS
