"""Simulated systems that applications have control calls: what they accept, what becomes of the call, and what they report."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
import json
from typing import Any

import pytest

from simulator.api_system import ApiSystem
from simulator.live_call import Kind, LiveCall, Party, State
from simulator.openvox_uc import OpenVoxSimulator
from simulator.stories_dialled import NO_ANSWER
from simulator.story import OUTSIDE, Action, Beat, Reason, Story, Truth
from simulator.yeastar_s import YeastarSimulator

from .listening import Listener, ask, listen, log_in

SUCCESS = {"status": "Success"}
NOBODY = Truth(direction="", outcome="", caller="", called="")
LONG = 3600_000


def beat(action: Action, by: str = "", delay: float = 1, **more: Any) -> Beat:
    """Return what happens a second after the beat before."""
    return Beat(delay=delay, action=action, by=by, **more)


def offered(sim: ApiSystem) -> Story:
    """Have somebody outside call an extension, whose phone rings for long."""
    called, *_ = sim.office.reachable
    start = beat(
        Action.START, OUTSIDE, 0, caller="0301", to=called, trunk=sim.office.trunk
    )
    rings = beat(Action.RING, parties=(called,))
    return Story(
        kind="", truth=NOBODY, beats=(start, rings, beat(Action.RECORD, delay=LONG))
    )


def answered(sim: ApiSystem) -> Story:
    """Have somebody outside talk with an extension for long."""
    story = offered(sim)
    *before, after = story.beats
    called, *_ = sim.office.reachable
    return replace(story, beats=(*before, beat(Action.ANSWER, called), after))


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.001)


async def talk(sim: ApiSystem) -> tuple[LiveCall, Party, Party]:
    """Have somebody outside talk with an extension, and return the call, the extension and the line."""
    sim.dialling.dial_speed = 100
    call = sim._stage.begin(answered(sim), 100)
    await until(lambda: bool(call.answerers))
    extension, line = call.party(sim.office.reachable[0]), call.party(OUTSIDE)
    assert extension
    assert line
    return call, extension, line


async def control(
    sim: ApiSystem, endpoint: str, party: Party | None = None, **fields: str
) -> dict[str, Any]:
    """Give an order, on a party's channel where one is named."""
    channel = {"channelid": party.channel_id} if party else {}
    token = sim.registration.token if sim.registration else await log_in(sim)
    return await ask(sim, endpoint, channel | fields, token=token)


def failed(errno: str) -> dict[str, Any]:
    """Return the answer that something went wrong."""
    return {"status": "Failed", "errno": errno}


def events(listener: Listener, *words: str) -> list[dict[str, Any]]:
    """Return the reports with these words, oldest first."""
    return [body for body in listener.bodies if body.get("event") in words]


# -- while people talk ---------------------------------------------------------------------------------------------------


async def test_hold(yeastar: YeastarSimulator, listener: Listener) -> None:
    """The call's id is answered, and the member's state reported; what is not on hold is not resumed."""
    await listen(yeastar, listener)
    call, extension, _ = await talk(yeastar)
    done = SUCCESS | {"callid": call.call_id}
    assert await control(yeastar, "call/unhold", extension) == failed("10015")
    assert await control(yeastar, "call/hold", extension) == done
    assert extension.state is State.HELD
    assert await control(yeastar, "call/hold", extension) == failed("10015")
    assert await control(yeastar, "call/unhold", extension) == done
    assert extension.state is State.TALKING
    await until(lambda: len(events(listener, "CallStatus")) == 4)
    shown = [json.dumps(body) for body in events(listener, "CallStatus")]
    assert ["HOLD" in text for text in shown] == [False, False, True, False]


async def test_mute_is_not_reported(
    yeastar: YeastarSimulator, listener: Listener
) -> None:
    """Whoever is muted is not heard, which no report says."""
    await listen(yeastar, listener)
    _, extension, _ = await talk(yeastar)
    await yeastar.drained()
    before = len(listener.bodies)
    await control(yeastar, "call/mute", extension)
    assert extension.muted
    await control(yeastar, "call/unmute", extension)
    assert not extension.muted
    await yeastar.drained()
    assert len(listener.bodies) == before


