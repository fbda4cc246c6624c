"""Simulated systems that play prompts, pause agents and keep phones from ringing when applications tell them to."""

import asyncio
from typing import Any

import pytest

from simulator.api_system import ApiSystem
from simulator.openvox_uc import OpenVoxSimulator
from simulator.stories_dialled import NOT_LIFTED
from simulator.story import Reason
from simulator.yeastar_s import YeastarSimulator

from .listening import Listener, ask, listen, log_in

SUCCESS = {"status": "Success"}


async def order(sim: ApiSystem, endpoint: str, **fields: str) -> dict[str, Any]:
    """Give an order."""
    token = sim.registration.token if sim.registration else await log_in(sim)
    return await ask(sim, endpoint, fields, token=token)


async def over(sim: ApiSystem) -> None:
    """Wait until all calls are over."""
    async with asyncio.timeout(10):
        await sim.calls_over()


async def test_prompt_on_an_extension(
    yeastar: YeastarSimulator, listener: Listener
) -> None:
    """The phone rings, somebody listens, and the PBX hangs up; the call's id is answered."""
    await listen(yeastar, listener)
    yeastar.dialling.dial_speed = 1000
    reply = await order(
        yeastar,
        "call/playprompt",
        number="1000",
        prompt="welcome+dooropen",
        autoanswer="yes",
    )
    await over(yeastar)
    [call] = yeastar.recorded
    assert reply == SUCCESS | {"callid": call.call_id}
    assert (call.caller, call.direction) == ("1000", "internal")
    assert call.picked_up_at is not None
    await yeastar.drained()
    assert {body["event"] for body in listener.bodies} == {
        "CallStatus",
        "ExtensionStatus",
        "NewCdr",
    }


@pytest.mark.parametrize(
    ("endpoint", "fields", "party"),
    [
        ("extension/playprompt", {"extid": "101"}, "101"),
        ("outbound/playprompt", {"outto": "160305550"}, "0305550"),
    ],
)
async def test_openvox_prompts(
    openvox: OpenVoxSimulator,
    listener: Listener,
    endpoint: str,
    fields: dict[str, str],
    party: str,
) -> None:
    """Somebody inside and somebody outside has an endpoint each."""
    await listen(openvox, listener)
    openvox.dialling.dial_speed = 1000
    assert await order(openvox, endpoint, prompt="welcome", **fields) == SUCCESS
    await over(openvox)
    [call] = openvox.recorded
    assert [one.number for one in call.parties] == [party]
    assert call.picked_up_at is not None


async def test_prompt_in_vain(yeastar: YeastarSimulator) -> None:
    """Where nobody picks up, nothing is played."""
    yeastar.dialling.dial_speed = 1000
    yeastar.dialling.dial_ending = NOT_LIFTED
    await order(yeastar, "call/playprompt", number="1000", prompt="welcome")
    await over(yeastar)
    [call] = yeastar.recorded
    assert call.picked_up_at is None
    assert call.failures == [("1000", Reason.NOT_ANSWERED)]


@pytest.mark.parametrize(
    ("endpoint", "fields", "errno"),
    [
        ("call/playprompt", {"number": "1000"}, "10004"),
        ("call/playprompt", {"number": "1000", "prompt": "none"}, "10023"),
        ("call/playprompt", {"number": "2100", "prompt": "welcome"}, "10008"),
        ("call/playprompt", {"number": "030555", "prompt": "welcome"}, "10024"),
        ("queue/pause_agent", {"queuenumber": "6700"}, "10004"),
        ("queue/pause_agent", {"queuenumber": "1", "extnumber": "1000"}, "10013"),
        ("queue/pause_agent", {"queuenumber": "6700", "extnumber": "1"}, "10006"),
        ("extension/update", {"dnd": "on"}, "10004"),
        ("extension/update", {"number": "1", "dnd": "on"}, "10006"),
        ("extension/update", {"number": "1000", "dnd": "perhaps"}, "10017"),
        ("extension/query", {"number": ""}, "10004"),
        ("extension/query", {"number": "1"}, "10006"),
    ],
)
async def test_yeastar_refused(
    yeastar: YeastarSimulator, endpoint: str, fields: dict[str, str], errno: str
) -> None:
    """What is missing or not there has a number."""
    assert await order(yeastar, endpoint, **fields) == {
        "status": "Failed",
        "errno": errno,
    }


async def test_openvox_refused(openvox: OpenVoxSimulator) -> None:
    """The number of an extension is asked for, and must be one."""
    for extension, errno in (("", "10004"), ("999", "10006")):
        reply = await order(
            openvox, "extension/playprompt", extid=extension, prompt="welcome"
        )
        assert reply["errno"] == errno


@pytest.mark.parametrize("kind", ["yeastar_s", "openvox_uc"])
async def test_pause(
    kind: str, yeastar: YeastarSimulator, openvox: OpenVoxSimulator
) -> None:
    """The queue leaves the agent out until it is told otherwise."""
    sim: ApiSystem = {"yeastar_s": yeastar, "openvox_uc": openvox}[kind]
    agent, *_ = sim.office.reachable
    keys = {
        "yeastar_s": ("queuenumber", "extnumber"),
        "openvox_uc": ("queueid", "extid"),
    }
    fields = dict(zip(keys[kind], (sim.office.queue, agent), strict=True))
    assert await order(sim, "queue/pause_agent", **fields) == SUCCESS
    assert sim.paused == {agent}
    assert await order(sim, "queue/unpause_agent", **fields) == SUCCESS
    assert not sim.paused


@pytest.mark.parametrize("kind", ["yeastar_s", "openvox_uc"])
async def test_do_not_disturb(
    kind: str, yeastar: YeastarSimulator, openvox: OpenVoxSimulator
) -> None:
    """A phone that must not ring is shown so, gets no calls, and rings again later."""
    sim: ApiSystem = {"yeastar_s": yeastar, "openvox_uc": openvox}[kind]
    caller, silent, *_ = sim.office.reachable
    name = "number" if kind == "yeastar_s" else "extid"
    mine = {name: silent}

    async def shown() -> set[str]:
        # Without a number, all are meant on the OpenVox, and with "all" on the Yeastar.
        asked = {"number": "all"} if kind == "yeastar_s" else {}
        listed = (await order(sim, "extension/query", **asked))["extinfos"]
        assert len(listed) == len(sim.office.extensions)
        numbers = {one.get("number") or one.get("extnumber"): one for one in listed}
        return {number for number, one in numbers.items() if one["dnd"] == "on"}

    assert await order(sim, "extension/update", **mine, dnd="on") == SUCCESS
    assert await shown() == {silent}
    sim.dialling.dial_speed = 1000
    call = sim.dial(caller, silent)
    await over(sim)
    assert call.failures == [(silent, Reason.DO_NOT_DISTURB)]
    assert await order(sim, "extension/update", **mine) == SUCCESS
    assert await order(sim, "extension/update", **mine, dnd="off") == SUCCESS
    assert await shown() == set()
