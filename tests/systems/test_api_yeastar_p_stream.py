"""The stream of a P-Series: its WebSocket, which outlives its token, and ends where it must."""

import asyncio
from collections.abc import AsyncGenerator
import json

import pytest

from custom_components.pbx.systems.errors import (
    AddressNotAllowed,
    BadReply,
    CannotConnect,
    ClientRefused,
)
from custom_components.pbx.systems.yeastar_p import event_socket
from custom_components.pbx.systems.yeastar_p.client import YeastarP
from custom_components.pbx.systems.yeastar_p.event_types import (
    TOPICS,
    TOPICS_OF_ALL_FIRMWARE,
)
from simulator.yeastar_p import YeastarPSimulator

from .conftest import ClientOf

IDLE = (
    b'{"type":30008,"sn":"3630Z0000001","msg":"{\\"extension\\":\\"%d\\",\\"status\\":'
    b'\\"Idle\\"}"}'
)
PATIENCE_SECONDS = 10


@pytest.fixture
async def client(open_client: ClientOf) -> YeastarP:
    """Return a client whose stream is open."""
    client = open_client()
    await client.connect(None)
    await client.open_stream()
    return client


async def following(stream: AsyncGenerator[bytes]) -> bytes:
    """Return the next message of a stream."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await anext(stream)


async def test_events(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """What the PBX sends is yielded byte by byte, and nothing else is."""
    stream = client.read()
    for number in range(201, 204):
        await p_series.send(IDLE % number)
    assert [await following(stream) for _ in range(3)] == [
        IDLE % number for number in range(201, 204)
    ]
    await stream.aclose()


@pytest.mark.parametrize("answered", ["heartbeat response", '"heartbeat response"'])
async def test_heartbeat(
    monkeypatch: pytest.MonkeyPatch,
    p_series: YeastarPSimulator,
    open_client: ClientOf,
    answered: str,
) -> None:
    """A PBX that closes what is silent hears a heartbeat, and its answers are no events."""
    p_series.socket_rules.heartbeat_answer = answered
    monkeypatch.setattr(event_socket, "HEARTBEAT_SECONDS", 0.1)
    p_series.socket_rules.idle_seconds = 0.4
    client = open_client()
    await client.connect(None)
    await client.open_stream()
    stream = client.read()
    reading = asyncio.create_task(following(stream))
    await asyncio.sleep(1)
    assert p_series.sockets == 1
    await p_series.send(IDLE % 201)
    assert await reading == IDLE % 201
    await stream.aclose()


async def test_what_is_no_event(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A reply is left out. What is neither a reply nor an event is for the decoder to judge."""
    stream = client.read()
    await p_series.send(b'{"errcode":0,"errmsg":"SUCCESS"}')
    await p_series.send(b'{"errmsg":"SUCCESS"}')
    for body in (b"hello", b'{"event":"test"', b"[]"):
        await p_series.send(body)
        assert await following(stream) == body
    await stream.aclose()


