"""Having a phone system control calls: in each system's words, its refusals understood, and never twice."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
import logging
from typing import Any, Final

import pytest

from custom_components.pbx.calls.model import Call, CallState, MemberKind, MemberState
from custom_components.pbx.systems import bounded_request
from custom_components.pbx.systems.asterisk_based.token_system import TokenSystem
from custom_components.pbx.systems.base import Feature
from custom_components.pbx.systems.call_control import TransferEnd
from custom_components.pbx.systems.errors import (
    CallNotFound,
    NotSupported,
    OrderProblem,
    OrderRefused,
    PbxError,
    Unconfirmed,
)
from simulator.live_call import LiveCall, State
from simulator.story import OUTSIDE, Action, Beat

from .api import Api, answer, ring

CALLER = "03012345"

type Order = Callable[[TokenSystem, Call, str, str], Awaitable[object]]
"""What a system is told: about a call, by an extension, and with another extension."""

ORDERS: Final[dict[str, Order]] = {
    "hold": lambda system, call, mine, _: system.hold(call, mine),
    "resume": lambda system, call, mine, _: system.resume(call, mine),
    "mute": lambda system, call, mine, _: system.mute(call, mine, muted=True),
    "unmute": lambda system, call, mine, _: system.mute(call, mine, muted=False),
    "transfer": lambda system, call, mine, to: system.transfer(call, mine, to),
    "ask": lambda system, call, mine, to: system.transfer(
        call, mine, to, attended=True
    ),
    "complete": lambda system, call, mine, _: system.end_transfer(
        call, mine, TransferEnd.COMPLETE
    ),
    "cancel": lambda system, call, mine, _: system.end_transfer(
        call, mine, TransferEnd.CANCEL
    ),
    "conference": lambda system, call, mine, _: system.end_transfer(
        call, mine, TransferEnd.CONFERENCE
    ),
    "accept": lambda system, call, mine, _: system.accept(call),
    "refuse": lambda system, call, mine, _: system.refuse(call),
    "route": lambda system, call, mine, to: system.route(call, to),
    "play": lambda system, call, mine, to: system.play_prompt(to, ["welcome"]),
    "pause": lambda system, call, mine, _: system.pause_agent(
        mine, queue_of(system), paused=True
    ),
    "silence": lambda system, call, mine, _: system.set_do_not_disturb(mine, on=True),
}


def queue_of(system: TokenSystem) -> str:
    """Return the number of the queue in the system's office."""
    return {"yeastar_s": "6700", "openvox_uc": "9998"}[system.key]


def people(api: Api) -> tuple[str, str]:
    """Return two extensions whose phones are there."""
    first, second, *_ = api.sim.office.reachable
    return first, second


def talk(api: Api) -> LiveCall:
    """Have somebody outside talk with an extension."""
    first, _ = people(api)
    return api.inbound(first, CALLER, answer(first))


def told(api: Api) -> tuple[str, dict[str, str]]:
    """Return the last request."""
    request = api.sim.requests[-1]
    return request.endpoint, request.fields


async def known(client: TokenSystem, live: LiveCall) -> Call:
    """Return a call as the system shows it."""
    calls = (await client.query_all()).calls
    [found] = [call for call in calls if live.call_id in call.ids]
    return found


async def give(api: Api, order: str, live: LiveCall | None = None) -> LiveCall:
    """Give an order about a call, and return it."""
    client = await api.connected()
    live = live or talk(api)
    first, second = people(api)
    await ORDERS[order](client, await known(client, live), first, second)
    return live


