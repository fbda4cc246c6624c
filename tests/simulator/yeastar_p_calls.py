"""A few beats, and what a P-Series PBX sends at the last of them."""

import json
from typing import Any

from simulator.performance import perform
from simulator.story import OUTSIDE, Action, Beat, Service, Story, Truth
from simulator.wire_yeastar_p import YeastarPWire

START = 1772481742.0
A, B, C = "202", "203", "204"
QUEUE, MENU, GROUP = "6402", "6201", "6301"
CALLER = "5550001"
NOTHING = Truth(direction="", outcome="", caller="", called="")
RECORD = Beat(delay=1, action=Action.RECORD)


def beat(action: Action, by: str = "", **more: Any) -> Beat:
    """Return a beat ten seconds after the beat before."""
    return Beat(delay=10, action=action, by=by, **more)


def came_in(to: str) -> Beat:
    """Return the start of a call from outside."""
    return Beat(
        delay=0,
        action=Action.START,
        by=OUTSIDE,
        caller=CALLER,
        to=to,
        trunk="ProviderA",
    )


def rings(*numbers: str, path: str = "") -> Beat:
    """Return that extensions ring."""
    return beat(Action.RING, parties=numbers, path=path)


def picks_up(service: Service, number: str) -> Beat:
    """Return that a machine picks up."""
    return beat(Action.PICK_UP, number, service=service)


def sent(wire: YeastarPWire, *beats: Beat) -> list[dict[str, Any]]:
    """Return the events at the last of some beats, without statuses of extensions."""
    story = Story(kind="", truth=NOTHING, beats=beats)
    events = [json.loads(body) for body in perform(story, wire, START)[-1].bodies]
    return [event for event in events if event["type"] != 30008]


def read(event: dict[str, Any]) -> Any:
    """Return what is in an event."""
    return json.loads(event["msg"]) if isinstance(event["msg"], str) else event["msg"]


def words(event: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each member's number and status; a line's number is that of the person outside."""
    return [
        (
            fields.get("number") or fields["from" if kind == "inbound" else "to"],
            fields["member_status"],
        )
        for member in read(event)["members"]
        for kind, fields in member.items()
    ]


def legs(wire: YeastarPWire, *beats: Beat) -> list[tuple[Any, ...]]:
    """Return each record's parties, status, durations and type."""
    return [
        (
            body["call_from"],
            body["call_to"],
            body["status"],
            body["call_duration"],
            body["talk_duration"],
            body["type"],
        )
        for body in map(read, sent(wire, *beats, RECORD))
    ]
