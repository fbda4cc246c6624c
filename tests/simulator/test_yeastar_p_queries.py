"""What the simulated P-Series PBX answers about itself, its calls in progress and its past calls."""

from dataclasses import replace
from typing import Any

import pytest

from simulator.office import YEASTAR_P
from simulator.story import OUTSIDE, Action, Beat, Service
from simulator.yeastar_p import YeastarPSimulator

from .listening import Clock
from .openapi_client import SUCCESS, OpenApiClient

FAST = 1_000_000.0
CALLER = "0301234567"


@pytest.fixture(autouse=True)
async def logged_in(client: OpenApiClient) -> str:
    """Have a token."""
    return await client.log_in()


def beat(action: Action, by: str = "", **more: Any) -> Beat:
    """Return a beat."""
    return Beat(delay=0, action=action, by=by, **more)


def call_in(sim: YeastarPSimulator, to: str, *beats: Beat) -> str:
    """Have somebody outside call, and return the call's id."""
    call = sim.switchboard.new_call()
    start = beat(Action.START, OUTSIDE, to=to, caller=CALLER, trunk="ProviderA")
    for one in (start, *beats):
        sim.switchboard.apply(call, one)
    return call.call_id


async def test_inventory(client: OpenApiClient, clock: Clock) -> None:
    """Extensions, trunks, the queue and the device are those of the office."""
    clock.now += 90
    device = (await client.get("system/information"))["data"]
    assert device["sn"] == "3630Z0000001"
    assert device["firmware_version"] == YEASTAR_P.firmware
    assert (device["up_time"], device["timestamp"]) == (90, int(clock.now))
    extensions = await client.get("extension/list")
    assert extensions["total_number"] == len(YEASTAR_P.extensions)
    online = {
        row["number"]: row["online_status"]["sip_phone"]["status"]
        for row in extensions["data"]
    }
    assert online == {number: int(number != "208") for number in YEASTAR_P.extensions}
    trunks = (await client.get("trunk/list"))["data"]
    assert [(row["name"], row["status"]) for row in trunks] == [
        ("ProviderA", 1),
        ("ProviderB", 1),
    ]
    queues = await client.get("queue/list")
    assert "data" not in queues
    (queue,) = queues["queue_list"]
    assert (queue["number"], queue["dynamic_agent_list"]) == ("6402", None)
    assert queue["static_agent_list"][1]["text2"] == "202"


async def test_by_ids(client: OpenApiClient) -> None:
    """Single rows are asked for by ids, which are needed."""
    found = await client.get("extension/query", ids="1,3")
    assert [row["number"] for row in found["data"]] == ["201", "203"]
    assert (await client.get("queue/query", ids="3"))["data"][0]["number"] == "6402"
    assert (await client.get("queue/query", ids="4"))["errcode"] == 60001
    assert (await client.get("extension/query"))["invalid_param_list"] == [
        {"field": "ids", "validation_type": "required"}
    ]


async def test_pages(client: OpenApiClient) -> None:
    """Lists come page by page, in the order that is asked for."""
    query = {"page_size": "3", "sort_by": "number", "order_by": "desc"}
    numbers: list[str] = []
    for page in ("1", "2", "3", "4"):
        reply = await client.get("extension/list", page=page, **query)
        assert reply["total_number"] == 8
        numbers += [row["number"] for row in reply["data"]]
    assert numbers == sorted(YEASTAR_P.extensions, reverse=True)
    assert (await client.get("extension/list", page="0"))["errcode"] == 40002
    assert (await client.get("extension/list", page_size="x"))["errcode"] == 40002


