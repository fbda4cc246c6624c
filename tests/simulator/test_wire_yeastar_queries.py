"""A Yeastar's answers look as its documentation prints them."""

import json

import pytest

from simulator.office import YEASTAR
from simulator.story import Action, Beat
from simulator.switchboard import Switchboard
from simulator.wire_yeastar import YeastarWire

from .yeastar_calls import (
    ANSWER,
    CALLER,
    INBOUND,
    LINE,
    LINE_CHANNEL,
    RING,
    START,
    A,
    B,
    C,
    beat,
)


@pytest.fixture
def switchboard() -> Switchboard:
    """A switchboard with two calls: a talk from outside, and an extension calling another."""
    switchboard = Switchboard(YEASTAR, lambda: START)
    for beats in (
        (INBOUND, RING, ANSWER),
        (
            Beat(delay=0, action=Action.START, by=B, to=C),
            beat(Action.RING, parties=(C,)),
        ),
    ):
        call = switchboard.new_call()
        for step in beats:
            switchboard.apply(call, step)
    return switchboard


def test_call_query(switchboard: Switchboard) -> None:
    """Call query."""
    wire = YeastarWire()
    inbound, internal = (call.call_id for call in switchboard.in_progress)
    line = {**LINE, **LINE_CHANNEL, "memberstatus": "ANSWERED"}
    extension = {
        "number": A,
        "channelid": f"PJSIP/{A}-00000002",
        "memberstatus": "ANSWER",
    }
    call = {"members": [{"inbound": line}, {"ext": extension}], "callid": inbound}
    assert wire.call_query(switchboard.in_progress, kind="inbound") == {
        "Calls": [call],
        "status": "Success",
    }
    assert wire.call_query(switchboard.in_progress, callid=inbound) == {
        "Calls": [call],
        "status": "Success",
    }
    assert wire.call_query(switchboard.in_progress, kind="outbound") == {
        "Calls": [],
        "status": "Success",
    }
    assert wire.call_query(switchboard.in_progress, callid="1.2") == {
        "status": "Failed",
        "errno": "10005",
    }
    everything = YeastarWire(calls_key="calls").call_query(switchboard.in_progress)[
        "calls"
    ]
    assert isinstance(everything, list)
    assert [shown["callid"] for shown in everything if isinstance(shown, dict)] == [
        internal,
        inbound,
    ]


def test_extension_query_call(switchboard: Switchboard) -> None:
    """Extension query call."""
    wire = YeastarWire()
    reply = json.loads(json.dumps(wire.query_call(switchboard, f"{B},1000")))
    (busy, free) = reply["calllist"]
    assert [call["callid"] for call in busy["numbercalls"]] == [
        switchboard.in_progress[1].call_id
    ]
    assert free == {"number": "1000", "numbercalls": []}
    assert wire.query_call(switchboard, "9") == {"status": "Failed", "errno": "10006"}
    everyone = json.loads(json.dumps(wire.query_call(switchboard, "all")))["calllist"]
    assert [entry["number"] for entry in everyone] == list(YEASTAR.extensions)


def test_lists(switchboard: Switchboard) -> None:
    """Lists."""
    wire = YeastarWire()
    listed = json.loads(json.dumps(wire.extension_list(switchboard)))["extlist"]
    assert {extension["number"]: extension["status"] for extension in listed} | {
        "1000": "Registered"
    } == {
        **dict.fromkeys(YEASTAR.extensions, "Registered"),
        A: "Busy",
        B: "Busy",
        C: "Ringing",
        "2100": "Unavailable",
    }
    old = json.loads(json.dumps(wire.extension_list_v1(switchboard)))["extlist"]
    assert old[0] == {
        "extnumber": "1000",
        "status": "Registered",
        "type": "SIP",
        "username": "Reception",
        "agentid": "",
    }
    assert wire.trunk_list() == {
        "status": "Success",
        "trunklist": [
            {"trunkname": "siptrunk", "id": "7", "status": "registered", "type": "SIP"},
            {
                "trunkname": "FXO2-3",
                "id": "8",
                "status": "Idle",
                "type": "FXO",
                "port": "Span2-Port3",
            },
        ],
    }


def test_device_info() -> None:
    """Device info."""
    info = json.loads(json.dumps(YeastarWire().device_info(START, START - 3661)))[
        "deviceinfo"
    ]
    assert info["sn"] == "369451090405"
    assert (info["systemtime"], info["uptime"]) == (
        "2019-10-23 22:18:50 UTC-8",
        "01:01:01",
    )


def test_v1_line_queries(switchboard: Switchboard) -> None:
    """V1 line queries."""
    wire = YeastarWire(version="1.0.0")
    line_id = switchboard.in_progress[0].call_id
    line = {
        "inboundid": line_id,
        "from": CALLER,
        "to": A,
        "trunk": "siptrunk",
        "status": "Talking",
    }
    expected = {"status": "Success", "inbound": [{**line, "callee": [{"extid": A}]}]}
    assert wire.inbound_query(switchboard.in_progress) == expected
    assert wire.inbound_query(switchboard.in_progress, ["1.2"]) == {
        "status": "Success",
        "inbound": [],
    }
    assert wire.outbound_query(switchboard.in_progress) == {
        "status": "Success",
        "outbound": [],
    }
