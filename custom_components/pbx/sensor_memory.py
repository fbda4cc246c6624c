"""What sensors remember over a restart."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, override

from homeassistant.helpers.restore_state import ExtraStoredData
from homeassistant.util import dt as dt_util

from .calls.board import Board
from .calls.model import Outcome
from .calls.views import Caller, CampaignView


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


def _remember_caller(caller: Caller | None) -> dict[str, Any]:
    if caller is None:
        return {}
    return {
        "number": caller.number,
        "name": caller.name,
        "called_number": caller.called_number,
        "at": caller.at.isoformat(),
    }


def _caller(data: dict[str, Any]) -> Caller | None:
    if not (at := dt_util.parse_datetime(data.get("at", ""))):
        return None
    return Caller(
        number=data.get("number"),
        name=data.get("name"),
        called_number=data.get("called_number"),
        at=at,
    )


def _take_back_caller(board: Board, _: str, data: dict[str, Any]) -> None:
    if caller := _caller(data):
        board.restore_caller(caller)


def _take_back_missed_caller(board: Board, _: str, data: dict[str, Any]) -> None:
    if caller := _caller(data):
        board.restore_missed_caller(caller)


def count_memory(outcome: Outcome, count: Callable[[Board], int]) -> Memory:
    """Return how today's count of an outcome is remembered: for the rest of the same local day."""

    def remember(board: Board, _: str) -> dict[str, Any]:
        day = board.system.today.date
        return {"count": count(board), "date": day.isoformat() if day else None}

    def take_back(board: Board, _: str, data: dict[str, Any]) -> None:
        if day := dt_util.parse_date(data.get("date") or ""):
            board.restore_count(outcome, data.get("count", 0), day)

    return Memory(remember=remember, take_back=take_back)


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


LAST_CALLER = Memory(
    remember=lambda board, _: _remember_caller(board.system.last_caller),
    take_back=_take_back_caller,
)
LAST_MISSED_CALLER = Memory(
    remember=lambda board, _: _remember_caller(board.system.last_missed_caller),
    take_back=_take_back_missed_caller,
)
