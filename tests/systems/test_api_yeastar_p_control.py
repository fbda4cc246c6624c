"""Orders to a P-Series, up to its switchboard: what becomes of calls, agents and presence, and what it refuses."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
import json
from typing import Any

import pytest

from custom_components.pbx.calls.model import AgentState, Call
from custom_components.pbx.systems.call_control import TransferEnd
from custom_components.pbx.systems.errors import (
    CallNotFound,
    NotSupported,
    OrderProblem,
    OrderRefused,
    Unconfirmed,
)
from custom_components.pbx.systems.yeastar_p.client import YeastarP
from simulator.live_call import Kind, LiveCall, Party, State
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.yeastar_p import YeastarPSimulator

from .api import answer, ring
from .conftest import ClientOf

CALLER = "5550001"
SPEED = 100
LONG = 3600_000
NOBODY = Truth(direction="", outcome="", caller="", called="")

type Order = Callable[[YeastarP, Call], Awaitable[object]]


@pytest.fixture
async def client(p_series: YeastarPSimulator, open_client: ClientOf) -> YeastarP:
    """Return a client that is connected and forgets what was asked for it."""
    p_series.configure("dial_speed", SPEED)
    client = open_client()
    await client.connect(None)
    p_series.requests.clear()
    return client


async def until(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.001)


def begun(sim: YeastarPSimulator, *beats: Beat) -> LiveCall:
    """Have somebody outside call, and what follows happen at once, if the call is let in."""
    begin = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to="201",
        caller=CALLER,
        trunk=sim.office.trunk,
    )
    last = Beat(delay=LONG, action=Action.RECORD)
    story = Story(kind="", truth=NOBODY, beats=(begin, *beats, last))
    return sim._stage.begin(story, SPEED)


async def ringing(sim: YeastarPSimulator) -> LiveCall:
    """Have somebody outside ring an extension."""
    live = begun(sim, ring("201"))
    await until(lambda: live.party("201"))
    return live


async def talking(sim: YeastarPSimulator) -> LiveCall:
    """Have somebody outside talk with an extension."""
    live = begun(sim, ring("201"), answer("201"))
    await until(lambda: live.answerers)
    return live


def of(live: LiveCall, number: str) -> Party:
    """Return a party in a call."""
    party = live.party(number)
    assert party
    return party


def asked(sim: YeastarPSimulator, endpoint: str) -> dict[str, Any]:
    """Return what the only request to an endpoint had in its body."""
    [request] = sim.asked(endpoint)
    fields: dict[str, Any] = json.loads(request.body)
    return fields


# -- while people talk ---------------------------------------------------------------------------------------------------


async def test_hold(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """The extension's own channel is put on hold, and the call goes on."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    await client.hold(call, "201")
    assert of(live, "201").state is State.HELD
    channel = of(live, "201").channel_id
    assert asked(p_series, "call/hold") == {"channel_id": channel}
    await client.resume(call, "201")
    assert of(live, "201").state is State.TALKING
    assert asked(p_series, "call/unhold") == {"channel_id": channel}


