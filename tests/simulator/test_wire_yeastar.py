"""A Yeastar's reports look as its documentation prints them."""

import json
from random import Random

import pytest

from simulator.live_call import ExtensionStatus
from simulator.office import YEASTAR
from simulator.performance import perform
from simulator.stories import KINDS, story
from simulator.story import OUTSIDE, Action, Beat, Reason, Service
from simulator.wire_yeastar import YeastarWire

from .yeastar_calls import (
    ANSWER,
    CALLER,
    HANG_UP,
    INBOUND,
    LINE,
    LINE_CHANNEL,
    RECORD,
    RING,
    SN,
    START,
    A,
    B,
    beat,
    sent,
    texts,
    words,
)


def test_call_status_is_the_reconstruction_of_the_fact_sheet() -> None:
    """Call status is the reconstruction of the fact sheet."""
    line = {**LINE, **LINE_CHANNEL, "memberstatus": "ALERT"}
    extension = {
        "number": A,
        "channelid": f"PJSIP/{A}-00000002",
        "memberstatus": "RING",
    }
    assert sent(YeastarWire(), INBOUND, RING) == [
        {
            "event": "CallStatus",
            "callid": "1571897930.102",
            "members": [{"inbound": line}, {"ext": extension}],
            **SN,
        }
    ]


@pytest.mark.parametrize(
    ("wire", "holder", "line"),
    [
        (YeastarWire(), "HOLD", "ANSWERED"),
        (YeastarWire(hold_shows="held"), "ANSWER", "HOLD"),
        (YeastarWire(hold_shows="both"), "HOLD", "HOLD"),
    ],
    ids=["holder", "held", "both"],
)
def test_hold_shows(wire: YeastarWire, holder: str, line: str) -> None:
    """Hold shows."""
    beats = INBOUND, RING, ANSWER, beat(Action.HOLD, by=A)
    (held,) = sent(wire, *beats)
    assert words(held) == [line, holder]
    (resumed,) = sent(wire, *beats, beat(Action.RESUME, by=A))
    assert words(resumed) == ["ANSWERED", "ANSWER"]


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        (YeastarWire(), [["BYE", "BYE"]]),
        (YeastarWire(bye="first"), [["BYE", "ANSWERED"]]),
        (YeastarWire(bye="each"), [["BYE"], ["BYE"]]),
    ],
    ids=["all", "first", "each"],
)
def test_bye(wire: YeastarWire, expected: list[list[str]]) -> None:
    """Bye."""
    reports = sent(wire, INBOUND, RING, ANSWER, HANG_UP)
    assert [words(report) for report in reports] == expected


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        (YeastarWire(), ["ANSWERED", "ANSWER", "BYE"]),
        (YeastarWire(losers="gone"), ["ANSWERED", "ANSWER"]),
        (YeastarWire(lone_members=True), ["ANSWERED", "ANSWER", "BYE"]),
    ],
    ids=["bye", "gone", "lone"],
)
def test_ring_group_losers(wire: YeastarWire, expected: list[str]) -> None:
    """Ring group losers."""
    (report,) = sent(
        wire, INBOUND, beat(Action.RING, parties=(A, B), path="6200"), ANSWER
    )
    assert words(report) == expected


def test_lone_members_leave_out_what_did_not_change() -> None:
    """Lone members leave out what did not change."""
    queue = beat(Action.PICK_UP, by="6700", service=Service.QUEUE)
    (report,) = sent(YeastarWire(lone_members=True), INBOUND, queue, RING)
    assert words(report) == ["RING"]


def test_transfer_names_the_old_parties() -> None:
    """Transfer names the old parties."""
    transfer = beat(Action.TRANSFER, by=A, to=B)
    tranfer, status = sent(YeastarWire(), INBOUND, RING, ANSWER, transfer)
    assert tranfer == {
        "event": "Tranfer",
        "callid": "1571897930.102",
        "members": [
            {"inbound": {**LINE, **LINE_CHANNEL}},
            {"ext": {"number": A, "channelid": f"PJSIP/{A}-00000002"}},
        ],
        **SN,
    }
    assert words(status) == ["ANSWERED", "BYE"]


@pytest.mark.parametrize("word", ["Forward", "Tranfer"])
def test_forward_names_the_line(word: str) -> None:
    """Forward names the line."""
    wire = YeastarWire(forward_event=word)  # type: ignore[arg-type]
    (report,) = sent(wire, INBOUND, beat(Action.FORWARD, by=A, to="0301"))
    assert (report["event"], report["members"]) == (
        word,
        [{"inbound": {**LINE, **LINE_CHANNEL}}],
    )


