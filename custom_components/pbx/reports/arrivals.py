"""What has come of a phone system's reports, for a dialog that waits for the first."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import (
    async_dispatcher_connect,
    async_dispatcher_send,
)
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN


class ArrivalKind(StrEnum):
    """What became of something that came."""

    REPORT = "report"
    """It was taken."""
    REFUSED_SOURCE = "refused_source"
    """It came from an address that may not report."""
    WRONG_SIGNATURE = "wrong_signature"
    OTHER_SYSTEM = "other_system"
    """It names another system as its sender."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came. ``source`` is the address that was refused, where it is known."""

    kind: ArrivalKind
    source: str | None = None


REPORT = Arrival(ArrivalKind.REPORT)

_LATEST: HassKey[dict[str, Arrival]] = HassKey(f"{DOMAIN}_arrivals")


@callback
def async_note(hass: HomeAssistant, entry: ConfigEntry[Any], arrival: Arrival) -> None:
    """Note that something came. Once a report was taken, nothing else counts."""
    latest = hass.data.setdefault(_LATEST, {})
    if latest.get(entry.entry_id) != REPORT:
        latest[entry.entry_id] = arrival
        async_dispatcher_send(hass, _signal(entry.entry_id), arrival)


@callback
def async_forget(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Forget what came, because the system is set up anew or removed."""
    hass.data.setdefault(_LATEST, {}).pop(entry.entry_id, None)


@callback
def async_latest(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Arrival | None:
    """Return what came since the system was set up; None when nothing did."""
    return hass.data.get(_LATEST, {}).get(entry.entry_id)


async def async_next(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Arrival:
    """Return what comes next, also when the system is set up anew meanwhile."""
    came: asyncio.Future[Arrival] = hass.loop.create_future()

    @callback
    def note(arrival: Arrival) -> None:
        if not came.done():
            came.set_result(arrival)

    unlisten = async_dispatcher_connect(hass, _signal(entry.entry_id), note)
    try:
        return await came
    finally:
        unlisten()


def _signal(entry_id: str) -> str:
    return f"{DOMAIN}_arrival_{entry_id}"