# -- in each system's words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "endpoint", "fields"),
    [
        ("hold", "call/hold", {"channelid": "MINE"}),
        ("mute", "call/mute", {"channelid": "MINE"}),
        ("unmute", "call/unmute", {"channelid": "MINE"}),
        (
            "transfer",
            "call/transfer",
            {"channelid": "LINE", "number": "TO", "dialpermission": "ME"},
        ),
        (
            "ask",
            "call/attended_transfer",
            {"channelid": "MINE", "tonumber": "TO", "dialpermission": "ME"},
        ),
        ("play", "call/playprompt", {"number": "TO", "prompt": "welcome"}),
        ("pause", "queue/pause_agent", {"queuenumber": "6700", "extnumber": "ME"}),
        ("silence", "extension/update", {"number": "ME", "dnd": "on"}),
    ],
)
async def test_yeastar_words(
    yeastar_api: Api, order: str, endpoint: str, fields: dict[str, str]
) -> None:
    """Orders about a call name a channel: the extension's own, or that of whom it passes on."""
    api = yeastar_api
    live = talk(api)
    first, second = people(api)
    line, mine = live.parties
    await give(api, order, live)
    meant = {
        "MINE": mine.channel_id,
        "LINE": line.channel_id,
        "ME": first,
        "TO": second,
    }
    assert told(api) == (
        endpoint,
        {name: meant.get(value, value) for name, value in fields.items()},
    )


@pytest.mark.parametrize(
    ("order", "endpoint", "fields"),
    [
        ("hold", "extension/hold", {"extid": "ME"}),
        ("mute", "extension/mute", {"extid": "ME"}),
        ("unmute", "extension/unmute", {"extid": "ME"}),
        (
            "transfer",
            "calltransfer",
            {"callid": "CALL", "transferor": "ME", "transferto": "TO"},
        ),
        ("play", "extension/playprompt", {"extid": "TO", "prompt": "welcome"}),
        ("pause", "queue/pause_agent", {"queueid": "9998", "extid": "ME"}),
        ("silence", "extension/update", {"extid": "ME", "dnd": "on"}),
    ],
)
async def test_openvox_words(
    openvox_api: Api, order: str, endpoint: str, fields: dict[str, str]
) -> None:
    """Orders name extensions, and a transfer the line's id as well; in JSON and in XML."""
    api = openvox_api
    first, second = people(api)
    live = await give(api, order)
    meant = {"CALL": live.call_id, "ME": first, "TO": second}
    assert told(api) == (
        endpoint,
        {name: meant.get(value, value) for name, value in fields.items()},
    )
    typed = api.sim.requests[-1].query.get("type")
    assert typed == (None if order == "play" else "xml" if api.xml else "json")


async def test_resume(api: Api) -> None:
    """What is on hold goes on, and what is not does not."""
    live = talk(api)
    first, _ = people(api)
    await give(api, "hold", live)
    mine = live.party(first)
    assert mine
    assert mine.state is State.HELD
    await give(api, "resume", live)
    assert mine.state is State.TALKING
    with pytest.raises(OrderRefused) as raised:
        await give(api, "resume", live)
    assert raised.value.problem is OrderProblem.NOT_CONNECTED


@pytest.mark.parametrize("order", ["complete", "cancel", "conference"])
async def test_yeastar_ends_of_a_transfer(yeastar_api: Api, order: str) -> None:
    """The extension whose channel began it ends it, in the system's words."""
    api = yeastar_api
    live = talk(api)
    first, second = people(api)
    api.sim.switchboard.apply(live, Beat(delay=0, action=Action.HOLD, by=first))
    api.sim.switchboard.apply(live, ring(second))
    api.sim.switchboard.apply(live, answer(second))
    live.consulted = second
    await give(api, order, live)
    words = {"complete": "complete", "cancel": "abort", "conference": "threeway"}
    assert told(api) == (
        "call/attended_transfer_operate",
        {"channelid": live.parties[1].channel_id, "operate": words[order]},
    )
    left = {
        "complete": {CALLER, second},
        "cancel": {CALLER, first},
        "conference": {CALLER, first, second},
    }
    assert {party.number for party in live.live} == left[order]