def test_call_failed_begins_with_its_id() -> None:
    """Call failed begins with its id."""
    start = Beat(delay=0, action=Action.START, by=A, to="0301", trunk="siptrunk")
    failure = beat(Action.FAIL, by=OUTSIDE, reason=Reason.NOT_PERMITTED)
    assert texts(YeastarWire(trailing_comma=True), start, failure) == [
        (
            '{"callid":"1571897930.102","event":"CallFailed","reason":"NO Outbound Restriction",'
            f'"members":[{{"ext":{{"number":"{A}","channelid":"PJSIP/{A}-00000001",}}}}],"sn":"369451090405"}}'
        )
    ]


def test_trunk_control_offers_the_call() -> None:
    """Trunk control offers the call."""
    reports = sent(YeastarWire(trunk_control=True), INBOUND)
    assert [report["event"] for report in reports] == ["Invite", "Incoming"]


def test_format_1_0_0_has_keys_twice_and_no_serial_number() -> None:
    """Format 1.0.0 has keys twice and no serial number."""
    start = Beat(delay=0, action=Action.START, by=A, to=B)
    ring = beat(Action.RING, parties=(B,))
    assert texts(YeastarWire(version="1.0.0"), start, ring) == [
        f'{{"action":"ALERT","callid":"1571897930.102","ext":{{"extid":"{A}"}}}}',
        f'{{"action":"RING","callid":"1571897930.102","ext":{{"extid":"{B}"}},"ext":{{"extid":"{A}"}}}}',
    ]


def test_format_1_0_2_says_bye_twice() -> None:
    """Format 1.0.2 says BYE twice, the second time the other way round."""
    first, second = sent(YeastarWire(version="1.0.2"), INBOUND, RING, ANSWER, HANG_UP)
    line = {"from": CALLER, "to": A, "trunk": "siptrunk", "inboundid": "1571897930.102"}
    assert first["call"] == [{"ext": {"extid": A}}, {"inbound": line}]
    assert second["call"] == [{"inbound": line}, {"ext": {"extid": A}}]


def test_format_1_0_2_keeps_call_failed_flat() -> None:
    """Format 1.0.2 keeps CallFailed flat."""
    start = Beat(delay=0, action=Action.START, by=A, to="0301", trunk="siptrunk")
    failure = beat(Action.FAIL, by=OUTSIDE, reason=Reason.BUSY)
    assert texts(YeastarWire(version="1.0.2"), start, failure) == [
        (
            '{"action":"CallFailed","reason":"486 Busy Here","callid":"1571897930.102",'
            f'"outbound":{{"from":"{A}","to":"0301","trunk":"siptrunk","outboundid":"1571897940.103"}},'
            f'"ext":{{"extid":"{A}"}},"sn":"369451090405"}}'
        )
    ]


def test_v1_record_leaves_out_what_is_empty() -> None:
    """V1 record leaves out what is empty."""
    (record,) = sent(
        YeastarWire(version="1.0.0"), INBOUND, RING, ANSWER, HANG_UP, RECORD
    )
    assert {"desttrunkname", "pincode", "recording", "sn"}.isdisjoint(record)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (YeastarWire().boot_up(), {"event": "BootUp", **SN}),
        (YeastarWire(version="1.0.0").boot_up(), {"action": "BootUp"}),
        (
            YeastarWire().config_change("extension", "1000", "update"),
            {
                "event": "ConfigChange",
                "type": "extension",
                "extid": "1000",
                "operation": "update",
                **SN,
            },
        ),
        (
            YeastarWire(version="1.0.0").config_change("trunk", "SIP-142", "del"),
            {
                "action": "ConfigChange",
                "type": "trunk",
                "trunkname": "SIP-142",
                "operation": "del",
            },
        ),
        (
            YeastarWire().extension_status("1000", ExtensionStatus.RINGING),
            {
                "event": "ExtensionStatus",
                "extension": "1000",
                "status": "Ringing",
                "registeredIP": "192.168.5.100",
                **SN,
            },
        ),
        (
            YeastarWire(version="1.0.2").extension_status(
                "1000", ExtensionStatus.UNREGISTERED
            ),
            {
                "action": "ExtensionStatus",
                "extension": "1000",
                "status": "Unregistered",
                **SN,
            },
        ),
    ],
    ids=[
        "boot",
        "boot v1",
        "extension changed",
        "trunk deleted",
        "ringing",
        "unregistered v1",
    ],
)
def test_reports_about_the_system(body: bytes, expected: dict[str, str]) -> None:
    """Reports about the system."""
    assert json.loads(body) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_members_shown_are_the_truth(kind: str) -> None:
    """Members shown are the truth."""
    for seed in range(10):
        performed = perform(story(kind, Random(seed), YEASTAR), YeastarWire(), START)
        for timed in performed:
            live = [
                party.channel_id for call in timed.in_progress for party in call.live
            ]
            for body in timed.bodies:
                members = json.loads(body).get("members", [])
                shown = [fields for member in members for fields in member.values()]
                gone = [
                    fields["channelid"]
                    for fields in shown
                    if fields.get("memberstatus") == "BYE"
                ]
                assert set(gone).isdisjoint(live)
