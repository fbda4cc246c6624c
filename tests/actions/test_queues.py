"""The action that asks for queues, and the other actions on a P-Series."""

from collections.abc import AsyncIterator
from random import Random
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from simulator.huawei_aicc import HuaweiSimulator
from simulator.live_call import LiveCall
from simulator.openvox_uc import OpenVoxSimulator
from simulator.stories import story
from simulator.story import OUTSIDE, Action, Beat, Service
from simulator.system import SimulatedSystem
from simulator.yeastar_p import YeastarPSimulator

from .. import set_up_system


@pytest.fixture
async def entry(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> AsyncIterator[MockConfigEntry]:
    """Set up a P-Series."""
    entry = await set_up_system(hass, p_series)
    yield entry
    await hass.config_entries.async_unload(entry.entry_id)


async def ask(
    hass: HomeAssistant, action: str, entry: MockConfigEntry, **data: Any
) -> Any:
    """Perform an action and return its answer."""
    return await hass.services.async_call(
        DOMAIN,
        action,
        {"config_entry_id": entry.entry_id, **data},
        blocking=True,
        return_response=True,
    )


def in_queue(simulator: SimulatedSystem, *more: Beat) -> LiveCall:
    """Have somebody outside wait in the queue, and return the call."""
    number, trunk = simulator.office.queue, simulator.office.trunk
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to=number,
        caller="5550001",
        trunk=trunk,
    )
    picked_up = Beat(delay=0, action=Action.PICK_UP, service=Service.QUEUE, by=number)
    call = simulator.switchboard.new_call()
    for beat in (start, picked_up, *more):
        simulator.switchboard.apply(call, beat)
    return call


async def test_query_queues(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """Queues are counted and their calls listed, those of the queues that were named."""
    number = p_series.office.queue
    answer = await ask(hass, "query_queues", entry)
    [queue] = answer["queues"]
    agents = {agent.pop("extension"): agent for agent in queue.pop("agents")}
    assert agents.keys() == p_series.office.extensions.keys()
    name = p_series.office.extensions["202"]
    assert agents["202"] == {"name": name, "state": "available"}
    assert agents["208"]["state"] == "unavailable"
    assert queue == {
        "number": number,
        "name": "Sales",
        "waiting_calls": 0,
        "ringing_calls": 0,
        "active_calls": 0,
        "calls": [],
    }
    rings = Beat(delay=0, action=Action.RING, parties=("202",), path=number)
    call = in_queue(p_series, rings)
    answer = await ask(hass, "query_queues", entry, queue_numbers=[number])
    [queue] = answer["queues"]
    assert (queue["waiting_calls"], queue["ringing_calls"]) == (0, 1)
    [queued] = queue["calls"]
    assert queued.pop("seconds") >= 0
    assert queued == {
        "call_id": call.call_id,
        "state": "ringing",
        "caller_number": "5550001",
        "caller_name": None,
        "extension": "202",
    }
    assert (await ask(hass, "query_queues", entry, queue_numbers="6499")) == {
        "queues": []
    }


async def test_callers_without_names(
    hass: HomeAssistant, openvox: OpenVoxSimulator
) -> None:
    """A system that says how many wait, and not who, has them counted."""
    entry = await set_up_system(hass, openvox)
    in_queue(openvox)
    [queue] = (await ask(hass, "query_queues", entry))["queues"]
    assert (queue["waiting_calls"], queue["ringing_calls"]) == (1, 0)
    assert queue["calls"] == []


async def test_no_queues(hass: HomeAssistant, huawei: HuaweiSimulator) -> None:
    """A system whose queues cannot be asked for says so, and which can be asked."""
    entry = await set_up_system(hass, huawei)
    with pytest.raises(ServiceValidationError) as raised:
        await ask(hass, "query_queues", entry)
    assert raised.value.translation_key == "query_not_supported"
    assert raised.value.translation_placeholders == {
        "system": "Huawei Cloud contact centre",
        "supported": "Asterisk / FreePBX, Yeastar P-Series, Yeastar S-Series, OpenVox UC",
    }


@pytest.mark.parametrize(
    ("kind", "action"),
    [("inbound_answered", "query_inbound"), ("outbound_answered", "query_outbound")],
)
async def test_query_calls(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    p_series: YeastarPSimulator,
    kind: str,
    action: str,
) -> None:
    """Calls in progress are found by their direction and by their id."""
    played = story(kind, Random(1), p_series.office)
    call = p_series.switchboard.new_call()
    for beat in played.beats[:-2]:
        p_series.switchboard.apply(call, beat)
    [found] = (await ask(hass, action, entry))["calls"]
    assert found["call_id"] == call.call_id
    assert found["state"] == "in_call"
    assert found["caller_number"] == played.truth.caller
    direction = played.truth.direction
    assert (await ask(hass, "query_call", entry, type=direction))["calls"] == [found]
    [alone] = (await ask(hass, "query_call", entry, callid=call.call_id))["calls"]
    assert alone["direction"] == direction


async def test_dial(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """A call is made, and its id is the id under which it is found."""
    answer = await ask(hass, "dial", entry, extension="201", number="5550002")
    [found] = (await ask(hass, "query_call", entry, callid=answer["call_id"]))["calls"]
    assert found["call_id"] == answer["call_id"]
    [asked] = p_series.asked("call/dial")
    assert asked.fields["caller"] == "201"