async def test_refused_on_the_open_socket(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Whatever the PBX refuses on the open socket is told as what it is."""
    stream = client.read()
    await p_series.send(b'{"errcode":70087,"errmsg":"IP FORBIDDEN"}')
    with pytest.raises(AddressNotAllowed):
        await following(stream)


async def test_no_other_token_to_be_had(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """Where no second token is given out, the token is refreshed, and the stream goes on."""
    p_series.token_rules.access_seconds = 2
    p_series.token_rules.most_tokens = 1
    client = open_client()
    await client.connect(None)
    await client.open_stream()
    stream = client.read()
    reading = asyncio.create_task(following(stream))
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not p_series.asked("refresh_token"):
            await asyncio.sleep(0.05)
        while not p_series.listeners():
            await asyncio.sleep(0.05)
    await p_series.send(IDLE % 201)
    assert await reading == IDLE % 201
    await stream.aclose()


async def test_closed_by_the_pbx(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """A stream that ends says so, and can be opened again with the same token."""
    stream = client.read()
    p_series.drop_sockets()
    with pytest.raises(CannotConnect):
        await following(stream)
    await client.open_stream()
    stream = client.read()
    await p_series.send(IDLE % 201)
    assert await following(stream) == IDLE % 201
    assert len(p_series.asked("get_token")) == 1
    await stream.aclose()


async def test_silent_for_too_long(
    monkeypatch: pytest.MonkeyPatch, p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """A PBX that went away without a word is noticed."""
    monkeypatch.setattr(event_socket, "SILENT_SECONDS", 0.3)
    client = open_client()
    await client.connect(None)
    await client.open_stream()
    with pytest.raises(CannotConnect, match="too long"):
        await following(client.read())


async def test_token_dies_on_the_open_socket(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """The PBX says so on the socket; the stream is opened anew with another token."""
    stream = client.read()
    p_series.drop_tokens()
    with pytest.raises(CannotConnect, match="expired"):
        await following(stream)
    await client.open_stream()
    stream = client.read()
    await p_series.send(IDLE % 201)
    assert await following(stream) == IDLE % 201
    assert p_series.live_tokens == 1
    await stream.aclose()


async def test_outlives_its_token(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """Before the token ends another socket takes over; no event is missed, and the old token is given back."""
    p_series.token_rules.access_seconds = 2
    client = open_client()
    await client.connect(None)
    await client.open_stream()
    sent: list[bytes] = []
    seen: list[bytes] = []

    async def send() -> None:
        for number in range(300):
            body = IDLE % (1000 + number)
            sent.append(body)
            await p_series.send(body)
            await asyncio.sleep(0.01)

    sending = asyncio.create_task(send())
    stream = client.read()
    async with asyncio.timeout(60):
        async for body in stream:
            seen.append(body)
            if body == IDLE % 1299:
                break
    await sending
    await stream.aclose()
    assert list(dict.fromkeys(seen)) == sent
    assert len(p_series.asked("get_token")) > 1
    assert p_series.live_tokens == 1
    async with asyncio.timeout(PATIENCE_SECONDS):
        while p_series.sockets > 1:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("bad_token", ["frame", "http"])
async def test_token_lost_before_the_handshake(
    p_series: YeastarPSimulator, open_client: ClientOf, bad_token: str
) -> None:
    """A token that the PBX has forgotten is renewed, in whatever way it says so."""
    p_series.socket_rules.bad_token = bad_token  # type: ignore[assignment]
    client = open_client()
    await client.connect(None)
    p_series.drop_tokens()
    await client.open_stream()
    assert p_series.sockets == 1
    assert p_series.live_tokens == 1


async def test_credentials_refused_meanwhile(
    p_series: YeastarPSimulator, client: YeastarP
) -> None:
    """Refused credentials are told, and tried once."""
    p_series.client_secret = "another"
    p_series.drop_tokens()
    p_series.requests.clear()
    for _ in range(3):
        with pytest.raises(ClientRefused):
            await client.open_stream()
    assert len(p_series.asked("get_token")) == 1


async def test_topics(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """All topics are asked for that mean something here."""
    [listener] = p_series.listeners()
    assert listener.topics == set(TOPICS)


async def test_firmware_that_lacks_topics(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """Firmware that does not know all topics is asked for those that the first firmware knew."""
    p_series.socket_rules.known_topics = frozenset(TOPICS_OF_ALL_FIRMWARE)
    client = open_client()
    await client.connect(None)
    await client.open_stream()
    [listener] = p_series.listeners()
    assert listener.topics == set(TOPICS_OF_ALL_FIRMWARE)


async def test_subscription_refused(
    p_series: YeastarPSimulator, open_client: ClientOf
) -> None:
    """A PBX that sends nothing of what is asked for says so, and no socket is left open."""
    p_series.socket_rules.known_topics = frozenset()
    client = open_client()
    await client.connect(None)
    with pytest.raises(BadReply):
        await client.open_stream()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while p_series.sockets:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("idle_seconds", [0.05, 60])
async def test_subscription_unanswered(
    monkeypatch: pytest.MonkeyPatch,
    p_series: YeastarPSimulator,
    open_client: ClientOf,
    idle_seconds: float,
) -> None:
    """A PBX that does not answer, or hangs up instead, is not waited for."""
    monkeypatch.setattr(event_socket, "REQUEST_SECONDS", 0.5)
    p_series.socket_rules.subscribed = "what?"
    p_series.socket_rules.idle_seconds = idle_seconds
    client = open_client()
    await client.connect(None)
    with pytest.raises(CannotConnect):
        await client.open_stream()


async def test_not_open(open_client: ClientOf) -> None:
    """A stream that was not opened cannot be read."""
    client = open_client()
    await client.connect(None)
    with pytest.raises(CannotConnect):
        await following(client.read())


async def test_unreachable(p_series: YeastarPSimulator, open_client: ClientOf) -> None:
    """A PBX that does not answer is told as such."""
    client = open_client()
    await client.connect(None)
    p_series.unreachable = True
    with pytest.raises(CannotConnect):
        await client.open_stream()


async def test_closed(p_series: YeastarPSimulator, client: YeastarP) -> None:
    """Nothing is left open."""
    await client.close()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while p_series.sockets:
            await asyncio.sleep(0.01)
    assert p_series.live_tokens == 0


def test_examples_are_json() -> None:
    """What is sent here is what a PBX could send."""
    assert json.loads(json.loads(IDLE % 201)["msg"])["extension"] == "201"
