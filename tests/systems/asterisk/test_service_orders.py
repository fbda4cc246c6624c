"""Orders that an Asterisk refuses or does not answer, which the Asterisk of the tests does not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from aiohttp import ClientSession
import pytest

from custom_components.pbx.calls.report import MailboxStatus, Report
from custom_components.pbx.systems.asterisk import playing
from custom_components.pbx.systems.asterisk.client import Asterisk
from custom_components.pbx.systems.errors import OrderProblem, OrderRefused, Unconfirmed
from custom_components.pbx.systems.settings import Settings

from .peer import Block, Peer, listed, serving, written

PHONE = "201"
SOUND = "http://homeassistant.invalid/sound.wav"
REFUSED = {"Response": "Error", "Message": "Nothing doing"}
FORBIDDEN = {"Response": "Error", "Message": "Permission denied"}

type Order = Callable[[Asterisk], Awaitable[None]]


def office(**phone: str) -> dict[str, Sequence[Block]]:
    """Return what is answered about the only phone, which is an agent, and which FreePBX knows."""
    row = {"ObjectName": PHONE, "DeviceState": "Not in use"}
    return {
        "CoreShowChannels": listed("CoreShowChannel"),
        "PJSIPShowEndpoints": listed("EndpointList", row),
        "PJSIPShowEndpoint": listed("EndpointDetail", phone),
        "QueueStatus": [
            {"Response": "Success", "EventList": "start"},
            {"Event": "QueueParams", "Queue": "700"},
            {"Event": "QueueMember", "Queue": "700", "Location": f"PJSIP/{PHONE}"},
            {"Event": "QueueStatusComplete", "EventList": "Complete"},
        ],
        "DBGet": listed("DBGetResponse", {"Val": PHONE}),
        "DBGetTree": listed("DBGetTreeResponse"),
        "Getvar": [{"Response": "Success", "Value": "TRUE"}],
        "MailboxCount": [
            {"Response": "Success", "UrgMessages": "1", "NewMessages": "2"}
        ],
    }


@pytest.fixture
async def peer(socket_enabled: None) -> AsyncIterator[Peer]:
    """Have a peer with a phone."""
    async with serving(Peer(answers=office())) as peer:
        yield peer


@pytest.fixture
async def client(peer: Peer) -> AsyncIterator[Asterisk]:
    """Return a client of the peer."""
    async with ClientSession() as session:
        client = Asterisk(session, Settings(host="127.0.0.1", port=peer.port))
        yield client
        await client.close()


async def announces(client: Asterisk) -> None:
    """Announce something."""
    await client.announce(PHONE, SOUND)


async def plays(client: Asterisk) -> None:
    """Play a prompt to somebody outside."""
    await client.play_prompt("030123", ["vm-goodbye"])


async def pauses(client: Asterisk) -> None:
    """Pause the agent."""
    await client.pause_agent(PHONE, "700", paused=True)


async def mutes(client: Asterisk) -> None:
    """Have the phone not ring."""
    await client.set_do_not_disturb(PHONE, on=True)


async def rings(client: Asterisk) -> None:
    """Have the phone ring again."""
    await client.set_do_not_disturb(PHONE, on=False)


@pytest.mark.parametrize(
    ("order", "action", "answer", "problem"),
    [
        (announces, "Originate", REFUSED, None),
        (announces, "Originate", FORBIDDEN, None),
        (announces, "ModuleCheck", REFUSED, OrderProblem.CANNOT_FETCH),
        (plays, "Originate", REFUSED, None),
        (pauses, "QueuePause", REFUSED, None),
        (pauses, "QueuePause", FORBIDDEN, OrderProblem.NOT_PERMITTED),
        (
            pauses,
            "QueuePause",
            {"Response": "Error", "Message": "Interface not found"},
            OrderProblem.NOT_IN_QUEUE,
        ),
        (mutes, "DBPut", REFUSED, None),
        (mutes, "Setvar", FORBIDDEN, OrderProblem.NOT_PERMITTED),
        (rings, "DBDel", REFUSED, None),
    ],
)
async def test_refused(
    peer: Peer,
    client: Asterisk,
    order: Order,
    action: str,
    answer: Block,
    problem: OrderProblem | None,
) -> None:
    """Why Asterisk does not do it is named."""
    peer.answers[action] = [answer]
    with pytest.raises(OrderRefused) as refused:
        await order(client)
    assert refused.value.problem is problem


@pytest.mark.parametrize(
    ("order", "action"),
    [
        (announces, "Originate"),
        (plays, "Originate"),
        (pauses, "QueuePause"),
        (mutes, "DBPut"),
    ],
)
async def test_unconfirmed(
    peer: Peer,
    client: Asterisk,
    monkeypatch: pytest.MonkeyPatch,
    order: Order,
    action: str,
) -> None:
    """What is not answered may have been done or not, and is not ordered again."""
    await client.connect(None)
    peer.silent.add(action)
    monkeypatch.setattr(
        "custom_components.pbx.systems.asterisk.manager.REQUEST_SECONDS", 0.2
    )
    with pytest.raises(Unconfirmed):
        await order(client)
    assert [block["Action"] for block in peer.asked].count(action) == 1


async def test_endless(client: Asterisk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call of which nothing more is heard is not waited for without end."""
    monkeypatch.setattr(playing, "LONGEST_SECONDS", 0.2)
    with pytest.raises(Unconfirmed):
        await announces(client)


