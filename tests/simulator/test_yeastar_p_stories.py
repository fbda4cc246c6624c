"""Every kind of call, as a P-Series PBX reports it, says how the call really went."""

from itertools import pairwise
import json
from random import Random
from typing import Any

import pytest

from simulator import faults
from simulator.faults import Message
from simulator.office import YEASTAR_P
from simulator.performance import Timed, perform
from simulator.stories import KINDS, story
from simulator.story import Truth
from simulator.wire_yeastar_p import YeastarPWire
from simulator.yeastar_p import YeastarPSimulator

from .openapi_client import OpenApiClient, content, told

START = 1772481742.0
MACHINES = {YEASTAR_P.ivr, YEASTAR_P.queue, YEASTAR_P.ring_group}

every_kind = pytest.mark.parametrize("kind", KINDS)


def performed(kind: str, seed: int, wire: YeastarPWire) -> tuple[Truth, list[Timed]]:
    """Return what is true of a call, and what was sent."""
    scripted = story(kind, Random(seed), wire.office)
    return scripted.truth, perform(scripted, wire, START)


def read(sent: list[Timed], type_: int) -> list[Any]:
    """Return what is in the events with a number."""
    events = [json.loads(body) for timed in sent for body in timed.bodies]
    return [json.loads(event["msg"]) for event in events if event["type"] == type_]


def outcome(records: list[Any], direction: str) -> str:
    """Judge a call by its records, as the fact sheet does."""
    talked = [
        record
        for record in records
        if record["status"] == "ANSWERED"
        and record["talk_duration"]
        and record["call_to"] not in MACHINES
    ]
    if talked:
        return "answered"
    if any(record["status"] == "VOICEMAIL" for record in records):
        return "voicemail"
    return "missed" if direction == "inbound" else "failed"


@every_kind
def test_records_say_how_it_went(kind: str) -> None:
    """The records have the truth's outcome, direction and parties."""
    for seed in range(25):
        truth, sent = performed(kind, seed, YeastarPWire())
        records = read(sent, 30012)
        assert outcome(records, truth.direction) == truth.outcome
        assert truth.direction in {record["type"].lower() for record in records}
        assert truth.caller in {record["call_from"] for record in records}
        assert truth.called in {record["call_to"] for record in records}
        assert len({record["call_id"] for record in records}) == 1
        if truth.answered_by:
            answered = {
                record["call_to"] for record in records if record["talk_duration"]
            }
            assert truth.answered_by in answered


@every_kind
def test_every_channel_ends(kind: str) -> None:
    """Every member that was told of has its BYE, and nothing is told of it afterwards."""
    for seed in range(25):
        truth, sent = performed(kind, seed, YeastarPWire())
        state: dict[str, str] = {}
        rang = []
        for report in read(sent, 30011):
            for member in report["members"]:
                (fields,) = member.values()
                channel = fields["channel_id"]
                assert state.get(channel) != "BYE"
                state[channel] = fields["member_status"]
                if fields["member_status"] == "RING":
                    rang.append(fields["number"])
        assert set(state.values()) == {"BYE"}
        assert tuple(dict.fromkeys(rang)) == truth.rang


@every_kind
def test_statuses_end_idle(kind: str) -> None:
    """Every extension is idle in the end, and never the same twice."""
    _, sent = performed(kind, 5, YeastarPWire())
    seen: dict[str, list[str]] = {}
    for report in read(sent, 30008):
        seen.setdefault(report["extension"], []).append(report["status"])
    for statuses in seen.values():
        assert statuses[-1] == "Idle"
        assert all(a != b for a, b in pairwise(statuses))


@every_kind
def test_faults_know_the_reports(kind: str) -> None:
    """Records can come first, and reports of calls come again without members."""
    _, sent = performed(kind, 11, YeastarPWire())
    messages = faults.messages(sent)
    types = [json.loads(m.body)["type"] for m in faults.record_first(messages)]
    calls = [type_ for type_ in types if type_ != 30008]
    assert calls[-1] == 30011
    assert 30012 in calls
    extra = _added(messages, faults.empty_members(messages, Random(1), share=1.0))
    assert extra
    for body in extra:
        event = json.loads(body)
        assert event["type"] == 30011
        assert content(event)["members"] == []


def _added(before: list[Message], after: list[Message]) -> list[bytes]:
    left = [message.body for message in after]
    for message in before:
        left.remove(message.body)
    return left


async def test_live_faults(yeastar_p: YeastarPSimulator, client: OpenApiClient) -> None:
    """The same befalls calls that somebody listens to."""
    await client.log_in()
    socket = await client.subscribed(30011, 30012)
    yeastar_p.faults.empty_members = 1.0
    yeastar_p.faults.record_first = True
    await yeastar_p.play("internal_answered", 1e6)
    events = [await told(socket) for _ in range(11)]
    empty = [event for event in events if content(event).get("members") == []]
    assert len(empty) == 5
    assert [event["type"] for event in events[6:]] == [
        30012,
        30011,
        30011,
        30011,
        30011,
    ]


@every_kind
async def test_played(
    yeastar_p: YeastarPSimulator, client: OpenApiClient, kind: str
) -> None:
    """Every kind plays on the PBX, is told on a socket, and is in its list of past calls."""
    await client.log_in()
    socket = await client.subscribed(30012)
    truth = await yeastar_p.play(kind, 1e6, Random(9))
    first = content(await told(socket))
    rows = (await client.get("cdr/list"))["data"]
    assert rows[0]["call_id"] == first["call_id"]
    assert truth.called in {row["call_to_number"] for row in rows}
    assert (await client.get("call/query")).keys() == {"errcode", "errmsg"}
