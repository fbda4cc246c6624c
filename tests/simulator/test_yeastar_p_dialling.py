"""Applications that have the simulated P-Series PBX dial."""

from dataclasses import replace
import re
from typing import Any

import pytest

from simulator.yeastar_p import YeastarPSimulator

from .openapi_client import OpenApiClient, content, told


@pytest.fixture(autouse=True)
async def logged_in(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> str:
    """Have a token, and calls that go fast."""
    yeastar_p.configure("dial_speed", 1e6)
    return await client.log_in()


async def dialled(client: OpenApiClient, callee: str) -> tuple[str, list[Any]]:
    """Have extension 202 call somebody, and return the call's id and its reports to the end."""
    socket = await client.subscribed(30011, 30012, 30015)
    reply = await client.post("call/dial", caller="202", callee=callee)
    assert reply["errcode"] == 0
    await client.sim.calls_over()
    events: list[dict[str, Any]] = []
    while not events or events[-1]["type"] != 30012:
        events.append(await told(socket))
    return reply["call_id"], [(event["type"], content(event)) for event in events]


async def test_answered(client: OpenApiClient) -> None:
    """The own phone rings first, and the id has six digits from the answer to the record."""
    call_id, events = await dialled(client, "0301234567")
    assert re.fullmatch(r"\d+\.\d{6}", call_id)
    assert {body["call_id"] for _, body in events} == {call_id}
    members = [
        [next(iter(member.values()))["member_status"] for member in body["members"]]
        for type_, body in events
        if type_ == 30011
    ]
    assert members[:4] == [
        ["RING"],
        ["ANSWER"],
        ["ANSWER", "EARLYMEDIA"],
        ["ANSWERED", "ANSWER"],
    ]
    record = events[-1][1]
    assert (record["status"], record["type"]) == ("ANSWERED", "Outbound")


async def test_id_changes(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """The id may become another one when the callee is called."""
    yeastar_p.configure("dialled_id", "changes")
    call_id, events = await dialled(client, "203")
    ids = list(dict.fromkeys(body["call_id"] for _, body in events))
    assert ids[0] == call_id
    assert len(ids) == 2
    assert re.fullmatch(r"\d+\.\d{1,5}", ids[1])


async def test_found_while_it_lasts(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """A call that was dialled is found by the id of the answer."""
    yeastar_p.configure("dial_speed", 0.001)
    reply = await client.post("call/dial", caller="202", callee="203")
    (call,) = (await client.get("call/query", call_id=reply["call_id"]))["data"]
    assert [next(iter(member)) for member in call["members"]] == ["extension"]
    assert (await client.get("call/query", type="internal"))["data"] == [call]


@pytest.mark.parametrize(
    ("ending", "reason", "whose"),
    [
        ("busy", "486 Busy Here", "203"),
        ("declined", "603 Declined", "203"),
        ("do_not_disturb", "DND", "203"),
        ("not_lifted", "480 Temporatily Unavailable", "202"),
        ("unknown_number", "404 NOT found", None),
    ],
)
async def test_failed(
    yeastar_p: YeastarPSimulator,
    client: OpenApiClient,
    ending: str,
    reason: str,
    whose: str | None,
) -> None:
    """Why the callee was not reached, or that the own phone was not, is said in a 30015."""
    yeastar_p.configure("dial_ending", ending)
    _, events = await dialled(client, "203")
    (failed,) = (body for type_, body in events if type_ == 30015)
    assert failed["reason"] == reason
    if whose is None:
        assert failed["members"] is None
    else:
        (member,) = failed["members"]
        assert member["extension"]["number"] == whose
        assert member["extension"]["member_status"] == "BYE"


async def test_no_right(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """Whoever may not call outside is told after the call was accepted."""
    yeastar_p.restrict(["202"])
    _, events = await dialled(client, "0301234567")
    (failed,) = (body for type_, body in events if type_ == 30015)
    assert failed == {
        "call_id": failed["call_id"],
        "reason": "NO Outbound Restrictin",
        "members": None,
    }
    assert events[-1][1]["status"] == "FAILED"
    fields = {"caller": "202", "callee": "0301234567", "dial_permission": "203"}
    before = len(yeastar_p.unheard)
    assert (await client.post("call/dial", **fields))["errcode"] == 0
    await yeastar_p.calls_over()
    assert not any(b"30015" in body for body in list(yeastar_p.unheard)[before:])


@pytest.mark.parametrize(
    ("fields", "errcode"),
    [
        ({"caller": "202"}, 40002),
        ({"callee": "202"}, 40002),
        ({"caller": "999", "callee": "202"}, 60001),
        ({"caller": "202", "callee": "nobody"}, 40002),
        ({"caller": "202", "callee": "202"}, 40002),
        ({"caller": "208", "callee": "202"}, 70084),
    ],
)
async def test_refused(
    client: OpenApiClient, fields: dict[str, str], errcode: int
) -> None:
    """What cannot be dialled at all is refused."""
    assert (await client.post("call/dial", **fields))["errcode"] == errcode


async def test_no_member_lists(
    yeastar_p: YeastarPSimulator, client: OpenApiClient
) -> None:
    """The list of members can always be null."""
    yeastar_p.wire = replace(yeastar_p.wire, failed_members="null")
    yeastar_p.configure("dial_ending", "busy")
    _, events = await dialled(client, "203")
    (failed,) = (body for type_, body in events if type_ == 30015)
    assert failed["members"] is None
