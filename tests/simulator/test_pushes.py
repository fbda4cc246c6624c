"""Reports on their way: byte by byte as the systems write them, to the target that the login named, until they are acknowledged."""

import asyncio
from dataclasses import replace
import json
from random import Random
from typing import Any

import pytest

from simulator import yeastar_s_requests
from simulator.openvox_uc import OpenVoxSimulator
from simulator.push import Target
from simulator.pusher import Schedule
from simulator.stories import story
from simulator.story import Action
from simulator.yeastar_s import YeastarSimulator

from .listening import Clock, Listener, ask, listen, log_in

REPORT = b'{"event":"BootUp","sn":"369451090405"}'
FAST = 1_000_000.0


async def test_yeastar_bytes(yeastar: YeastarSimulator, listener: Listener) -> None:
    """A blank in Host, Accept twice: as printed."""
    await listen(yeastar, listener, "api/webhook/1234")
    push = await yeastar.send(REPORT)
    assert push.acknowledged
    assert listener.raw == [
        b"POST /api/webhook/1234 HTTP/1.1\r\n"
        b"Host: 127.0.0.1: %d\r\n"
        b"Accept: application/json\r\n"
        b"User-Agent: WebAPI\r\n"
        b"Content-Type: application/json\r\n"
        b"Accept: application/json\r\n"
        b"Content-Length: 38\r\n\r\n" % listener.port + REPORT
    ]


async def test_openvox_bytes(openvox: OpenVoxSimulator, listener: Listener) -> None:
    """No port in Host, no blanks after colons: as printed."""
    await listen(openvox, listener)
    await openvox.send(REPORT)
    assert listener.raw == [
        b"POST /report HTTP/1.1\r\n"
        b"Host:127.0.0.1\r\n"
        b"Content-Length:38\r\n"
        b"Accept: application/json\r\n"
        b"Content-Type:application/json\r\n"
        b"Connection:close\r\n\r\n" + REPORT
    ]


async def test_no_path(
    yeastar: YeastarSimulator, openvox: OpenVoxSimulator, listener: Listener
) -> None:
    """Without a registered path, Yeastar asks for / and OpenVox for nothing at all."""
    for sim in (yeastar, openvox):
        await listen(sim, listener, "")
        await sim.send(REPORT)
    first_lines = [head.split(b"\r\n")[0] for head in listener.heads]
    assert first_lines == [b"POST / HTTP/1.1", b"POST  HTTP/1.1"]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("root", b"POST / HTTP/1.1"),
        ("empty", b"POST  HTTP/1.1"),
        ("no_slash", b"POST a/b HTTP/1.1"),
        ("double_slash", b"POST //a/b HTTP/1.1"),
    ],
)
async def test_odd_targets(
    yeastar: YeastarSimulator, listener: Listener, form: str, first: bytes
) -> None:
    """The request line can be of a kind that web servers do not like."""
    await listen(yeastar, listener, "a/b")
    await yeastar.send(REPORT, target_form=form)
    assert listener.heads[0].split(b"\r\n")[0] == first


async def test_plain_headers(yeastar: YeastarSimulator, listener: Listener) -> None:
    """The headers can be without slips."""
    await listen(yeastar, listener)
    yeastar.configure("headers", list(yeastar_s_requests.PLAIN_HEADERS))
    await yeastar.send(REPORT)
    head = listener.heads[0]
    assert b"Host: 127.0.0.1:%d\r\n" % listener.port in head
    assert head.count(b"Accept:") == 1


async def test_no_length(yeastar: YeastarSimulator, listener: Listener) -> None:
    """Without Content-Length the body ends where the connection does."""
    await listen(yeastar, listener)
    push = await yeastar.send(REPORT, content_length=False, ending="half_close")
    assert push.acknowledged
    assert b"Content-Length" not in listener.raw[0]
    assert listener.raw[0].endswith(REPORT)


