"""What phones come to, and what Home Assistant shows of them meanwhile."""

import asyncio
from typing import Any

from asterisk_office.phone import Phone
from demo.patience import until
from homeassistant.core import HomeAssistant

from .. import shown
from .connected import Connected

STATES = {
    "1001": "sensor.office_extension_1001_anna_state",
    "1002": "sensor.office_extension_1002_ben_state",
    "1003": "sensor.office_extension_1003_cleo_state",
    "1004": "sensor.office_extension_1004_dan_state",
}


async def show(hass: HomeAssistant, state: str, *extensions: str) -> None:
    """Wait until all of some extensions show something."""

    async def now() -> list[str]:
        return [shown(hass, STATES[extension]) for extension in extensions]

    await until(f"{extensions} are {state}", now, lambda states: set(states) == {state})


async def call_id(connected: Connected) -> str:
    """Return the id of the only call."""
    [call] = connected.entry.runtime_data.tracker.open_calls
    return str(call.call_id)


async def named(connected: Connected, by: str, extension: str) -> dict[str, str]:
    """Return what names the only call, by an extension or by its id."""
    names = {"extension": extension, "call_id": await call_id(connected)}
    return {by: names[by]}


async def parted(*phones: Phone) -> list[tuple[Any, ...]]:
    """Wait until phones have come to the end of what they do, and return who ended each, and whether it had talked."""
    await asyncio.gather(*(phone.done() for phone in phones))
    for phone in phones:
        phone.check()
    legs = [leg for phone in phones for leg in phone.legs()]
    return [(leg.phone, leg.ended_by, leg.answered is not None) for leg in legs]
