"""Simulated systems that applications have hang up: what they accept, and what they report."""

import asyncio
import json
from typing import Any

import pytest

from simulator.api_system import ApiSystem
from simulator.live_call import LiveCall
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.yeastar_p import YeastarPSimulator
from simulator.yeastar_s import YeastarSimulator

from .listening import Listener, ask, listen, log_in
from .openapi_client import OpenApiClient, content, told

SUCCESS = {"status": "Success"}
NOBODY = Truth(direction="", outcome="", caller="", called="")


def failed(errno: str) -> dict[str, Any]:
    """Return the answer that something went wrong."""
    return {"status": "Failed", "errno": errno}


def beat(action: Action, by: str = "", delay: float = 1, **more: Any) -> Beat:
    """Return what happens a second after the beat before."""
    return Beat(delay=delay, action=action, by=by, **more)


def group(sim: ApiSystem | YeastarPSimulator, *then: Beat) -> Story:
    """Have somebody outside ring two extensions, and then whatever follows."""
    first, second, *_ = sim.office.reachable
    start = beat(
        Action.START,
        OUTSIDE,
        0,
        caller="0301",
        to=sim.office.ring_group,
        trunk=sim.office.trunk,
    )
    return Story(
        kind="",
        truth=NOBODY,
        beats=(start, beat(Action.RING, parties=(first, second)), *then),
    )


async def rung(sim: ApiSystem | YeastarPSimulator, story: Story) -> LiveCall:
    """Play a story until phones ring."""
    call = sim._stage.begin(story, 1000)
    async with asyncio.timeout(10):
        while len(call.parties) < 3:
            await asyncio.sleep(0.001)
    return call


@pytest.mark.parametrize(
    ("endpoint", "fields", "errno"),
    [
        ("call/hangup", {}, "10004"),
        ("call/hangup", {"channelid": ""}, "10004"),
        ("call/hangup", {"channelid": "PJSIP/1000-00000001"}, "10007"),
    ],
)
async def test_yeastar_refused(
    yeastar: YeastarSimulator, endpoint: str, fields: dict[str, str], errno: str
) -> None:
    """What is missing or not there has a number."""
    token = await log_in(yeastar)
    assert await ask(yeastar, endpoint, fields, token=token) == failed(errno)


@pytest.mark.parametrize(
    ("endpoint", "fields", "errno"),
    [
        ("extension/hangup", {}, "10004"),
        ("extension/hangup", {"extid": "999"}, "10006"),
        ("extension/hangup", {"extid": "101"}, "10007"),
        ("inbound/hangup", {}, "10004"),
        ("inbound/hangup", {"inboundid": "1589879501.901"}, "10007"),
        ("outbound/hangup", {"outboundid": ""}, "10004"),
        ("outbound/hangup", {"outboundid": "1589879501.901"}, "10007"),
    ],
)
async def test_openvox_refused(
    openvox: OpenVoxSimulator, endpoint: str, fields: dict[str, str], errno: str
) -> None:
    """The same in OpenVox's words."""
    token = await log_in(openvox)
    assert await ask(openvox, endpoint, fields, token=token) == failed(errno)


async def test_reported(yeastar: YeastarSimulator, listener: Listener) -> None:
    """The call ends with all who are in it and its record, and the story goes no further."""
    token = await listen(yeastar, listener)
    answered = beat(Action.ANSWER, yeastar.office.reachable[0], 3600_000)
    call = await rung(yeastar, group(yeastar, answered))
    fields = {"channelid": call.parties[0].channel_id}
    assert await ask(yeastar, "call/hangup", fields, token=token) == SUCCESS
    await yeastar.calls_over()
    bodies = listener.bodies
    assert not yeastar.switchboard.in_progress
    assert list(yeastar.recorded)[-1].answered_at is None
    [record] = [body for body in bodies if body["event"] == "NewCdr"]
    assert record["status"] == "NO ANSWER"
    [gone] = [
        body
        for body in bodies
        if body["event"] == "CallStatus" and "BYE" in json.dumps(body)
    ]
    assert json.dumps(gone).count("BYE") == 3


async def test_one_of_two(yeastar: YeastarSimulator) -> None:
    """Whoever hung up while others ring does not answer any more, though the story had it so."""
    token = await log_in(yeastar)
    first, second, *_ = yeastar.office.reachable
    story = group(
        yeastar,
        beat(Action.ANSWER, first, 500),
        beat(Action.HANG_UP, OUTSIDE),
        beat(Action.RECORD),
    )
    call = await rung(yeastar, story)
    party = call.party(first)
    assert party
    fields = {"channelid": party.channel_id}
    assert await ask(yeastar, "call/hangup", fields, token=token) == SUCCESS
    assert {party.number for party in call.live} == {"0301", second}
    await yeastar.calls_over()
    assert not call.in_progress
    assert not call.answerers


async def test_p_series(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """The P-Series answers with the call's id, and reports the end."""
    await client.log_in()
    socket = await client.subscribed(30011, 30012)
    call = await rung(yeastar_p, group(yeastar_p, beat(Action.RECORD, delay=3600_000)))
    refused = await client.post("call/hangup")
    assert refused["invalid_param_list"] == [
        {"field": "channel_id", "validation_type": "required"}
    ]
    assert (await client.post("call/hangup", channel_id="gone"))["errcode"] == 60001
    reply = await client.post("call/hangup", channel_id=call.parties[0].channel_id)
    assert (reply["errcode"], reply["call_id"]) == (0, call.call_id)
    events: list[dict[str, Any]] = []
    while not events or events[-1]["type"] != 30012:
        events.append(await told(socket))
    assert content(events[-1])["call_id"] == call.call_id
    assert not yeastar_p.switchboard.in_progress
