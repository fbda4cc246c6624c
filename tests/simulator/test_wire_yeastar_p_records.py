"""A P-Series PBX's records: a leg for every machine and every person that a call came to."""

from dataclasses import replace
import re

import pytest

from simulator.office import YEASTAR_P
from simulator.story import OUTSIDE, PBX, Action, Reason, Service
from simulator.wire_yeastar_p import YeastarPWire

from .yeastar_p_calls import (
    CALLER,
    GROUP,
    MENU,
    QUEUE,
    RECORD,
    A,
    B,
    beat,
    came_in,
    legs,
    picks_up,
    read,
    rings,
    sent,
)

PLAIN = YeastarPWire()
ANSWER = beat(Action.ANSWER, A)
BYE = beat(Action.HANG_UP, A)
GIVEN_UP = beat(Action.HANG_UP, OUTSIDE)
TALKED = (came_in(A), rings(A), ANSWER, BYE)


def test_record_as_printed() -> None:
    """A record has the fields that are printed, with durations as numbers."""
    (event,) = sent(PLAIN, *TALKED, RECORD)
    record = read(event)
    assert re.fullmatch(r"20260302220222[0-9A-F]{5}", record.pop("uid"))
    assert record == {
        "call_id": "1772481742.102",
        "time_start": "2026-03-02 22:02:22",
        "call_from": CALLER,
        "call_to": A,
        "call_duration": 30,
        "talk_duration": 10,
        "src_trunk_name": "ProviderA",
        "dst_trunk_name": "",
        "pin_code": "",
        "status": "ANSWERED",
        "type": "Inbound",
        "recording": "",
        "did_number": "",
        "agent_ring_time": 0,
        "call_note_id": "",
        "enb_call_note": 0,
    }


def test_older_firmware() -> None:
    """Before the new module for records, they had no id of their own."""
    office = replace(YEASTAR_P, firmware="83.20.0.30")
    (event,) = sent(YeastarPWire(office=office), *TALKED, RECORD)
    assert {"uid", "call_note_id", "enb_call_note"}.isdisjoint(read(event))


def test_spellings() -> None:
    """Words have other spellings in other tables."""
    wire = YeastarPWire(
        answered_text="ANSWERD", type_in_lower_case=True, recording=True
    )
    (event,) = sent(wire, *TALKED, RECORD)
    record = read(event)
    assert (record["status"], record["type"]) == ("ANSWERD", "inbound")
    assert record["recording"] == (
        f"20260302220242-1772481742.102-{CALLER}-{A}-Inbound.wav"
    )


def test_queue() -> None:
    """A queue answers as a machine, and the talk is in the agent's record again; who rang in vain has none."""
    waiting = (came_in(QUEUE), picks_up(Service.QUEUE, QUEUE))
    first, second = rings(A, path=QUEUE), rings(B, path=QUEUE)
    stopped = beat(Action.STOP_RINGING, parties=(A,))
    answered = beat(Action.ANSWER, B)
    over = beat(Action.HANG_UP, B)
    assert legs(PLAIN, *waiting, first, stopped, second, answered, over) == [
        (CALLER, QUEUE, "ANSWERED", 60, 10, "Inbound"),
        (CALLER, B, "ANSWERED", 20, 10, "Inbound"),
    ]
    given_up = (*waiting, first, GIVEN_UP)
    for status in ("NO ANSWER", "ABANDONED", "ANSWERED"):
        wire = YeastarPWire(abandoned=status)  # type: ignore[arg-type]
        assert legs(wire, *given_up) == [(CALLER, QUEUE, status, 30, 0, "Inbound")]


def test_ring_group() -> None:
    """A ring group has a record, and so has who answered for it."""
    called = (came_in(GROUP), rings(A, B, path=GROUP))
    assert legs(PLAIN, *called, ANSWER, BYE) == [
        (CALLER, GROUP, "ANSWERED", 30, 10, "Inbound"),
        (CALLER, A, "ANSWERED", 20, 10, "Inbound"),
    ]
    assert legs(PLAIN, *called, GIVEN_UP) == [
        (CALLER, GROUP, "NO ANSWER", 20, 0, "Inbound")
    ]


def test_menu() -> None:
    """A voice menu is a machine that answers, for as long as the caller is in it."""
    menu = (came_in(MENU), picks_up(Service.IVR, MENU))
    assert legs(PLAIN, *menu, rings(A, path=MENU), ANSWER, BYE) == [
        (CALLER, MENU, "ANSWERED", 20, 10, "Inbound"),
        (CALLER, A, "ANSWERED", 20, 10, "Inbound"),
    ]
    assert legs(PLAIN, *menu, GIVEN_UP) == [
        (CALLER, MENU, "ANSWERED", 20, 10, "Inbound")
    ]
    assert legs(YeastarPWire(menu_talks=False), *menu, GIVEN_UP) == [
        (CALLER, MENU, "ANSWERED", 20, 0, "Inbound")
    ]


