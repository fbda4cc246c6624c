"""Yeastar's call records: vendor_docs/yeastar_s.md, sections 6.2 and 8."""

import pytest

from custom_components.pbx.calls.model import Direction
from custom_components.pbx.calls.report import CallRecord, RecordStatus, Report
from custom_components.pbx.systems.yeastar_s.client import YeastarS

from .decoding import only

SERIAL = "369451090405"


def decode(body: bytes) -> Report:
    """Decode the only report in a body."""
    return only(YeastarS.decode(body))


def test_new_cdr() -> None:
    """A call record has its misspelt keys read, and empty fields are nothing."""
    body = (
        b'{"event":"NewCdr","callid":"1571897930.5","timestart":"2019-10-23 22:18:50","callfrom":"1023","callto":"2023",'
        b'"callduraction":"19","talkduraction":"14","srctrunkname":"","dsttrcunkname":"","pincode":"","status":"ANSWERED",'
        b'"type":"Internal","recording":"20191024201242-1571897930.5-203-201-Internal.wav","didnumber":"",'
        b'"agentringtime":"0","sn":"369451090405"}'
    )
    assert decode(body) == CallRecord(
        serial_number=SERIAL,
        call_id="1571897930.5",
        status=RecordStatus.ANSWERED,
        status_text="ANSWERED",
        direction=Direction.INTERNAL,
        caller="1023",
        called="2023",
        call_seconds=19,
        talk_seconds=14,
        local_time="2019-10-23 22:18:50",
        recording="20191024201242-1571897930.5-203-201-Internal.wav",
    )


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("ANSWERED", RecordStatus.ANSWERED),
        ("ANSWERD", RecordStatus.ANSWERED),
        ("answered", RecordStatus.ANSWERED),
        ("NO ANSWER", RecordStatus.NOT_ANSWERED),
        ("NO ANSWERED", RecordStatus.NOT_ANSWERED),
        ("NOANSWER", RecordStatus.NOT_ANSWERED),
        ("BUSY", RecordStatus.BUSY),
        ("VOICEMAIL", RecordStatus.VOICEMAIL),
        ("FAILED", RecordStatus.FAILED),
        ("SOMETHING", RecordStatus.UNKNOWN),
        ("", RecordStatus.UNKNOWN),
    ],
)
def test_record_status(word: str, status: RecordStatus) -> None:
    """The statuses are spelt differently wherever they are printed."""
    body = f'{{"event":"NewCdr","callid":"1.2","status":"{word}"}}'
    assert decode(body.encode()) == CallRecord(
        call_id="1.2", status=status, status_text=word or None
    )


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("Internal", Direction.INTERNAL),
        ("Inbound", Direction.INBOUND),
        ("Outbound", Direction.OUTBOUND),
        ("outbound", Direction.OUTBOUND),
        ("Callback", None),
        ("Transfer", None),
        ("", None),
    ],
)
def test_record_type(word: str, direction: Direction | None) -> None:
    """A record's type is a direction, or a type of the older formats that are none."""
    body = f'{{"event":"NewCdr","callid":"1.2","status":"BUSY","type":"{word}"}}'
    report = decode(body.encode())
    assert isinstance(report, CallRecord)
    assert report.direction is direction


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("dsttrcunkname", "destination_trunk", "siptrunk"),
        ("desttrunkname", "destination_trunk", "siptrunk"),
        ("dstrunkname", "destination_trunk", "siptrunk"),
        ("dsttrunkname", "destination_trunk", "siptrunk"),
        ("srctrunkname", "source_trunk", "siptrunk"),
        ("didnumber", "did_number", "88888"),
        ("callduraction", "call_seconds", "29"),
        ("callduration", "call_seconds", "29"),
        ("talkduraction", "talk_seconds", "29"),
        ("talkduration", "talk_seconds", "29"),
    ],
)
def test_record_spellings(key: str, field: str, value: str) -> None:
    """Each spelling of a record's keys is read."""
    body = f'{{"event":"NewCdr","callid":"1.2","status":"ANSWERED","{key}":"{value}"}}'
    assert str(getattr(decode(body.encode()), field)) == value


@pytest.mark.parametrize("value", ['""', '"soon"', "null", '"-5"', "[]"])
def test_record_without_a_duration(value: str) -> None:
    """A duration that is no number is none."""
    body = f'{{"event":"NewCdr","callid":"1.2","status":"ANSWERED","callduraction":{value}}}'
    report = decode(body.encode())
    assert isinstance(report, CallRecord)
    assert report.call_seconds is None


@pytest.mark.parametrize(
    ("callto", "status", "called", "answered_by"),
    [
        ("6200(4002)", "ANSWERED", "6200", "4002"),
        ("6200", "NO ANSWER", "6200", None),
        ("6200(4002)", "NO ANSWER", "6200", None),
        ("4002", "ANSWERED", "4002", None),
        ("", "NO ANSWER", None, None),
    ],
)
def test_record_of_a_group_names_who_answered(
    callto: str, status: str, called: str | None, answered_by: str | None
) -> None:
    """A ring group's record has the extension in brackets."""
    body = (
        f'{{"event":"NewCdr","callid":"1.2","callto":"{callto}","status":"{status}"}}'
    )
    report = decode(body.encode())
    assert isinstance(report, CallRecord)
    assert (report.called, report.answered_by) == (called, answered_by)


def test_record_of_a_forwarded_call_keeps_both_trunks() -> None:
    """The type says Outbound, and the source trunk that it came from outside."""
    report = decode(
        b'{"event":"NewCdr","callid":"1.2","status":"ANSWERED","type":"Outbound","srctrunkname":"in","dsttrcunkname":"out"}'
    )
    assert isinstance(report, CallRecord)
    assert (report.direction, report.source_trunk, report.destination_trunk) == (
        Direction.OUTBOUND,
        "in",
        "out",
    )
