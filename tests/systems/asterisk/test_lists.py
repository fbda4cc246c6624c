"""What a client makes of lists that the Asterisk of the tests does not give: of older versions, and odd."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.pbx.calls.model import (
    AgentState,
    Extension,
    ReportedState,
    TimeSource,
)
from custom_components.pbx.systems.asterisk.client import Asterisk
from custom_components.pbx.systems.errors import (
    BadReply,
    CallNotFound,
    NotThisSystem,
    OrderProblem,
    OrderRefused,
    Unconfirmed,
)
from custom_components.pbx.systems.settings import Settings

from .peer import Block, Peer, listed, serving

REFUSED = {"Response": "Error"}


@pytest.fixture
async def peer(socket_enabled: None) -> AsyncIterator[Peer]:
    """Have a peer that knows no channel."""
    async with serving(
        Peer(answers={"CoreShowChannels": listed("CoreShowChannel")})
    ) as peer:
        yield peer


@pytest.fixture
async def client(peer: Peer) -> AsyncIterator[Asterisk]:
    """Return a client of the peer."""
    async with ClientSession() as session:
        client = Asterisk(session, Settings(host="127.0.0.1", port=peer.port))
        yield client
        await client.close()


def endpoint(name: str, **fields: str) -> Block:
    """Return a row of the list of endpoints."""
    return {"ObjectName": name, "DeviceState": "Not in use", **fields}


ONE_PHONE = {
    "PJSIPShowEndpoints": listed("EndpointList", endpoint("201")),
    "PJSIPShowEndpoint": listed("EndpointDetail", {}),
}


async def test_older_driver(peer: Peer, client: Asterisk) -> None:
    """The peers of the driver for SIP before PJSIP are extensions if they register, else trunks."""
    peer.answers["SIPpeers"] = listed(
        "PeerEntry",
        {
            "ObjectName": "201",
            "Dynamic": "yes",
            "Status": "OK (5 ms)",
            "Description": "Anna",
        },
        {"ObjectName": "reception", "Dynamic": "yes", "Status": "UNKNOWN"},
        {"ObjectName": "provider", "Dynamic": "no", "Status": "Unmonitored"},
    )
    assert await client.list_extensions() == [
        Extension(
            number="201",
            name="Anna",
            type="SIP",
            status="Not in use",
            state=ReportedState.IDLE,
        ),
        Extension(
            number="reception",
            type="SIP",
            status="Unavailable",
            state=ReportedState.UNREGISTERED,
        ),
    ]
    assert [trunk.name for trunk in await client.list_trunks()] == ["provider"]


@pytest.mark.parametrize(
    ("registration", "contact", "state", "status"),
    [
        ("Registered", "Avail", "In use", "registered"),
        ("Unregistered", "Avail", "Not in use", "failure"),
        ("Rejected", None, "Unavailable", "failure"),
        ("Stopped", None, "Unavailable", "down"),
        ("Auth. Sent", None, "Unavailable", "registering"),
        (None, "Avail", "Not in use", "up"),
        (None, "Unavail", "Unavailable", "down"),
        (None, "NonQualified", "Not in use", "idle"),
        (None, None, "In use", "busy"),
        (None, None, "Unavailable", "down"),
    ],
)
async def test_trunk_status(
    peer: Peer,
    client: Asterisk,
    registration: str | None,
    contact: str | None,
    state: str,
    status: str,
) -> None:
    """The status of a trunk is that of its registration, else whether it answers, else what it is doing."""
    peer.answers["PJSIPShowEndpoints"] = listed(
        "EndpointList", endpoint("provider", DeviceState=state)
    )
    peer.answers["PJSIPShowEndpoint"] = listed(
        "EndpointDetail", {"Context": "from-trunk"}
    )
    rows = [{"ObjectName": "provider", "Status": registration}] if registration else []
    peer.answers["PJSIPShowRegistrationsOutbound"] = listed(
        "OutboundRegistrationDetail", *rows
    )
    rows = [{"Endpoint": "provider", "Status": contact}] if contact else []
    peer.answers["PJSIPShowContacts"] = listed("ContactList", *rows)
    [trunk] = await client.list_trunks()
    assert trunk.status == status


@pytest.mark.parametrize(
    ("row", "detail", "extension"),
    [
        (endpoint("201"), {"Callerid": '"Anna" <201>'}, ("201", "Anna")),
        (endpoint("anna", Auths="anna"), {"Callerid": "Anna <201>"}, ("201", "Anna")),
        (endpoint("door", Auths="door"), {"Callerid": "<unknown>"}, ("door", None)),
        (endpoint("desk"), {"Context": "from-internal"}, ("desk", None)),
        (endpoint("desk", OutboundAuths="desk"), {}, None),
        (endpoint("desk"), {}, None),
        (endpoint("201"), {"Context": "from-pstn"}, None),
        (endpoint("anonymous"), {"Context": "from-internal"}, None),
    ],
)
async def test_kinds(
    peer: Peer,
    client: Asterisk,
    row: Block,
    detail: Block,
    extension: tuple[str, str | None] | None,
) -> None:
    """Extensions and trunks are told apart by names, contexts and who logs in to whom."""
    peer.answers["PJSIPShowEndpoints"] = listed("EndpointList", row)
    peer.answers["PJSIPShowEndpoint"] = listed("EndpointDetail", detail)
    found = [(each.number, each.name) for each in await client.list_extensions()]
    assert found == ([extension] if extension else [])


async def test_nothing(peer: Peer, client: Asterisk) -> None:
    """A list without anything in it may come as an error; another error is one."""
    peer.answers["PJSIPShowEndpoints"] = [{**REFUSED, "Message": "No endpoints found"}]
    assert await client.list_extensions() == []
    peer.answers["PJSIPShowEndpoints"] = [{**REFUSED, "Message": "Out of memory"}]
    with pytest.raises(BadReply):
        await client.list_extensions()


@pytest.mark.parametrize(
    ("entity", "serial_number"),
    [
        ([{"Response": "Success", "Value": "02:fc:00:00:00:01"}], "02:fc:00:00:00:01"),
        ([{"Response": "Success", "Value": "00:00:00:00:00:00"}], None),
        ([{"Response": "Success"}], None),
    ],
)
async def test_identity(
    peer: Peer, client: Asterisk, entity: list[Block], serial_number: str | None
) -> None:
    """An Asterisk without an entity id is known by its address."""
    peer.answers["Getvar"] = entity
    device = await client.connect(None)
    assert device.serial_number == (serial_number or f"127.0.0.1:{peer.port}")
    assert device.missing_rights == ("read=system",)


async def test_no_asterisk(peer: Peer, client: Asterisk) -> None:
    """What does not say its entity id is no Asterisk that can be used."""
    peer.answers["Getvar"] = [{**REFUSED, "Message": "No such command"}]
    with pytest.raises(NotThisSystem):
        await client.connect(None)


async def test_agents(peer: Peer, client: Asterisk) -> None:
    """What agents do is read from the state of their phones and their pauses."""
    states = {"0": "201", "1": "202", "2": "203", "5": "204", "6": "205"}
    members = [
        {
            "Event": "QueueMember",
            "Queue": "sales",
            "Location": f"Local/{number}@from-queue/n",
            "Status": state,
        }
        for state, number in states.items()
    ]
    peer.answers["QueueStatus"] = [
        {"Response": "Success", "EventList": "start"},
        {"Event": "QueueParams", "Queue": "sales"},
        *members,
        {
            "Event": "QueueMember",
            "Queue": "sales",
            "Location": "SIP/206",
            "Status": "1",
            "Paused": "1",
        },
        {
            "Event": "QueueMember",
            "Queue": "unknown",
            "Location": "SIP/207",
            "Status": "1",
        },
        {"Event": "QueueStatusComplete", "EventList": "Complete"},
    ]
    [queue] = await client.query_queues()
    assert {agent.extension: agent.state for agent in queue.agents} == {
        "201": AgentState.UNAVAILABLE,
        "202": AgentState.AVAILABLE,
        "203": AgentState.BUSY,
        "204": AgentState.UNAVAILABLE,
        "205": AgentState.RINGING,
        "206": AgentState.PAUSED,
    }


@pytest.mark.parametrize(
    ("waiting", "asked"),
    [
        ([], ["QueueStatus"]),
        (
            ["1795580605.15"],
            ["QueueStatus", "CoreShowChannels", "QueueStatus"],
        ),
    ],
    ids=["nobody", "unheard"],
)
async def test_callers_in_queues(
    peer: Peer, client: Asterisk, waiting: list[str], asked: list[str]
) -> None:
    """Channels are asked for only if somebody waits of whom nothing was heard."""
    entries = [
        {
            "Event": "QueueEntry",
            "Queue": "sales",
            "Uniqueid": uniqueid,
            "CallerIDNum": "0301234",
        }
        for uniqueid in waiting
    ]
    peer.answers["QueueStatus"] = [
        {"Response": "Success", "EventList": "start"},
        {"Event": "QueueParams", "Queue": "sales"},
        *entries,
        {"Event": "QueueStatusComplete", "EventList": "Complete"},
    ]
    await client.connect(None)
    peer.asked.clear()
    [queue] = await client.query_queues()
    assert [block["Action"] for block in peer.asked] == asked
    assert [call.call_id for call in queue.calls] == waiting


@pytest.mark.parametrize(
    ("answer", "problem", "meaning"),
    [
        (
            {"Message": "Extension does not exist."},
            OrderProblem.NO_SUCH_NUMBER,
            "Extension does not exist.",
        ),
        ({"Message": "Permission denied"}, None, "write=originate"),
        ({"Message": "Invalid channel"}, None, "Invalid channel"),
    ],
)
async def test_dial_refused(
    peer: Peer, client: Asterisk, answer: Block, problem: Any, meaning: str
) -> None:
    """Why Asterisk does not dial is named."""
    peer.answers |= ONE_PHONE
    peer.answers["Originate"] = [{**REFUSED, **answer}]
    with pytest.raises(OrderRefused) as refused:
        await client.dial("201", "0301234")
    assert (refused.value.problem, refused.value.meaning) == (problem, meaning)
    with pytest.raises(OrderRefused) as refused:
        await client.dial("999", "0301234")
    assert refused.value.problem is OrderProblem.NO_SUCH_EXTENSION


async def test_dial_unconfirmed(
    peer: Peer, client: Asterisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that is not answered is not given again."""
    peer.answers |= ONE_PHONE
    await client.connect(None)
    peer.silent.add("Originate")
    monkeypatch.setattr(
        "custom_components.pbx.systems.asterisk.manager.REQUEST_SECONDS", 0.2
    )
    with pytest.raises(Unconfirmed):
        await client.dial("201", "0301234", auto_answer=True)
    orders = [block for block in peer.asked if block["Action"] == "Originate"]
    assert len(orders) == 1
    assert "answer-after=0" in orders[0]["Variable"]


