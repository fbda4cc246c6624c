"""Having a phone system hang up: in each system's words, its refusals understood, and never twice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.pbx.calls.model import Call, MemberState
from custom_components.pbx.systems import bounded_request
from custom_components.pbx.systems.base import Feature, PhoneSystem
from custom_components.pbx.systems.errors import (
    CallNotFound,
    CannotConnect,
    NotSupported,
    OrderProblem,
    OrderRefused,
    PbxError,
    Unconfirmed,
)
from custom_components.pbx.systems.huawei_aicc.client import HuaweiAicc
from custom_components.pbx.systems.settings import Settings
from custom_components.pbx.systems.yeastar_p.client import YeastarP
from simulator.live_call import LiveCall
from simulator.story import Action, Beat
from simulator.yeastar_p import YeastarPSimulator

from .api import Api, answer, ring
from .conftest import ClientOf

CALLER = "03012345"
ORDERS = frozenset(
    {"call/hangup", "extension/hangup", "inbound/hangup", "outbound/hangup"}
)


def orders(api: Api) -> list[tuple[str, dict[str, str]]]:
    """Return the orders to hang up that were given, oldest first."""
    return [
        (request.endpoint, request.fields)
        for request in api.sim.requests
        if request.endpoint in ORDERS
    ]


def people(api: Api) -> tuple[str, str]:
    """Return two extensions whose phones are there."""
    first, second, *_ = api.sim.office.reachable
    return first, second


def internal(api: Api) -> LiveCall:
    """Have two extensions talk."""
    first, second = people(api)
    start = Beat(delay=0, action=Action.START, by=first, to=second)
    return api.call(start, ring(second), answer(second))


def talk(api: Api) -> LiveCall:
    """Have somebody outside talk with an extension."""
    first, _ = people(api)
    return api.inbound(first, CALLER, answer(first))


async def known(client: PhoneSystem, live: LiveCall) -> Call:
    """Return a call as the system shows it."""
    calls = (await client.query_all()).calls
    [found] = [call for call in calls if live.call_id in call.ids]
    return found


# -- in each system's words ------------------------------------------------------------------------------------------


async def test_yeastar_extension(yeastar_api: Api) -> None:
    """The extension's own channel is hung up."""
    api = yeastar_api
    client = await api.connected()
    first, _ = people(api)
    live = talk(api)
    await client.hang_up(await known(client, live), first)
    party = live.party(first)
    assert party
    assert orders(api) == [("call/hangup", {"channelid": party.channel_id})]
    assert not live.in_progress
    assert live.hung_up_by == first


async def test_yeastar_call(yeastar_api: Api) -> None:
    """Whoever calls is hung up, with which the others ring no more, and they are not told to."""
    api = yeastar_api
    client = await api.connected()
    first, second = people(api)
    live = api.inbound(first, CALLER, ring(second))
    await client.hang_up(await known(client, live))
    assert orders(api) == [("call/hangup", {"channelid": live.parties[0].channel_id})]
    assert not live.in_progress


@pytest.mark.parametrize("whole", [True, False])
async def test_yeastar_channels_are_asked_for(yeastar_api: Api, whole: bool) -> None:
    """Where reports have named no channel, the system is asked for it."""
    api = yeastar_api
    client = await api.connected()
    first, _ = people(api)
    live = talk(api)
    call = await known(client, live)
    bare = tuple(replace(member, channel_id=None) for member in call.members)
    whose = {True: None, False: first}[whole]
    await client.hang_up(replace(call, members=bare), whose)
    assert not live.in_progress


async def test_yeastar_gone_members(yeastar_api: Api) -> None:
    """Whoever has left the call is not hung up."""
    api = yeastar_api
    client = await api.connected()
    live = talk(api)
    call = await known(client, live)
    line, *others = call.members
    left = replace(line, state=MemberState.ENDED)
    await client.hang_up(replace(call, members=(left, *others)))
    party = live.party(people(api)[0])
    assert party
    assert orders(api) == [("call/hangup", {"channelid": party.channel_id})]


