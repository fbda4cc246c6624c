"""Calls that a simulated system has recorded, and that are in the log."""

from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.model import Call
from homeassistant.core import HomeAssistant

from . import ApiSimulator
from .calls.example_calls import answered
from .log_of_entry import put


async def recording_of(simulator: ApiSimulator) -> str:
    """Have a call recorded, and return what its record calls the recording."""
    simulator.configure("recording", value=True)
    await simulator.play("inbound_answered", speed=1000)
    return simulator.records()[-1].recording


async def put_recorded(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    simulator: ApiSimulator,
    seconds: int = 0,
    **more: Any,
) -> Call:
    """Put a call into the log that was recorded, and return it."""
    name = await recording_of(simulator)
    call = answered(seconds, recording=name, **more)
    await put(hass, entry, call)
    return call
