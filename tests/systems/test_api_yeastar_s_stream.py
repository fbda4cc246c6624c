"""The stream of an S-Series whose report method is TCP: JSON objects on a connection of its own."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from custom_components.pbx.calls.limits import MAX_BODY_BYTES
from custom_components.pbx.systems.errors import BadCredentials, CannotConnect, NoAnswer
from custom_components.pbx.systems.settings import Delivery
from custom_components.pbx.systems.yeastar_s import event_stream
from simulator.yeastar_s import YeastarSimulator

from .conftest import TcpClientOf

PATIENCE_SECONDS = 10
RINGS = b'{"event":"ExtensionStatus","extension":"1000","status":"Ringing"}'
IDLE = b'{"event":"ExtensionStatus","extension":"1000","status":"Idle"}'
BRACES = rb'{"event":"X","members":[{"ext":{"number":"}{\"}\\"}},{}],"a":"\\\"{"}'


@pytest.fixture(autouse=True)
def short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take silence for a yes sooner."""
    monkeypatch.setattr(event_stream, "ANSWER_SECONDS", 0.1)


@pytest.fixture
async def stream(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf
) -> AsyncGenerator[AsyncGenerator[bytes]]:
    """Return what a client reads."""
    client = open_tcp_client()
    await client.connect(None)
    await client.open_stream()
    await listens(tcp_yeastar)
    stream = client.read()
    yield stream
    await stream.aclose()


async def listens(simulator: YeastarSimulator, count: int = 1) -> None:
    """Wait until so many are told."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(simulator.report_server.listeners) != count:
            await asyncio.sleep(0.01)


async def following(stream: AsyncGenerator[bytes]) -> bytes:
    """Return the next report of a stream."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await anext(stream)


@pytest.mark.parametrize(
    ("method", "way"), [("TCP", Delivery.STREAM), ("HTTP", Delivery.TARGET)]
)
async def test_report_method(
    tcp_yeastar: YeastarSimulator,
    open_tcp_client: TcpClientOf,
    method: Any,
    way: Delivery,
) -> None:
    """The answer to the login says on which way the PBX reports."""
    tcp_yeastar.report_method = method
    assert (await open_tcp_client().connect(None)).deliveries == (way,)


@pytest.mark.usefixtures("stream")
async def test_login(tcp_yeastar: YeastarSimulator) -> None:
    """The login is what the vendor describes."""
    [login] = tcp_yeastar.report_server.logins
    assert login == {
        "action": "login",
        "username": tcp_yeastar.username,
        "secret": tcp_yeastar.password,
        "version": "2.0.0",
    }


@pytest.mark.parametrize("between", [b"", b"\r\n\r\n", b"\n"])
async def test_reports(
    tcp_yeastar: YeastarSimulator, stream: AsyncGenerator[bytes], between: bytes
) -> None:
    """Each report is yielded byte by byte, whatever stands between two, and several may come at once."""
    await tcp_yeastar.report_server.send_raw(
        between.join([RINGS, BRACES, IDLE]) + between
    )
    assert [await following(stream) for _ in range(3)] == [RINGS, BRACES, IDLE]


async def test_in_pieces(
    tcp_yeastar: YeastarSimulator, stream: AsyncGenerator[bytes]
) -> None:
    """A report may come in as many pieces as the network makes of it."""
    for at in range(len(BRACES)):
        await tcp_yeastar.report_server.send_raw(BRACES[at : at + 1])
        await asyncio.sleep(0)
    assert await following(stream) == BRACES


@pytest.mark.parametrize(
    "too_long",
    [
        b'{"a":"' + b"x" * MAX_BODY_BYTES,
        b'{"a":"' + b"x" * MAX_BODY_BYTES + b'"}',
    ],
    ids=["endless", "whole"],
)
async def test_too_long(
    tcp_yeastar: YeastarSimulator, stream: AsyncGenerator[bytes], too_long: bytes
) -> None:
    """What is longer than a report may be ends the stream; what came before is yielded."""
    sending = asyncio.create_task(
        tcp_yeastar.report_server.send_raw(RINGS + IDLE + too_long)
    )
    assert [await following(stream) for _ in range(2)] == [RINGS, IDLE]
    with pytest.raises(CannotConnect, match="too long"):
        await following(stream)
    tcp_yeastar.report_server.drop()
    await asyncio.gather(sending, return_exceptions=True)


async def test_much_between_reports(
    tcp_yeastar: YeastarSimulator, stream: AsyncGenerator[bytes]
) -> None:
    """What is no report may be as long as it likes; it is not kept."""
    reading = asyncio.create_task(following(stream))
    await tcp_yeastar.report_server.send_raw(b"." * (2 * MAX_BODY_BYTES))
    await tcp_yeastar.report_server.send_raw(RINGS)
    assert await reading == RINGS


