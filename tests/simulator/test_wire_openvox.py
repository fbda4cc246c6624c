"""An OpenVox's reports and answers look as the vendor's examples do, unequal ids included."""

import json
from random import Random
import xml.etree.ElementTree as ET

import pytest

from simulator.live_call import ExtensionStatus
from simulator.office import OPENVOX
from simulator.performance import perform
from simulator.stories import KINDS, story
from simulator.story import OUTSIDE, Action, Beat, Reason, Service, Story, Truth
from simulator.switchboard import Switchboard
from simulator.wire_openvox import OpenVoxWire
from simulator.wire_openvox_queries import to_xml

START = 1589948511.4
NOTHING = Truth(direction="", outcome="", caller="", called="")
SN = ',"sn":"a09805021987"}'
OUT = '"outbound":{"from":"106","to":"103","trunk":"to-18-16-2","outboundid":"%s"}'
IN = '"inbound":{"from":"103","to":"101","trunk":"to-18-16-2","inboundid":"%s"}'
FIRST, SECOND = "1589948511.103", "1589948512.105"


def beat(action: Action, by: str = "", **more: object) -> Beat:
    """Return a beat a second after the beat before."""
    return Beat(delay=1, action=action, by=by, **more)  # type: ignore[arg-type]


def start(by: str, to: str, trunk: str = "", caller: str = "") -> Beat:
    """Return the start of a call."""
    return Beat(delay=0, action=Action.START, by=by, to=to, trunk=trunk, caller=caller)


INTERNAL = [
    start("101", "106"),
    beat(Action.RING, parties=("106",)),
    beat(Action.ANSWER, by="106"),
]
OUTBOUND = [
    start("106", "103", "to-18-16-2"),
    beat(Action.RING, parties=(OUTSIDE,)),
    beat(Action.ANSWER, by=OUTSIDE),
]
INBOUND = [
    start(OUTSIDE, "101", "to-18-16-2", "103"),
    beat(Action.RING, parties=("101",)),
    beat(Action.ANSWER, by="101"),
]


def sent(wire: OpenVoxWire, *beats: Beat) -> list[str]:
    """Return what is sent at the last of some beats, without statuses of extensions."""
    bodies = perform(Story(kind="", truth=NOTHING, beats=beats), wire, START)[-1].bodies
    return [body.decode() for body in bodies if b"ExtensionStatus" not in body]


@pytest.mark.parametrize(
    ("beats", "expected"),
    [
        (
            INTERNAL[:2],
            [
                f'{{"action":"ALERT","callid":"{SECOND}","ext":{{"extid":["101"]}}{SN}',
                f'{{"action":"RING","callid":"{SECOND}","ext":{{"extid":["106","101"]}}{SN}',
            ],
        ),
        (
            OUTBOUND[:2],
            [
                f'{{"action":"ALERT","callid":"{SECOND}","ext":{{"extid":"106"}}}}',
                f'{{"action":"RING","callid":"{FIRST}",{OUT % FIRST},"ext":{{"extid":"106"}}}}',
            ],
        ),
        (
            INBOUND[:2],
            [
                f'{{"action":"ALERT","callid":"{SECOND}",{IN % FIRST}{SN}',
                f'{{"action":"RING","callid":"{SECOND}","ext":{{"extid":"101"}},{IN % FIRST}{SN}',
            ],
        ),
        (
            INTERNAL,
            [
                f'{{"action":"ANSWER","callid":"{SECOND}","ext":{{"extid":["106","101"]}}{SN}',
                f'{{"action":"ANSWER","callid":"{SECOND}","ext":{{"extid":["101","106"]}}{SN}',
            ],
        ),
        (
            OUTBOUND,
            [
                f'{{"action":"ANSWER","callid":"{SECOND}",{OUT % FIRST},"ext":{{"extid":"106"}}{SN}',
                f'{{"action":"ANSWER","callid":"{SECOND}","ext":{{"extid":"106"}},{OUT % FIRST}{SN}',
            ],
        ),
        (
            [*INTERNAL, beat(Action.HANG_UP, by="106")],
            [
                f'{{"action":"BYE","callid":"{FIRST}","ext":{{"extid":["106","101"]}}{SN}',
                f'{{"action":"BYE","callid":"{SECOND}","ext":{{"extid":["101","106"]}}{SN}',
            ],
        ),
        (
            [*OUTBOUND, beat(Action.HANG_UP, by=OUTSIDE)],
            [
                f'{{"action":"BYE","callid":"{FIRST}",{OUT % FIRST},"ext":{{"extid":"106"}}{SN}',
                f'{{"action":"BYE","callid":"{SECOND}","ext":{{"extid":"106"}},{OUT % SECOND}{SN}',
            ],
        ),
        (
            [*INTERNAL, beat(Action.TRANSFER, by="106", to="102")],
            [
                f'{{"action":"Tranfer","callid":"{FIRST}","ext":{{"extid":["101","106"]}}{SN}'
            ],
        ),
        (
            [*INBOUND, beat(Action.TRANSFER, by="101", to="102")],
            [
                f'{{"action":"Tranfer","callid":"{FIRST}","ext":{{"extid":"101"}},{IN % FIRST}{SN}'
            ],
        ),
        (
            [INBOUND[0], beat(Action.FORWARD, by="101", to="0301")],
            [
                f'{{"action":"Tranfer","callid":"{FIRST}","ext":{{"extid":"101"}},{IN % FIRST}{SN}'
            ],
        ),
        (
            [*INTERNAL[:2], beat(Action.FAIL, by="106", reason=Reason.NOT_ANSWERED)],
            [
                f'{{"action":"CallFailed","reason":480,"callid":"{SECOND}","ext":{{"extid":["106","101"]}}{SN}'
            ],
        ),
        (
            [INBOUND[0], beat(Action.PICK_UP, by="6500", service=Service.IVR)],
            [f'{{"action":"ANSWER","callid":"{FIRST}",{IN % FIRST}{SN}'],
        ),
        (
            [*OUTBOUND, beat(Action.HANG_UP, by=OUTSIDE), beat(Action.RECORD)],
            [
                f'{{"action":"NewCdr","callid":"{FIRST}","timestart":"2020-05-20 07:21:51","callfrom":"106",'
                '"callto":"16103","callduraction":"3","talkduraction":"1","status":"ANSWERED","type":"Outbound"'
                + SN
            ],
        ),
    ],
    ids=[
        "internal rings",
        "outbound rings",
        "inbound rings",
        "internal answered",
        "outbound answered",
        "internal bye",
        "outbound bye",
        "internal transfer",
        "inbound transfer",
        "forward",
        "failed",
        "menu",
        "record",
    ],
)
def test_reports_are_the_vendors_examples(
    beats: list[Beat], expected: list[str]
) -> None:
    """The vendor's examples come out, with other ids, times and durations."""
    assert sent(OpenVoxWire(), *beats) == expected