async def test_transfer_is_silent(
    yeastar: YeastarSimulator, listener: Listener
) -> None:
    """Whoever is named is passed on, the other is out of the call, and nothing but the members' states says so."""
    await listen(yeastar, listener)
    call, extension, line = await talk(yeastar)
    target = yeastar.office.reachable[1]
    await control(
        yeastar, "call/transfer", line, number=target, dialpermission=extension.number
    )
    assert (extension.state, line.state) == (State.GONE, State.TALKING)
    await until(lambda: call.answerers == [extension.number, target])
    await yeastar.drained()
    assert not events(listener, "Tranfer")
    states = [json.dumps(body) for body in events(listener, "CallStatus")]
    assert sum('"BYE"' in text for text in states) == 1
    assert f"/{target}-" in states[-1]


@pytest.mark.parametrize(
    ("number", "permission", "errno"),
    [
        ("", "1000", "10004"),
        ("what", "1000", "10031"),
        ("6700", "1000", "10011"),
        ("0305550", "", "10024"),
        ("0305550", "1002", "10024"),
    ],
)
async def test_transfer_refused(
    yeastar: YeastarSimulator, number: str, permission: str, errno: str
) -> None:
    """A number that cannot be called, or that the extension may not call, leaves the call as it is."""
    yeastar.restrict({"1002"})
    call, extension, line = await talk(yeastar)
    reply = await control(
        yeastar, "call/transfer", line, number=number, dialpermission=permission
    )
    assert reply == failed(errno)
    assert {extension.state, line.state} == {State.TALKING}
    assert call.in_progress


async def test_transfer_outside(yeastar: YeastarSimulator) -> None:
    """An outside number gets a line of its own."""
    call, extension, line = await talk(yeastar)
    reply = await control(
        yeastar,
        "call/transfer",
        line,
        number="0305550",
        dialpermission=extension.number,
    )
    assert reply["status"] == "Success"
    await until(lambda: len(call.answerers) == 2)
    outgoing = call.party(OUTSIDE)
    assert outgoing
    assert (outgoing.kind, outgoing.number) == (Kind.OUTBOUND, "0305550")
    assert line.state is State.TALKING


async def test_transfer_in_vain(yeastar: YeastarSimulator) -> None:
    """Where nobody answers, the call is over and has its record."""
    call, extension, line = await talk(yeastar)
    yeastar.dialling.dial_ending = NO_ANSWER
    yeastar.dialling.dial_speed = 1000
    target = yeastar.office.reachable[1]
    await control(yeastar, "call/transfer", line, number=target)
    async with asyncio.timeout(10):
        await yeastar.calls_over()
    assert not call.in_progress
    assert call.answerers == [extension.number]
    assert call.failures == [(target, Reason.NOT_ANSWERED)]


@pytest.mark.parametrize(
    ("operate", "left"),
    [
        ("complete", {"line", "target"}),
        ("abort", {"line", "extension"}),
        ("threeway", {"line", "extension", "target"}),
    ],
)
async def test_attended_transfer(
    yeastar: YeastarSimulator, operate: str, left: set[str]
) -> None:
    """The caller is held while the colleague is asked; then all is as it was said to end."""
    call, extension, line = await talk(yeastar)
    target = yeastar.office.reachable[1]
    reply = await control(yeastar, "call/attended_transfer", extension, tonumber=target)
    assert reply["status"] == "Success"
    assert extension.state is State.HELD
    await until(lambda: len(call.answerers) == 2)
    reply = await control(
        yeastar, "call/attended_transfer_operate", extension, operate=operate
    )
    assert reply["status"] == "Success"
    numbers = {"line": line.number, "extension": extension.number, "target": target}
    assert {party.number for party in call.live} == {numbers[who] for who in left}
    assert {party.state for party in call.live} == {State.TALKING}


async def test_attended_transfer_while_it_rings(yeastar: YeastarSimulator) -> None:
    """The colleague need not have answered; nobody is there to be had in a conference, though."""
    call, extension, line = await talk(yeastar)
    target = yeastar.office.reachable[1]
    # Nobody answers for long at life's own pace.
    operate = "call/attended_transfer_operate"
    assert await control(yeastar, operate, extension, operate="complete") == failed(
        "10015"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "simulator.story_writer.Writer.answer",
            lambda _, by: beat(Action.ANSWER, by, LONG),
        )
        await control(yeastar, "call/attended_transfer", extension, tonumber=target)
        await until(lambda: call.party(target) is not None)
        refused = await control(yeastar, operate, extension, operate="threeway")
        assert refused == failed("10015")
        assert await control(yeastar, operate, extension, operate="swap") == failed(
            "10004"
        )
    await control(yeastar, operate, extension, operate="complete")
    assert extension.state is State.GONE
    await until(lambda: target in call.answerers)
    assert line.state is State.TALKING


