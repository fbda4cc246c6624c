"""The queues of Yeastar's S-Series and of an OpenVox, which tell of them only when they are asked."""

from collections.abc import AsyncIterator

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import Action
from simulator.yeastar_s import YeastarSimulator

from .control_orders import Simulator, listening
from .long_calls import beat, people, shown
from .queue_sensors import Queue


@pytest.fixture(params=["yeastar", "openvox"])
def simulator(
    request: pytest.FixtureRequest,
    yeastar: YeastarSimulator,
    openvox: OpenVoxSimulator,
) -> Simulator:
    """Have each simulated system in turn."""
    return {"yeastar": yeastar, "openvox": openvox}[request.param]


@pytest.fixture
async def entry(
    hass: HomeAssistant, simulator: Simulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up each system in turn."""
    async for entry in listening(hass, simulator):
        yield entry


@pytest.fixture
def queue(hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry) -> Queue:
    """Return the system's queue."""
    return Queue(hass, simulator, entry)


async def test_answered(
    hass: HomeAssistant, simulator: Simulator, entry: MockConfigEntry, queue: Queue
) -> None:
    """The queue is a device; its sensors follow who waits, who has talked, and who is free."""
    children = dr.async_child_entries_for_config_entry(
        dr.async_get(hass), entry.entry_id
    )
    assert "Queue Sales" in {device.name for device in children}
    free = len(simulator.office.reachable)
    await queue.shows(waiting_callers=0, available_agents=free)
    live = queue.waiting()
    await queue.shows(waiting_callers=1)
    anna, *_ = people(simulator)
    path = simulator.office.queue
    rings = beat(Action.RING, parties=(anna,), path=path)
    simulator._stage.direct(live, [rings])
    await shown(hass, entry, anna, "ringing")
    await queue.shows(waiting_callers=1, available_agents=free - 1)
    simulator._stage.direct(live, [beat(Action.ANSWER, anna)])
    await shown(hass, entry, anna, "in_call")
    await queue.shows(waiting_callers=0, available_agents=free - 1)
    simulator._stage.hang_up(live, live.parties[0])
    await queue.shows(answered_today=1, abandoned_today=0, available_agents=free)


async def test_abandoned(queue: Queue, simulator: Simulator) -> None:
    """A caller who gives up waits no more, and is counted."""
    live = queue.waiting()
    await queue.shows(waiting_callers=1)
    simulator._stage.hang_up(live, live.parties[0])
    await queue.shows(waiting_callers=0, abandoned_today=1)
