"""Applications that have the simulated P-Series PBX control calls, agents and presence: what it answers and reports."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from simulator.live_call import LiveCall, Party, State
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.yeastar_p import YeastarPSimulator

from .openapi_client import SUCCESS, OpenApiClient, content, told

NOBODY = Truth(direction="", outcome="", caller="", called="")
LONG = 3600_000
SPEED = 100


@pytest.fixture(autouse=True)
async def logged_in(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> str:
    """Have a token, and calls that go fast."""
    yeastar_p.configure("dial_speed", SPEED)
    return await client.log_in()


async def until(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.001)


def begun(sim: YeastarPSimulator, *beats: Beat) -> LiveCall:
    """Have somebody outside call extension 202."""
    start = Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        to="202",
        caller="0301",
        trunk="ProviderA",
    )
    rings = Beat(delay=0, action=Action.RING, parties=("202",))
    last = Beat(delay=LONG, action=Action.RECORD)
    story = Story(kind="", truth=NOBODY, beats=(start, rings, *beats, last))
    return sim._stage.begin(story, SPEED)


async def talking(sim: YeastarPSimulator) -> tuple[LiveCall, Party, Party]:
    """Have somebody outside talk with the extension, and return the call, the extension and the line."""
    live = begun(sim, Beat(delay=0, action=Action.ANSWER, by="202"))
    await until(lambda: live.answerers)
    extension, line = live.party("202"), live.party(OUTSIDE)
    assert extension
    assert line
    return live, extension, line


def wrong(field: str, **more: str) -> list[dict[str, str]]:
    """Return what an answer names as wrong."""
    return [{"field": field, **more}]


async def test_hold(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """The call's id is answered, and the member's state reported."""
    live, extension, _ = await talking(yeastar_p)
    socket = await client.subscribed(30011, 30008)
    channel = extension.channel_id
    done = {**SUCCESS, "call_id": live.call_id}
    assert (await client.post("call/unhold", channel_id=channel))["errcode"] == 70084
    assert await client.post("call/hold", channel_id=channel) == done
    assert extension.state is State.HELD
    assert "HOLD" in str(content(await told(socket)))
    assert await client.post("call/unhold", channel_id=channel) == done
    assert "HOLD" not in str(content(await told(socket)))
    for endpoint, muted in (("call/mute", True), ("call/unmute", False)):
        assert await client.post(endpoint, channel_id=channel) == done
        assert extension.muted is muted


@pytest.mark.parametrize(
    "endpoint",
    ["call/hold", "call/mute", "call/transfer", "call/accept_inbound", "call/hangup"],
)
async def test_no_channel(client: OpenApiClient, endpoint: str) -> None:
    """A channel is needed, and has to be there."""
    assert (await client.post(endpoint))["invalid_param_list"] == wrong(
        "channel_id", validation_type="required"
    )
    reply = await client.post(endpoint, channel_id="PJSIP/202-1", type="blind")
    assert reply["errcode"] == 60001


async def test_transfer_is_silent(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """That an application has a call passed on is not reported as a transfer."""
    live, _, line = await talking(yeastar_p)
    socket = await client.subscribed(30011, 30013)
    fields: dict[str, Any] = {"channel_id": line.channel_id, "type": "blind"}
    reply = await client.post(
        "call/transfer", **fields, number="203", dial_permission="202"
    )
    assert reply["errcode"] == 0
    await until(lambda: live.answerers == ["202", "203"])
    types = [(await told(socket))["type"] for _ in range(3)]
    assert set(types) == {30011}


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, wrong("type", validation_type="required")),
        ({"type": "blind"}, wrong("number", validation_type="required")),
        ({"type": "blind", "number": "6402"}, wrong("number")),
        ({"type": "attended", "attended_operate": "never"}, wrong("attended_operate")),
    ],
)
async def test_bad_transfer(
    yeastar_p: YeastarPSimulator,
    client: OpenApiClient,
    fields: dict[str, str],
    answer: list[dict[str, str]],
) -> None:
    """What is wrong with a transfer is named."""
    _, _, line = await talking(yeastar_p)
    reply = await client.post("call/transfer", channel_id=line.channel_id, **fields)
    assert (reply["errcode"], reply["invalid_param_list"]) == (40002, answer)


async def test_offered(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A call on a trunk under control is offered and waits; only its line can be let in, and only once."""
    yeastar_p.configure("trunk_control", True)
    socket = await client.subscribed(30016)
    live = begun(yeastar_p)
    assert content(await told(socket))["call_id"] == live.call_id
    line = live.parties[0].channel_id
    assert (await client.post("call/accept_inbound", channel_id=line))["errcode"] == 0
    await until(lambda: live.party("202"))
    again = await client.post("call/accept_inbound", channel_id=line)
    assert again["errcode"] == 70084
    phone = live.parties[1].channel_id
    reply = await client.post("call/refuse_inbound", channel_id=phone)
    assert reply["errcode"] == 60001