async def test_attended_transfer_to_nobody(yeastar: YeastarSimulator) -> None:
    """Where the colleague is busy, the call is as it was before."""
    call, extension, line = await talk(yeastar)
    yeastar.dialling.dial_ending = Reason.BUSY
    await control(
        yeastar,
        "call/attended_transfer",
        extension,
        tonumber=yeastar.office.reachable[1],
    )
    await until(lambda: extension.state is State.TALKING)
    assert call.failures
    assert set(call.live) == {extension, line}


async def test_leaving_a_conference(yeastar: YeastarSimulator) -> None:
    """Of three who talk, two go on when one hangs up."""
    call, extension, line = await talk(yeastar)
    target = yeastar.office.reachable[1]
    await control(yeastar, "call/attended_transfer", extension, tonumber=target)
    await until(lambda: len(call.answerers) == 2)
    operate = "call/attended_transfer_operate"
    await control(yeastar, operate, extension, operate="threeway")
    await control(yeastar, "call/hangup", extension)
    assert {party.number for party in call.live} == {line.number, target}
    assert call.in_progress


@pytest.mark.parametrize(
    "endpoint",
    ["call/hold", "call/mute", "call/transfer", "call/attended_transfer"],
)
async def test_ringing_calls_are_not_talked_in(
    yeastar: YeastarSimulator, endpoint: str
) -> None:
    """An extension whose phone rings can do none of it."""
    call = yeastar._stage.begin(offered(yeastar), 1000)
    await until(lambda: len(call.live) == 2)
    extension = call.live[1]
    number = {"number": "1023", "tonumber": "1023"}
    assert await control(yeastar, endpoint, extension, **number) == failed("10015")


# -- before anybody talks ------------------------------------------------------------------------------------------------


def under_control(sim: YeastarSimulator, speed: float) -> LiveCall:
    """Have somebody call on a trunk under control."""
    sim.wire = replace(sim.wire, trunk_control=True)
    sim.dialling.dial_speed = 100
    return sim._stage.begin(offered(sim), speed)


async def test_waits_ten_seconds(yeastar: YeastarSimulator, listener: Listener) -> None:
    """A call that nobody decides about goes its way, ten seconds later than it would have."""
    await listen(yeastar, listener)
    call = under_control(yeastar, 1000)
    assert call.waits
    began = yeastar.clock()
    await until(lambda: len(call.live) == 2)
    assert not call.waits
    assert call.live[1].came_at - began == pytest.approx(11)
    refused = await control(yeastar, "call/refuse_inbound", call.live[0])
    assert refused == failed("10016")
    await until(lambda: len(listener.bodies) >= 3)
    assert len(events(listener, "Invite", "Incoming")) == 2


async def test_accept(yeastar: YeastarSimulator) -> None:
    """A call that is let in goes its way at once, and cannot be let in twice."""
    call = under_control(yeastar, 1)
    line = call.live[0]
    assert await control(yeastar, "call/accept_inbound", line) == SUCCESS | {
        "callid": call.call_id
    }
    await until(lambda: not call.waits)
    assert await control(yeastar, "call/accept_inbound", line) == failed("10016")
    assert call.in_progress


async def test_refuse(yeastar: YeastarSimulator, listener: Listener) -> None:
    """A call that is turned away is hung up, no phone rings, and there is no record of it."""
    await listen(yeastar, listener)
    call = under_control(yeastar, 1)
    reply = await control(yeastar, "call/refuse_inbound", call.live[0])
    assert reply["status"] == "Success"
    assert not call.in_progress
    await yeastar.calls_over()
    await yeastar.drained()
    assert not events(listener, "NewCdr")
    assert not yeastar.recorded
    assert "BYE" in json.dumps(events(listener, "CallStatus"))


async def test_only_lines_are_let_in(yeastar: YeastarSimulator) -> None:
    """A phone's channel is none that a call came in on."""
    call = yeastar._stage.begin(offered(yeastar), 1000)
    await until(lambda: len(call.live) == 2)
    for endpoint in ("call/accept_inbound", "call/refuse_inbound"):
        assert await control(yeastar, endpoint, call.live[1]) == failed("10007")
        assert await control(yeastar, endpoint, call.live[0]) == failed("10016")


