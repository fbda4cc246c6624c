"""Yeastar's reports in the format 1.0.2: every example of vendor_docs/yeastar_s.md, section 6.4."""

import pytest

from custom_components.pbx.calls.model import Direction, Member, ReportedState
from custom_components.pbx.calls.report import (
    CallFailed,
    CallRecord,
    CallStatus,
    ExtensionStatus,
    RecordStatus,
    Report,
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
            b'{"action":"ALERT","callid":"1550710849.199","call":[{"ext":{"extid":"1001"}}],"sn":"369351034049"}',
            status("1550710849.199", ext("1001", ALERTING, CALLER), sn="369351034049"),
            id="ALERT",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1550710849.199","call":[{"ext":{"extid":"1002"}},{"ext":{"extid":"1001"}}],'
            b'"sn":"369351034049"}',
            status(
                "1550710849.199",
                ext("1002", RINGING, CALLEE),
                ext("1001", ALERTING, CALLER),
                sn="369351034049",
            ),
            id="RING",
        ),
        pytest.param(
            b'{"action":"ANSWER","callid":"1547375509.72","call":[{"ext":{"extid":"1005"}},{"inbound":{"from":"3834847222",'
            b'"to":"1005","trunk":"SPS-6-36","inboundid":"1547375509.72"}}],"sn":"369362089179"}',
            status(
                "1547375509.72",
                ext("1005", ANSWERED, CALLEE),
                inbound("3834847222", "1005", "SPS-6-36", ANSWERED),
                sn="369362089179",
            ),
            id="ANSWER",
        ),
        pytest.param(
            b'{"action":"ANSWERED","callid":"1547375707.75","call":[{"ext":{"extid":"1005"}},{"outbound":{"from":"1005",'
            b'"to":"172838344","trunk":"SPS-6-36","outboundid":"1547375707.76"}}],"sn":"369362089179"}',
            status(
                "1547375707.75",
                ext("1005", ANSWERED, CALLER),
                outbound("1005", "172838344", "SPS-6-36", ANSWERED),
                other="1547375707.76",
                sn="369362089179",
            ),
            id="ANSWERED",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1547375817.78","call":[{"ext":{"extid":"1006"}},{"ext":{"extid":"1005"}}],'
            b'"sn":"369362089179"}',
            status(
                "1547375817.78",
                ext("1006", ENDED),
                ext("1005", ENDED),
                sn="369362089179",
            ),
            id="first BYE",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1547375817.78","call":[{"ext":{"extid":"1005"}},{"ext":{"extid":"1006"}}],'
            b'"sn":"369362089179"}',
            status(
                "1547375817.78",
                ext("1005", ENDED),
                ext("1006", ENDED),
                sn="369362089179",
            ),
            id="second BYE",
        ),
        pytest.param(
            b'{"action":"CallFailed","reason":"486 Busy Here","callid":"1536976927.37","outbound":{"from":"1002",'
            b'"to":"70871520926","trunk":"Wanatel-1","outboundid":"1536976927.38"},"ext":{"extid":"1002"},"sn":"369351034049"}',
            CallFailed(
                serial_number="369351034049",
                call_id="1536976927.37",
                other_ids=("1536976927.38",),
                members=(
                    outbound("1002", "70871520926", "Wanatel-1"),
                    ext("1002", None, CALLER),
                ),
                reason="486 Busy Here",
                reason_code="486",
            ),
            id="CallFailed, flat still",
        ),
        pytest.param(
            b'{"action":"ExtensionStatus","extension":"1006","status":"Registered","sn":"369362089179"}',
            ExtensionStatus(
                serial_number="369362089179",
                extension="1006",
                state=ReportedState.IDLE,
            ),
            id="ExtensionStatus",
        ),
        pytest.param(
            b'{"action":"NewCdr","callduraction":"4","callfrom":"1000","callid":"1556268469.2846","callto":"1001",'
            b'"recording":"","sn":"369362089179","status":"ANSWERED","talkduraction":"2","timestart":"2019-04-26 11:47:49",'
            b'"type":"Internal","agentringtime":"0"}',
            CallRecord(
                serial_number="369362089179",
                call_id="1556268469.2846",
                status=RecordStatus.ANSWERED,
                status_text="ANSWERED",
                direction=Direction.INTERNAL,
                caller="1000",
                called="1001",
                call_seconds=4,
                talk_seconds=2,
                local_time="2019-04-26 11:47:49",
            ),
            id="NewCdr with the keys of a real log",
        ),
    ],
)
def test_format_1_0_2(body: bytes, report: Report) -> None:
    """Parties are in a list, and the serial number is there."""
    assert decode(body) == report