@pytest.mark.parametrize(
    ("begin", "endpoint"),
    [
        (talk, "inbound/hangup"),
        (lambda api: api.outbound(people(api)[0], CALLER), "outbound/hangup"),
    ],
    ids=["inbound", "outbound"],
)
async def test_openvox_call(
    openvox_api: Api, begin: Callable[[Api], LiveCall], endpoint: str
) -> None:
    """A call with a line is hung up by the line's id, in JSON and in XML."""
    api = openvox_api
    client = await api.connected()
    live = begin(api)
    await client.hang_up(await known(client, live))
    name = f"{endpoint.partition('/')[0]}id"
    assert orders(api) == [(endpoint, {name: live.call_id})]
    assert not live.in_progress
    wanted = "xml" if api.xml else "json"
    assert {request.query["type"] for request in api.sim.requests} == {wanted}


async def test_openvox_line_that_is_not_listed(openvox_api: Api) -> None:
    """A line that only rings may not be listed; then its id is one of the call's."""
    api = openvox_api
    client = await api.connected()
    first, _ = people(api)
    live = api.inbound(first, CALLER)
    call = await known(client, live)
    api.sim.configure("talking_only", True)
    await client.hang_up(replace(call, ids=call.ids | {"1571386069.8"}))
    assert not live.in_progress


async def test_openvox_extension(openvox_api: Api) -> None:
    """An extension is hung up by its number."""
    api = openvox_api
    client = await api.connected()
    first, _ = people(api)
    live = talk(api)
    await client.hang_up(await known(client, live), first)
    assert orders(api) == [("extension/hangup", {"extid": first})]
    assert not live.in_progress


async def test_openvox_internal(openvox_api: Api, yeastar_api: Api) -> None:
    """A call without a line ends with whoever calls."""
    api = openvox_api
    client = await api.connected()
    other = await yeastar_api.connected()
    # No question shows such a call, so it is known from reports alone, which look alike.
    shown = await known(other, internal(yeastar_api))
    first, second = people(api)
    live = internal(api)
    numbers = dict(zip(people(yeastar_api), (first, second), strict=True))
    members = tuple(
        replace(member, number=numbers[member.number]) for member in shown.members
    )
    await client.hang_up(replace(shown, members=members[::-1]))
    assert orders(api) == [("extension/hangup", {"extid": first})]
    assert not live.in_progress


async def test_p_series(p_series: YeastarPSimulator, open_client: ClientOf) -> None:
    """The same as the S-Series, in other words."""
    client = open_client()
    first, second, *_ = p_series.office.reachable
    live = played(p_series, first, second)
    await client.hang_up(await known(client, live), second)
    [asked] = p_series.asked("call/hangup")
    party = live.party(second)
    assert party
    assert asked.fields == {"channel_id": party.channel_id}
    assert not live.in_progress


def played(p_series: YeastarPSimulator, caller: str, called: str) -> LiveCall:
    """Have two extensions of a P-Series talk."""
    call = p_series.switchboard.new_call()
    start = Beat(delay=0, action=Action.START, by=caller, to=called)
    for beat in (start, ring(called), answer(called)):
        p_series.switchboard.apply(call, beat)
    return call


async def test_huawei_does_not_hang_up(session: ClientSession, api: Api) -> None:
    """A contact centre is asked nothing."""
    aicc = HuaweiAicc(session, Settings())
    call = await known(await api.connected(), talk(api))
    assert Feature.HANG_UP not in aicc.features
    with pytest.raises(NotSupported):
        await aicc.hang_up(call)


# -- refusals --------------------------------------------------------------------------------------------------------


def whose(api: Api, whole: bool) -> str | None:
    """Return who hangs up."""
    return {True: None, False: people(api)[0]}[whole]


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("errno", ["10005", "10007", "30001", "77777"])
async def test_refused(api: Api, errno: str, whole: bool) -> None:
    """Whatever its number, a refusal is one as long as the call is there, and does not cost a login."""
    client = await api.connected()
    live = talk(api)
    call = await known(client, live)
    for endpoint in ORDERS:
        api.sim.fail(endpoint, errno)
    with pytest.raises(OrderRefused) as refused:
        await client.hang_up(call, whose(api, whole))
    assert refused.value.errno == errno
    assert len(orders(api)) == 1
    assert "login" not in api.asked()
    assert live.in_progress


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("errno", ["10005", "10007", "30001", "77777"])
async def test_over(api: Api, errno: str, whole: bool) -> None:
    """Whatever its number, a refusal says that the call is over when it is."""
    client = await api.connected()
    live = talk(api)
    call = await known(client, live)
    api.sim.switchboard.apply(live, Beat(delay=0, action=Action.HANG_UP, by="pbx"))
    for endpoint in ORDERS:
        api.sim.fail(endpoint, errno)
    with pytest.raises(CallNotFound):
        await client.hang_up(call, whose(api, whole))


