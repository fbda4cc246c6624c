"""The shapes that OpenVox's reports come in: vendor_docs/openvox_uc.md, sections 3, 9 and 10."""

import pytest

from custom_components.pbx.calls.model import Member, ReportedState
from custom_components.pbx.calls.report import (
    CallFailed,
    CallStatus,
    ExtensionStatus,
    Report,
)
from custom_components.pbx.systems.errors import BadReport
from custom_components.pbx.systems.openvox_uc.client import OpenVoxUc
from custom_components.pbx.systems.settings import Settings

from .decoding import ALERTING, CALLEE, CALLER, RINGING, ext, inbound, only

SERIAL = "a09805021987"
TRUNK = "to-18-16-2"


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
    ("sent", "reason", "code"),
    [
        ("480", "Not answered", "480"),
        ('"480"', "Not answered", "480"),
        ("486", "Busy here", "486"),
        ('"486 Busy Here"', "486 Busy Here", "486"),
        ('"480 (Temporarily unavailable)"', "480 (Temporarily unavailable)", "480"),
        ('"487 Request Terminated"', "487 Request Terminated", "487"),
        ("503", "Service unavailable", "503"),
        ("499", "499", "499"),
        ('"User busy"', "User busy", None),
        ('"4801"', "4801", None),
        ('""', None, None),
        ("null", None, None),
    ],
)
def test_reasons(sent: str, reason: str | None, code: str | None) -> None:
    """A reason is a number, a number with words, or words."""
    body = f'{{"action":"CallFailed","reason":{sent},"callid":"1.2"}}'
    assert decode(body.encode()) == CallFailed(
        call_id="1.2", reason=reason, reason_code=code
    )


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Ringing", ReportedState.RINGING),
        ("InUse", ReportedState.BUSY),
        ("Busy", ReportedState.BUSY),
        ("Idle", ReportedState.IDLE),
        ("Registered", ReportedState.IDLE),
        ("Unregistered", ReportedState.UNREGISTERED),
        ("Unavailable", ReportedState.UNREGISTERED),
    ],
)
def test_extension_status(word: str, state: ReportedState) -> None:
    """Reports and lists have different words for the same."""
    body = f'{{"action":"ExtensionStatus","extension":"101","status":"{word}","sn":"a09805021987"}}'
    assert decode(body.encode()) == ExtensionStatus(
        serial_number=SERIAL, extension="101", state=state
    )


@pytest.mark.parametrize(
    "body",
    [
        b'{"action":"RING","callid":"1.2","ext":{"extid":["106","101"]}}',
        b'{"action":"RING","callid":"1.2","ext":{"extid":[106,101]}}',
        b'{"action":"RING","callid":"1.2","ext":["106","101"]}',
        b'{"action":"RING","callid":"1.2","ext":[{"extid":"106"},{"extid":"101"}]}',
        b'{"action":"RING","callid":"1.2","ext":{"extid":"106"},"ext":{"extid":"101"}}',
        b'{"action":"RING","callid":"1.2","call":[{"ext":{"extid":"106"}},{"ext":{"extid":"101"}}]}',
        b'{"action":"RING","callid":"1.2","call":{"ext":{"extid":["106","101"]}}}',
        b'{"event":"RING","callid":"1.2","members":[{"ext":{"number":"106"}},{"ext":{"number":"101"}}]}',
        b"<xml><action>RING</action><callid>1.2</callid><ext><extid>106</extid><extid>101</extid></ext></xml>",
        b"<xml><action>RING</action><callid>1.2</callid><ext><extid>106</extid></ext><ext><extid>101</extid></ext></xml>",
        (
            b'<?xml version="1.0" encoding="UTF-8" ?>\n<xml><action>RING</action><callid>1.2</callid><ext><extid><item id="0">106'
            b'</item><item id="1">101</item></extid></ext></xml>'
        ),
        (
            b'<xml><action>RING</action><callid>1.2</callid><call><item id="0"><ext><extid>106</extid></ext></item><item id="1">'
            b"<ext><extid>101</extid></ext></item></call></xml>"
        ),
    ],
    ids=[
        "list",
        "integers",
        "bare list",
        "list of objects",
        "repeated keys",
        "call list",
        "call object",
        "members",
        "XML repeated numbers",
        "XML repeated extensions",
        "XML items",
        "XML call items",
    ],
)
def test_shapes_of_parties(body: bytes) -> None:
    """Two extensions come in many shapes and mean the same."""
    assert decode(body) == CallStatus(
        call_id="1.2",
        members=(ext("106", RINGING, CALLEE), ext("101", ALERTING, CALLER)),
    )


def test_xml_with_a_line() -> None:
    """A report in XML, with empty elements, whatever format queries use."""
    body = (
        b"\xef\xbb\xbf<xml><action>RING</action><callid>1589948512.1709</callid><ext><extid>101</extid></ext><inbound>"
        b"<from>103</from><to>101</to><trunk>to-18-16-2</trunk><inboundid>1589948512.1707</inboundid></inbound><sn></sn></xml>"
    )

    assert OpenVoxUc.decode(body, Settings(own=(("format", "xml"),))) == [
        status(
            "1589948512.1709",
            ext("101", RINGING, CALLEE),
            inbound("103", "101", TRUNK, ALERTING),
            other="1589948512.1707",
            sn=None,
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"<xml>",
        b"<xml/>",
        b"<xml>text</xml>",
        b"<html><body>404</body></html>",
        b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><xml><action>&d;</action></xml>',
        b"<xml><callid>1.2</callid></xml>",
        b'{"action":"RING"}',
    ],
    ids=lambda body: repr(body[:30]),
)
def test_what_cannot_be_read(body: bytes) -> None:
    """Neither format, or nothing said; entities are refused."""
    with pytest.raises(BadReport, match=r"^It [a-z A-Z]+$"):
        OpenVoxUc.decode(body)
