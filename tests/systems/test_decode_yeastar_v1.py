"""Yeastar's reports in the format 1.0.0: every example of vendor_docs/yeastar_s.md, section 6.3."""

import pytest

from custom_components.pbx.calls.model import (
    Direction,
    Member,
    MemberKind,
    ReportedState,
)
from custom_components.pbx.calls.report import (
    CallFailed,
    CallOffered,
    CallRecord,
    CallStatus,
    CallTransferred,
    ConfigurationChanged,
    ExtensionStatus,
    KeysPressed,
    OtherReport,
    PromptEnded,
    RecordStatus,
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
    RINGING,
    ext,
    inbound,
    only,
    outbound,
)

INTERNAL = "1495706238.328"


def decode(body: bytes) -> Report:
    """Decode the only report in a body."""
    return only(YeastarS.decode(body))


def status(call_id: str, *members: Member, other: str = "", sn: str = "") -> CallStatus:
    """Return a report of what members do."""
    return CallStatus(
        serial_number=sn or None,
        call_id=call_id,
        other_ids=(other,) if other else (),
        members=members,
    )


@pytest.mark.parametrize(
    ("body", "report"),
    [
        pytest.param(
            b'{"action":"ALERT","callid":"1495706238.328","ext":{"extid":"1002"}}',
            status(INTERNAL, ext("1002", ALERTING, CALLER)),
            id="ALERT",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1495706238.328","ext":{"extid":"1000"},"ext":{"extid":"1002"}}',
            status(
                INTERNAL,
                ext("1000", RINGING, CALLEE),
                ext("1002", ALERTING, CALLER),
            ),
            id="RING",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1495771030.365","outbound":{"from":"1002","to":"42003","trunk":"sip-142",'
            b'"outboundid":"1495771030.366"},"ext":{"extid":"1002"}}',
            status(
                "1495771030.365",
                outbound("1002", "42003", "sip-142", RINGING),
                ext("1002", ALERTING, CALLER),
                other="1495771030.366",
            ),
            id="RING outside",
        ),
        pytest.param(
            b'{"action":"ANSWER","callid":"1495706238.328","ext":{"extid":"1000"},"ext":{"extid":"1002"}}',
            status(INTERNAL, ext("1000", ANSWERED), ext("1002", ANSWERED)),
            id="ANSWER, where the sources disagree on the order",
        ),
        pytest.param(
            b'{"action":"ANSWERED","callid":"1495706238.328","ext":{"extid":"1002"},"ext":{"extid":"1000"}}',
            status(
                INTERNAL,
                ext("1002", ANSWERED, CALLER),
                ext("1000", ANSWERED, CALLEE),
            ),
            id="ANSWERED",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1495706238.328","ext":{"extid":"1000"},"ext":{"extid":"1002"}}',
            status(INTERNAL, ext("1000", ENDED), ext("1002", ENDED)),
            id="BYE",
        ),
        pytest.param(
            b'{"action":"Tranfer","callid":"1505291815.120","ext":{"extid":"1000"},"inbound":{"from":"102","to":"1000",'
            b'"trunk":"Apple_test","inboundid":"1505291815.120"}}',
            CallTransferred(
                call_id="1505291815.120",
                members=(
                    ext("1000", None, CALLEE),
                    inbound("102", "1000", "Apple_test"),
                ),
                transferred_by="1000",
            ),
            id="Tranfer",
        ),
        pytest.param(
            b'{"action":"CallFailed","reason":"NO Outbound Restriction","callid":"1495420603.349"}',
            CallFailed(call_id="1495420603.349", reason="NO Outbound Restriction"),
            id="CallFailed without parties",
        ),
        pytest.param(
            b'{"action":"CallFailed","reason":"DND","callid":"1495186077.229","ext":{"extid":"1005"}}',
            CallFailed(call_id="1495186077.229", reason="DND", members=(ext("1005"),)),
            id="CallFailed DND",
        ),
        pytest.param(
            b'{"action":"CallFailed","reason":"Line unreachable","callid":"1495184155.216","ext":{"extid":"1002"}}',
            CallFailed(
                call_id="1495184155.216",
                reason="Line unreachable",
                members=(ext("1002"),),
            ),
            id="CallFailed unreachable",
        ),
        pytest.param(
            b'{"action":"CallFailed","reason":"User busy","callid":"1505294245.162"}',
            CallFailed(call_id="1505294245.162", reason="User busy"),
            id="CallFailed busy",
        ),
        pytest.param(
            b'{"action":"Invite","callid":"1495707950.331","inbound":{"from":"1000","to":"1002","trunk":"sip-142",'
            b'"inboundid":"1495707950.331"}}',
            CallOffered(
                call_id="1495707950.331", members=(inbound("1000", "1002", "sip-142"),)
            ),
            id="Invite",
        ),
        pytest.param(
            b'{"action":"Incoming","callid":"1495707950.331","inbound":{"from":"1000","to":"1002","trunk":"sip-142",'
            b'"inboundid":"1495707950.331"}}',
            CallOffered(
                call_id="1495707950.331", members=(inbound("1000", "1002", "sip-142"),)
            ),
            id="Incoming",
        ),
        pytest.param(
            b'{"action":"DTMF","callid":"1495705009.315","outbound":{"from":"1002","to":"41000","trunk":"SIP-142",'
            b'"outboundid":"1495705009.316"},"info":"#"}',
            KeysPressed(
                call_id="1495705009.315",
                other_ids=("1495705009.316",),
                members=(outbound("1002", "41000", "SIP-142"),),
                keys="#",
            ),
            id="DTMF",
        ),
        pytest.param(
            b'{"action":"PlayPromptEnd","callid":"1495780325.384","ext":{"extid":"1002"},"prompt":"appletest"}',
            PromptEnded(
                call_id="1495780325.384", members=(ext("1002"),), prompt="appletest"
            ),
            id="PlayPromptEnd",
        ),
        pytest.param(
            b'{"action":"PlayPromptEnd","callid":"1505352996.281","outbound":{"trunkname":"Apple_test"},"prompt":"appletest"}',
            PromptEnded(
                call_id="1505352996.281",
                members=(
                    Member(
                        kind=MemberKind.OUTBOUND,
                        number="",
                        role=CALLEE,
                        trunk="Apple_test",
                    ),
                ),
                prompt="appletest",
            ),
            id="PlayPromptEnd outside",
        ),
        pytest.param(
            b'{"action":"satisfaction","surveyresult":"1","callid":"1504460713.60"}',
            SurveyAnswered(call_id="1504460713.60", answer="1"),
            id="satisfaction",
        ),
        pytest.param(
            b'{"action":"sms-send","sender":"1","text":"hi"}',
            OtherReport(name="sms-send"),
            id="sms",
        ),
        pytest.param(
            b'{"action":"ExtensionStatus","extension":"1010","status":"Registered"}',
            ExtensionStatus(extension="1010", state=ReportedState.IDLE),
            id="ExtensionStatus",
        ),
        pytest.param(
            b'{"action":"ConfigChange","type":"trunk","trunkname":"SIP-142","operation":"del"}',
            ConfigurationChanged(),
            id="ConfigChange",
        ),
        pytest.param(b'{"action":"BootUp"}', SystemStarted(), id="BootUp"),
    ],
)
def test_format_1_0_0(body: bytes, report: Report) -> None:
    """Parties stand side by side, two extensions under the same key; there is no serial number."""
    assert decode(body) == report


