"""OpenVox's reports: every example of vendor_docs/openvox_uc.md, section 7, and of the vendor's page."""

import json

import pytest

from custom_components.pbx.calls.model import Direction, Member
from custom_components.pbx.calls.report import (
    CallFailed,
    CallRecord,
    CallStatus,
    CallTransferred,
    RecordStatus,
    Report,
    SystemStarted,
)
from custom_components.pbx.systems.openvox_uc.client import OpenVoxUc

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

SERIAL = "a09805021987"
TRUNK = "to-18-16-2"

PRINTED_CALL_FAILED = b"""{
    "action":"CallFailed",
    "reason":480,
    "callid":"1589958470.2092",
    "ext":{
        "extid":[
            "102",
            "106"
        ]
    },
    "sn":"a09805021987"
}
"""


def decode(body: bytes) -> Report:
    """Decode the only report in a body."""
    return only(OpenVoxUc.decode(body))


def status(
    call_id: str, *members: Member, other: str = "", sn: str | None = SERIAL
) -> CallStatus:
    """Return a report of what members do."""
    return CallStatus(
        serial_number=sn,
        call_id=call_id,
        other_ids=(other,) if other else (),
        members=members,
    )


@pytest.mark.parametrize(
    ("body", "report"),
    [
        pytest.param(
            b'{"action":"ALERT","callid":"1589947952.1670","ext":{"extid":["101"]},"sn":"a09805021987"}',
            status("1589947952.1670", ext("101", ALERTING, CALLER)),
            id="ALERT internal, a list of one",
        ),
        pytest.param(
            b'{"action":"ALERT","callid":"1589948179.1692","ext":{"extid":"106"}}',
            status("1589948179.1692", ext("106", ALERTING, CALLER), sn=None),
            id="ALERT outbound, without a serial number",
        ),
        pytest.param(
            b'{"action":"ALERT","callid":"1589948512.1709","inbound":{"from":"103","to":"101","trunk":"to-18-16-2",'
            b'"inboundid":"1589948512.1707"},"sn":"a09805021987"}',
            status(
                "1589948512.1709",
                inbound("103", "101", TRUNK, ALERTING),
                other="1589948512.1707",
            ),
            id="ALERT inbound, with unequal ids",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1589947952.1670","ext":{"extid":["106","101"]},"sn":"a09805021987"}',
            status(
                "1589947952.1670",
                ext("106", RINGING, CALLEE),
                ext("101", ALERTING, CALLER),
            ),
            id="RING internal",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1589948178.1690","outbound":{"from":"106","to":"103","trunk":"to-18-16-2",'
            b'"outboundid":"1589948178.1690"},"ext":{"extid":"106"}}',
            status(
                "1589948178.1690",
                outbound("106", "103", TRUNK, RINGING),
                ext("106", ALERTING, CALLER),
                sn=None,
            ),
            id="RING outbound, without a serial number",
        ),
        pytest.param(
            b'{"action":"RING","callid":"1589948512.1709","ext":{"extid":"101"},"inbound":{"from":"103","to":"101",'
            b'"trunk":"to-18-16-2","inboundid":"1589948512.1707"},"sn":"a09805021987"}',
            status(
                "1589948512.1709",
                ext("101", RINGING, CALLEE),
                inbound("103", "101", TRUNK, ALERTING),
                other="1589948512.1707",
            ),
            id="RING inbound",
        ),
        pytest.param(
            b'{"action":"ANSWER","callid":"1589953500.1740","ext":{"extid":["106","101"]},"sn":"a09805021987"}',
            status("1589953500.1740", ext("106", ANSWERED), ext("101", ANSWERED)),
            id="ANSWER, the callee's view",
        ),
        pytest.param(
            b'{"action":"ANSWER","callid":"1589953500.1740","ext":{"extid":["101","106"]},"sn":"a09805021987"}',
            status("1589953500.1740", ext("101", ANSWERED), ext("106", ANSWERED)),
            id="ANSWER, the caller's view",
        ),
        pytest.param(
            b'{"action":"ANSWER","callid":"1589953500.1740","ext":{"extid":"101"},"inbound":{"from":"103","to":"101",'
            b'"trunk":"to-18-16-2","inboundid":"1589953500.1740"},"sn":"a09805021987"}',
            status(
                "1589953500.1740",
                ext("101", ANSWERED, CALLEE),
                inbound("103", "101", TRUNK, ANSWERED),
            ),
            id="ANSWER inbound",
        ),
        pytest.param(
            b'{"action":"ANSWER","callid":"1589953723.1760","ext":{"extid":"106"},"outbound":{"from":"106","to":"103",'
            b'"trunk":"to-18-16-2","outboundid":"1589953722.1758"},"sn":"a09805021987"}',
            status(
                "1589953723.1760",
                ext("106", ANSWERED, CALLER),
                outbound("106", "103", TRUNK, ANSWERED),
                other="1589953722.1758",
            ),
            id="ANSWER outbound, with unequal ids",
        ),
        pytest.param(
            b'{"action":"ANSWER","callid":"1589953500.1740","ext":{"extid":["101"]},"sn":"a09805021987"}',
            status("1589953500.1740", ext("101", ANSWERED)),
            id="ANSWER of one, which may be either side",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1589953914.1775","ext":{"extid":["106","101"]},"sn":"a09805021987"}',
            status("1589953914.1775", ext("106", ENDED), ext("101", ENDED)),
            id="first BYE",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1589953914.1777","ext":{"extid":["101","106"]},"sn":"a09805021987"}',
            status("1589953914.1777", ext("101", ENDED), ext("106", ENDED)),
            id="second BYE, of another id",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1589956488.1962","outbound":{"from":"106","to":"103","trunk":"to-18-16-2",'
            b'"outboundid":"1589956488.1962"},"ext":{"extid":"106"},"sn":"a09805021987"}',
            status(
                "1589956488.1962",
                outbound("106", "103", TRUNK, ENDED),
                ext("106", ENDED, CALLER),
            ),
            id="first BYE outbound",
        ),
        pytest.param(
            b'{"action":"BYE","callid":"1589956489.1964","ext":{"extid":"106"},"outbound":{"from":"106","to":"103",'
            b'"trunk":"to-18-16-2","outboundid":"1589956489.1964"},"sn":"a09805021987"}',
            status(
                "1589956489.1964",
                ext("106", ENDED, CALLER),
                outbound("106", "103", TRUNK, ENDED),
            ),
            id="second BYE outbound, of another id",
        ),
        pytest.param(
            b'{"action":"Tranfer","callid":"1589957670.2001","ext":{"extid":["102","101"]},"sn":"a09805021987"}',
            CallTransferred(
                serial_number=SERIAL,
                call_id="1589957670.2001",
                members=(ext("102"), ext("101")),
                transferred_by="101",
            ),
            id="Tranfer internal",
        ),
        pytest.param(
            b'{"action":"Tranfer","callid":"1589957892.2030","ext":{"extid":"102"},"inbound":{"from":"101","to":"102",'
            b'"trunk":"to-18-16-2","inboundid":"1589957892.2030"},"sn":"a09805021987"}',
            CallTransferred(
                serial_number=SERIAL,
                call_id="1589957892.2030",
                members=(ext("102", None, CALLEE), inbound("101", "102", TRUNK)),
                transferred_by="102",
            ),
            id="Tranfer inbound",
        ),
        pytest.param(
            b'{"action":"NewCdr","callid":"1589958682.2101","timestart":"2020-05-20 10:11:22","callfrom":"106","callto":"102",'
            b'"callduraction":"10","talkduraction":"5","status":"ANSWERED","type":"Internal","sn":"a09805021987"}',
            CallRecord(
                serial_number=SERIAL,
                call_id="1589958682.2101",
                status=RecordStatus.ANSWERED,
                status_text="ANSWERED",
                direction=Direction.INTERNAL,
                caller="106",
                called="102",
                call_seconds=10,
                talk_seconds=5,
                local_time="2020-05-20 10:11:22",
            ),
            id="NewCdr",
        ),
        pytest.param(
            b'{"action":"BootUp","sn":"369351034049"}',
            SystemStarted(serial_number="369351034049"),
            id="BootUp",
        ),
    ],
)
def test_examples(body: bytes, report: Report) -> None:
    """The examples of the vendor's guide."""
    assert decode(body) == report


@pytest.mark.parametrize(
    "body",
    [
        PRINTED_CALL_FAILED,
        json.dumps(json.loads(PRINTED_CALL_FAILED), separators=(",", ":")).encode(),
    ],
    ids=["as printed", "as sent"],
)
def test_call_failed(body: bytes) -> None:
    """The reason is a number, which gets the documentation's meaning; who called whom is not said."""
    assert decode(body) == CallFailed(
        serial_number=SERIAL,
        call_id="1589958470.2092",
        members=(ext("102"), ext("106")),
        reason="Not answered",
        reason_code="480",
    )
