"""Calls under control on a P-Series, its queue and its agents, up to the phones, the states and the log."""

from collections.abc import AsyncIterator

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from simulator.live_call import LiveCall
from simulator.yeastar_p import YeastarPSimulator

from .control_orders import SPEED, happened, listening, order, perform, talking
from .long_calls import over, people, ringing, shown
from .queue_sensors import Queue


@pytest.fixture
async def entry(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up a P-Series that can report."""
    async for entry in listening(hass, p_series):
        yield entry


# -- calls ---------------------------------------------------------------------------------------------------------------


async def test_refuse_ringing(
    hass: HomeAssistant, p_series: YeastarPSimulator, entry: MockConfigEntry
) -> None:
    """A call that rings is turned away too, and was missed."""
    anna, *_ = people(p_series)
    live = p_series._stage.begin(ringing(p_series, anna), SPEED)
    await shown(hass, entry, anna, "ringing")
    await order(entry, "refuse_call", live)
    await shown(hass, entry, anna, "idle")
    [logged] = await over(hass, entry)
    assert logged.call.outcome == "missed"


# -- prompts and keys ----------------------------------------------------------------------------------------------------


async def test_prompt(
    hass: HomeAssistant, p_series: YeastarPSimulator, entry: MockConfigEntry
) -> None:
    """The phone rings, somebody listens, and it is over; that the prompt has ended makes no second call."""
    anna, *_ = people(p_series)
    await perform(entry, "play_prompt", number=anna, prompts=["welcome"])
    await shown(hass, entry, anna, "ringing")
    assert len(await over(hass, entry)) == 1
    [call] = p_series.recorded
    assert call.picked_up_at is not None
    assert any(b'"type":30018' in push.body for push in p_series.pushes)


async def test_keys_are_not_kept(
    hass: HomeAssistant, p_series: YeastarPSimulator, entry: MockConfigEntry
) -> None:
    """Keys and answers, which may be secret, are in no log and begin no call."""
    anna, *_ = people(p_series)
    live = await talking(hass, p_series, entry, anna)
    pbx = entry.runtime_data
    taken = pbx.receiver.counters.accepted
    unknown = LiveCall(call_id="1700000001.7")
    bodies = [
        p_series.wire.key_pressed(live, "4711"),
        p_series.wire.survey_answered(live, "5"),
        p_series.wire.key_pressed(unknown, "4711"),
        p_series.wire.survey_answered(unknown, "5"),
    ]
    for body in bodies:
        await p_series.send(body)
    await happened(
        "All is taken in", lambda: pbx.receiver.counters.accepted >= taken + 4
    )
    assert len(pbx.tracker.open_calls) == 1
    kept = await pbx.log.journal(pbx.identity.log_key)
    assert kept
    assert not {received.body for received in kept} & set(bodies)


# -- the queue and its agents --------------------------------------------------------------------------------------------


@pytest.fixture
def queue(
    hass: HomeAssistant, p_series: YeastarPSimulator, entry: MockConfigEntry
) -> Queue:
    """Return the system's queue."""
    return Queue(hass, p_series, entry)


async def test_queue(
    hass: HomeAssistant,
    p_series: YeastarPSimulator,
    entry: MockConfigEntry,
    queue: Queue,
) -> None:
    """The queue is a device; its sensors follow who waits and who has talked, though no event says what it looks like."""
    names = [
        device.name
        for device in dr.async_child_entries_for_config_entry(
            dr.async_get(hass), entry.entry_id
        )
    ]
    assert "Queue Sales" in names
    await queue.shows(waiting_callers=0, available_agents=7)
    live = queue.waiting()
    await queue.shows(waiting_callers=1)
    anna, *_ = people(p_series)
    await order(entry, "route_call", live, to=anna)
    await shown(hass, entry, anna, "in_call")
    await queue.shows(available_agents=6)
    p_series._stage.hang_up(live, live.parties[0])
    await queue.shows(waiting_callers=0, available_agents=7, answered_today=1)


async def test_abandoned(p_series: YeastarPSimulator, queue: Queue) -> None:
    """A caller who gives up waits no more, and is counted."""
    live = queue.waiting()
    await queue.shows(waiting_callers=1)
    p_series._stage.hang_up(live, live.parties[0])
    await queue.shows(waiting_callers=0, abandoned_today=1)


async def test_pause(
    p_series: YeastarPSimulator, entry: MockConfigEntry, queue: Queue
) -> None:
    """An agent who is paused, by an order or at the phone, is not available."""
    anna, ben, _ = people(p_series)
    await queue.shows(available_agents=7)
    await perform(entry, "pause_agent", extension=anna)
    await queue.shows(available_agents=6)
    await p_series.set_agent_status(ben, "Paused", "Lunch")
    await queue.shows(available_agents=5)
    await perform(entry, "pause_agent", extension=anna, queue="6402", paused=False)
    await queue.shows(available_agents=6)
