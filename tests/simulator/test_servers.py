"""The simulated Yeastar's API, as a client sees it that sends bytes and reads bytes."""

import json
import ssl
from typing import Any

import aiohttp
import pytest

from simulator.office import YEASTAR
from simulator.story import Action, Beat
from simulator.yeastar_s import YeastarSimulator

from .listening import Clock, ask, listen, log_in, md5, raw_answer

LOGIN = {"username": "api", "password": md5("Api12345"), "port": "8260"}


def failed(errno: str) -> dict[str, Any]:
    """Return the answer that something went wrong."""
    return {"status": "Failed", "errno": errno}


async def test_answer_as_printed(yeastar: YeastarSimulator) -> None:
    """The headers are the vendor's, and the end of the connection is the end of the body."""
    answer = await raw_answer(yeastar, "/api/v2.0.0/login", json.dumps(LOGIN).encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.decode().split("\r\n") == [
        "HTTP/1.1 200 OK",
        "Server: Boa/0.94.14rc21",
        "Accept-Ranges: bytes",
        "Connection: close",
        "Content-Type: application/json",
        "Access-control-allow-origin: *",
        "Access-control-allow-methods: GET, POST, OPTIONS, PUT, DELETE",
    ]
    reply = json.loads(body)
    assert reply.keys() == {"status", "token", "transport"}
    assert len(bytes.fromhex(reply["token"])) == 16
    assert reply["transport"] == "HTTP"


@pytest.mark.parametrize(
    ("method", "path", "body", "errno"),
    [
        ("GET", "/api/v2.0.0/login", b"", "20001"),
        ("PUT", "/api/v2.0.0/call/query", b"", "20001"),
        ("POST", "/api/v2.0.0/login", b"", "20007"),
        ("POST", "/api/v2.0.0/login", b"user=api", "20000"),
        ("POST", "/api/v2.0.0/login", b"[]", "20000"),
        ("POST", "/api/v2.0.0/login", b"<xml></xml>", "10002"),
        ("POST", "/api/v2.0.0/login", b'{"username":"api"}', "10004"),
        ("POST", "/api/v2.0.0/nothing/query", b"", "10003"),
        ("POST", "/api/v2.0.0/extensionlist/query", b"", "10003"),
        ("POST", "/api/v1.0.1/call/query", b"", "10003"),
        ("POST", "/api/v2.0.0/call/query", b"", "20005"),
        ("POST", "/api/v2.0.0/call/query?token=", b"", "20005"),
        ("POST", "/api/v2.0.0/call/query?token=1234", b"", "20004"),
    ],
)
async def test_refused(
    yeastar: YeastarSimulator, method: str, path: str, body: bytes, errno: str
) -> None:
    """What is wrong with a request is said by a number, and the status is 200 all the same."""
    answer = await raw_answer(yeastar, path, body, method)
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert json.loads(answer.partition(b"\r\n\r\n")[2]) == failed(errno)


@pytest.mark.parametrize(
    "wrong",
    [{"password": md5("other")}, {"username": "root"}, {"password": "Api12345"}],
    ids=["password", "user", "not_md5"],
)
async def test_wrong_credentials(
    yeastar: YeastarSimulator, wrong: dict[str, str]
) -> None:
    """Only the right user with the digest of the password may come in."""
    assert await ask(yeastar, "login", LOGIN | wrong) == failed("20003")


async def test_lockout(yeastar: YeastarSimulator, clock: Clock) -> None:
    """Five wrong passwords in a row lock the address out for ten minutes, also with the right password."""
    wrong = LOGIN | {"password": md5("other")}
    for _ in range(4):
        assert await ask(yeastar, "login", wrong) == failed("20003")
    await log_in(yeastar)
    for _ in range(5):
        assert await ask(yeastar, "login", wrong) == failed("20003")
    assert await ask(yeastar, "login", LOGIN) == failed("20002")
    clock.now += 599
    assert await ask(yeastar, "login", LOGIN) == failed("20002")
    clock.now += 1
    await log_in(yeastar)


async def test_unlock(yeastar: YeastarSimulator) -> None:
    """An administrator can take an address off the list."""
    yeastar.lock()
    assert await ask(yeastar, "login", LOGIN) == failed("20002")
    yeastar.unlock()
    await log_in(yeastar)


async def test_token_times_out(yeastar: YeastarSimulator, clock: Clock) -> None:
    """A token lives half an hour from its last use."""
    token = await log_in(yeastar)
    for _ in range(3):
        clock.now += 1800
        assert (await ask(yeastar, "heartbeat", token=token))["status"] == "Success"
    clock.now += 1801
    assert yeastar.target() is None
    assert await ask(yeastar, "heartbeat", token=token) == failed("20006")


@pytest.mark.parametrize(("timed_out", "errno"), [(False, "20004"), (True, "20006")])
async def test_dropped_tokens(
    yeastar: YeastarSimulator, timed_out: bool, errno: str
) -> None:
    """Tokens can get lost, and reports with them."""
    token = await log_in(yeastar)
    yeastar.drop_tokens(timed_out=timed_out)
    assert await ask(yeastar, "trunk/list", token=token) == failed(errno)
    assert yeastar.target() is None


async def test_logout(yeastar: YeastarSimulator) -> None:
    """A logout ends the token and the reports."""
    token = await log_in(yeastar)
    assert await ask(yeastar, "logout", token=token) == {"status": "Success"}
    assert await ask(yeastar, "logout", token=token) == failed("20004")
    assert yeastar.target() is None


async def test_inventory(yeastar: YeastarSimulator) -> None:
    """Extensions, trunks and the device are those of the office."""
    token = await log_in(yeastar)
    extensions = await ask(yeastar, "extension/list", token=token)
    assert {extension["number"] for extension in extensions["extlist"]} == set(
        YEASTAR.extensions
    )
    trunks = await ask(yeastar, "trunk/list", token=token)
    assert [trunk["trunkname"] for trunk in trunks["trunklist"]] == [
        "siptrunk",
        "FXO2-3",
    ]
    device = await ask(yeastar, "deviceinfo/query", token=token)
    assert device["deviceinfo"]["sn"] == "369451090405"


async def test_version_1(yeastar: YeastarSimulator) -> None:
    """The older API has other endpoints, no transport, and wants a port."""
    reply = await ask(yeastar, "login", LOGIN, api="v1.0.1")
    assert reply.keys() == {"status", "token"}
    token = reply["token"]
    listed = await ask(yeastar, "extensionlist/query", token=token, api="v1.10")
    assert listed["extlist"][0]["extnumber"] == "1000"
    for endpoint in ("trunklist/query", "inbound/query", "outbound/query"):
        reply = await ask(yeastar, endpoint, token=token, api="v1.1.0")
        assert reply["status"] == "Success"
    portless = {"username": "api", "password": LOGIN["password"]}
    assert await ask(yeastar, "login", portless, api="v1.1.0") == failed("10004")


async def call_in(yeastar: YeastarSimulator, *beats: Beat) -> str:
    """Have somebody outside call, and return the call's id."""
    call = yeastar.switchboard.new_call()
    start = Beat(
        delay=0,
        action=Action.START,
        by="outside",
        to="1000",
        caller="0301234567",
        trunk="siptrunk",
    )
    for beat in (start, *beats):
        yeastar.switchboard.apply(call, beat)
    return call.call_id


async def test_call_query(yeastar: YeastarSimulator) -> None:
    """Calls are found by id and by direction; an id that is gone is error 10005."""
    token = await log_in(yeastar)
    call_id = await call_in(
        yeastar, Beat(delay=0, action=Action.RING, parties=("1000",))
    )
    by_id = await ask(yeastar, "call/query", {"callid": call_id}, token=token)
    assert [call["callid"] for call in by_id["Calls"]] == [call_id]
    for kind, found in (("inbound", 1), ("outbound", 0)):
        listed = await ask(yeastar, "call/query", {"type": kind}, token=token)
        assert len(listed["Calls"]) == found
    assert len((await ask(yeastar, "call/query", token=token))["Calls"]) == 1
    listed = await ask(yeastar, "extension/query_call", {"number": "all"}, token=token)
    assert len(listed["calllist"]) == len(YEASTAR.extensions)
    for fields, errno in (
        ({"callid": "1.2"}, "10005"),
        ({"callid": ""}, "10004"),
        ({"type": "internal"}, "10004"),
    ):
        assert await ask(yeastar, "call/query", fields, token=token) == failed(errno)
    for fields, errno in (
        (None, "20007"),
        ({"no": "1"}, "10004"),
        ({"number": "9"}, "10006"),
    ):
        asked = await ask(yeastar, "extension/query_call", fields, token=token)
        assert asked == failed(errno)


async def test_unquoted_id(yeastar: YeastarSimulator) -> None:
    """An id that comes as a number keeps its digits."""
    token = await log_in(yeastar)
    call_id = await call_in(yeastar)
    body = f'{{"callid": {call_id}}}'.encode()
    answer = await raw_answer(yeastar, f"/api/v2.0.0/call/query?token={token}", body)
    assert call_id.encode() in answer


async def test_switches(yeastar: YeastarSimulator) -> None:
    """What the vendor's pages contradict each other in can be switched."""
    token = await log_in(yeastar)
    yeastar.configure("calls_key", "calls")
    yeastar.configure("numbers_as_ints", True)
    call_id = await call_in(
        yeastar, Beat(delay=0, action=Action.RING, parties=("1000",))
    )
    listed = await ask(yeastar, "call/query", {"type": "inbound"}, token=token)
    line, extension = listed["calls"][0]["members"]
    assert extension["ext"]["number"] == 1000
    assert line["inbound"]["from"] == "0301234567"
    assert listed["calls"][0]["callid"] == call_id
    for form, shown in (("list", []), ("null", None)):
        yeastar.configure("empty_lists", form)
        listed = await ask(yeastar, "call/query", {"type": "outbound"}, token=token)
        assert listed["calls"] == shown
    yeastar.configure("empty_lists", "missing")
    listed = await ask(yeastar, "call/query", {"type": "outbound"}, token=token)
    assert listed == {"status": "Success"}
    with pytest.raises(KeyError):
        yeastar.configure("nothing", 1)


async def test_arranged_answers(yeastar: YeastarSimulator) -> None:
    """An endpoint can fail, or answer with bytes of our choice."""
    token = await log_in(yeastar)
    yeastar.fail("trunk/list", "30001", times=2)
    for _ in range(2):
        assert await ask(yeastar, "trunk/list", token=token) == failed("30001")
    with yeastar.canned("trunk/list", b'{"trunklist":1}'):
        assert await ask(yeastar, "trunk/list", token=token) == {"trunklist": 1}
    assert "status" in await ask(yeastar, "trunk/list", token=token)
    assert len(yeastar.asked("trunk/list")) == 4


async def test_not_there(yeastar: YeastarSimulator) -> None:
    """It can be off, unreachable, or something else."""
    yeastar.quirks.api_enabled = False
    assert await ask(yeastar, "login", LOGIN) == failed("30003")
    yeastar.quirks.foreign = True
    assert b"text/html" in await raw_answer(yeastar, "/api/v2.0.0/login")
    assert b"text/html" in await raw_answer(yeastar, "/")
    yeastar.unreachable = True
    with pytest.raises(ConnectionError):
        await raw_answer(yeastar, "/")
    port = yeastar.port
    await yeastar.stop()
    with pytest.raises(ConnectionError):
        await raw_answer(yeastar, "/")
    await yeastar.start()
    assert yeastar.port == port


async def test_administration(yeastar: YeastarSimulator, listener: Any) -> None:
    """Extensions and trunks come and go, and it is reported."""
    token = await listen(yeastar, listener)
    await yeastar.add_extension("3000", "Attic")
    await yeastar.add_extension("3000", "Loft")
    await yeastar.set_registered("3000", registered=False)
    await yeastar.remove_extension("1000")
    await yeastar.add_trunk("backup")
    await yeastar.remove_trunk("siptrunk")
    changes = [
        (
            body.get("type"),
            body.get("extid") or body.get("trunkname"),
            body["operation"],
        )
        for body in listener.bodies
        if body["event"] == "ConfigChange"
    ]
    assert changes == [
        ("extension", "3000", "add"),
        ("extension", "3000", "update"),
        ("extension", "1000", "del"),
        ("trunk", "backup", "add"),
        ("trunk", "siptrunk", "del"),
    ]
    listed = (await ask(yeastar, "extension/list", token=token))["extlist"]
    assert listed[-1]["username"] == "Loft"
    assert listed[-1]["status"] == "Unavailable"
    assert "1000" not in {extension["number"] for extension in listed}


@pytest.mark.usefixtures("socket_enabled")
async def test_tls() -> None:
    """TLS is 1.2, with a certificate that nobody trusts."""
    async with YeastarSimulator(tls=True) as pbx, aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.get(f"{pbx.url}/simulator/state")
        newest = ssl.create_default_context()
        newest.check_hostname = False
        newest.verify_mode = ssl.CERT_NONE
        newest.minimum_version = ssl.TLSVersion.TLSv1_3
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"{pbx.url}/simulator/state", ssl=newest)
        async with session.get(f"{pbx.url}/simulator/state", ssl=False) as answer:
            assert (await answer.json())["serial_number"] == "369451090405"
