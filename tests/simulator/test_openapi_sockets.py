"""Sockets of the simulated P-Series PBX: what is told on them, and when they end."""

import asyncio

import aiohttp
from aiohttp import WSMsgType
import pytest

from simulator.yeastar_p import YeastarPSimulator

from .listening import Clock
from .openapi_client import EXPIRED, SUCCESS, OpenApiClient, content, silent, told

FAST = 1_000_000.0


@pytest.fixture(autouse=True)
async def logged_in(client: OpenApiClient) -> str:
    """Have a token."""
    return await client.log_in()


async def test_only_by_upgrade(client: OpenApiClient) -> None:
    """Without an upgrade it is no request at all."""
    query = {"access_token": client.token}
    assert (await client.request("GET", "subscribe", params=query)).status == 400


async def test_nothing_before_topics(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """A socket without topics is told nothing; what nobody is told is kept."""
    socket = await client.socket()
    assert yeastar_p.target() is None
    await yeastar_p.play("internal_answered", FAST)
    assert await silent(socket)
    assert yeastar_p.unheard


async def test_topics(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A socket is told about its topics and nothing else, and a second list replaces the first."""
    socket = await client.subscribed(30012)
    assert yeastar_p.target() is not None
    await yeastar_p.play("inbound_answered", FAST)
    assert (await told(socket))["type"] == 30012
    await socket.send_json({"topic_list": [30008]})
    assert await told(socket) == SUCCESS
    await yeastar_p.play("inbound_answered", FAST)
    events = [await told(socket) for _ in range(3)]
    assert {event["type"] for event in events} == {30008}
    assert [content(event)["status"] for event in events] == ["Ringing", "Busy", "Idle"]
    await socket.send_json({"topic_list": []})
    assert await told(socket) == SUCCESS
    await yeastar_p.play("inbound_answered", FAST)
    assert await silent(socket)
    assert yeastar_p.target() is None


async def test_several_sockets(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """Every socket is told, also with the same token."""
    first, second = await client.subscribed(30012), await client.subscribed(30012)
    assert yeastar_p.sockets == 2
    await yeastar_p.play("internal_answered", FAST)
    assert await told(first) == await told(second)
    await first.close()
    await asyncio.sleep(0.05)
    assert yeastar_p.sockets == 1


async def test_heartbeat(client: OpenApiClient) -> None:
    """A heartbeat is answered in bare text; one in quotes is not."""
    socket = await client.subscribed(30011)
    await socket.send_str("heartbeat")
    assert await socket.receive_str(timeout=5) == "heartbeat response"
    await socket.send_str('"heartbeat"')
    assert await silent(socket)


async def test_gibberish(client: OpenApiClient) -> None:
    """What is no list of topics is an error, and the topics stay."""
    socket = await client.subscribed(30011)
    for text in ("{", "[]", '{"topic_list":["x"]}', '{"topic_list":1}'):
        await socket.send_str(text)
        assert (await told(socket))["errcode"] == 40001
    assert client.sim.target() is not None


async def test_idle(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A client that says nothing is closed, also while it is told things; a heartbeat keeps it."""
    yeastar_p.configure("idle_seconds", 0.4)
    talking, mute = await client.subscribed(30012), await client.subscribed(30012)
    for _ in range(4):
        await asyncio.sleep(0.2)
        await talking.send_str("heartbeat")
        await yeastar_p.play("internal_answered", FAST)
    assert yeastar_p.sockets == 1
    messages = [await mute.receive(timeout=5) for _ in range(3)]
    assert WSMsgType.CLOSE in {message.type for message in messages}
    assert not talking.closed


async def test_token_expires(
    yeastar_p: YeastarPSimulator, client: OpenApiClient, clock: Clock
) -> None:
    """The end of the token is said on the open socket, which is silent from then on."""
    socket = await client.subscribed(30012)
    clock.now += 1800
    assert await told(socket) == EXPIRED
    assert yeastar_p.sockets == 1
    assert yeastar_p.target() is None
    await yeastar_p.play("internal_answered", FAST)
    await socket.send_str("heartbeat")
    assert await silent(socket)


@pytest.mark.parametrize("how", ["deleted", "dropped", "refreshed"])
async def test_token_lost(
    yeastar_p: YeastarPSimulator, client: OpenApiClient, how: str
) -> None:
    """A token that is deleted, dropped or replaced is said to have expired as well."""
    pair = await client.get_token()
    client.token = pair["access_token"]
    socket = await client.subscribed(30011)
    if how == "deleted":
        await client.get("del_token")
    elif how == "dropped":
        yeastar_p.drop_tokens()
    else:
        await client.post("refresh_token", refresh_token=pair["refresh_token"])
    assert await told(socket) == EXPIRED


async def test_old_token_lives_on(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """Where a refresh leaves the old token alive, its socket lives on too."""
    yeastar_p.configure("refresh_ends_old", False)
    pair = await client.get_token()
    client.token = pair["access_token"]
    socket = await client.subscribed(30012)
    await client.post("refresh_token", refresh_token=pair["refresh_token"])
    await yeastar_p.play("internal_answered", FAST)
    assert (await told(socket))["type"] == 30012


async def test_bad_token(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A bad token at the handshake is said in a frame, or by a status instead of the handshake."""
    socket = await client.socket("unknown")
    assert await told(socket) == EXPIRED
    await socket.send_json({"topic_list": [30011]})
    assert await silent(socket)
    yeastar_p.configure("bad_token", "http")
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.socket("unknown")
    assert refused.value.status == 401
    assert len(yeastar_p.asked("subscribe")) == 2


async def test_dropped_in_a_call(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """Sockets can end in the middle of a call, whose further reports nobody hears."""
    socket = await client.subscribed(30011, 30012)
    playing = asyncio.create_task(yeastar_p.play("inbound_answered", 200))
    assert (await told(socket))["type"] == 30011
    yeastar_p.drop_sockets()
    while (message := await socket.receive(timeout=5)).type is WSMsgType.TEXT:
        pass
    assert message.type is WSMsgType.CLOSE
    await playing
    assert yeastar_p.sockets == 0
    assert any(b'"type":30012' in body for body in yeastar_p.unheard)


async def test_reboot(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A reboot closes sockets, and nothing is said of the start."""
    socket = await client.subscribed(30011)
    await yeastar_p.reboot(down_seconds=0.05)
    assert (await socket.receive(timeout=5)).type in {
        WSMsgType.CLOSE,
        WSMsgType.CLOSED,
    }
    assert yeastar_p.live_tokens == yeastar_p.sockets == 0
    await client.log_in()
    socket = await client.subscribed(30011)
    assert await silent(socket)


async def test_bytes_of_our_choice(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """What is no event goes to every socket that listens, line breaks inside strings and all."""
    socket = await client.subscribed(30036)
    push = await yeastar_p.send(b"{}")
    assert push.acknowledged
    assert await told(socket) == {}
    await yeastar_p.send(yeastar_p.wire.alert())
    assert "\n" in await socket.receive_str(timeout=5)
    assert not (await yeastar_p.send(b'{"type":30011,"msg":"{}"}')).attempts
