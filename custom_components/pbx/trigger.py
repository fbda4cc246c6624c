"""The triggers of automations: what happens to calls, to callers in queues and in campaigns."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers.trigger import Trigger

from .automations.call_triggers import (
    Answered,
    CampaignResultReceived,
    Ended,
    Failed,
    Held,
    Missed,
    Resumed,
    Transferred,
    WentToVoicemail,
)
from .automations.repeated_callers import CallerRepeated
from .automations.started_ringing import StartedRinging
from .automations.waiting_callers import CallerWaited

TRIGGERS: dict[str, type[Trigger]] = {
    "answered": Answered,
    "caller_repeated": CallerRepeated,
    "caller_waited": CallerWaited,
    "campaign_result_received": CampaignResultReceived,
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