@pytest.mark.parametrize("waits", [True, False])
async def test_route(yeastar: YeastarSimulator, waits: bool) -> None:
    """A call that waits, or that rings, goes to another extension instead."""
    target = yeastar.office.reachable[1]
    if waits:
        call = under_control(yeastar, 100)
    else:
        yeastar.dialling.dial_speed = 100
        call = yeastar._stage.begin(offered(yeastar), 100)
        await until(lambda: len(call.live) == 2)
    reply = await control(yeastar, "call/transfer", call.live[0], number=target)
    assert reply["status"] == "Success"
    await until(lambda: call.answerers == [target])
    assert {party.number for party in call.live} == {"0301", target}


async def test_interrupted_while_it_waits(yeastar: YeastarSimulator) -> None:
    """A reboot ends a call that waits, too."""
    call = under_control(yeastar, 1)
    await yeastar.reboot()
    async with asyncio.timeout(10):
        await yeastar.calls_over()
    assert not call.in_progress
    assert len(call.parties) == 1


# -- what OpenVox has ----------------------------------------------------------------------------------------------------


async def test_openvox_orders(openvox: OpenVoxSimulator, listener: Listener) -> None:
    """The same by extension: hold and mute are not reported, and a transfer only by who is out of the call and who rings."""
    await listen(openvox, listener)
    call, extension, line = await talk(openvox)
    mine = {"extid": extension.number}
    for endpoint, done in (
        ("extension/hold", lambda: extension.state is State.HELD),
        ("extension/unhold", lambda: extension.state is State.TALKING),
        ("extension/mute", lambda: extension.muted),
        ("extension/unmute", lambda: not extension.muted),
    ):
        assert await control(openvox, endpoint, **mine) == SUCCESS
        assert done()
    target = openvox.office.reachable[1]
    transfer = {
        "callid": call.call_id,
        "transferor": extension.number,
        "transferto": target,
    }
    assert await control(openvox, "calltransfer", **transfer) == SUCCESS
    await until(lambda: call.answerers == [extension.number, target])
    assert set(call.live) == {line, call.party(target)}
    await openvox.drained()
    told = [body["action"] for body in listener.bodies if "callid" in body]
    assert "Tranfer" not in told
    assert told.count("BYE") == 1


@pytest.mark.parametrize(
    ("fields", "errno"),
    [
        ({}, "10004"),
        ({"callid": "1.1", "transferor": "101", "transferto": "102"}, "10007"),
        ({"callid": "", "transferor": "101", "transferto": "102"}, "10004"),
        ({"callid": "CALL", "transferor": "105", "transferto": "102"}, "10007"),
        ({"callid": "CALL", "transferor": "999", "transferto": "102"}, "10006"),
    ],
)
async def test_openvox_transfer_refused(
    openvox: OpenVoxSimulator, fields: dict[str, str], errno: str
) -> None:
    """A call that is not there, or that the extension is not in, is not passed on."""
    call, *_ = await talk(openvox)
    if fields.get("callid") == "CALL":
        fields = fields | {"callid": call.call_id}
    assert await control(openvox, "calltransfer", **fields) == failed(errno)


async def test_openvox_transfer_of_a_ringing_call(openvox: OpenVoxSimulator) -> None:
    """Whoever has not answered passes nothing on."""
    call = openvox._stage.begin(offered(openvox), 1000)
    await until(lambda: len(call.live) == 2)
    fields = {
        "callid": call.call_id,
        "transferor": call.live[1].number,
        "transferto": openvox.office.reachable[1],
    }
    assert await control(openvox, "calltransfer", **fields) == failed("10015")


async def test_older_yeastar_reports(
    yeastar: YeastarSimulator, listener: Listener
) -> None:
    """Yeastar's older API takes the same orders as OpenVox, and reports in its own format."""
    token = await log_in(yeastar, "v1.1.0", port=str(listener.port), version="1.0.2")
    call, extension, _ = await talk(yeastar)
    target = yeastar.office.reachable[1]
    fields = {
        "callid": call.call_id,
        "transferor": extension.number,
        "transferto": target,
    }
    reply = await ask(yeastar, "calltransfer", fields, token=token, api="v1.1.0")
    assert reply == SUCCESS
    await until(lambda: len(call.answerers) == 2)
    await yeastar.drained()
    told = [body["action"] for body in listener.bodies if "callid" in body]
    assert "Tranfer" not in told
    assert told.count("BYE") == 1
