"""A Yeastar's call records say what the real system's say, misspellings and all."""

import pytest

from simulator.story import OUTSIDE, PBX, Action, Beat, Reason, Service
from simulator.wire_yeastar import YeastarWire

from .yeastar_calls import (
    ANSWER,
    CALLER,
    HANG_UP,
    INBOUND,
    RECORD,
    RING,
    SN,
    A,
    B,
    beat,
    sent,
)

RECORDED = {
    "event": "NewCdr",
    "callid": "1571897930.102",
    "timestart": "2019-10-23 22:18:50",
    "callfrom": CALLER,
    "callto": A,
    "callduraction": "30",
    "talkduraction": "10",
    "srctrunkname": "siptrunk",
    "dsttrcunkname": "",
    "pincode": "",
    "status": "ANSWERED",
    "type": "Inbound",
    "recording": "",
    "didnumber": "",
    "agentringtime": "0",
    **SN,
}


def test_record_has_the_real_misspellings_and_local_time() -> None:
    """Record has the real misspellings and local time."""
    (record,) = sent(YeastarWire(), INBOUND, RING, ANSWER, HANG_UP, RECORD)
    assert list(record.items()) == list(RECORDED.items())


GROUP = Beat(
    delay=0, action=Action.START, by=OUTSIDE, caller=CALLER, to="6200", trunk="siptrunk"
)
MENU = Beat(
    delay=0, action=Action.START, by=OUTSIDE, caller=CALLER, to="6500", trunk="siptrunk"
)
GROUP_RINGS = beat(Action.RING, parties=(A, B), path="6200")
MENU_ANSWERS = beat(Action.PICK_UP, by="6500", service=Service.IVR)
VOICEMAIL = beat(Action.PICK_UP, by="*97", service=Service.VOICEMAIL)
GIVES_UP = beat(Action.HANG_UP, by=OUTSIDE)
FORWARD = beat(Action.FORWARD, by=A, to="0301"), beat(Action.RING, parties=(OUTSIDE,))
BUSY = beat(Action.FAIL, by=A, reason=Reason.BUSY), beat(Action.HANG_UP, by=PBX)
TO_B = beat(Action.TRANSFER, by=A, to=B), beat(Action.RING, parties=(B,))


@pytest.mark.parametrize(
    ("wire", "beats", "expected"),
    [
        (YeastarWire(), [INBOUND, RING, GIVES_UP], [(A, "NO ANSWER", "0", "Inbound")]),
        (
            YeastarWire(no_answer_text="NO ANSWERED"),
            [INBOUND, RING, GIVES_UP],
            [(A, "NO ANSWERED", "0", "Inbound")],
        ),
        (YeastarWire(), [INBOUND, *BUSY], [(A, "BUSY", "0", "Inbound")]),
        (
            YeastarWire(),
            [GROUP, GROUP_RINGS, ANSWER, HANG_UP],
            [(f"6200({A})", "ANSWERED", "10", "Inbound")],
        ),
        (
            YeastarWire(),
            [GROUP, GROUP_RINGS, GIVES_UP],
            [("6200", "NO ANSWER", "0", "Inbound")],
        ),
        (
            YeastarWire(),
            [MENU, MENU_ANSWERS, GIVES_UP],
            [("6500", "ANSWERED", "10", "Inbound")],
        ),
        (
            YeastarWire(),
            [MENU, MENU_ANSWERS, RING, ANSWER, GIVES_UP],
            [(f"6500({A})", "ANSWERED", "30", "Inbound")],
        ),
        (
            YeastarWire(),
            [INBOUND, RING, VOICEMAIL, GIVES_UP],
            [(A, "VOICEMAIL", "10", "Inbound")],
        ),
        (
            YeastarWire(no_answer_before_voicemail=True),
            [INBOUND, RING, VOICEMAIL, GIVES_UP],
            [(A, "NO ANSWER", "0", "Inbound"), (A, "VOICEMAIL", "10", "Inbound")],
        ),
        (
            YeastarWire(),
            [INBOUND, *FORWARD, beat(Action.ANSWER, by=OUTSIDE), GIVES_UP],
            [("0301", "ANSWERED", "10", "Outbound")],
        ),
        (
            YeastarWire(forward_as_outbound=False),
            [INBOUND, *FORWARD, beat(Action.ANSWER, by=OUTSIDE), GIVES_UP],
            [(A, "ANSWERED", "10", "Inbound")],
        ),
        (
            YeastarWire(record_per_leg=True),
            [INBOUND, RING, ANSWER, *TO_B, GIVES_UP],
            [(A, "ANSWERED", "10", "Inbound"), (B, "NO ANSWER", "0", "Inbound")],
        ),
    ],
    ids=[
        "missed",
        "the English page's word",
        "busy",
        "ring group",
        "ring group missed",
        "menu abandoned",
        "menu then extension",
        "voicemail",
        "voicemail as an extra record",
        "forward",
        "forward as inbound",
        "a record for each leg",
    ],
)
def test_record(
    wire: YeastarWire, beats: list[Beat], expected: list[tuple[str, ...]]
) -> None:
    """The record says what the PBX thinks of the call."""
    keys = "callto", "status", "talkduraction", "type"
    reports = sent(wire, *beats, RECORD)
    assert [tuple(report[key] for key in keys) for report in reports] == expected


def test_record_names_the_recording() -> None:
    """Record names the recording."""
    (record,) = sent(
        YeastarWire(recording=True), INBOUND, RING, ANSWER, HANG_UP, RECORD
    )
    assert (
        record["recording"] == f"20191023221850-1571897930.102-{CALLER}-{A}-Inbound.wav"
    )