async def test_mute(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """The extension is not heard, and heard again."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    await client.mute(call, "201", muted=True)
    assert of(live, "201").muted
    assert not of(live, OUTSIDE).muted
    await client.mute(call, "201", muted=False)
    assert not of(live, "201").muted


async def test_transfer(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Whoever the extension talks to is moved, with the extension's right to call outside."""
    live = await talking(p_series)
    line = of(live, OUTSIDE).channel_id
    await client.transfer(await client.query_call(live.call_id), "201", "202")
    assert of(live, "201").state is State.GONE
    assert asked(p_series, "call/transfer") == {
        "channel_id": line,
        "type": "blind",
        "number": "202",
        "dial_permission": "201",
    }
    await until(lambda: live.answerers == ["201", "202"])


@pytest.mark.parametrize(
    ("end", "word", "left"),
    [
        (TransferEnd.COMPLETE, "complete", {CALLER, "202"}),
        (TransferEnd.CANCEL, "abort", {CALLER, "201"}),
        (TransferEnd.CONFERENCE, "threeway", {CALLER, "201", "202"}),
    ],
)
async def test_attended_transfer(
    p_series: YeastarPSimulator,
    client: YeastarP,
    end: TransferEnd,
    word: str,
    left: set[str],
) -> None:
    """The extension asks first, and then it is said how it ends."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    await client.transfer(call, "201", "202", attended=True)
    assert of(live, "201").state is State.HELD
    await until(lambda: "202" in live.answerers)
    call = await client.query_call(live.call_id)
    await client.end_transfer(call, "201", end)
    assert {party.number for party in live.live} == left
    begun, ended = (
        json.loads(request.body) for request in p_series.asked("call/transfer")
    )
    channel = of(live, "201").channel_id
    assert begun["channel_id"] == ended["channel_id"] == channel
    assert (begun["type"], ended["type"]) == ("attended", "attended")
    assert ended["attended_operate"] == word
    assert "number" not in ended


@pytest.mark.parametrize(
    "order",
    [
        lambda client, call: client.hold(call, "201"),
        lambda client, call: client.mute(call, "201", muted=True),
        lambda client, call: client.transfer(call, "201", "202"),
        lambda client, call: client.transfer(call, "201", "202", attended=True),
    ],
)
async def test_only_while_talking(
    p_series: YeastarPSimulator, client: YeastarP, order: Order
) -> None:
    """An extension whose phone rings can do nothing of this, and the system is not told to."""
    call = await client.query_call((await ringing(p_series)).call_id)
    p_series.requests.clear()
    with pytest.raises(OrderRefused) as refused:
        await order(client, call)
    assert refused.value.problem is OrderProblem.NOT_CONNECTED
    assert not p_series.requests


@pytest.mark.parametrize(
    "order",
    [
        lambda client, call: client.hold(call, "201"),
        lambda client, call: client.resume(call, "201"),
        lambda client, call: client.mute(call, "201", muted=True),
        lambda client, call: client.transfer(call, "201", "202"),
        lambda client, call: client.end_transfer(call, "201", TransferEnd.CANCEL),
    ],
)
async def test_over(
    p_series: YeastarPSimulator, client: YeastarP, order: Order
) -> None:
    """What is refused because the call is over is told from other refusals."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    p_series.hang_up_channel(of(live, "201").channel_id)
    with pytest.raises(CallNotFound):
        await order(client, call)


async def test_nothing_to_end(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Where no transfer was begun, none can end."""
    call = await client.query_call((await talking(p_series)).call_id)
    with pytest.raises(OrderRefused) as refused:
        await client.end_transfer(call, "201", TransferEnd.COMPLETE)
    assert refused.value.problem is OrderProblem.NOT_CONNECTED


async def test_nobody_to_transfer(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Where the trunk's calls are not told, nobody is known who could be moved."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    mine = tuple(member for member in call.members if member.number == "201")
    call = replace(call, members=mine)
    # What is asked once more names the line, if the system does.
    await client.transfer(call, "201", "202")
    [request] = p_series.asked("call/transfer")
    assert json.loads(request.body)["channel_id"] == of(live, OUTSIDE).channel_id


@pytest.mark.parametrize("number", ["6402", "no number"])
async def test_bad_target(
    p_series: YeastarPSimulator, client: YeastarP, number: str
) -> None:
    """A number that cannot be called is named as the reason, and the call goes on."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    with pytest.raises(OrderRefused) as refused:
        await client.transfer(call, "201", number)
    assert refused.value.problem is OrderProblem.NO_SUCH_NUMBER
    assert of(live, "201").state is State.TALKING


# -- before anybody talks ------------------------------------------------------------------------------------------------


async def offered(sim: YeastarPSimulator, client: YeastarP) -> tuple[LiveCall, Call]:
    """Have a call wait for being let in."""
    sim.configure("trunk_control", True)
    live = begun(sim, ring("201"))
    return live, await client.query_call(live.call_id)


@pytest.mark.parametrize("extension", [None, "201"])
async def test_accept(
    p_series: YeastarPSimulator, client: YeastarP, extension: str | None
) -> None:
    """A call that waits is let in by the channel of its line, whoever is to pick it up: no phone can be told to."""
    live, call = await offered(p_series, client)
    await client.accept(call, extension)
    line = of(live, OUTSIDE).channel_id
    assert asked(p_series, "call/accept_inbound") == {"channel_id": line}
    await until(lambda: live.party("201"))


async def test_accept_too_late(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A call that rings is in already, and one that does not wait cannot be let in."""
    call = await client.query_call((await ringing(p_series)).call_id)
    with pytest.raises(OrderRefused) as refused:
        await client.accept(call)
    assert refused.value.problem is OrderProblem.TOO_LATE
    assert not p_series.asked("call/accept_inbound")
    call = await client.query_call(begun(p_series).call_id)
    with pytest.raises(OrderRefused) as refused:
        await client.accept(call)
    assert refused.value.problem is OrderProblem.TOO_LATE


async def test_refuse(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A call that waits is turned away, and no phone has rung."""
    live, call = await offered(p_series, client)
    await client.refuse(call)
    assert not live.in_progress
    assert not p_series.asked("call/hangup")


async def test_refuse_ringing(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A call that rings is turned away by hanging up its line."""
    live = await ringing(p_series)
    await client.refuse(await client.query_call(live.call_id))
    assert not live.in_progress
    assert not p_series.asked("call/refuse_inbound")


async def test_refuse_without_control(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Where the trunk is not under control, the line is hung up once the system has refused to turn the call away."""
    live = begun(p_series)
    await client.refuse(await client.query_call(live.call_id))
    assert not live.in_progress
    assert len(p_series.asked("call/refuse_inbound")) == 1
    assert len(p_series.asked("call/hangup")) == 1


async def test_route(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A call that rings goes somewhere else, and rings there."""
    live = await ringing(p_series)
    await client.route(await client.query_call(live.call_id), "202")
    assert asked(p_series, "call/transfer") == {
        "channel_id": of(live, OUTSIDE).channel_id,
        "type": "blind",
        "number": "202",
        "dial_permission": "201",
    }
    await until(lambda: live.answerers == ["202"])


async def test_route_while_it_waits(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """A call that waits goes somewhere else; nobody's right to call outside is known then."""
    live, call = await offered(p_series, client)
    await client.route(call, "202")
    assert "dial_permission" not in asked(p_series, "call/transfer")
    await until(lambda: live.answerers == ["202"])


@pytest.mark.parametrize(
    "order",
    [
        lambda client, call: client.accept(call),
        lambda client, call: client.refuse(call),
        lambda client, call: client.route(call, "202"),
    ],
)
async def test_answered_already(
    p_series: YeastarPSimulator, client: YeastarP, order: Order
) -> None:
    """A call that was answered is nobody's to decide about, and goes on."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    p_series.requests.clear()
    with pytest.raises(OrderRefused) as refused:
        await order(client, call)
    assert refused.value.problem is OrderProblem.NOT_CONNECTED
    assert not p_series.requests
    assert live.in_progress


# -- prompts, presence and agents ----------------------------------------------------------------------------------------


async def test_prompt(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A phone rings, and its prompts are named in a list."""
    await client.play_prompt("201", ["welcome", "dooropen"], auto_answer=True)
    assert asked(p_series, "call/play_prompt") == {
        "number": "201",
        "prompts": ["welcome", "dooropen"],
        "auto_answer": "yes",
    }
    [live] = p_series.switchboard.in_progress
    assert (of(live, "201").kind, live.prompts) == (
        Kind.EXTENSION,
        ["welcome", "dooropen"],
    )


async def test_no_such_prompt(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A prompt that the system does not have is named as the reason."""
    with pytest.raises(OrderRefused) as refused:
        await client.play_prompt("201", ["nothing"])
    assert refused.value.problem is OrderProblem.NO_SUCH_PROMPT
    assert not p_series.switchboard.in_progress


async def test_do_not_disturb(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """The presence says whether phones ring, and is changed by the extension's id."""
    await client.set_do_not_disturb("202", on=True)
    assert asked(p_series, "extension/update") == {
        "id": 2,
        "presence_status": "do_not_disturb",
    }
    silent = {one.number: one.do_not_disturb for one in await client.list_extensions()}
    assert silent["202"] is True
    assert silent["201"] is False
    await client.set_do_not_disturb("202", on=False)
    assert p_series.wire.presence_of("202") == "available"


@pytest.mark.parametrize(
    ("presence", "on"), [("lunch", False), ("do_not_disturb", True)]
)
async def test_presence_stays(
    p_series: YeastarPSimulator, client: YeastarP, presence: str, on: bool
) -> None:
    """Who rings already stays at lunch, and who does not ring is not told so again."""
    p_series.set_presence("202", presence)
    await client.set_do_not_disturb("202", on=on)
    assert not p_series.asked("extension/update")
    assert p_series.wire.presence_of("202") == presence


async def test_pause(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """An agent is left out of its queues, or of one, and comes back."""
    await client.pause_agent("202", None, paused=True)
    assert p_series.paused == {"202"}
    await client.pause_agent("203", "6402", paused=True, reason="*01")
    every, one = (request.query for request in p_series.asked("agent/pause"))
    assert (every["ext_id"], every["operation"]) == ("2", "pause")
    assert "queue_ids" not in every
    assert (one["ext_id"], one["queue_ids"], one["reason"]) == ("3", "3", "*01")
    [queue] = await client.query_queues()
    states = {agent.extension: agent.state for agent in queue.agents}
    assert states["202"] is states["203"] is AgentState.PAUSED
    assert states["201"] is AgentState.AVAILABLE
    assert states["208"] is AgentState.UNAVAILABLE
    await client.pause_agent("202", "6402", paused=False, reason="*01")
    assert p_series.paused == {"203"}
    assert "reason" not in p_series.asked("agent/pause")[-1].query


async def test_reason_in_words(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A reason that is no feature code would have the request fail, and is left out."""
    await client.pause_agent("202", None, paused=True, reason="Lunch")
    [request] = p_series.asked("agent/pause")
    assert "reason" not in request.query
    assert p_series.paused == {"202"}


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        (
            lambda client: client.pause_agent("299", None, paused=True),
            OrderProblem.NO_SUCH_EXTENSION,
        ),
        (
            lambda client: client.pause_agent("202", "6499", paused=True),
            OrderProblem.NO_SUCH_QUEUE,
        ),
        (
            lambda client: client.set_do_not_disturb("299", on=True),
            OrderProblem.NO_SUCH_EXTENSION,
        ),
    ],
)
async def test_nobody_there(
    p_series: YeastarPSimulator,
    client: YeastarP,
    order: Callable[[YeastarP], Awaitable[None]],
    problem: OrderProblem,
) -> None:
    """An extension or a queue that the system does not have is named as the reason."""
    with pytest.raises(OrderRefused) as refused:
        await order(client)
    assert refused.value.problem is problem


async def test_no_agent(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """The system says that there is no such agent."""
    p_series.fail("agent/pause", 60001)
    with pytest.raises(OrderRefused) as refused:
        await client.pause_agent("202", None, paused=True)
    assert refused.value.problem is OrderProblem.NOT_IN_QUEUE


async def test_agents_of_older_firmware(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """A queue is known without its agents too."""
    p_series.fail("queue/agent_status", 10001)
    [queue] = await client.query_queues()
    assert (queue.number, queue.agents) == ("6402", ())


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"is_login": 0, "call_status": 1}, AgentState.UNAVAILABLE),
        ({"is_login": "1", "is_pause": "1"}, AgentState.PAUSED),
        ({"is_login": 1, "call_status": 4}, AgentState.BUSY),
        ({"is_login": 1, "call_status": 5}, AgentState.BUSY),
        ({"is_login": 1}, AgentState.UNAVAILABLE),
    ],
)
async def test_agent_states(
    p_series: YeastarPSimulator,
    client: YeastarP,
    fields: dict[str, object],
    state: AgentState,
) -> None:
    """What an agent does is made of three fields."""
    body = {"errcode": 0, "data": [{"number": "202", "name": "Ben", **fields}, {}]}
    with p_series.canned("queue/agent_status", json.dumps(body).encode()):
        [queue] = await client.query_queues()
    [agent] = queue.agents
    assert (agent.extension, agent.name, agent.state) == ("202", "Ben", state)


# -- nothing twice -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("endpoint", "order"),
    [
        ("call/hold", lambda client, call: client.hold(call, "201")),
        ("call/transfer", lambda client, call: client.transfer(call, "201", "202")),
        ("call/play_prompt", lambda client, _: client.play_prompt("203", ["welcome"])),
        (
            "agent/pause",
            lambda client, _: client.pause_agent("203", None, paused=True),
        ),
        (
            "extension/update",
            lambda client, _: client.set_do_not_disturb("203", on=True),
        ),
    ],
)
async def test_unreadable_answer(
    p_series: YeastarPSimulator, client: YeastarP, endpoint: str, order: Order
) -> None:
    """An order whose answer cannot be read is not given again."""
    call = await client.query_call((await talking(p_series)).call_id)
    with p_series.canned(endpoint, b"?"), pytest.raises(Unconfirmed):
        await order(client, call)
    assert len(p_series.asked(endpoint)) == 1


async def test_lost_token(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """An order that was refused for its token is given again, and carried out once."""
    live = await talking(p_series)
    call = await client.query_call(live.call_id)
    p_series.drop_tokens()
    await client.hold(call, "201")
    assert of(live, "201").state is State.HELD


async def test_not_there(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Firmware without the order is told from a refusal."""
    call = await client.query_call((await talking(p_series)).call_id)
    p_series.fail("call/mute", 10001)
    with pytest.raises(NotSupported):
        await client.mute(call, "201", muted=True)


async def test_denied(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Access that is denied is named as the reason."""
    call = await client.query_call((await talking(p_series)).call_id)
    p_series.fail("call/hold", 10005)
    with pytest.raises(OrderRefused) as refused:
        await client.hold(call, "201")
    assert refused.value.problem is OrderProblem.NOT_PERMITTED
