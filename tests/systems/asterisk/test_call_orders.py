"""Orders about calls to an Asterisk that answers otherwise than that of the tests: older, odd, or gone in between."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.pbx.calls.model import Call, CallState
from custom_components.pbx.systems.asterisk.client import Asterisk
from custom_components.pbx.systems.call_control import TransferEnd
from custom_components.pbx.systems.errors import (
    CallNotFound,
    CannotConnect,
    NotSupported,
    OrderProblem,
    OrderRefused,
    Unconfirmed,
)
from custom_components.pbx.systems.settings import Settings

from .peer import Block, Peer, listed, serving, written

CALL = "1795580605.15"
CALLER, PHONE, OTHER = CALL, "1795580605.16", "1795580605.17"
REFUSED = {"Response": "Error"}
ACTIONS = (
    *("Atxfer", "BlindTransfer", "CancelAtxfer", "Hangup", "PJSIPNotify"),
    *("PlayDTMF", "Redirect"),
)


def row(name: str, uniqueid: str, state: str, bridge: str = "") -> Block:
    """Return a row of the list of channels."""
    return {
        "Channel": name,
        "Uniqueid": uniqueid,
        "Linkedid": CALL,
        "ChannelStateDesc": state,
        "BridgeId": bridge,
        "Application": "Dial" if uniqueid == CALLER else "AppDial",
        "Exten": "201",
        "Duration": "00:00:01",
    }


def channels(*rows: Block) -> dict[str, list[Block]]:
    """Return the list of channels as an answer."""
    return {"CoreShowChannels": listed("CoreShowChannel", *rows)}


TALK = channels(
    row("PJSIP/trunk-00000001", CALLER, "Up", "one"),
    row("PJSIP/201-00000002", PHONE, "Up", "one"),
)
RINGING = channels(
    row("PJSIP/trunk-00000001", CALLER, "Ring"),
    row("PJSIP/201-00000002", PHONE, "Ringing"),
)
CONSULTING = channels(
    row("PJSIP/trunk-00000001", CALLER, "Up", "one"),
    row("PJSIP/201-00000002", PHONE, "Up", "two"),
    row("PJSIP/202-00000003", OTHER, "Up", "two"),
)


@pytest.fixture
async def peer(socket_enabled: None) -> AsyncIterator[Peer]:
    """Have a peer that does as it is told."""
    answers = {action: [{"Response": "Success"}] for action in ACTIONS}
    async with serving(Peer(answers={**TALK, **answers})) as peer:
        yield peer


@pytest.fixture
async def client(peer: Peer) -> AsyncIterator[Asterisk]:
    """Return a client of the peer, whose events are read."""
    async with ClientSession() as session:
        client = Asterisk(session, Settings(host="127.0.0.1", port=peer.port))
        await client.open_stream()
        reading = asyncio.create_task(read(client))
        yield client
        await client.close()
        await reading


async def read(client: Asterisk) -> None:
    """Read what comes until the connection ends."""
    with pytest.raises(CannotConnect):
        async for _ in client.read():
            pass


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what does not come as briefly as for what does."""
    path = "custom_components.pbx.systems.asterisk.current_calls.WATCH_SECONDS"
    monkeypatch.setattr(path, 0.3)


async def known(client: Asterisk) -> Call:
    """Return the call."""
    return await client.query_call(CALL)


def asked(peer: Peer, action: str) -> list[Block]:
    """Return what was ordered."""
    return [block for block in peer.asked if block["Action"] == action]


async def say(peer: Peer, after: str, event: str, uniqueid: str = PHONE) -> None:
    """Send an event of a channel once an order has come."""
    while not asked(peer, after):
        await asyncio.sleep(0.01)
    peer.send(written({"Event": event, "Uniqueid": uniqueid, "Linkedid": CALL}))


@pytest.mark.parametrize("attended", [False, True])
async def test_number_that_cannot_be_asked_for(
    peer: Peer, client: Asterisk, attended: bool
) -> None:
    """An Asterisk that says nothing of its dial plan is told all the same, in the usual context."""
    call = await known(client)
    peer.answers["Getvar"] = [{**REFUSED, "Message": "No such variable"}]
    action = "Atxfer" if attended else "BlindTransfer"
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(say(peer, action, "BridgeEnter"))
        await client.transfer(call, "201", "202", attended=attended)
    [order] = asked(peer, action)
    assert order["Channel"] == "PJSIP/201-00000002"
    assert (order["Context"], order["Exten"]) == ("from-internal", "202")


