"""What a P-Series PBX sends while a call lasts, and the switches for what the vendor leaves open."""

import json
from typing import Any

import pytest

from simulator.live_call import ExtensionStatus
from simulator.story import OUTSIDE, Action, Reason, Service
from simulator.wire_yeastar_p import YeastarPWire

from .yeastar_p_calls import (
    CALLER,
    GROUP,
    QUEUE,
    RECORD,
    A,
    B,
    beat,
    came_in,
    picks_up,
    read,
    rings,
    sent,
    words,
)

CALLED = (came_in(A), rings(A))
TALKING = (*CALLED, beat(Action.ANSWER, A))
OVER = (*TALKING, beat(Action.HANG_UP, A))
CONGESTED = "Circuit/channel congestion"


def types(events: list[dict[str, Any]]) -> list[int]:
    """Return the events' numbers."""
    return [event["type"] for event in events]


def test_event_as_printed() -> None:
    """The content is JSON in a string, with the members' fields as they are printed."""
    (event,) = sent(YeastarPWire(), *CALLED)
    assert list(event) == ["type", "sn", "msg"]
    assert (event["type"], event["sn"]) == (30011, "3630Z0000001")
    assert json.loads(event["msg"]) == {
        "call_id": "1772481742.102",
        "members": [
            {
                "inbound": {
                    "from": CALLER,
                    "to": A,
                    "trunk_name": "ProviderA",
                    "channel_id": "PJSIP/trunk-ProviderA-endpoint-00000001",
                    "member_status": "ALERT",
                    "call_path": "",
                }
            },
            {
                "extension": {
                    "number": A,
                    "channel_id": "PJSIP/202-00000002",
                    "member_status": "RING",
                    "call_path": "",
                }
            },
        ],
    }


def test_forms_of_content() -> None:
    """Text up to 30023 and an object from 30025 on, or the same for all; the serial number likewise."""
    wire = YeastarPWire()
    change, paused = (
        json.loads(body)
        for body in (
            wire.config_change("trunk", "ProviderA", "update"),
            wire.agent_status(A, "Paused"),
        )
    )
    assert change == {
        "type": 30023,
        "msg": '{"trunk_name":"ProviderA","option":"UPDATE"}',
    }
    assert paused["msg"]["queue_number"] == "queue-6402"
    other = YeastarPWire(msg="text", serial_numbers="none", types_as_text=True)
    paused = json.loads(other.agent_status(A, "Paused"))
    assert paused.keys() == {"type", "msg"}
    assert paused["type"] == "30029"
    assert json.loads(paused["msg"])["agent_number"] == A
    other = YeastarPWire(msg="object", serial_numbers="all")
    change = json.loads(other.config_change("extension", A, "add"))
    assert change["msg"] == {"extension": A, "option": "CREATE"}
    assert change["sn"] == "3630Z0000001"


def test_end() -> None:
    """Members end one after the other and are gone afterwards; the other ways are switches."""
    both = [(CALLER, "BYE"), (A, "BYE")]
    assert [words(event) for event in sent(YeastarPWire(), *OVER)] == [
        [(A, "BYE"), (CALLER, "ANSWERED")],
        [(CALLER, "BYE")],
    ]
    (event,) = sent(YeastarPWire(bye="all"), *OVER)
    assert sorted(words(event)) == sorted(both)
    alone = [words(event) for event in sent(YeastarPWire(bye="lone"), *OVER)]
    assert alone == [[(A, "BYE")], [(CALLER, "BYE")]]


@pytest.mark.parametrize(
    ("last_bye", "before", "after"),
    [
        ("before", [30011, 30011], [30012, 30012]),
        ("after", [30011, 30012, 30012, 30011], []),
        ("between", [30011, 30012, 30011], [30012]),
    ],
)
def test_records_may_come_before_the_last_bye(
    last_bye: Any, before: list[int], after: list[int]
) -> None:
    """The last BYE may come after the records, or among them."""
    wire = YeastarPWire(last_bye=last_bye)
    over = (
        came_in(GROUP),
        rings(A, path=GROUP),
        beat(Action.ANSWER, A),
        beat(Action.HANG_UP, A),
    )
    assert types(sent(wire, *over)) == before
    assert types(sent(wire, *over, RECORD)) == after


def test_losers() -> None:
    """Who rang in vain is shown as BYE once, or is gone."""
    group = (came_in(GROUP), rings(A, B, path=GROUP), beat(Action.ANSWER, A))
    (event,) = sent(YeastarPWire(), *group)
    assert words(event) == [(CALLER, "ANSWERED"), (A, "ANSWER"), (B, "BYE")]
    assert {
        fields["call_path"]
        for member in read(event)["members"]
        for fields in member.values()
    } == {GROUP}
    (event,) = sent(YeastarPWire(losers="gone"), *group)
    assert words(event) == [(CALLER, "ANSWERED"), (A, "ANSWER")]
    (event,) = sent(YeastarPWire(lone_members=True), *group[:2])
    assert words(event) == [(CALLER, "ALERT"), (A, "RING"), (B, "RING")][1:]