@pytest.mark.parametrize(
    "answer",
    [
        b"Response: Success\r\nMessage: Authentication accepted\r\n\r\n",
        b'{"status":"Success"}',
        b"{not JSON}",
        RINGS,
    ],
)
async def test_answered(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf, answer: bytes
) -> None:
    """Whatever is not a no lets us in, and is not waited for twice."""
    tcp_yeastar.report_server.rules.accepted = answer
    client = open_tcp_client()
    await client.connect(None)
    await client.open_stream()
    stream = client.read()
    await tcp_yeastar.send(IDLE)
    heard = [await following(stream)]
    if answer.startswith(b"{"):
        heard.append(await following(stream))
    assert heard[-1] == IDLE
    await stream.aclose()


@pytest.mark.parametrize(
    "answer",
    [
        b"Response: Error\r\nMessage: Authentication failed\r\n\r\n",
        b'{"status":"Failed","errno":"20003"}',
    ],
)
async def test_refused(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf, answer: bytes
) -> None:
    """A login that the PBX refuses is told as such."""
    client = open_tcp_client()
    await client.connect(None)
    tcp_yeastar.report_server.rules.refused = answer
    tcp_yeastar.password = "Another1"
    with pytest.raises(BadCredentials):
        await client.open_stream()


async def test_hung_up_on(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf
) -> None:
    """A PBX that ends the connection without a word does not say why, and may be tried again."""
    client = open_tcp_client()
    await client.connect(None)
    tcp_yeastar.report_server.rules.lets_in = False
    with pytest.raises(CannotConnect, match="ended"):
        await client.open_stream()


@pytest.mark.parametrize("secret", ["wrong", ""])
async def test_wrong_secret(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf, secret: str
) -> None:
    """A password that is not that of the API is never sent, because it could lock us out."""
    client = open_tcp_client(secret=secret)
    await client.connect(None)
    with pytest.raises(BadCredentials):
        await client.open_stream()
    assert not tcp_yeastar.report_server.logins


async def test_line_break_in_the_secret(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf
) -> None:
    """Nobody can smuggle a line into the login."""
    tcp_yeastar.password = "Api\r\nAction: x"
    client = open_tcp_client()
    await client.connect(None)
    with pytest.raises(BadCredentials):
        await client.open_stream()
    assert not tcp_yeastar.report_server.logins


async def test_end(
    tcp_yeastar: YeastarSimulator,
    open_tcp_client: TcpClientOf,
    stream: AsyncGenerator[bytes],
) -> None:
    """A stream that ends says so, and can be opened again."""
    tcp_yeastar.report_server.drop()
    with pytest.raises(CannotConnect):
        await following(stream)
    client = open_tcp_client()
    await client.connect(None)
    for _ in range(2):
        await client.open_stream()
    await listens(tcp_yeastar)
    again = client.read()
    await tcp_yeastar.send(RINGS)
    assert await following(again) == RINGS
    await again.aclose()


async def test_reset(
    tcp_yeastar: YeastarSimulator, stream: AsyncGenerator[bytes]
) -> None:
    """A connection that breaks is told as such."""
    tcp_yeastar.report_server.reset()
    with pytest.raises(CannotConnect, match="broke"):
        await following(stream)


async def test_nobody_listens(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf
) -> None:
    """A port that nobody listens on is told as such, and so is a PBX that was set to HTTP meanwhile."""
    client = open_tcp_client(stream_port=1)
    await client.connect(None)
    with pytest.raises(CannotConnect, match="failed"):
        await client.open_stream()
    tcp_yeastar.report_method = "HTTP"
    await client.connect(None)
    with pytest.raises(CannotConnect, match="not TCP"):
        await client.open_stream()


async def test_no_connection_in_time(
    monkeypatch: pytest.MonkeyPatch, open_tcp_client: TcpClientOf
) -> None:
    """A connection that does not come about is given up."""
    client = open_tcp_client()
    await client.connect(None)
    monkeypatch.setattr(event_stream, "REQUEST_SECONDS", 0)
    with pytest.raises(NoAnswer):
        await client.open_stream()


async def test_not_open(open_tcp_client: TcpClientOf) -> None:
    """A stream that was not opened cannot be read."""
    with pytest.raises(CannotConnect):
        await following(open_tcp_client().read())


async def test_closed(
    tcp_yeastar: YeastarSimulator, open_tcp_client: TcpClientOf
) -> None:
    """Nothing is left open, and nothing is opened by whoever is late."""
    client = open_tcp_client()
    await client.connect(None)
    opening = asyncio.create_task(client.open_stream())
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not tcp_yeastar.report_server.logins:
            await asyncio.sleep(0.001)
    await client.close()
    with pytest.raises(CannotConnect, match="closed"):
        await opening
    await listens(tcp_yeastar, 0)
