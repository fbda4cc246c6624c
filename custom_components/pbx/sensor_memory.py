"""What sensors remember over a restart."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, override

from homeassistant.helpers.restore_state import ExtraStoredData

from .calls.board import Board
from .calls.views import CampaignView


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
    """How a sensor's part of the board is remembered and taken back. Both are told what the sensor is about."""

    remember: Callable[[Board, str], dict[str, Any]]
    take_back: Callable[[Board, str, dict[str, Any]], None]


def campaign_memory(field: str) -> Memory:
    """Return how one field of what is seen of a campaign is remembered."""

    def remember(board: Board, campaign_id: str) -> dict[str, Any]:
        return {field: getattr(board.campaigns[campaign_id], field)}

    def take_back(board: Board, campaign_id: str, data: dict[str, Any]) -> None:
        if data.get(field) is not None:
            board.restore_campaign(
                campaign_id, replace(CampaignView(), **{field: data[field]})
            )

    return Memory(remember=remember, take_back=take_back)