# -- hanging up ----------------------------------------------------------------------------------------------------------


def channel(name: str, uniqueid: str, state: str, linkedid: str = "") -> Block:
    """Return a row of the list of channels."""
    return {
        "Channel": name,
        "Uniqueid": uniqueid,
        "Linkedid": linkedid or "office-1795580605.15",
        "ChannelStateDesc": state,
        "Exten": "202",
        "Duration": "00:00:01",
    }


TALK = listed(
    "CoreShowChannel",
    channel("PJSIP/202-00000002", "office-1795580605.16", "Up"),
    channel("PJSIP/201-00000001", "office-1795580605.15", "Ring"),
    channel(
        "PJSIP/203-00000003", "office-1795580606.17", "Ring", "office-1795580606.17"
    ),
)


def hung_up(peer: Peer) -> list[str]:
    """Return the channels that were to be hung up."""
    return [block["Channel"] for block in peer.asked if block["Action"] == "Hangup"]


async def test_start_of_a_queried_call(peer: Peer, client: Asterisk) -> None:
    """When a call began stands in its id, also where the name of the system stands in front."""
    peer.answers |= {"CoreShowChannels": TALK}
    call = await client.query_call("office-1795580605.15")
    assert call.started_at == datetime.fromtimestamp(1795580605, UTC)
    assert call.time_source is TimeSource.CALL_ID


