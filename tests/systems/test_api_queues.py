"""Queues: found, asked about one at a time, and read in every shape in which they are described."""

from dataclasses import replace
import json
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.pbx.calls.model import (
    AgentState,
    Queue,
    QueueAgent,
    QueuedCall,
    QueuedCallState,
)
from custom_components.pbx.systems.errors import BadReply
from simulator.live_call import LiveCall
from simulator.story import OUTSIDE, Action, Beat, Service

from .api import Api, answer, ring

CALLER = "03012345"
QUEUES = "custom_components.pbx.systems.asterisk_based.queues"


def queue_of(api: Api) -> str:
    """Return the number of the system's queue."""
    number: str = api.sim.office.queue
    return number


def waiting(api: Api, *more: Beat) -> LiveCall:
    """Have somebody outside wait in the queue."""
    number = queue_of(api)
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to=number,
        caller=CALLER,
        trunk=api.sim.office.trunk,
    )
    picked_up = Beat(delay=0, action=Action.PICK_UP, service=Service.QUEUE, by=number)
    return api.call(start, picked_up, *more)


def states(queue: Queue) -> dict[str, AgentState]:
    """Return what the agents of a queue do."""
    return {agent.extension: agent.state for agent in queue.agents}


async def test_who_waits(api: Api) -> None:
    """A caller waits until an agent has taken the call, also while phones ring."""
    client = await api.connected()
    anna, ben, *_ = api.sim.office.reachable
    [queue] = await client.query_queues()
    assert (queue.number, queue.name) == (queue_of(api), "Sales")
    assert (queue.waiting, queue.calls) == (0, ())
    waiting(api)
    waiting(api, ring(anna))
    waiting(api, ring(ben), answer(ben))
    [queue] = await client.query_queues([queue_of(api)])
    assert queue.waiting == 2
    found = states(queue)
    assert found[anna] is AgentState.RINGING
    assert found[ben] is AgentState.BUSY
    [gone] = api.sim.office.unregistered
    assert found.pop(gone) is AgentState.UNAVAILABLE
    assert list(found.values()).count(AgentState.AVAILABLE) == len(found) - 2


async def test_paused(api: Api) -> None:
    """An agent who is paused is shown so."""
    client = await api.connected()
    anna, *_ = api.sim.office.reachable
    await client.pause_agent(anna, queue_of(api), paused=True)
    [queue] = await client.query_queues()
    assert states(queue)[anna] is AgentState.PAUSED


async def test_other_queues(api: Api) -> None:
    """A queue that the system does not have is not asked about."""
    client = await api.connected()
    assert await client.query_queues(["1"]) == []
    assert api.asked() == ["queue/query"]


async def test_limit(api: Api) -> None:
    """No more queues are asked about than can have a device."""
    client = await api.connected()
    with patch(f"{QUEUES}.MAX_QUEUES", 0):
        assert await client.query_queues() == []
    assert api.asked() == ["queue/query"]


async def test_callers(yeastar_api: Api) -> None:
    """Who waits is named by channel. The call's id, by which everything else knows it, is looked up."""
    client = await yeastar_api.connected()
    live = waiting(yeastar_api)
    [queue] = await client.query_queues()
    [call] = queue.calls
    assert call.seconds is not None
    assert replace(call, seconds=None) == QueuedCall(
        call_id=live.call_id, state=QueuedCallState.WAITING, caller_number=CALLER
    )
    yeastar_api.sim.fail("call/query", "10003")
    [queue] = await client.query_queues()
    assert [call.call_id for call in queue.calls] == [live.parties[0].channel_id]


async def test_openvox_table(openvox_api: Api) -> None:
    """The table and the example do not agree on what the answer calls the queue."""
    client = await openvox_api.connected()
    openvox_api.sim.configure("queue_key", "queues")
    waiting(openvox_api)
    [queue] = await client.query_queues()
    assert queue.waiting == 1


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("0", AgentState.UNAVAILABLE),
        ("1", AgentState.AVAILABLE),
        ("2", AgentState.BUSY),
        ("3", AgentState.BUSY),
        ("4", AgentState.UNAVAILABLE),
        ("5", AgentState.UNAVAILABLE),
        ("6", AgentState.RINGING),
        ("7", AgentState.BUSY),
        ("8", AgentState.BUSY),
        ("9", AgentState.PAUSED),
        ("10", AgentState.BUSY),
        ("11", AgentState.UNAVAILABLE),
        ("", AgentState.UNAVAILABLE),
        (1, AgentState.AVAILABLE),
    ],
)
async def test_agent_states(
    yeastar_api: Api, code: str | int, state: AgentState
) -> None:
    """Each number stands for what an agent does. A wrong count of callers counts nobody away."""
    client = await yeastar_api.connected()
    status: dict[str, Any] = {
        "callercount": "",
        "members": [{"agent": "1000", "agentstatus": code}, {"agentstatus": "1"}],
        "callers": [{"callernum": "", "waittime": "", "channelid": "PJSIP/x-1"}],
    }
    listed = {"status": "Success", "queues": [{"number": "6700"}, {"queuename": "A"}]}
    told = {
        "status": "Success",
        "queues": [{"number": "6700", "queuestatus": [status]}],
    }
    with (
        yeastar_api.sim.canned("queue/query", json.dumps(listed).encode()),
        yeastar_api.sim.canned("queue/query_status", json.dumps(told).encode()),
    ):
        [queue] = await client.query_queues()
    call = QueuedCall(call_id="PJSIP/x-1", state=QueuedCallState.WAITING)
    agent = QueueAgent(extension="1000", state=state)
    assert queue == Queue(number="6700", calls=(call,), agents=(agent,))
    assert queue.waiting == 1


@pytest.mark.parametrize(
    "body",
    [
        b'{"status":"Success"}',
        b'{"status":"Success","queues":[]}',
        b'{"status":"Success","queues":[{"number":"6700"}]}',
        b'{"status":"Failed","errno":"10013"}',
    ],
)
async def test_nothing_said(yeastar_api: Api, body: bytes) -> None:
    """An answer that says nothing of the queue does not stand for an empty queue."""
    client = await yeastar_api.connected()
    with (
        yeastar_api.sim.canned("queue/query_status", body),
        pytest.raises(BadReply),
    ):
        await client.query_queues()