async def test_yeastar_passes_a_colleague_on(yeastar_api: Api) -> None:
    """Of two extensions, the other is passed on."""
    api = yeastar_api
    client = await api.connected()
    first, second, third, *_ = api.sim.office.reachable
    start = Beat(delay=0, action=Action.START, by=first, to=second)
    live = api.call(start, ring(second), answer(second))
    await client.transfer(await known(client, live), second, third)
    assert told(api)[1]["channelid"] == live.parties[0].channel_id
    assert live.parties[1].state is State.GONE


async def test_yeastar_asks_for_channels(yeastar_api: Api) -> None:
    """Where reports have named no channels, the system is asked for them; who has left is not meant."""
    api = yeastar_api
    client = await api.connected()
    first, second = people(api)
    live = talk(api)
    call = await known(client, live)
    bare = tuple(replace(member, channel_id=None) for member in call.members)
    await client.hold(replace(call, members=bare), first)
    await client.resume(replace(call, members=bare), first)
    assert live.parties[1].state is State.TALKING
    with pytest.raises(CallNotFound):
        await client.hold(call, second)
    gone = tuple(
        replace(member, state=MemberState.ENDED)
        if member.kind is MemberKind.INBOUND
        else member
        for member in call.members
    )
    api.sim.requests.clear()
    await client.transfer(replace(call, members=gone), first, second)
    assert api.asked() == ["call/query", "call/transfer"]


async def test_openvox_transfer_of_a_call_between_extensions(openvox_api: Api) -> None:
    """There is no line with an id, so that the call's own ids are tried; a reason that no id changes ends that."""
    api = openvox_api
    client = await api.connected()
    first, second, third, *_ = api.sim.office.reachable
    start = Beat(delay=0, action=Action.START, by=first, to=second)
    live = api.call(start, ring(second), answer(second))
    call = Call(
        call_id=live.call_id,
        ids=frozenset({live.call_id, "1.1"}),
        state=CallState.IN_CALL,
    )
    api.sim.requests.clear()
    with pytest.raises(OrderRefused) as raised:
        await client.transfer(call, second, "what")
    assert raised.value.problem is OrderProblem.NO_SUCH_NUMBER
    await client.transfer(call, second, third)
    sent = [r.fields["callid"] for r in api.sim.asked("calltransfer")]
    assert sent[-1] == live.call_id
    assert live.parties[1].state is State.GONE


async def test_openvox_asks_nobody(openvox_api: Api) -> None:
    """It has no attended transfer, and asks nobody about calls that come in."""
    client = await openvox_api.connected()
    call = await known(client, talk(openvox_api))
    first, second = people(openvox_api)
    openvox_api.sim.requests.clear()
    for order in ("ask", "complete", "accept", "refuse", "route"):
        with pytest.raises(NotSupported):
            await ORDERS[order](client, call, first, second)
    assert not openvox_api.asked()
    lacking = (
        Feature.ATTENDED_TRANSFER | Feature.ACCEPT | Feature.REFUSE | Feature.ROUTE
    )
    assert not client.features & lacking


# -- calls that nobody has answered ----------------------------------------------------------------------------------


async def test_yeastar_ringing_call_is_routed(yeastar_api: Api) -> None:
    """The line is what goes elsewhere."""
    api = yeastar_api
    first, second = people(api)
    live = api.inbound(first, CALLER)
    await give(api, "route", live)
    line = live.parties[0].channel_id
    assert told(api) == ("call/transfer", {"channelid": line, "number": second})
    assert first not in {party.number for party in live.live}


def waiting(api: Api) -> LiveCall:
    """Have somebody outside call, and no phone ring yet."""
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to=people(api)[0],
        caller=CALLER,
        trunk=api.sim.office.trunk,
    )
    return api.call(start)


async def test_yeastar_accepts_too_late(yeastar_api: Api) -> None:
    """The system says when a call does not wait any more."""
    with pytest.raises(OrderRefused) as raised:
        await give(yeastar_api, "accept", waiting(yeastar_api))
    assert raised.value.problem is OrderProblem.TOO_LATE