@pytest.mark.parametrize(
    ("extension", "channels"),
    [
        (None, ["PJSIP/201-00000001", "PJSIP/202-00000002"]),
        ("202", ["PJSIP/202-00000002"]),
    ],
)
async def test_hang_up(
    peer: Peer, client: Asterisk, extension: str | None, channels: list[str]
) -> None:
    """Whoever calls is hung up first, and channels of other calls are left alone."""
    peer.answers |= {"CoreShowChannels": TALK}
    call = await client.query_call("office-1795580605.15")
    await client.hang_up(call, extension)
    assert hung_up(peer) == channels


async def test_hang_up_what_is_gone(peer: Peer, client: Asterisk) -> None:
    """A channel that is gone when its turn comes is hung up, and a call without a channel is over."""
    peer.answers |= {"CoreShowChannels": TALK}
    call = await client.query_call("office-1795580605.15")
    peer.answers["Hangup"] = [{**REFUSED, "Message": "No such channel"}]
    with pytest.raises(CallNotFound):
        await client.hang_up(call)
    assert len(hung_up(peer)) == 2
    peer.answers["CoreShowChannels"] = listed("CoreShowChannel")
    with pytest.raises(CallNotFound):
        await client.hang_up(call)
    assert len(hung_up(peer)) == 2


@pytest.mark.parametrize(
    ("message", "problem", "meaning"),
    [
        ("Permission denied", OrderProblem.NOT_PERMITTED, "write=call"),
        ("No channel specified", None, "No channel specified"),
    ],
)
async def test_hang_up_refused(
    peer: Peer, client: Asterisk, message: str, problem: Any, meaning: str
) -> None:
    """Why Asterisk does not hang up is named."""
    peer.answers |= {"CoreShowChannels": TALK}
    call = await client.query_call("office-1795580605.15")
    peer.answers["Hangup"] = [{**REFUSED, "Message": message}]
    with pytest.raises(OrderRefused) as refused:
        await client.hang_up(call)
    assert (refused.value.problem, refused.value.meaning) == (problem, meaning)
    assert len(hung_up(peer)) == 1


async def test_hang_up_unconfirmed(
    peer: Peer, client: Asterisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that is not answered is not given again."""
    peer.answers |= {"CoreShowChannels": TALK}
    call = await client.query_call("office-1795580605.15")
    peer.silent.add("Hangup")
    monkeypatch.setattr(
        "custom_components.pbx.systems.asterisk.manager.REQUEST_SECONDS", 0.2
    )
    with pytest.raises(Unconfirmed):
        await client.hang_up(call)
    assert len(hung_up(peer)) == 1
