"""Whom the simulated P-Series PBX talks to, and how it answers what it does not know."""

from typing import Any

import aiohttp
import pytest

from simulator.yeastar_p import YeastarPSimulator

from .control_requests import control
from .listening import Clock
from .openapi_client import SUCCESS, WRONG, OpenApiClient, told

BLOCKED = {"errcode": 70004, "errmsg": "ACCOUNT IP BLOCKED"}
FORBIDDEN = {"errcode": 70087, "errmsg": "IP FORBIDDEN"}
DENIED = {"errcode": 10005, "errmsg": "ACCESS DENIED"}
NOTHING_THERE = {"errcode": 10001, "errmsg": "INTERFACE NOT EXISTED"}


async def test_answer_as_printed(client: OpenApiClient) -> None:
    """A failure has the status 200, and the connection is closed after it."""
    answer = await client.request("GET", "nothing")
    assert answer.status == 200
    assert answer.headers["Connection"] == "close"
    assert answer.headers["Content-Type"] == "application/json"
    assert await answer.json() == NOTHING_THERE


@pytest.mark.parametrize(
    ("method", "endpoint", "version", "reply"),
    [
        ("POST", "call/park", "v1.0", NOTHING_THERE),
        ("GET", "call/dial", "v1.0", NOTHING_THERE),
        ("POST", "extension/list", "v1.0", NOTHING_THERE),
        ("GET", "extension/list", "v3.0", NOTHING_THERE),
        (
            "GET",
            "cdr/list",
            "v2.0",
            {"errcode": -2, "errmsg": "INTERNAL SERVER ERROR"},
        ),
    ],
)
async def test_not_there(
    client: OpenApiClient,
    method: str,
    endpoint: str,
    version: str,
    reply: dict[str, Any],
) -> None:
    """What is not there, or not by this method or in this version, does not exist."""
    token = {"access_token": await client.log_in()}
    answer = await client.request(method, endpoint, version, params=token)
    assert await answer.json() == reply


async def test_wrong_credentials(client: OpenApiClient) -> None:
    """Both must be right."""
    sim = client.sim
    for given in (
        {"username": sim.client_id, "password": "wrong"},
        {"username": "wrong", "password": sim.client_secret},
    ):
        assert await client.post("get_token", **given) == WRONG
    reply = await client.post("get_token", username="", password="x")
    assert reply["errcode"] == 40002
    assert reply["invalid_param_list"] == [
        {"field": "username", "validation_type": "required"}
    ]
    for body in (b"username=1", b"[]"):
        answer = await client.request("POST", "get_token", data=body)
        assert (await answer.json())["errcode"] == 40001


async def test_lockout(client: OpenApiClient, clock: Clock) -> None:
    """Five wrong credentials in a row lock the address out, for whatever it asks, until an administrator unlocks it."""
    await client.log_in()
    for _ in range(4):
        assert await client.post("get_token", username="x", password="y") == WRONG
    await client.log_in()
    for _ in range(5):
        assert await client.post("get_token", username="x", password="y") == WRONG
    assert await client.get_token() == BLOCKED
    assert await client.get("trunk/list") == BLOCKED
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await client.socket()
    clock.now += 86_400
    assert await client.get_token() == BLOCKED
    client.sim.unlock()
    await client.log_in()


async def test_locked_out_without_a_word(client: OpenApiClient) -> None:
    """A blocked address may get no answer at all."""
    client.sim.configure("blocked", "hang_up")
    client.sim.lock()
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.get_token()
    with pytest.raises(aiohttp.ClientError):
        await client.socket("any")


async def test_allow_list(client: OpenApiClient) -> None:
    """With a list of addresses, all others are refused."""
    client.sim.configure("allow_list", ["192.0.2.1"])
    assert await client.get_token() == FORBIDDEN
    client.sim.configure("allow_list", ["192.0.2.1", "127.0.0.1"])
    await client.log_in()


@pytest.mark.parametrize("agent", ["", " "])
async def test_nobody(client: OpenApiClient, agent: str) -> None:
    """Whoever does not say what it is gets nothing, unless that is switched off."""
    headers = {"User-Agent": agent}
    answer = await client.request("GET", "trunk/list", headers=headers)
    assert await answer.json() == DENIED
    bare = aiohttp.ClientSession(skip_auto_headers=["User-Agent"])
    async with bare, bare.get(f"{client.sim.url}/openapi/v1.0/trunk/list") as answer:
        assert await answer.json() == DENIED
    client.sim.configure("needs_user_agent", False)
    token = {"access_token": await client.log_in()}
    answer = await client.request("GET", "trunk/list", headers=headers, params=token)
    assert (await answer.json())["errcode"] == 0