def test_call_failed_is_as_long_as_in_the_example() -> None:
    """The example's Content-Length is 113, with an id one digit longer."""
    (body,) = sent(
        OpenVoxWire(),
        *INTERNAL[:2],
        beat(Action.FAIL, by="106", reason=Reason.NOT_ANSWERED),
    )
    assert len(body) == 113 - 1


@pytest.mark.parametrize(
    ("form", "expected"),
    [("number", 486), ("digits", "486"), ("text", "486 Busy Here")],
)
def test_reasons(form: str, expected: object) -> None:
    """A reason is a number, its digits or a text."""
    wire = OpenVoxWire(reasons=form)  # type: ignore[arg-type]
    (body,) = sent(wire, INTERNAL[0], beat(Action.FAIL, by="106", reason=Reason.BUSY))
    assert json.loads(body)["reason"] == expected


def test_status_monitor_gates_ring_and_status() -> None:
    """Without a tick, neither RING nor ExtensionStatus is sent."""
    scripted = Story(kind="", truth=NOTHING, beats=tuple(INBOUND))
    performed = perform(scripted, OpenVoxWire(monitored=frozenset()), START)
    words = [json.loads(body)["action"] for timed in performed for body in timed.bodies]
    assert words == ["ANSWER", "ANSWER"]


def test_recording_is_named_when_there_is_one() -> None:
    """The record of a recorded call names its file."""
    beats = [*INBOUND, beat(Action.HANG_UP, by="101"), beat(Action.RECORD)]
    (body,) = sent(OpenVoxWire(recording=True), *beats)
    assert (
        json.loads(body)["recording"] == f"Inbound-103-101-20200520-072151-{FIRST}.wav"
    )


def test_reports_about_the_system() -> None:
    """An extension in a call is InUse here, and the PBX says when it started."""
    wire = OpenVoxWire()
    status = json.loads(wire.extension_status("101", ExtensionStatus.BUSY))
    assert status == {
        "action": "ExtensionStatus",
        "extension": "101",
        "status": "InUse",
        "sn": "a09805021987",
    }
    assert json.loads(wire.boot_up()) == {"action": "BootUp", "sn": "a09805021987"}


def switchboard_with(*calls: list[Beat]) -> Switchboard:
    """Return a switchboard on which these calls have been played."""
    switchboard = Switchboard(OPENVOX, lambda: START, serial_step=2)
    for beats in calls:
        call = switchboard.new_call()
        for step in beats:
            switchboard.apply(call, step)
    return switchboard


TALKING_IN = {
    "from": "103",
    "to": "101",
    "trunk": "to-18-16-2",
    "callee": {"extid": "101"},
    "status": "Talking",
}
TALKING_OUT = {"from": "106", "to": "103", "trunk": "to-18-16-2", "status": "Talking"}
IN_ID, OUT_ID = "1589948511.103", "1589948511.107"


