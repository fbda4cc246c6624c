"""A few beats, and what a Yeastar sends at the last of them."""

import json

from simulator.performance import perform
from simulator.story import OUTSIDE, Action, Beat, Story, Truth
from simulator.wire_yeastar import YeastarWire

START = 1571897930.0
A, B, C = "1023", "2000", "1020"
CALLER = "12345678"
NOTHING = Truth(direction="", outcome="", caller="", called="")
LINE = {"from": CALLER, "to": A, "trunkname": "siptrunk"}
LINE_CHANNEL = {"channelid": "PJSIP/trunk-siptrunk-endpoint-00000001"}
SN = {"sn": "369451090405"}


def beat(action: Action, by: str = "", **more: object) -> Beat:
    """Return a beat ten seconds after the beat before."""
    return Beat(delay=10, action=action, by=by, **more)  # type: ignore[arg-type]


INBOUND = Beat(
    delay=0, action=Action.START, by=OUTSIDE, caller=CALLER, to=A, trunk="siptrunk"
)
RING = beat(Action.RING, parties=(A,))
ANSWER = beat(Action.ANSWER, by=A)
HANG_UP = beat(Action.HANG_UP, by=A)
RECORD = beat(Action.RECORD)


def sent(wire: YeastarWire, *beats: Beat) -> list[dict[str, object]]:
    """Return what is sent at the last of some beats, without statuses of extensions."""
    story = Story(kind="", truth=NOTHING, beats=beats)
    bodies = perform(story, wire, START)[-1].bodies
    return [json.loads(body) for body in bodies if b"ExtensionStatus" not in body]


def texts(wire: YeastarWire, *beats: Beat) -> list[str]:
    """Return what is sent at the last of some beats as text."""
    story = Story(kind="", truth=NOTHING, beats=beats)
    bodies = perform(story, wire, START)[-1].bodies
    return [body.decode() for body in bodies if b"ExtensionStatus" not in body]


def words(report: dict[str, object]) -> list[str]:
    """Return each member's memberstatus."""
    members = report["members"]
    assert isinstance(members, list)
    return [fields["memberstatus"] for member in members for fields in member.values()]