@pytest.mark.parametrize("order", ["accept", "refuse"])
async def test_yeastar_decisions(yeastar_api: Api, order: str) -> None:
    """A call that waits is let in or turned away by its line."""
    api = yeastar_api
    live = waiting(api)
    live.waits = True
    await give(api, order, live)
    line = live.parties[0].channel_id
    assert told(api) == (f"call/{order}_inbound", {"channelid": line})
    assert live.in_progress is (order == "accept")


async def test_yeastar_refuses_what_rings(yeastar_api: Api) -> None:
    """The line of a call that rings already is hung up."""
    api = yeastar_api
    first, _ = people(api)
    live = api.inbound(first, CALLER)
    client = await api.connected()
    await client.refuse(await known(client, live))
    assert told(api) == ("call/hangup", {"channelid": live.parties[0].channel_id})
    assert not live.in_progress


async def test_yeastar_refuses_no_talk(yeastar_api: Api) -> None:
    """A call that somebody has answered meanwhile goes on."""
    api = yeastar_api
    live = talk(api)
    client = await api.connected()
    with pytest.raises(OrderRefused) as raised:
        await client.refuse(await known(client, live))
    assert raised.value.problem is OrderProblem.TOO_LATE
    assert live.in_progress


@pytest.mark.parametrize("over", [True, False])
async def test_yeastar_decides_too_late(yeastar_api: Api, over: bool) -> None:
    """A PBX that answers as if there were no such call is asked whether that is so."""
    api = yeastar_api
    client = await api.connected()
    live = api.inbound(people(api)[0], CALLER)
    call = await known(client, live)
    api.sim.fail("call/accept_inbound", "10007")
    if over:
        api.sim.switchboard.drop_all()
        with pytest.raises(CallNotFound):
            await client.accept(call)
        return
    with pytest.raises(OrderRefused) as raised:
        await client.accept(call)
    assert raised.value.problem is OrderProblem.TOO_LATE


async def test_yeastar_internal_calls_have_no_line(yeastar_api: Api) -> None:
    """A call from inside cannot be turned away."""
    api = yeastar_api
    client = await api.connected()
    first, second = people(api)
    live = api.call(
        Beat(delay=0, action=Action.START, by=first, to=second), ring(second)
    )
    with pytest.raises(CallNotFound):
        await client.refuse(await known(client, live))


# -- prompts, agents, and phones that do not ring --------------------------------------------------------------------


async def test_prompts(api: Api) -> None:
    """Several prompts are joined with a plus, and phones pick up by themselves where that is wanted."""
    client = await api.connected()
    first, _ = people(api)
    await client.play_prompt(first, ["welcome", "dooropen"], auto_answer=True)
    _, fields = told(api)
    assert fields["prompt"] == "welcome+dooropen"
    assert fields["autoanswer"] == "yes"


async def test_openvox_prompt_outside(openvox_api: Api) -> None:
    """Somebody outside has an endpoint of its own."""
    client = await openvox_api.connected()
    await client.play_prompt("160305550", ["welcome"], auto_answer=True)
    assert told(openvox_api) == (
        "outbound/playprompt",
        {"outto": "160305550", "prompt": "welcome"},
    )


@pytest.mark.parametrize("prompt", ["one+two", "123"])
async def test_names_of_prompts(api: Api, prompt: str) -> None:
    """A name that cannot be that of a prompt is not sent."""
    client = await api.connected()
    with pytest.raises(OrderRefused) as raised:
        await client.play_prompt(people(api)[0], [prompt])
    assert raised.value.problem is OrderProblem.NO_SUCH_PROMPT
    assert not any("prompt" in asked for asked in api.asked())