async def test_connection_lost(peer: Peer, client: Asterisk) -> None:
    """Whether it was heard is not known where the connection is lost meanwhile."""
    await client.connect(None)
    order = asyncio.create_task(announces(client))
    while all(block["Action"] != "Originate" for block in peer.asked):
        await asyncio.sleep(0.01)
    await client.close()
    with pytest.raises(Unconfirmed):
        await order


@pytest.mark.parametrize("state", ["Unavailable", "Invalid"])
async def test_not_connected(peer: Peer, client: Asterisk, state: str) -> None:
    """A phone that is not there is not called."""
    row = {"ObjectName": PHONE, "DeviceState": state}
    peer.answers["PJSIPShowEndpoints"] = listed("EndpointList", row)
    for order in (announces, lambda client: client.play_prompt(PHONE, ["beep"])):
        with pytest.raises(OrderRefused) as refused:
            await order(client)
        assert refused.value.problem is OrderProblem.EXTENSION_BUSY
    with pytest.raises(OrderRefused) as refused:
        await client.announce("999", SOUND)
    assert refused.value.problem is OrderProblem.NO_SUCH_EXTENSION
    assert all(block["Action"] != "Originate" for block in peer.asked)


# -- what is listed ------------------------------------------------------------------------------------------------------


async def heard(client: Asterisk, peer: Peer, event: dict[str, str]) -> list[Report]:
    """Send an event and return what is reported of it."""
    reading = client.read()
    peer.send(written(event))
    return Asterisk.decode(await anext(reading))


async def test_named_mailbox(socket_enabled: None) -> None:
    """The mailbox that a phone is told of is its extension's, and urgent messages are new ones too."""
    peer = Peer(answers=office(Mailboxes="77@sales,78@sales"))
    async with serving(peer), ClientSession() as session:
        client = Asterisk(session, Settings(host="127.0.0.1", port=peer.port))
        [extension] = await client.list_extensions()
        assert extension.new_messages == 3
        asked = [block for block in peer.asked if block["Action"] == "MailboxCount"]
        assert [block["Mailbox"] for block in asked] == ["77@sales"]
        waiting = {"Event": "MessageWaiting", "Mailbox": "77@sales", "New": "5"}
        for nobody in ({"Mailbox": "78@sales"}, {"New": "many"}):
            peer.send(written({**waiting, **nobody}))
        [report] = await heard(client, peer, waiting)
        assert report == MailboxStatus(extension=PHONE, new=5)
        await client.close()


@pytest.mark.parametrize(
    ("answer", "new"),
    [
        ({"Response": "Success", "Value": "1"}, 3),
        ({"Response": "Success", "Value": "0"}, None),
        (REFUSED, None),
    ],
)
async def test_usual_mailbox(
    peer: Peer, client: Asterisk, answer: Block, new: int | None
) -> None:
    """A mailbox with the extension's number is its own, where there is one."""
    peer.answers |= {"VoicemailUsersList": [], "Getvar": [answer]}
    [extension] = await client.list_extensions()
    assert extension.new_messages == new


async def test_old_asterisk(peer: Peer, client: Asterisk) -> None:
    """What an older Asterisk cannot be asked is not known."""
    for action in ("DBGetTree", "MailboxCount"):
        del peer.answers[action]
    [extension] = await client.list_extensions()
    assert extension.new_messages is None
    assert extension.do_not_disturb is None
