"""What sensors remember over a restart."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, override

from homeassistant.helpers.restore_state import ExtraStoredData

from .calls.live.live_state import LiveState
from .calls.live.views import CampaignView


@dataclass(frozen=True, slots=True)
class Remembered(ExtraStoredData):
    """What one sensor remembers, as JSON."""

    data: dict[str, Any]

    @override
    def as_dict(self) -> dict[str, Any]:
        """Return what is remembered."""
        return self.data


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How a sensor's part of the live state is remembered and taken back. Both are told what the sensor is about."""

    remember: Callable[[LiveState, str], dict[str, Any]]
    take_back: Callable[[LiveState, str, dict[str, Any]], None]


def campaign_memory(field: str) -> Memory:
    """Return how one field of what is seen of a campaign is remembered."""

    def remember(live_state: LiveState, campaign_id: str) -> dict[str, Any]:
        return {field: getattr(live_state.campaigns[campaign_id], field)}

    def take_back(
        live_state: LiveState, campaign_id: str, data: dict[str, Any]
    ) -> None:
        if data.get(field) is not None:
            live_state.restore_campaign(
                campaign_id, replace(CampaignView(), **{field: data[field]})
            )

    return Memory(remember=remember, take_back=take_back)