def test_line_queries() -> None:
    """Lines are listed by the ids that their reports carried; any id of the call finds them."""
    wire, switchboard = OpenVoxWire(), switchboard_with(INBOUND, OUTBOUND)
    inbound, outbound = (
        {"inboundid": IN_ID, **TALKING_IN},
        {"outboundid": OUT_ID, **TALKING_OUT},
    )
    assert wire.inbound_query(switchboard.in_progress) == {
        "status": "Success",
        "inbound": [inbound],
    }
    assert wire.outbound_query(switchboard.in_progress) == {
        "status": "Success",
        "outbound": [outbound],
    }
    by_channel = wire.outbound_query(switchboard.in_progress, ["1589948511.109"])
    assert by_channel == {"status": "Success", "outbound": [outbound]}
    assert wire.outbound_query(switchboard.in_progress, ["1.2"]) == {
        "status": "Success",
        "outbound": [],
    }


def test_line_query_variants() -> None:
    """The caller id may replace the extension, the callee may be a list, ringing calls may be left out."""
    ringing, talking = (
        switchboard_with(INBOUND[:2]),
        switchboard_with(INBOUND, OUTBOUND),
    )
    wire = OpenVoxWire(outbound_caller_id="66666", callee="list", talking_only=True)
    assert wire.inbound_query(ringing.in_progress)["inbound"] == []
    assert OpenVoxWire().inbound_query(ringing.in_progress)["inbound"] == [
        {"inboundid": IN_ID, **TALKING_IN, "status": "Progress"}
    ]
    assert wire.outbound_query(talking.in_progress)["outbound"] == [
        {"outboundid": OUT_ID, **TALKING_OUT, "from": "66666"}
    ]
    assert wire.inbound_query(talking.in_progress)["inbound"] == [
        {"inboundid": IN_ID, **TALKING_IN, "callee": [{"extid": "101"}]}
    ]


def test_lists() -> None:
    """The list of trunks is called trunkname; a talking extension is Busy here."""
    wire, switchboard = OpenVoxWire(), switchboard_with(INBOUND)
    extensions = json.loads(json.dumps(wire.extension_list(switchboard)))["extlist"]
    assert extensions[0] == {
        "extnumber": "101",
        "status": "Busy",
        "type": "pjsip",
        "username": "Front desk",
        "agentid": "",
    }
    assert wire.trunk_list()["trunkname"] == [
        {"trunkname": "to-18-16-2", "status": "Registered", "type": "SIP"},
        {"trunkname": "fxo-1", "status": "Registered", "type": "FXO", "port": "1"},
    ]
    info = json.loads(json.dumps(wire.device_info(START, START)))["deviceinfo"]
    assert (info["systemtime"], info["uptime"]) == (
        "2020-05-20 07:21:51",
        "2020-May-20-04:21:51",
    )


def test_one_call_in_xml_has_no_items() -> None:
    """A single call's fields stand in the element itself, a second status among them."""
    reply = OpenVoxWire().outbound_query(switchboard_with(OUTBOUND).in_progress)
    assert to_xml(reply) == (
        b'<?xml version="1.0" encoding="UTF-8" ?><xml><status>Success</status><outbound>'
        b"<outboundid>1589948511.103</outboundid><from>106</from><to>103</to><trunk>to-18-16-2</trunk>"
        b"<status>Talking</status></outbound></xml>"
    )


@pytest.mark.parametrize(
    ("item_style", "place"),
    [(False, "outbound"), (True, "outbound/item")],
    ids=["repeated", "items"],
)
def test_two_calls_in_xml(item_style: bool, place: str) -> None:
    """Two calls are a repeated element or items."""
    reply = OpenVoxWire().outbound_query(
        switchboard_with(OUTBOUND, OUTBOUND).in_progress
    )
    root = ET.fromstring(to_xml(reply, item_style=item_style))  # noqa: S314
    assert [found.findtext("outboundid") for found in root.findall(place)] == [
        FIRST,
        "1589948511.107",
    ]


def test_lists_in_xml_have_items_and_the_same_tag_twice() -> None:
    """A list has items, also where its name is its fields' name; text is escaped."""
    reply = OpenVoxWire().trunk_list()
    root = ET.fromstring(to_xml(reply))  # noqa: S314
    assert root.findtext("trunkname/item/trunkname") == "to-18-16-2"
    assert to_xml({"a": "<&>"}).endswith(b"<xml><a>&lt;&amp;&gt;</a></xml>")
    assert to_xml({"inbound": []}).endswith(b"<xml><inbound></inbound></xml>")


@pytest.mark.parametrize("kind", KINDS)
def test_ids_of_a_call_begin_in_its_time_and_are_two_apart(kind: str) -> None:
    """Every id fits: epochs lie within the call, serials count in twos."""
    performed = perform(story(kind, Random(5), OPENVOX), OpenVoxWire(), START)
    bodies = [json.loads(body) for timed in performed for body in timed.bodies]
    ids = {body["callid"] for body in bodies if "callid" in body}
    for call_id in ids:
        epoch, serial = map(int, call_id.split("."))
        assert int(START) <= epoch <= performed[-1].at
        assert serial % 2 == 1