async def test_consultation_that_does_not_begin(peer: Peer, client: Asterisk) -> None:
    """Keys that nothing comes of are not taken for a transfer."""
    call = await known(client)
    peer.answers["Getvar"] = [{"Response": "Success", "Value": "T"}]
    with pytest.raises(OrderRefused) as refused:
        await client.transfer(call, "201", "202", attended=True)
    assert refused.value.problem is OrderProblem.NOT_PERMITTED
    assert len(asked(peer, "Atxfer")) == 1


async def test_cancellation_that_is_not_taken(peer: Peer, client: Asterisk) -> None:
    """Where Asterisk has no keys to cancel with, the order says so."""
    peer.answers |= CONSULTING
    call = await known(client)
    with pytest.raises(OrderRefused) as refused:
        await client.end_transfer(call, "201", TransferEnd.CANCEL)
    assert refused.value.meaning == "atxferabort (features.conf)"


async def test_connection_that_breaks(peer: Peer, client: Asterisk) -> None:
    """Where the connection ends before the phone has done it, nobody knows whether it does."""
    call = await known(client)

    async def breaks() -> None:
        while not asked(peer, "PJSIPNotify"):
            await asyncio.sleep(0.01)
        peer.hang_up()

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(breaks())
        with pytest.raises(Unconfirmed):
            await client.hold(call, "201")
    assert len(asked(peer, "PJSIPNotify")) == 1


async def test_other_driver(peer: Peer, client: Asterisk) -> None:
    """A phone of the older driver cannot be told anything."""
    peer.answers |= channels(
        row("SIP/trunk-00000001", CALLER, "Up", "one"),
        row("SIP/201-00000002", PHONE, "Up", "one"),
    )
    with pytest.raises(OrderRefused) as refused:
        await client.hold(await known(client), "201")
    assert refused.value.problem is OrderProblem.PHONE_DOES_NOT
    assert not asked(peer, "PJSIPNotify")


async def test_phone_that_stops_ringing(peer: Peer, client: Asterisk) -> None:
    """A caller who gives up before the phone picks up has ended the call."""
    peer.answers |= RINGING
    call = await known(client)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(say(peer, "PJSIPNotify", "Hangup"))
        with pytest.raises(CallNotFound):
            await client.accept(call, "201")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("accept", ()),
        ("refuse", ()),
        ("route", ("202",)),
        ("hold", ("201",)),
        ("transfer", ("201", "202")),
    ],
)
async def test_over(
    peer: Peer, client: Asterisk, name: str, arguments: tuple[Any, ...]
) -> None:
    """A call whose channels are gone is over."""
    peer.answers |= RINGING
    call = await known(client)
    peer.answers |= channels()
    with pytest.raises(CallNotFound):
        await getattr(client, name)(call, *arguments)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("Channel does not exist: PJSIP/trunk-00000001", CallNotFound),
        ("Redirect failed, channel not up.", OrderRefused),
    ],
)
async def test_route_refused(
    peer: Peer, client: Asterisk, answer: str, error: type[Exception]
) -> None:
    """What Asterisk says of a caller who cannot be sent elsewhere is told apart."""
    peer.answers |= RINGING
    call = await known(client)
    peer.answers["Redirect"] = [{**REFUSED, "Message": answer}]
    with pytest.raises(error):
        await client.route(call, "202")
    assert len(asked(peer, "Redirect")) == 1


async def test_unknown_call(client: Asterisk) -> None:
    """A call that is not followed any more is over."""
    with pytest.raises(CallNotFound):
        await client.refuse(
            Call(ids=frozenset({"1.1"}), call_id="1.1", state=CallState.RINGING)
        )


async def test_no_modules(peer: Peer, client: Asterisk) -> None:
    """Without the module that mutes, muting is not supported."""
    with pytest.raises(NotSupported):
        await client.mute(await known(client), "201", muted=True)
