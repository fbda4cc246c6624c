"""Connections to a manager interface, or to what is none."""

import asyncio

import pytest

from custom_components.pbx.systems.asterisk import manager
from custom_components.pbx.systems.asterisk.manager import Manager, NotPermitted, parse
from custom_components.pbx.systems.errors import (
    BadReply,
    CannotConnect,
    LoginOrAddressRefused,
    NoAnswer,
    NotThisSystem,
)

from .peer import Peer, serving, written

pytestmark = pytest.mark.usefixtures("socket_enabled")
REFUSED = {"Response": "Error", "Message": "Authentication failed"}


async def opened(peer: Peer, *, tls: bool = False) -> Manager:
    """Return a connection to a peer."""
    return await Manager.open("127.0.0.1", peer.port, tls=tls, verify_certificate=False)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing for long."""
    monkeypatch.setattr(manager, "REQUEST_SECONDS", 0.2)
    monkeypatch.setattr(manager, "PING_SECONDS", 0.05)


@pytest.mark.parametrize(
    "banner",
    [b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 400 Bad Request\r\n", b"x" * 2_000_000],
    ids=["ssh", "http", "endless"],
)
async def test_something_else(banner: bytes) -> None:
    """What greets otherwise is no Asterisk."""
    async with serving(Peer(banner=banner)) as peer:
        with pytest.raises(NotThisSystem):
            await opened(peer)


@pytest.mark.usefixtures("impatient")
async def test_silence() -> None:
    """A peer that says nothing is not waited for."""
    async with serving(Peer(banner=b"")) as peer:
        with pytest.raises(NoAnswer):
            await opened(peer)


async def test_no_tls() -> None:
    """A peer without TLS is reached, and TLS is not."""
    async with serving(Peer()) as peer:
        with pytest.raises(CannotConnect):
            await opened(peer, tls=True)


async def test_refused() -> None:
    """The secret does not cross the wire, and a refusal is told."""
    async with serving(Peer(answers={"Login": [REFUSED]})) as peer:
        connection = await opened(peer)
        with pytest.raises(LoginOrAddressRefused):
            await connection.login("homeassistant", "the secret")
        await connection.close()
        assert "the secret" not in str(peer.asked)


async def test_answers() -> None:
    """Each question gets its own answer, whatever else comes between."""
    answers = {
        "Forbidden": [{"Response": "Error", "Message": "Permission denied"}],
        "Wrong": [{"Response": "Error", "Message": "No such thing"}],
    }
    async with serving(Peer(answers=answers)) as peer:
        connection = await opened(peer)
        peer.send(written({"Event": "Newchannel", "Response": "is a field here"}))
        with pytest.raises(NotPermitted):
            await connection.ask("Forbidden")
        with pytest.raises(BadReply) as refused:
            await connection.ask("Wrong")
        assert refused.value.meaning == "No such thing"
        assert (await connection.ask("Ping"))["Response"] == "Success"
        await connection.wait_for_events()
        assert [event["Event"] for event in connection.take_events()] == ["Newchannel"]
        await connection.close()


async def test_no_second_line() -> None:
    """What people type stays within its line."""
    async with serving(Peer()) as peer:
        connection = await opened(peer)
        await connection.ask("Originate", Exten="1\r\nAction: Command")
        assert peer.asked[-1]["Exten"] == "1Action: Command"
        await connection.close()


@pytest.mark.usefixtures("impatient")
async def test_endless_list() -> None:
    """A list without an end is not waited for, nor an action without an answer."""
    start = [{"Response": "Success", "EventList": "start"}]
    async with serving(Peer(answers={"List": start}, silent={"Wait"})) as peer:
        connection = await opened(peer)
        with pytest.raises(NoAnswer):
            await connection.ask_list("List")
        with pytest.raises(NoAnswer):
            await connection.ask("Wait")
        await connection.close()
        with pytest.raises(CannotConnect):
            await connection.ask("Ping")


@pytest.mark.usefixtures("impatient")
async def test_no_sign_of_life() -> None:
    """A connection on which pings stay without an answer is given up."""
    async with serving(Peer(silent={"Ping"})) as peer:
        connection = await opened(peer)
        await connection.login("homeassistant", "secret")
        with pytest.raises(CannotConnect):
            await connection.wait_for_events()
        assert not connection.is_open


async def test_too_long() -> None:
    """A message without an end closes the connection, and whoever waits is told."""
    async with serving(Peer(silent={"Wait"})) as peer:
        connection = await opened(peer)
        asking = asyncio.create_task(connection.ask("Wait"))
        await asyncio.sleep(0)
        peer.send(b"x" * 3_000_000)
        with pytest.raises(CannotConnect):
            await asking
        with pytest.raises(CannotConnect):
            await connection.wait_for_events()


async def test_flood(monkeypatch: pytest.MonkeyPatch) -> None:
    """Events that come faster than they are taken in end the connection before the memory ends."""
    monkeypatch.setattr(manager, "MOST_WAITING", 10)
    async with serving(Peer()) as peer:
        connection = await opened(peer)
        peer.send(written({"Event": "Newstate"}) * 100)
        await connection.wait_for_events()
        await asyncio.sleep(0.1)
        assert not connection.is_open
        assert len(list(connection.take_events())) == 11


def test_parse() -> None:
    """All values of a key that stands several times are kept, and what is no field is left out."""
    block = b"Response: Success\r\nOutput: one\r\nOutput: two: three\r\nnothing\r\n\r\n"
    assert parse(block) == {"Response": "Success", "Output": "one\ntwo: three"}
