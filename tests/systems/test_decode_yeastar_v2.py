"""Yeastar's reports in the format 2.0.0: every example of vendor_docs/yeastar_s.md, section 6.2, and of the vendor's page."""

import pytest

from custom_components.pbx.calls.model import MemberState, ReportedState, Role
from custom_components.pbx.calls.report import (
    CallFailed,
    CallOffered,
    CallStatus,
    CallTransferred,
    ConferenceStatus,
    ConfigurationChanged,
    ExtensionStatus,
    KeysPressed,
    OtherReport,
    PromptEnded,
    Report,
    SurveyAnswered,
    SystemStarted,
)
from custom_components.pbx.systems.yeastar_s.client import YeastarS

from .decoding import (
    ALERTING,
    ANSWERED,
    CALLEE,
    CALLER,
    ENDED,
    ON_HOLD,
    RINGING,
    ext,
    inbound,
    only,
    outbound,
)

SERIAL = "369451090405"
TRUNK = "PJSIP/trunk-siptrunk-endpoint-"


def decode(body: bytes) -> Report:
    """Decode the only report in a body."""
    return only(YeastarS.decode(body))


def test_call_status_says_what_each_member_does() -> None:
    """A CallStatus has the state and the role of each party, its channel, and the sender's serial number."""
    body = (
        b'{"event":"CallStatus","callid":"1571896991.2","members":[{"inbound":{"from":"2000","to":"1023",'
        b'"trunkname":"siptrunk","channelid":"PJSIP/trunk-siptrunk-endpoint-00000001","memberstatus":"ALERT"}},'
        b'{"ext":{"number":"1023","channelid":"PJSIP/1023-00000002","memberstatus":"RING"}}],"sn":"369451090405"}'
    )
    assert decode(body) == CallStatus(
        serial_number=SERIAL,
        call_id="1571896991.2",
        members=(
            inbound("2000", "1023", "siptrunk", ALERTING, channel=f"{TRUNK}00000001"),
            ext("1023", RINGING, CALLEE, channel="PJSIP/1023-00000002"),
        ),
    )


@pytest.mark.parametrize(
    ("word", "state", "role"),
    [
        ("ALERT", ALERTING, CALLER),
        ("RING", RINGING, CALLEE),
        ("ANSWERED", ANSWERED, CALLER),
        ("ANSWER", ANSWERED, CALLEE),
        ("HOLD", ON_HOLD, None),
        ("BYE", ENDED, None),
        ("answer", ANSWERED, CALLEE),
        ("SOMETHING", None, None),
        ("", None, None),
    ],
)
def test_member_status(word: str, state: MemberState | None, role: Role | None) -> None:
    """Each memberstatus stands for a state, and for a role where it says which."""
    body = f'{{"event":"CallStatus","callid":"1.2","members":[{{"ext":{{"number":"1000","memberstatus":"{word}"}}}}]}}'
    assert decode(body.encode()) == CallStatus(
        call_id="1.2", members=(ext("1000", state, role),)
    )


def test_outbound_line_is_the_callee_whatever_its_status_says() -> None:
    """A line keeps its side of the call when a conference has it as ANSWERED."""
    body = (
        b'{"event":"CallStatus","callid":"1572313740.138","members":[{"outbound":{"from":"6409","to":"2100",'
        b'"trunkname":"siptrunk","channelid":"PJSIP/trunk-siptrunk-endpoint-0000001f","memberstatus":"ANSWERED",'
        b'"callpath":"6409"}},{"ext":{"number":"1020","channelid":"PJSIP/1020-0000001e","memberstatus":"ANSWERED",'
        b'"callpath":6409}}]}'
    )
    report = decode(body)
    assert report == CallStatus(
        call_id="1572313740.138",
        members=(
            outbound(
                "6409",
                "2100",
                "siptrunk",
                ANSWERED,
                channel=f"{TRUNK}0000001f",
                path="6409",
            ),
            ext("1020", ANSWERED, CALLER, channel="PJSIP/1020-0000001e", path="6409"),
        ),
    )


@pytest.mark.parametrize(
    "members",
    [b'"members":[],', b'"members":null,', b'"members":"",', b""],
    ids=["empty", "null", "text", "missing"],
)
def test_call_status_without_members(members: bytes) -> None:
    """A CallStatus may name nobody."""
    body = b'{"event":"CallStatus",' + members + b'"callid":"1571896991.2"}'
    assert decode(body) == CallStatus(call_id="1571896991.2")


def test_numbers_may_be_integers() -> None:
    """Numbers that the documentation calls Integer are text here, however they come."""
    body = (
        b'{"event":"CallStatus","callid":"1571896991.2","sn":369451090405,"members":[{"inbound":{"from":12345678,'
        b'"to":1020,"trunkname":"siptrunk","memberstatus":"ALERT"}},{"ext":{"number":1023,"memberstatus":"RING"}}]}'
    )
    assert decode(body) == CallStatus(
        serial_number=SERIAL,
        call_id="1571896991.2",
        members=(
            inbound("12345678", "1020", "siptrunk", ALERTING),
            ext("1023", RINGING, CALLEE),
        ),
    )