async def test_prompt(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """The end of a prompt is reported before that of its call."""
    socket = await client.subscribed(30012, 30018)
    reply = await client.post(
        "call/play_prompt", number="202", prompts=["welcome", "dooropen"]
    )
    ended, record = content(await told(socket)), content(await told(socket))
    assert ended["call_id"] == record["call_id"] == reply["call_id"]
    assert ended["prompt"] == "dooropen"
    missing = await client.post("call/play_prompt", number="202", prompts=["nothing"])
    assert missing["errcode"] == 60001


async def test_presence(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A presence is changed by the extension's id, reported where it is monitored, and in the list."""
    socket = await client.subscribed(30009)
    fields = {"presence_status": "do_not_disturb"}
    assert await client.post("extension/update", id=2, **fields) == SUCCESS
    assert content(await told(socket)) == {
        "extension": "202",
        "status": "do_not_disturb",
    }
    rows = (await client.get("extension/list"))["data"]
    assert [row["presence_status"] for row in rows][:2] == [
        "available",
        "do_not_disturb",
    ]
    assert yeastar_p.office.do_not_disturb == {"202"}
    assert (await client.post("extension/update", id=99, **fields))["errcode"] == 60001
    assert (await client.post("extension/update"))["invalid_param_list"] == wrong(
        "id", validation_type="required"
    )
    reply = await client.post("extension/update", id=2, presence_status="asleep")
    assert reply["invalid_param_list"] == wrong("presence_status")
    yeastar_p.configure("extension_monitor", False)
    await client.post("extension/update", id=2, presence_status="lunch")
    yeastar_p.configure("extension_monitor", True)
    await client.post("extension/update", id=3, presence_status="lunch")
    assert content(await told(socket))["extension"] == "203"


async def test_pause(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """An agent who is paused is reported, with the reason that the code stands for."""
    socket = await client.subscribed(30029)
    query = {"ext_id": "2", "operation": "pause"}
    assert await client.get("agent/pause", **query, reason="*01") == SUCCESS
    event = content(await told(socket))
    assert (event["agent_number"], event["status"], event["reason"]) == (
        "202",
        "Paused",
        "Lunch",
    )
    for fields, errcode in (
        ({**query, "reason": "Lunch"}, 40002),
        ({**query, "queue_ids": "6402"}, 60001),
        ({**query, "queue_ids": "3"}, 0),
        ({**query, "operation": "stop"}, 40002),
        ({"ext_id": "2"}, 40002),
        ({"operation": "pause"}, 40002),
        ({**query, "ext_id": "99"}, 60001),
    ):
        assert (await client.get("agent/pause", **fields))["errcode"] == errcode
    query["operation"] = "unpause"
    assert await client.get("agent/pause", **query) == SUCCESS
    assert not yeastar_p.paused


async def test_keys_and_survey(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """Each key is reported with those before it; an answer names nobody."""
    live, _, _ = await talking(yeastar_p)
    socket = await client.subscribed(30017, 30019)
    await yeastar_p.send(yeastar_p.wire.key_pressed(live, "12"))
    event = content(await told(socket))
    assert (event["info"], event["flag"], event["infos"]) == ("2", 1, "12")
    assert len(event["members"]) == 2
    await yeastar_p.send(yeastar_p.wire.survey_answered(live, "5"))
    assert content(await told(socket)) == {
        "call_id": live.call_id,
        "survey_result": "5",
    }