def test_hold() -> None:
    """Who pressed hold is on hold; that is no status of an extension."""
    held = (*TALKING, beat(Action.HOLD, A))
    (event,) = sent(YeastarPWire(), *held)
    assert words(event) == [(CALLER, "ANSWERED"), (A, "HOLD")]
    (event,) = sent(YeastarPWire(hold_shows="both"), *held)
    assert words(event) == [(CALLER, "HOLD"), (A, "HOLD")]


def test_transfer_and_forward() -> None:
    """A transfer names the old parties as they were, and a forwarding copies the report before it."""
    handed_over = beat(Action.TRANSFER, A, to=B)
    transfer, status = sent(YeastarPWire(), *TALKING, handed_over)
    assert (transfer["type"], status["type"]) == (30013, 30011)
    assert words(transfer) == [(CALLER, "ANSWERED"), (A, "ANSWER")]
    assert words(status) == [(CALLER, "ANSWERED"), (A, "BYE")]
    diverted = beat(Action.FORWARD, A, to="5550002")
    forward, status = sent(YeastarPWire(), *CALLED, diverted)
    (before,) = sent(YeastarPWire(), *CALLED)
    assert forward["type"] == 30014
    assert read(forward) == read(before)
    assert words(status) == [(CALLER, "ALERT"), (A, "BYE")]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Reason.BUSY, "486 Busy Here"),
        (Reason.CANCELLED, "487 Request Terminated"),
        (Reason.CONGESTED, CONGESTED),
    ],
)
def test_failure(reason: Reason, text: str) -> None:
    """A failure says why, and whose channel it was."""
    failed = beat(Action.FAIL, A, reason=reason)
    status, event = sent(YeastarPWire(), *CALLED, failed)
    assert words(status) == [(CALLER, "ALERT"), (A, "BYE")]
    assert (event["type"], read(event)["reason"]) == (30015, text)
    assert words(event) == [(A, "BYE")]
    # Who could not ring was never a member.
    (event,) = sent(YeastarPWire(), came_in(A), failed)
    assert words(event) == [(A, "BYE")]
    *_, event = sent(YeastarPWire(failed_members="all"), *CALLED, failed)
    assert words(event) == [(CALLER, "ALERT"), (A, "BYE")]
    *_, event = sent(YeastarPWire(failed_members="null"), *CALLED, failed)
    assert read(event)["members"] is None


def test_inbound_calls_can_be_held() -> None:
    """Only where inbound calls are controlled is there a request for them."""
    (event,) = sent(YeastarPWire(), came_in(A))
    assert event["type"] == 30011
    request, event = sent(YeastarPWire(trunk_control=True), came_in(A))
    assert (request["type"], event["type"]) == (30016, 30011)
    assert words(request) == [(CALLER, "ALERT")]


def test_monitors() -> None:
    """Without a monitor of trunks their members are not told, and without one of extensions nothing that they do is."""
    wire = YeastarPWire(trunk_monitor=False, extension_monitor=False)
    assert sent(wire, came_in(A)) == []
    (event,) = sent(wire, *TALKING)
    assert words(event) == [(A, "ANSWER")]
    outbound = beat(Action.START, A, to="5550002", trunk="ProviderA")
    (event,) = sent(YeastarPWire(), outbound, rings(OUTSIDE))
    assert words(event) == [(A, "ALERT"), ("5550002", "EARLYMEDIA")]
    (event,) = sent(YeastarPWire(outbound_rings="RING"), outbound, rings(OUTSIDE))
    assert words(event) == [(A, "ALERT"), ("5550002", "RING")]


def test_agent_rings_in_vain() -> None:
    """A queue says which agent did not answer, and may pause that agent."""
    beats = (
        came_in(QUEUE),
        picks_up(Service.QUEUE, QUEUE),
        rings(A, path=QUEUE),
        beat(Action.STOP_RINGING, parties=(A,)),
    )
    status, timed_out = sent(YeastarPWire(), *beats)
    assert words(status) == [(CALLER, "ANSWERED"), (A, "BYE")]
    this = {"caller_number": CALLER, "call_id": "1772481742.102"}
    agent = {"queue_number": QUEUE, "agent_number": A}
    assert timed_out == {"type": 30026, "msg": {**agent, **this}}
    _, _, paused, state = sent(YeastarPWire(auto_pause=True), *beats)
    assert paused == {"type": 30025, "msg": {**agent, "calls": [this]}}
    assert (state["type"], state["msg"]["status"]) == (30029, "Paused")


def test_line_breaks() -> None:
    """A system event has a line break where JSON allows none."""
    body = YeastarPWire().alert()
    with pytest.raises(ValueError, match="control character"):
        json.loads(body)
    assert json.loads(body, strict=False)["msg"]["level"] == "error"


def test_statuses() -> None:
    """What extensions do has three words, and that they are gone is another event."""
    wire = YeastarPWire()
    told = [
        read(json.loads(wire.extension_status(A, status)))["status"]
        for status in ExtensionStatus
    ]
    assert told == ["Idle", "Ringing", "Busy", "Busy", "Idle"]


def test_blanks() -> None:
    """What is empty may be a blank."""
    wire = YeastarPWire(blank=" ")
    (event,) = sent(wire, *OVER, RECORD)
    record = read(event)
    assert {record[name] for name in ("dst_trunk_name", "pin_code", "recording")} == {
        " "
    }
    (event,) = sent(wire, *CALLED)
    assert read(event)["members"][1]["extension"]["call_path"] == " "