async def test_pausing(api: Api) -> None:
    """An agent is paused and counted on again in a queue that must be named."""
    client = await api.connected()
    first, _ = people(api)
    queue = queue_of(client)
    await client.pause_agent(first, queue, paused=True, reason="lunch")
    assert api.sim.paused == {first}
    await client.pause_agent(first, queue, paused=False)
    assert not api.sim.paused
    api.sim.requests.clear()
    with pytest.raises(OrderRefused) as raised:
        await client.pause_agent(first, None, paused=True)
    assert raised.value.problem is OrderProblem.NO_QUEUE_NAMED
    assert not api.asked()


async def test_do_not_disturb(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    """The list of extensions says whose phone does not ring, and keeps and logs no password of the answer."""
    caplog.set_level(logging.DEBUG)
    client = await api.connected()
    first, second = people(api)
    await client.set_do_not_disturb(first, on=True)
    api.sim.requests.clear()
    listed = {one.number: one.do_not_disturb for one in await client.list_extensions()}
    assert (listed[first], listed[second]) == (True, False)
    assert api.asked().count("extension/query") == 1
    await client.set_do_not_disturb(first, on=False)
    listed = {one.number: one.do_not_disturb for one in await client.list_extensions()}
    assert listed[first] is False
    assert f"Secret{first}" not in caplog.text
    assert f"Secret{first}" not in repr(vars(client))


async def test_settings_that_are_not_given_out(api: Api) -> None:
    """Then nobody knows whose phone rings, and the system is not asked again."""
    client = await api.connected()
    api.sim.fail("extension/query", "10003", times=2)
    for _ in range(2):
        listed = await client.list_extensions()
        assert {one.do_not_disturb for one in listed} == {None}
        api.sim.fail("extension/query", "10003", times=2)
    asked = api.asked().count("extension/query")
    await client.list_extensions()
    assert api.asked().count("extension/query") == asked


async def test_settings_of_which_some_are_missing(api: Api) -> None:
    """An extension without the setting, or an answer that says nothing, leaves it open."""
    client = await api.connected()
    with api.sim.canned("extension/query", b'{"status":"Success"}'):
        listed = await client.list_extensions()
    assert {one.do_not_disturb for one in listed} == {None}


async def test_settings_that_do_not_come(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is there nevertheless, and they are asked for again the next time."""
    client = await api.connected()
    extensions = await client.list_extensions()
    reply = "extensionlist/query" if client.key == "openvox_uc" else "extension/list"
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 0.2)
    post = bounded_request.post

    async def only_lists(session: Any, url: Any, **more: Any) -> Any:
        api.sim.quirks.unanswered = "" if reply in url.path else "silence"
        return await post(session, url, **more)

    monkeypatch.setattr(
        "custom_components.pbx.systems.asterisk_based.token_system.post", only_lists
    )
    listed = await client.list_extensions()
    assert [one.number for one in listed] == [one.number for one in extensions]
    assert {one.do_not_disturb for one in listed} == {None}
    monkeypatch.undo()
    api.sim.quirks.unanswered = ""
    assert await client.list_extensions() == extensions


# -- what goes wrong -------------------------------------------------------------------------------------------------


def offered_by(api: Api) -> list[str]:
    """Return the orders that a system takes and that a call which is talked in is the right one for."""
    every = ["hold", "mute", "transfer", "play", "pause", "silence"]
    return [*every, "ask"] if api.kind.key == "yeastar_s" else every


PROBLEMS = {
    "10006": OrderProblem.NO_SUCH_EXTENSION,
    "10008": OrderProblem.EXTENSION_BUSY,
    "10011": OrderProblem.NO_SUCH_NUMBER,
    "10012": OrderProblem.NO_SUCH_NUMBER,
    "10013": OrderProblem.NO_SUCH_QUEUE,
    "10014": OrderProblem.NO_SUCH_NUMBER,
    "10015": OrderProblem.NOT_CONNECTED,
    "10016": OrderProblem.TOO_LATE,
    "10023": OrderProblem.NO_SUCH_PROMPT,
    "10024": OrderProblem.NOT_PERMITTED,
    "77777": None,
}


async def refused(api: Api, order: str, errno: str) -> PbxError:
    """Have an order refused with a number, and return what is said of it."""
    client = await api.connected()
    call = await known(client, talk(api))
    first, second = people(api)
    api.sim.requests.clear()
    for endpoint in list(api.sim.endpoints("2.0.0")):
        if endpoint not in QUESTIONS:
            api.sim.fail(endpoint, errno, times=2)
    with pytest.raises(PbxError) as raised:
        await ORDERS[order](client, call, first, second)
    given = [one for one in api.asked() if one not in QUESTIONS]
    assert len(given) == 1
    return raised.value


QUESTIONS = frozenset(
    {
        "login",
        "deviceinfo/query",
        "call/query",
        "extension/list",
        "extensionlist/query",
        "inbound/query",
        "outbound/query",
        "extension/query_call",
    }
)


@pytest.mark.parametrize("errno", PROBLEMS)
async def test_refusals(api: Api, errno: str) -> None:
    """A number says why, is shown, and the order is given once."""
    for order in offered_by(api)[:3]:
        error = await refused(api, order, errno)
        assert isinstance(error, OrderRefused)
        assert (error.errno, error.problem) == (errno, PROBLEMS[errno])


async def test_unknown_requests(api: Api) -> None:
    """Firmware that does not know a request cannot do it."""
    for order in offered_by(api):
        assert isinstance(await refused(api, order, "10003"), NotSupported)


@pytest.mark.parametrize("errno", ["10005", "10007"])
async def test_yeastar_calls_that_are_over(yeastar_api: Api, errno: str) -> None:
    """The system knows no such call any more."""
    for order in ("hold", "transfer", "ask"):
        assert isinstance(await refused(yeastar_api, order, errno), CallNotFound)


async def test_openvox_calls_that_are_over(openvox_api: Api) -> None:
    """What is refused for an extension that does nothing is about a call that is over."""
    client = await openvox_api.connected()
    live = talk(openvox_api)
    call = await known(client, live)
    first, second = people(openvox_api)
    openvox_api.sim.switchboard.apply(
        live, Beat(delay=0, action=Action.HANG_UP, by=first)
    )
    for order in ("hold", "transfer"):
        with pytest.raises(CallNotFound):
            await ORDERS[order](client, call, first, second)


async def test_lost_token(api: Api) -> None:
    """An order that was refused for want of a token is given once more with a new one, and done once."""
    client = await api.connected()
    live = talk(api)
    call = await known(client, live)
    first, second = people(api)
    for order in ("hold", "resume", "mute"):
        api.sim.requests.clear()
        api.sim.drop_tokens()
        await ORDERS[order](client, call, first, second)
        assert api.asked().count("login") == 1
    assert live.parties[1].muted
    assert live.parties[1].state is State.TALKING


@pytest.mark.parametrize("how", ["silence", "hang_up"])
async def test_unconfirmed(api: Api, how: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An order that nothing was answered to may have been done, is not given again, and says so."""
    for order in offered_by(api):
        client = await api.connected()
        await client.list_extensions()
        live = talk(api)
        call = await known(client, live)
        first, second = people(api)
        if order == "transfer" and client.key == "openvox_uc":
            # The question for the line's id comes first, and is answered.
            continue
        api.sim.requests.clear()
        api.sim.quirks.unanswered = how
        with monkeypatch.context() as impatient:
            # Only now: what is asked before is answered, however busy the machine is.
            impatient.setattr(bounded_request, "REQUEST_SECONDS", 0.2)
            with pytest.raises(Unconfirmed):
                await ORDERS[order](client, call, first, second)
        api.sim.quirks.unanswered = ""
        assert len(api.asked()) == 1
        api.sim.switchboard.drop_all()