async def test_arranged_answers(client: OpenApiClient) -> None:
    """An endpoint can fail, or answer with bytes of our choice, and every request is kept."""
    sim = client.sim
    sim.fail("get_token", 60002)
    assert (await client.get_token())["errcode"] == 60002
    token = await client.log_in()
    sim.fail("trunk/list", "-2", times=2)
    for _ in range(2):
        assert (await client.get("trunk/list"))["errcode"] == -2
    with sim.canned("trunk/list", b'{"errcode":0,"data":1}'):
        assert await client.get("trunk/list") == {"errcode": 0, "data": 1}
    assert (await client.get("trunk/list", page="1"))["total_number"] == 2
    asked = sim.asked("trunk/list")
    assert len(asked) == 4
    assert (asked[-1].method, asked[-1].token) == ("GET", token)
    assert asked[-1].query["page"] == "1"
    assert sim.asked("get_token")[-1].fields["username"] == sim.client_id


async def test_out_of_order(yeastar_p: YeastarPSimulator) -> None:
    """It can be off, unreachable, or something else; sockets are cut with everything else."""
    async with OpenApiClient(yeastar_p) as client:
        await client.log_in()
        socket = await client.subscribed(30011)
        yeastar_p.unreachable = True
        assert (await socket.receive(timeout=5)).type is aiohttp.WSMsgType.CLOSED
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await client.get("trunk/list")
        with pytest.raises(aiohttp.ClientError):
            await client.socket()
        yeastar_p.unreachable = False
        yeastar_p.quirks.api_enabled = False
        assert await client.get("trunk/list") == NOTHING_THERE
        yeastar_p.quirks.foreign = True
        answer = await client.request("GET", "trunk/list")
        assert answer.content_type == "text/html"
        yeastar_p.configure("http_status", "502 Bad Gateway")
        assert (await client.request("GET", "trunk/list")).status == 502
        yeastar_p.configure("http_status", "")
        yeastar_p.quirks.foreign = False
        yeastar_p.quirks.api_enabled = True
        for quirk in ("hang_up", ""):
            yeastar_p.configure("unanswered", quirk)
            if quirk:
                with pytest.raises(aiohttp.ServerDisconnectedError):
                    await client.get("trunk/list")
        assert (await client.get("trunk/list"))["errcode"] == 0
        port = yeastar_p.port
        await yeastar_p.stop()
        with pytest.raises(aiohttp.ClientConnectorError):
            await client.get("trunk/list")
        await yeastar_p.start()
        assert yeastar_p.port == port


@pytest.mark.usefixtures("socket_enabled")
async def test_tls() -> None:
    """With TLS, sockets have it as well, and the certificate is nobody's."""
    connector = aiohttp.TCPConnector(ssl=False)
    agent = {"User-Agent": "OpenAPI"}
    async with (
        YeastarPSimulator(tls=True) as sim,
        aiohttp.ClientSession(connector=connector, headers=agent) as session,
    ):
        assert sim.entered["ssl"] is True
        base = f"{sim.url}/openapi/v1.0"
        credentials = {"username": sim.client_id, "password": sim.client_secret}
        async with session.post(f"{base}/get_token", json=credentials) as answer:
            token = (await answer.json())["access_token"]
        async with session.ws_connect(
            f"{base}/subscribe?access_token={token}"
        ) as socket:
            await socket.send_json({"topic_list": [30008]})
            assert await told(socket) == SUCCESS
        async with aiohttp.ClientSession() as strict:
            with pytest.raises(aiohttp.ClientConnectorCertificateError):
                await strict.get(base)


async def test_control(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """The simulator can be looked at and changed while it runs."""
    await client.log_in()
    socket = await client.subscribed(30012)
    _, state = await control(yeastar_p, "state")
    assert (state["live_tokens"], state["sockets"]) == (1, 1)
    assert state["requests"] == {"get_token": 1, "subscribe": 1}
    assert state["reports_go_to"].endswith("/openapi/v1.0/subscribe")
    played = await control(
        yeastar_p, "play", {"kind": "inbound_answered", "speed": 1e6}
    )
    assert played[1]["outcome"] == "answered"
    assert (await told(socket))["type"] == 30012
    changed = {"msg": "object", "idle_seconds": 5, "access_seconds": 9}
    assert (await control(yeastar_p, "faults", changed))[0] == 200
    assert yeastar_p.wire.msg == "object"
    status, _ = await control(yeastar_p, "send_test", {})
    assert status == 400
    await control(yeastar_p, "drop_sockets", {})
    assert (await socket.receive(timeout=5)).type is aiohttp.WSMsgType.CLOSE
    await control(yeastar_p, "drop_tokens", {})
    assert yeastar_p.live_tokens == 0