@pytest.mark.parametrize("comma", [b",", b""], ids=["as printed", "corrected"])
def test_call_failed(comma: bytes) -> None:
    """A CallFailed has its reason, also with the comma that the documentation prints too many."""
    body = (
        b'{"callid":"1573097568.15","event":"CallFailed","reason":"NO Outbound Restriction","members":[{"ext":'
        b'{"number":"1023","channelid":"PJSIP/1023-0000000a"' + comma + b"}}],"
        b'"sn":"369451090405"}'
    )
    assert decode(body) == CallFailed(
        serial_number=SERIAL,
        call_id="1573097568.15",
        members=(ext("1023", channel="PJSIP/1023-0000000a"),),
        reason="NO Outbound Restriction",
    )


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("NO Outbound Restriction", None),
        ("Circuit/channel congestion", None),
        ("DND", None),
        ("Line Unreachable", None),
        ("User Busy", None),
        ("410 Gone", "410"),
        ("404 NOT found", "404"),
        ("408 Request Time", "408"),
        ("480 Temporatily Unavailable", "480"),
        ("484 Address incomplete", "484"),
        ("486 Busy here", "486"),
        ("603 Declined", "603"),
    ],
)
def test_reasons(reason: str, code: str | None) -> None:
    """Each documented reason keeps its words, and its number is read from it."""
    body = f'{{"event":"CallFailed","callid":"1.2","reason":"{reason}"}}'
    assert decode(body.encode()) == CallFailed(
        call_id="1.2", reason=reason, reason_code=code
    )


@pytest.mark.parametrize("event", ["Tranfer", "Transfer", "tranfer", "CallTransfer"])
def test_transfer_between_extensions(event: str) -> None:
    """The page's first example: of two extensions the extension that transfers comes last. The word is misspelt by the system."""
    body = (
        f'{{ "event": "{event}", "callid": "1571981311.105", "members": [ {{ "ext": {{ "number": "2000", '
        '"channelid": "PJSIP/2000-00000025" } }, { "ext": { "number": "1020", "channelid": "PJSIP/1020-00000026" } } ], '
        '"sn": "369451090405" }'
    )
    assert decode(body.encode()) == CallTransferred(
        serial_number=SERIAL,
        call_id="1571981311.105",
        members=(
            ext("2000", channel="PJSIP/2000-00000025"),
            ext("1020", channel="PJSIP/1020-00000026"),
        ),
        transferred_by="1020",
    )


def test_transfer_of_an_inbound_call() -> None:
    """The page's second example: the extension transfers."""
    body = (
        b'{ "event": "Tranfer", "callid": "1571981647.117", "members": [ { "inbound": { "from": "12345678", "to": "1020", '
        b'"trunkname": "siptrunk", "channelid": "PJSIP/trunk-siptrunk-endpoint-0000002b" } }, { "ext": { "number": "1020", '
        b'"channelid": "PJSIP/1020-0000002c" } } ], "sn": "369451090405" }'
    )
    assert decode(body) == CallTransferred(
        serial_number=SERIAL,
        call_id="1571981647.117",
        members=(
            inbound("12345678", "1020", "siptrunk", channel=f"{TRUNK}0000002b"),
            ext("1020", None, CALLEE, channel="PJSIP/1020-0000002c"),
        ),
        transferred_by="1020",
    )


def test_forward() -> None:
    """A forwarding is a transfer by nobody's hand."""
    body = (
        b'{"event":"Forward","callid":"1571901993.46","members":[{"inbound":{"from":"12345678","to":"1020","trunkname":'
        b'"siptrunk","channelid":"PJSIP/trunk-siptrunk-endpoint-0000001c"}}],"sn":"369451090405"}'
    )
    assert decode(body) == CallTransferred(
        serial_number=SERIAL,
        call_id="1571901993.46",
        members=(inbound("12345678", "1020", "siptrunk", channel=f"{TRUNK}0000001c"),),
        forwarded=True,
    )


@pytest.mark.parametrize(
    ("event", "call_id", "channel"),
    [
        ("Invite", "1571896991.2", "00000001"),
        ("Incoming", "1571897079.3", "00000002"),
    ],
)
def test_offered_calls(event: str, call_id: str, channel: str) -> None:
    """A trunk under control asks about a call; nobody rings yet."""
    body = (
        f'{{"event":"{event}","callid":"{call_id}","members":[{{"inbound":{{"from":"2000","to":"1023","trunkname":'
        f'"siptrunk","channelid":"{TRUNK}{channel}"}}}}],"sn":"369451090405"}}'
    )
    assert decode(body.encode()) == CallOffered(
        serial_number=SERIAL,
        call_id=call_id,
        members=(inbound("2000", "1023", "siptrunk", channel=f"{TRUNK}{channel}"),),
    )


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Ringing", ReportedState.RINGING),
        ("Busy", ReportedState.BUSY),
        ("Idle", ReportedState.IDLE),
        ("Registered", ReportedState.IDLE),
        ("Unregistered", ReportedState.UNREGISTERED),
        ("Unavailable", ReportedState.UNREGISTERED),
        ("unavailable", ReportedState.UNREGISTERED),
        ("Malfunction", ReportedState.UNREGISTERED),
        ("Fxsnoport", ReportedState.UNREGISTERED),
        ("Hold", ReportedState.ON_HOLD),
        ("InUse", ReportedState.BUSY),
    ],
)
@pytest.mark.parametrize(
    "address", ['"registeredIP":"192.168.5.100",', ""], ids=["2021", "older"]
)
def test_extension_status(word: str, state: ReportedState, address: str) -> None:
    """An extension's status, with the phone's address or, from older firmware, without."""
    body = f'{{"event":"ExtensionStatus","extension":"1023","status":"{word}",{address}"sn":"369451090405"}}'
    assert decode(body.encode()) == ExtensionStatus(
        serial_number=SERIAL, extension="1023", state=state
    )


