"""How calls on a P-Series end, of which each leg has a record (vendor_docs/yeastar_p.md, sections 3.4 and 6)."""

import json
from typing import Any

import pytest

from custom_components.pbx.calls.model import Call, CallEventType, Direction, Outcome

from ..tracked import YEASTAR_P, Tracked

CALL = "1700000004.10"
CALLER = "5550001"
QUEUE, MENU = "6402", "6201"


def event(number: int, **message: Any) -> str:
    """Return an event about the call."""
    return json.dumps({"type": number, "msg": json.dumps({"call_id": CALL, **message})})


def leg(
    status: str,
    called: str,
    seconds: int,
    talked: int = 0,
    *,
    kind: str = "Inbound",
    caller: str = CALLER,
    begins: str = "20:02:22",
    **more: Any,
) -> str:
    """Return the record of a leg."""
    return event(
        30012,
        time_start=f"2026-03-02 {begins}",
        call_from=caller,
        call_to=called,
        call_duration=seconds,
        talk_duration=talked,
        src_trunk_name="ProviderA" if kind == "Inbound" else "",
        dst_trunk_name="ProviderA" if kind == "Outbound" else "",
        status=status,
        type=kind,
        did_number="",
        **more,
    )


def state(*members: tuple[str, str, str]) -> str:
    """Return an event about members, each named by kind, number and status."""
    named = []
    for kind, number, status in members:
        fields = {
            "number": number,
            "channel_id": f"PJSIP/{number}-1",
            "member_status": status,
        }
        if kind != "extension":
            fields |= {"from": CALLER, "to": number, "trunk_name": "ProviderA"}
            fields["channel_id"] = f"PJSIP/trunk-{kind}"
        named.append({kind: fields})
    return event(30011, members=named)


RINGS = state(("inbound", "1000", "ALERT"), ("extension", "1000", "RING"))
OVER = state(("inbound", "1000", "BYE"), ("extension", "1000", "BYE"))
IN_QUEUE = state(("inbound", QUEUE, "ANSWERED"))


def ended(*reports: str, lasts: float = 0) -> Call:
    """Return the call that came of reports, of which the last came after so many seconds."""
    tracked = Tracked(YEASTAR_P)
    *before, last = reports
    if before:
        tracked.hear(*before)
    tracked.hear(last, after=lasts)
    tracked.wait(3600)
    [call] = {
        event.call.call_id: event.call
        for event in tracked.events
        if event.type is CallEventType.ENDED
    }.values()
    return call


CASES: dict[str, tuple[list[str], Outcome]] = {
    "answered": (
        [RINGS, OVER, leg("ANSWERED", "1000", 30, 21)],
        Outcome.ANSWERED,
    ),
    "the record is first": (
        [leg("ANSWERED", "1000", 30, 21), OVER],
        Outcome.ANSWERED,
    ),
    "missed": ([RINGS, OVER, leg("NO ANSWER", "1000", 0)], Outcome.MISSED),
    "busy": ([leg("BUSY", "1000", 0)], Outcome.MISSED),
    "abandoned": ([leg("ABANDONED", QUEUE, 40)], Outcome.MISSED),
    "caller gave up": (
        [RINGS, event(30015, reason="487", members=None), OVER],
        Outcome.MISSED,
    ),
    "menu alone": ([leg("ANSWERED", MENU, 15, 14)], Outcome.MISSED),
    "menu, whose time is no talk": ([leg("ANSWERED", MENU, 15)], Outcome.MISSED),
    "queue and agent": (
        [
            leg("ANSWERED", QUEUE, 85, 74),
            leg("ANSWERED", "1000", 85, 74, begins="20:02:23"),
        ],
        Outcome.ANSWERED,
    ),
    "queue, whose agent's record is lost": (
        [leg("ANSWERED", QUEUE, 85, 74)],
        Outcome.UNKNOWN,
    ),
    "queue that nobody answered, though it picked up": (
        [leg("ANSWERED", QUEUE, 40)],
        Outcome.MISSED,
    ),
    "menu, then an extension that rang in vain": (
        [
            leg("ANSWERED", MENU, 10, 9),
            leg("NO ANSWER", "1000", 20, begins="20:02:32"),
        ],
        Outcome.MISSED,
    ),
    "voicemail": (
        [leg("NO ANSWER", "1000", 20), leg("VOICEMAIL", "1000", 12, 12)],
        Outcome.VOICEMAIL,
    ),
    "answered by nobody": ([leg("ANSWERED", "1000", 0)], Outcome.UNKNOWN),
    "forwarded in vain": (
        [
            leg("FAILED", "0171", 0, kind="Outbound", caller="1000"),
            leg("NO ANSWER", "1000", 30),
            leg("ANSWERED", "1000", 0, kind="Internal", caller="1000"),
        ],
        Outcome.MISSED,
    ),
    "forwarded, and where to is lost": (
        [
            leg("NO ANSWER", "1000", 30),
            leg("ANSWERED", "1000", 0, kind="Internal", caller="1000"),
        ],
        Outcome.UNKNOWN,
    ),
    "forwarded and answered": (
        [
            leg("ANSWERED", "0171", 40, 30, kind="Outbound", caller="1000"),
            leg("NO ANSWER", "1000", 30),
            leg("ANSWERED", "1000", 0, kind="Internal", caller="1000"),
        ],
        Outcome.ANSWERED,
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("backwards", [False, True])
def test_outcome(name: str, backwards: bool) -> None:
    """What the legs say is the outcome, in whatever order they come."""
    reports, expected = CASES[name]
    call = ended(*(reversed(reports) if backwards else reports))
    assert call.outcome is expected
    assert call.direction is Direction.INBOUND


@pytest.mark.parametrize(
    ("lasts", "expected"), [(31, Outcome.MISSED), (50, Outcome.UNKNOWN)]
)
def test_call_that_outlasts_its_records(lasts: float, expected: Outcome) -> None:
    """A call that went on for longer than its records say went on to somewhere; its delay proves nothing."""
    tracked = Tracked(YEASTAR_P)
    tracked.hear(state(("inbound", "1000", "ALERT")))
    tracked.hear(leg("NO ANSWER", "1000", 30), after=lasts)
    tracked.wait(3600)
    [call] = [e.call for e in tracked.events if e.type is CallEventType.ENDED]
    assert call.outcome is expected


def test_record_without_a_duration() -> None:
    """Where no duration is named, it cannot be too short."""
    body = json.loads(leg("NO ANSWER", "1000", 30))
    message = json.loads(body["msg"])
    del message["call_duration"]
    body["msg"] = json.dumps(message)
    tracked = Tracked(YEASTAR_P)
    tracked.hear(state(("inbound", "1000", "ALERT")))
    tracked.hear(json.dumps(body), after=50)
    tracked.wait(3600)
    [call] = [e.call for e in tracked.events if e.type is CallEventType.ENDED]
    assert call.outcome is Outcome.MISSED


def test_talk_counts_once() -> None:
    """The talk is in the queue's leg and in the agent's, and is counted once."""
    call = ended(
        IN_QUEUE,
        leg("ANSWERED", "1000", 85, 74, begins="20:02:23"),
        leg("ANSWERED", QUEUE, 85, 74),
    )
    assert call.talk_seconds == 74
    assert call.ring_seconds == 11
    assert call.answered_by == "1000"
    assert call.called_number == QUEUE
    assert QUEUE in call.path


def test_menu_alone_was_no_talk() -> None:
    """The time in a menu is nobody's talk."""
    assert ended(leg("ANSWERED", MENU, 15, 14)).talk_seconds is None