async def test_no_calls(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """Without calls there is not even a list of them, unless that is switched."""
    assert await client.get("call/query") == SUCCESS
    assert await client.get("call/query", call_id="1.2") == SUCCESS
    for switch, query in (("no_calls", {}), ("unknown_call", {"call_id": "1.2"})):
        yeastar_p.configure(switch, "null")
        assert await client.get("call/query", **query) == {**SUCCESS, "data": None}
        yeastar_p.configure(switch, "list")
        assert await client.get("call/query", **query) == {**SUCCESS, "data": []}
    yeastar_p.configure("unknown_call", "60001")
    reply = await client.get("call/query", call_id="1.2")
    assert reply == {"errcode": 60001, "errmsg": "DATA NOT FOUND"}


async def test_calls(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """Calls are found by id, direction and extension; fields that are not documented find all."""
    call_id = call_in(yeastar_p, "202", beat(Action.RING, parties=("202",)))
    (live,) = yeastar_p.switchboard.in_progress
    line, extension = (party.channel_id for party in live.parties)
    assert line.startswith("PJSIP/trunk-ProviderA-endpoint-")
    (call,) = (await client.get("call/query"))["data"]
    assert call == {
        "call_id": call_id,
        "members": [
            {
                "inbound": {
                    "from": CALLER,
                    "to": "202",
                    "trunk_name": "ProviderA",
                    "channel_id": line,
                    "member_status": "ALERT",
                    "call_path": "",
                }
            },
            {
                "extension": {
                    "number": "202",
                    "channel_id": extension,
                    "member_status": "RING",
                    "call_path": "",
                }
            },
        ],
    }
    for query, found in (
        ({"call_id": call_id}, True),
        ({"type": "inbound"}, True),
        ({"type": "outbound"}, False),
        ({"type": "internal"}, False),
        ({"extension": "202"}, True),
        ({"extension": "203"}, False),
        ({"from": "203"}, True),
    ):
        assert ("data" in await client.get("call/query", **query)) is found
    assert (await client.get("call/query", type="all"))["errcode"] == 40002


async def test_queue_status(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """A queue shows who waits, rings and talks; an idle queue, or one not asked by id, is not found."""
    idle = {
        "errcode": 60001,
        "errmsg": "DATA NOT FOUND",
        **dict.fromkeys(("waiting_calls", "ringing_calls", "active_calls"), 0),
        **dict.fromkeys(("waiting_list", "ringing_list", "active_list")),
    }
    assert await client.get("queue/call_status", id="3") == idle
    picked_up = beat(Action.PICK_UP, "6402", service=Service.QUEUE)
    rings = beat(Action.RING, parties=("202",), path="6402")
    call_in(yeastar_p, "6402", picked_up)
    call_in(yeastar_p, "6402", picked_up, rings)
    rings = replace(rings, parties=("203",))
    call_in(yeastar_p, "6402", picked_up, rings, beat(Action.ANSWER, "203"))
    call_in(yeastar_p, "205", beat(Action.RING, parties=("205",)))
    status = await client.get("queue/call_status", id="3")
    assert status["errcode"] == 0
    for stage, agent in (("waiting", ""), ("ringing", "202"), ("active", "203")):
        assert status[f"{stage}_calls"] == 1
        (call,) = status[f"{stage}_list"]
        assert (call["caller_number"], call["callee_number"]) == (CALLER, agent)
    assert await client.get("queue/call_status", queue_number="6402") == idle
    yeastar_p.configure("queue_status", "60001")
    assert await client.get("queue/call_status", id="3") == idle


async def test_agents(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """Everybody is an agent, and free, on the phone, ringing, paused or without a phone."""
    rings = beat(Action.RING, parties=("202",))
    call_in(yeastar_p, "202", rings)
    rings = replace(rings, parties=("203",))
    call_in(yeastar_p, "203", rings, beat(Action.ANSWER, "203"))
    yeastar_p.pause_agent("6402", "204", paused=True)
    agents = await client.get("queue/agent_status", id="3")
    assert agents["total_number"] == len(YEASTAR_P.extensions)
    doing = {
        row["number"]: (row["is_login"], row["is_pause"], row["call_status"])
        for row in agents["data"]
    }
    assert {
        number: doing[number] for number in ("201", "202", "203", "204", "208")
    } == {
        "201": (1, 0, 1),
        "202": (1, 0, 3),
        "203": (1, 0, 2),
        "204": (1, 1, 1),
        "208": (1, 0, 0),
    }
    assert (await client.get("queue/agent_status", id="6402"))["errcode"] == 60001


async def test_rows(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """A row has what the vendor prints, and leaves out what is zero."""
    truth = await yeastar_p.play("inbound_missed", FAST)
    reply = await client.get("cdr/list")
    (row,) = reply["data"]
    assert reply["total_number"] == 1
    name = YEASTAR_P.extensions[truth.called]
    assert row["call_to"] == f"{name}<{truth.called}>"
    assert (row["call_to_number"], row["call_to_name"]) == (truth.called, name)
    assert (row["call_from"], row["call_from_name"]) == (truth.caller, "")
    assert (row["disposition"], row["call_type"]) == ("NO ANSWER", "Inbound")
    assert row["timestamp"] == 1_600_000_000
    assert row["time"] == "13/09/2020 02:26:40 PM"
    assert row["src_trunk"] == "ProviderA"
    assert {"talk_duration", "dst_trunk", "id"}.isdisjoint(row)
    assert row["ring_duration"] == row["duration"]
    yeastar_p.configure("zero_fields", True)
    assert (await client.get("cdr/list"))["data"][0]["talk_duration"] == 0


async def test_legs_share_what_is_the_calls(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """Rows of a call have its ids in common, and each an id of its own."""
    await yeastar_p.play("ivr_answered", FAST)
    menu, person = (await client.get("cdr/list"))["data"]
    assert menu["call_to"] == "IVR Main menu<6201>"
    assert (menu["uid"], menu["call_id"]) == (person["uid"], person["call_id"])
    assert menu["new_id"] != person["new_id"]
    office = replace(yeastar_p.office, firmware="37.20.0.21")
    yeastar_p.wire = replace(yeastar_p.wire, office=office)
    rows = (await client.get("cdr/list"))["data"]
    assert [row["id"] for row in rows] == [1, 2]
    assert "new_id" not in rows[0]


async def test_newest_first(
    yeastar_p: YeastarPSimulator, client: OpenApiClient, clock: Clock
) -> None:
    """The last calls come first when they are asked for that way."""
    for _ in range(3):
        await yeastar_p.play("outbound_answered", FAST)
        clock.now += 100
    query = {"page_size": "2", "sort_by": "time", "order_by": "desc"}
    first = await client.get("cdr/list", **query)
    second = await client.get("cdr/list", page="2", **query)
    rows = first["data"] + second["data"]
    assert [row["timestamp"] for row in rows] == [
        1_600_000_200,
        1_600_000_100,
        1_600_000_000,
    ]
    assert first["total_number"] == 3
    assert rows[0]["dst_trunk"] == "ProviderA"
    assert "src_trunk" not in rows[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 1),
        ({"start_time": "1600000000", "end_time": "1600000000"}, 1),
        ({"start_time": "1600000001"}, 0),
        ({"start_time": "13/09/2020 02:26:40 PM"}, 1),
        ({"end_time": "13/09/2020 02:26:39 PM"}, 0),
        ({"start_time": "2020-09-13 14:26:40"}, 0),
        ({"start_time": "13/09/2020 14:26:40"}, 0),
        ({"status": "NO ANSWER"}, 1),
        ({"status": "BUSY"}, 0),
        ({"call_to": "nobody"}, 0),
        ({"call_to": "20"}, 0),
        ({"call_to": "20", "enable_fuzzy_search": "1"}, 1),
    ],
)
async def test_search(
    yeastar_p: YeastarPSimulator,
    client: OpenApiClient,
    query: dict[str, str],
    found: int,
) -> None:
    """A search takes times as the PBX displays them or in seconds; another form finds nothing, without an error."""
    await yeastar_p.play("inbound_missed", FAST)
    reply = await client.get("cdr/search", **query)
    assert reply["errcode"] == 0
    assert len(reply["data"]) == reply["total_number"] == found


async def test_display_can_be_set(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """Times are displayed as an administrator likes, and searched for likewise."""
    await yeastar_p.play("inbound_missed", FAST)
    yeastar_p.configure("date_format", "YYYY-MM-DD")
    yeastar_p.configure("twelve_hours", False)
    (row,) = (await client.get("cdr/list"))["data"]
    assert row["time"] == "2020-09-13 14:26:40"
    assert (await client.get("cdr/search", start_time=row["time"]))["total_number"] == 1
    device = (await client.get("system/information"))["data"]
    assert device["system_date_format"] == "YYYY-MM-DD"
    assert device["system_time"] == "2020-09-13 14:26:40"


async def test_recordings(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """Recordings are listed where calls are recorded, and can be asked for by id and by file."""
    await yeastar_p.play("inbound_answered", FAST)
    assert (await client.get("recording/list"))["data"] == []
    yeastar_p.configure("recording", True)
    (row,) = (await client.get("recording/list"))["data"]
    (call,) = (await client.get("cdr/list"))["data"]
    assert row["file"] == call["record_file"]
    for query in ({"id": str(row["id"])}, {"file": row["file"]}):
        reply = await client.get("recording/download", **query)
        assert reply["file"] == row["file"]
        assert reply["download_resource_url"].startswith("/api/")
    assert (await client.get("recording/download", id="9"))["errcode"] == 60001
    assert (await client.get("recording/download"))["errcode"] == 40002
