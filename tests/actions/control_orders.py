"""Orders about calls, given with the fields of the actions, and the calls that they are about."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any, Final

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.calls.tracking.open_call import REPEATED
from custom_components.pbx.const import CONF_REPORT_PORT, DOMAIN
from demo.patience import until
from demo.ports import free_port
from homeassistant.core import HomeAssistant
from simulator.live_call import LiveCall
from simulator.openvox_uc import OpenVoxSimulator
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .. import set_up, system_entry
from .long_calls import described, inbound, ringing, shown

type Simulator = YeastarSimulator | OpenVoxSimulator | YeastarPSimulator
type ByChannel = YeastarSimulator | YeastarPSimulator

SPEED: Final = 20
"""How much faster than life people pick up. They talk for a quarter of a minute then, if nobody hangs up."""


async def perform(entry: MockConfigEntry, action: str, **fields: Any) -> Any:
    """Perform an action, and return what it answers."""
    return await entry.runtime_data.coordinator.hass.services.async_call(
        DOMAIN,
        action,
        {"config_entry_id": entry.entry_id, **fields},
        blocking=True,
        return_response=True,
    )


async def order(
    entry: MockConfigEntry, action: str, live: LiveCall, **fields: Any
) -> None:
    """Give an order about a call, with the fields of the action."""
    known = described(live, entry)
    assert known
    await perform(entry, action, call_id=known.call_id, **fields)


async def listening(
    hass: HomeAssistant, simulator: Simulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up a system that can report."""
    simulator.dialling.dial_speed = SPEED
    options = {CONF_REPORT_PORT: free_port()}
    entry = await set_up(hass, system_entry(simulator, **options))
    await until("It reports", lambda: asyncio.sleep(0, simulator.target()), bool)
    yield entry
    await simulator.stop()


async def talking(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, called: str
) -> LiveCall:
    """Have somebody outside talk with an extension."""
    call = simulator._stage.begin(inbound(simulator, called), SPEED)
    await shown(hass, entry, called, "in_call")
    return call


async def no_longer_a_repetition() -> None:
    """Wait until a report that says the same as one before is news, and not that one sent twice."""
    await asyncio.sleep(REPEATED.total_seconds())


async def happened(what: str, true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    await until(what, lambda: asyncio.sleep(0, true()), bool)


async def offered(
    simulator: ByChannel, entry: MockConfigEntry, called: str
) -> LiveCall:
    """Have somebody call on a trunk under control, and wait until that is known."""
    simulator.configure("trunk_control", True)
    call = simulator._stage.begin(ringing(simulator, called), 1)
    await happened("The call is known", lambda: bool(described(call, entry)))
    assert call.waits
    return call