@pytest.mark.parametrize(
    ("body", "record"),
    [
        pytest.param(
            b'{"action":"NewCdr","callid":"1495779310.371","timestart":"2017-05-25 22:15:10","callfrom":"1002","callto":"1000",'
            b'"desttrunkname":"","callduraction":"3","talkduraction":"2","status":"ANSWERED","type":"Internal"}',
            CallRecord(
                call_id="1495779310.371",
                status=RecordStatus.ANSWERED,
                status_text="ANSWERED",
                direction=Direction.INTERNAL,
                caller="1002",
                called="1000",
                call_seconds=3,
                talk_seconds=2,
                local_time="2017-05-25 22:15:10",
            ),
            id="internal",
        ),
        pytest.param(
            b'{"action":"NewCdr","callid":"1505352615.274","timestart":"2017-09-14 09:30:15","callfrom":"1000","callto":"91000",'
            b'"desttrunkname":"Apple_test","callduraction":"29","talkduraction":"29","status":"ANSWERED","type":"Outbound",'
            b'"pincode":"1000","recording":"20170914093038-1505352615.274-1000-91000-Outbound.wav"}',
            CallRecord(
                call_id="1505352615.274",
                status=RecordStatus.ANSWERED,
                status_text="ANSWERED",
                direction=Direction.OUTBOUND,
                caller="1000",
                called="91000",
                destination_trunk="Apple_test",
                call_seconds=29,
                talk_seconds=29,
                local_time="2017-09-14 09:30:15",
                recording="20170914093038-1505352615.274-1000-91000-Outbound.wav",
            ),
            id="outbound",
        ),
        pytest.param(
            b'{"action":"NewCdr","callid":"1505352445.265","timestart":"2017-09-14 09:27:25","callfrom":"102","callto":"1000",'
            b'"srctrunkname":"Apple_test","callduraction":"38","talkduraction":"29","status":"ANSWERED","type":"Inbound",'
            b'"recording":"20170914092747-1505352445.265-102-1000-Inbound.wav"}',
            CallRecord(
                call_id="1505352445.265",
                status=RecordStatus.ANSWERED,
                status_text="ANSWERED",
                direction=Direction.INBOUND,
                caller="102",
                called="1000",
                source_trunk="Apple_test",
                call_seconds=38,
                talk_seconds=29,
                local_time="2017-09-14 09:27:25",
                recording="20170914092747-1505352445.265-102-1000-Inbound.wav",
            ),
            id="inbound",
        ),
    ],
)
def test_records(body: bytes, record: CallRecord) -> None:
    """Records leave out what is empty."""
    assert decode(body) == record