async def test_ignored_answer(yeastar: YeastarSimulator, listener: Listener) -> None:
    """A system can hang up before it is answered."""
    listener.answers = [b"HTTP/1.1 500 No\r\n\r\n"]
    await listen(yeastar, listener)
    assert (await yeastar.send(REPORT, ending="ignore")).acknowledged
    await yeastar.drained()
    assert len(listener.raw) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 500 No\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno",
        b"nonsense\r\n\r\n",
        b"",
    ],
    ids=["500", "204", "400", "not_http", "nothing"],
)
async def test_repeats(
    yeastar: YeastarSimulator, listener: Listener, answer: bytes
) -> None:
    """Anything but 200 has the same report sent again, each time over a new connection."""
    await listen(yeastar, listener)
    listener.answers = [
        answer,
        answer,
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    ]
    push = await yeastar.send(REPORT)
    assert not push.acknowledged
    await yeastar.drained()
    assert push.acknowledged
    assert push.attempts[-1].json == {}
    assert listener.bodies == [json.loads(REPORT)] * 3


async def test_gives_up(yeastar: YeastarSimulator, listener: Listener) -> None:
    """After the last round nothing more comes."""
    await listen(yeastar, listener)
    listener.answers = [b"HTTP/1.1 503 No\r\n\r\n"]
    push = await yeastar.send(REPORT)
    await yeastar.drained()
    assert [attempt.status for attempt in push.attempts] == [503, 503, 503]
    assert not push.acknowledged


async def test_chunked_answer(yeastar: YeastarSimulator, listener: Listener) -> None:
    """An answer may come in chunks."""
    await listen(yeastar, listener)
    listener.answers = [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    ]
    push = await yeastar.send(REPORT)
    assert push.status == 200
    assert push.attempts[0].answer == b"{}"


async def test_nobody_there(yeastar: YeastarSimulator) -> None:
    """A listener that is not there is tried again as well."""
    await log_in(yeastar, port="1", url="report")
    push = await yeastar.send(REPORT)
    await yeastar.drained()
    assert len(push.attempts) == 3
    assert "Connect" in push.attempts[0].error


async def test_nobody_listens(yeastar: YeastarSimulator) -> None:
    """Without a login there are no reports."""
    await yeastar.play("inbound_missed", FAST)
    assert not yeastar.pushes
    assert yeastar.unheard


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"port": "8123"}, ("127.0.0.1", 8123, "")),
        ({"url": "report"}, ("127.0.0.1", 8260, "report")),
        ({"url": "/report", "urltag": "0"}, ("127.0.0.1", 8260, "/report")),
        ({"url": "10.0.0.2:81/a/b", "urltag": "1"}, ("10.0.0.2", 81, "a/b")),
        ({"url": "10.0.0.2:81", "urltag": 1}, ("10.0.0.2", 81, "")),
        ({"url": "home.lan/a", "urltag": "1"}, ("home.lan", 80, "a")),
        ({"url": "[::1]:81/a", "urltag": "1"}, ("::1", 81, "a")),
        (
            {"url": "http://10.0.0.2:81/a", "urltag": "1"},
            ("http:", 80, "/10.0.0.2:81/a"),
        ),
    ],
    ids=["port", "path", "slash", "absolute", "bare", "no_port", "ipv6", "scheme"],
)
async def test_login_says_where(
    yeastar: YeastarSimulator, fields: dict[str, Any], expected: tuple[str, int, str]
) -> None:
    """Relative to where the login came from, or absolute and taken literally."""
    await log_in(yeastar, **fields)
    host, port, path = expected
    assert yeastar.target() == Target(host=host, port=port, path=path)


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
async def test_wrong_port(yeastar: YeastarSimulator, port: str) -> None:
    """A port that is none is refused."""
    token = await log_in(yeastar)
    fields = {"ipaddr": "10.0.0.2", "port": port}
    reply = await ask(yeastar, "heartbeat", fields, token=token)
    assert reply == {"status": "Failed", "errno": "20008"}