async def test_question_that_is_refused(yeastar_api: Api) -> None:
    """Where the system does not say either whether the call is there, its refusal is what is known."""
    api = yeastar_api
    client = await api.connected()
    call = await known(client, talk(api))
    api.sim.fail("call/hangup", "30001")
    api.sim.fail("call/query", "30001")
    with pytest.raises(OrderRefused) as refused:
        await client.hang_up(call)
    assert refused.value.errno == "30001"


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("404 Not Found", NotSupported),
        ("502 Bad Gateway", Unconfirmed),
        ("nonsense", Unconfirmed),
    ],
)
async def test_odd_answer(
    yeastar_api: Api, status: str, error: type[PbxError], whole: bool
) -> None:
    """What a web server turns away was not done; after an answer that says nothing, nobody knows."""
    api = yeastar_api
    client = await api.connected()
    call = await known(client, talk(api))
    api.sim.configure("http_status", status)
    with pytest.raises(error):
        await client.hang_up(call, whose(api, whole))
    assert len(orders(api)) == 1


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("body", [b"", b"nonsense", b"[]"])
async def test_unreadable_answer(api: Api, body: bytes, whole: bool) -> None:
    """The same holds for an answer that cannot be read."""
    client = await api.connected()
    call = await known(client, talk(api))
    with (
        api.sim.canned("call/hangup", body),
        api.sim.canned("extension/hangup", body),
        api.sim.canned("inbound/hangup", body),
        pytest.raises(Unconfirmed),
    ):
        await client.hang_up(call, whose(api, whole))
    assert len(orders(api)) == 1


async def test_old_firmware(api: Api) -> None:
    """Firmware that does not know the request is kept apart from firmware that refuses it."""
    client = await api.connected()
    call = await known(client, talk(api))
    for endpoint in ORDERS:
        api.sim.fail(endpoint, "10003")
    with pytest.raises(NotSupported):
        await client.hang_up(call)


@pytest.mark.parametrize("unanswered", ["silence", "hang_up"])
async def test_no_answer(
    yeastar_api: Api, unanswered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that was carried out without an answer is not given again."""
    api = yeastar_api
    client = await api.connected()
    live = talk(api)
    call = await known(client, live)
    monkeypatch.setattr(bounded_request, "REQUEST_SECONDS", 2)
    api.sim.configure("unanswered", unanswered)
    with pytest.raises(Unconfirmed):
        await client.hang_up(call)
    assert len(orders(api)) == 1
    assert not live.in_progress


async def test_lost_token(api: Api) -> None:
    """With a new token it is hung up: the first order was refused."""
    client = await api.connected()
    live = talk(api)
    call = await known(client, live)
    api.sim.drop_tokens()
    await client.hang_up(call, people(api)[0])
    assert len(orders(api)) == 2
    assert not live.in_progress
    assert api.asked().count("login") == 1


async def test_unreachable(api: Api) -> None:
    """A system that is not there has hung up nothing, and that is certain."""
    client = await api.connected()
    call = await known(client, talk(api))
    await api.sim.stop()
    with pytest.raises(CannotConnect):
        await client.hang_up(call)


@pytest.mark.parametrize(
    ("errcode", "problem"),
    [(10005, OrderProblem.NOT_PERMITTED), (70082, None), (60001, None)],
)
async def test_p_series_refused(
    p_series: YeastarPSimulator,
    open_client: ClientOf,
    errcode: int,
    problem: OrderProblem | None,
) -> None:
    """A right that is missing is told from other refusals."""
    client: YeastarP = open_client()
    live = played(p_series, "201", "202")
    call = await known(client, live)
    p_series.fail("call/hangup", errcode)
    with pytest.raises(OrderRefused) as refused:
        await client.hang_up(call)
    assert (refused.value.errno, refused.value.problem) == (str(errcode), problem)


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[]"])
async def test_p_series_unreadable(
    p_series: YeastarPSimulator, open_client: ClientOf, body: bytes
) -> None:
    """After an answer that cannot be read, nobody knows what was done."""
    client: Any = open_client()
    call = await known(client, played(p_series, "201", "202"))
    with p_series.canned("call/hangup", body), pytest.raises(Unconfirmed):
        await client.hang_up(call)