def test_menu_and_queue() -> None:
    """A call that goes from machine to machine has a record for each, and one for the agent."""
    assert legs(
        PLAIN,
        came_in(MENU),
        picks_up(Service.IVR, MENU),
        picks_up(Service.QUEUE, QUEUE),
        rings(A, path=QUEUE),
        ANSWER,
        BYE,
    ) == [
        (CALLER, MENU, "ANSWERED", 20, 10, "Inbound"),
        (CALLER, QUEUE, "ANSWERED", 30, 10, "Inbound"),
        (CALLER, A, "ANSWERED", 20, 10, "Inbound"),
    ]


def test_voicemail() -> None:
    """Voicemail follows the extension that did not answer, by a word of its own or as a machine."""
    left = (came_in(A), rings(A), picks_up(Service.VOICEMAIL, "*97"), GIVEN_UP)
    rang = (CALLER, A, "NO ANSWER", 20, 0, "Inbound")
    assert legs(PLAIN, *left) == [
        rang,
        (CALLER, A, "VOICEMAIL", 10, 10, "Inbound"),
    ]
    assert legs(YeastarPWire(voicemail="ANSWERED"), *left) == [
        rang,
        (CALLER, "*97", "ANSWERED", 10, 10, "Inbound"),
    ]


def test_forward() -> None:
    """A forwarded call has three records, and the last is of no length."""
    diverted = beat(Action.FORWARD, A, to="5550002")
    itself = (A, A, "ANSWERED", 0, 0, "Internal")
    answered = (rings(OUTSIDE), beat(Action.ANSWER, OUTSIDE), GIVEN_UP)
    assert legs(PLAIN, came_in(A), rings(A), diverted, *answered) == [
        (A, "5550002", "ANSWERED", 20, 10, "Outbound"),
        (CALLER, A, "NO ANSWER", 20, 0, "Inbound"),
        itself,
    ]
    failed = (
        rings(OUTSIDE),
        beat(Action.FAIL, OUTSIDE, reason=Reason.BUSY),
        beat(Action.HANG_UP, PBX),
    )
    assert legs(PLAIN, came_in(A), diverted, *failed) == [
        (A, "5550002", "BUSY", 10, 0, "Outbound"),
        (CALLER, A, "NO ANSWER", 0, 0, "Inbound"),
        itself,
    ]


def test_transfer() -> None:
    """Each extension of a transferred call has a record, and the question before it another."""
    talking = (came_in(A), rings(A), ANSWER)
    blind = (beat(Action.TRANSFER, A, to=B), rings(B))
    assert legs(PLAIN, *talking, *blind, GIVEN_UP) == [
        (CALLER, A, "ANSWERED", 30, 10, "Inbound"),
        (CALLER, B, "NO ANSWER", 10, 0, "Inbound"),
    ]
    asked = (
        beat(Action.HOLD, A),
        rings(B),
        beat(Action.ANSWER, B),
        beat(Action.TRANSFER, A, to=B, attended=True),
    )
    assert legs(PLAIN, *talking, *asked, GIVEN_UP) == [
        (CALLER, A, "ANSWERED", 60, 40, "Inbound"),
        (A, B, "ANSWERED", 20, 10, "Internal"),
        (CALLER, B, "ANSWERED", 10, 10, "Inbound"),
    ]


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (Reason.BUSY, "BUSY"),
        (Reason.DO_NOT_DISTURB, "BUSY"),
        (Reason.UNREACHABLE, "FAILED"),
        (Reason.NOT_PERMITTED, "FAILED"),
        (Reason.NOT_ANSWERED, "NO ANSWER"),
    ],
)
def test_not_reached(reason: Reason, status: str) -> None:
    """A callee that was not reached at all has a record of no length."""
    out = beat(Action.START, A, to="5550002", trunk="ProviderA")
    failed = beat(Action.FAIL, OUTSIDE, reason=reason)
    assert legs(PLAIN, out, failed, beat(Action.HANG_UP, PBX)) == [
        (A, "5550002", status, 0, 0, "Outbound")
    ]


def test_given_up_before_it_rang() -> None:
    """A call that reached nobody has a record all the same."""
    assert legs(PLAIN, came_in(A), GIVEN_UP) == [
        (CALLER, A, "NO ANSWER", 10, 0, "Inbound")
    ]


def test_single_record() -> None:
    """The call may have a single record, whatever it came to; who answered for a group is named as the S-Series names it."""
    wire = YeastarPWire(records="call")
    called = (came_in(GROUP), rings(A, B, path=GROUP), ANSWER, BYE)
    by_extension = f"{GROUP}({A})"
    assert legs(wire, *called) == [
        (CALLER, by_extension, "ANSWERED", 30, 10, "Inbound")
    ]