async def test_heartbeat_says_where(yeastar: YeastarSimulator) -> None:
    """A heartbeat with a body replaces the target as a whole; a heartbeat without leaves it."""
    token = await log_in(yeastar, url="report")
    before = yeastar.target()
    await ask(yeastar, "heartbeat", token=token)
    assert yeastar.target() == before
    fields: dict[str, Any] = {"ipaddr": "10.0.0.2", "port": 8280}
    await ask(yeastar, "heartbeat", fields, token=token)
    assert yeastar.target() == Target(host="10.0.0.2", port=8280)
    assert yeastar.wire.version == "1.0.0"
    fields |= {"url": "10.0.0.3:81/x", "urltag": "1", "version": "2.0.0"}
    await ask(yeastar, "heartbeat", fields, token=token)
    assert yeastar.target() == Target(host="10.0.0.3", port=81, path="x")
    assert yeastar.wire.version == "2.0.0"
    reply = await ask(yeastar, "heartbeat", {"port": "1"}, token=token)
    assert reply["errno"] == "10004"


async def test_last_login_wins(yeastar: YeastarSimulator) -> None:
    """Two logins are two tokens; reports go where the last login said, and end with its token."""
    first = await log_in(yeastar, url="first")
    second = await log_in(yeastar, url="second")
    assert first != second
    assert yeastar.target() == Target(host="127.0.0.1", port=8260, path="second")
    await ask(yeastar, "logout", token=second)
    assert yeastar.target() is None
    assert (await ask(yeastar, "trunk/list", token=first))["status"] == "Success"


@pytest.mark.parametrize(
    ("api", "version", "word"),
    [
        ("v2.0.0", "2.0.0", b'"event":"CallStatus"'),
        ("v2.0.0", "", b'"action":"ALERT"'),
        ("v1.1.0", "1.0.2", b'"call":['),
        ("v1.1.0", "2.0.0", b'"action":"ALERT"'),
    ],
)
async def test_report_format(
    yeastar: YeastarSimulator, listener: Listener, api: str, version: str, word: bytes
) -> None:
    """The login says in which format reports come; without a version it is the oldest."""
    port = str(listener.port)
    await log_in(yeastar, api, port=port, url="report", version=version)
    await yeastar.play("inbound_answered", FAST)
    assert word in b"".join(listener.raw)


async def test_order(yeastar: YeastarSimulator, listener: Listener) -> None:
    """Reports come in the order in which they were written, and durations are as if nothing had been sped up."""
    await listen(yeastar, listener)
    scripted = story("inbound_answered", Random(3), yeastar.office)
    truth = await yeastar.play(scripted, FAST)
    assert truth == scripted.truth
    calls = [body for body in listener.bodies if body["event"] != "ExtensionStatus"]
    assert [body["event"] for body in calls] == [
        *["CallStatus"] * (len(calls) - 1),
        "NewCdr",
    ]
    length = sum(beat.delay for beat in scripted.beats[1:-1])
    assert int(calls[-1]["callduraction"]) == pytest.approx(length, abs=2)
    assert len({body["callid"] for body in calls}) == 1
    assert not yeastar.switchboard.in_progress


async def test_reboot(yeastar: YeastarSimulator, listener: Listener) -> None:
    """A reboot ends calls and tokens without a word; then the start is reported, and nothing more."""
    token = await listen(yeastar, listener)
    scripted = story("inbound_answered", Random(1), yeastar.office)
    rings = next(
        place for place, beat in enumerate(scripted.beats) if beat.action is Action.RING
    )
    beats = [replace(beat, delay=0.0) for beat in scripted.beats[: rings + 1]]
    rest = [replace(beat, delay=3600.0) for beat in scripted.beats[rings + 1 :]]
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(yeastar.play(replace(scripted, beats=(*beats, *rest))))
        while not yeastar.switchboard.engaged:
            await asyncio.sleep(0)
        await yeastar.reboot()
    assert listener.bodies[-1] == json.loads(REPORT)
    assert not yeastar.switchboard.in_progress
    assert yeastar.target() is None
    assert (await ask(yeastar, "trunk/list", token=token))["errno"] == "20004"


async def test_token_dies_while_repeating(
    yeastar: YeastarSimulator, listener: Listener, clock: Clock
) -> None:
    """When the token dies, what is not acknowledged is not sent again."""
    await listen(yeastar, listener)
    yeastar.schedule = Schedule(rounds=100, pause=0.01)
    listener.answers = [b"HTTP/1.1 500 No\r\n\r\n"]
    push = await yeastar.send(REPORT)
    clock.now += 1801
    await yeastar.drained()
    assert len(push.attempts) < 100