def test_unknown_extension_status() -> None:
    """A status that is not known changes nothing."""
    body = b'{"event":"ExtensionStatus","extension":"1023","status":"Dreaming"}'
    assert decode(body) == OtherReport(name="ExtensionStatus")


@pytest.mark.parametrize(
    ("body", "report"),
    [
        pytest.param(
            b'{"event":"ConfigChange","type":"extension","extid":"1000","operation":"update","sn":"369451090405"}',
            ConfigurationChanged(serial_number=SERIAL),
            id="extension changed",
        ),
        pytest.param(
            b'{"event":"ConfigChange","type":"trunk","trunkname":"siptrunk","operation":"add","sn":"369451090405"}',
            ConfigurationChanged(serial_number=SERIAL),
            id="trunk added",
        ),
        pytest.param(
            b'{"event":"ConfigChange"}', OtherReport(name="ConfigChange"), id="nothing"
        ),
        pytest.param(
            b'{"event":"BootUp","sn":"369451090405"}',
            SystemStarted(serial_number=SERIAL),
            id="boot",
        ),
        pytest.param(b'{"event":"bootup"}', SystemStarted(), id="boot in lower case"),
        pytest.param(
            b'{"event":"satisfaction","callid":"1571972541.133","surveyresult":"1","sn":"369451090405"}',
            SurveyAnswered(serial_number=SERIAL, call_id="1571972541.133", answer="1"),
            id="survey",
        ),
        pytest.param(
            b'{"event":"uacstacall","operation":"callanswer","extnumber":"1000","cstacallid":"32788","ipaddress":'
            b'"192.168.5.70:5060","sn":"369451090405"}',
            OtherReport(serial_number=SERIAL, name="uacstacall"),
            id="uacsta",
        ),
        pytest.param(
            b'{"event":"DTMF","callid":"1571964541.233","members":[{"ext":{"number":"1000","channelid":"PJSIP/1000-0000002a",'
            b'"memberstatus":"ANSWERED","callpath":"6500"}}],"infos":"1","flag":"0","info":"1","sn":"369451090405"}',
            KeysPressed(
                serial_number=SERIAL,
                call_id="1571964541.233",
                members=(
                    ext(
                        "1000",
                        ANSWERED,
                        CALLER,
                        channel="PJSIP/1000-0000002a",
                        path="6500",
                    ),
                ),
                keys="1",
                all_keys="1",
            ),
            id="key press",
        ),
        pytest.param(
            b'{"event":"PlayPromptEnd","callid":"1571965641.241","members":[{"ext":{"number":"1000","channelid":'
            b'"PJSIP/1000-0000002b"}}],"prompt":"test","sn":"369451090405"}',
            PromptEnded(
                serial_number=SERIAL,
                call_id="1571965641.241",
                members=(ext("1000", channel="PJSIP/1000-0000002b"),),
                prompt="test",
            ),
            id="prompt",
        ),
        pytest.param(
            b'{"event":"ConferenceStatus","callid":"1572313740.138","conferencenumber":"6409","conferencename":" 6409",'
            b'"members":[{"outbound":{"from":"6409","to":"2100","trunkname":"siptrunk","channelid":'
            b'"PJSIP/trunk-siptrunk-endpoint-0000001f","memberstatus":"ANSWERED","callpath":"6409"}},{"ext":{"number":"1020",'
            b'"channelid":"PJSIP/1020-0000001e","memberstatus":"ANSWERED","callpath":"6409"}}],"sn":"369451090405"}',
            ConferenceStatus(
                serial_number=SERIAL,
                number="6409",
                name="6409",
                members=(
                    outbound(
                        "6409",
                        "2100",
                        "siptrunk",
                        ANSWERED,
                        channel=f"{TRUNK}0000001f",
                        path="6409",
                    ),
                    ext(
                        "1020",
                        ANSWERED,
                        CALLER,
                        channel="PJSIP/1020-0000001e",
                        path="6409",
                    ),
                ),
            ),
            id="conference",
        ),
        pytest.param(
            b'{"event":"SomethingNew","callid":"1.2"}',
            OtherReport(name="SomethingNew"),
            id="unknown",
        ),
    ],
)
def test_other_events(body: bytes, report: Report) -> None:
    """Events that are about no call's state."""
    assert decode(body) == report
