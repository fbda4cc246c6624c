"""Decoding the events of a P-Series: every example of vendor_docs/yeastar_p.md, and every oddity that it names."""

import json
from typing import Any

import pytest

from custom_components.pbx.calls.model import Direction, IdTime, ReportedState
from custom_components.pbx.calls.report import (
    CallFailed,
    CallOffered,
    CallRecord,
    CallReport,
    CallStatus,
    CallTransferred,
    ConfigurationChanged,
    ExtensionStatus,
    OtherReport,
    RecordStatus,
)
from custom_components.pbx.systems.errors import BadReport
from custom_components.pbx.systems.settings import Settings
from custom_components.pbx.systems.yeastar_p.client import YeastarP
from custom_components.pbx.systems.yeastar_p.events import decode

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
    only_call,
    outbound,
)
from .p_series_events import SN, event, extension

TRUNK = "PJSIP/trunk-ProviderA-endpoint-00000021"


def line(kind: str, status: str, caller: str, called: str) -> dict[str, Any]:
    """Return a line as an event names it."""
    return {
        kind: {
            "from": caller,
            "to": called,
            "trunk_name": "ProviderA",
            "channel_id": TRUNK,
            "member_status": status,
            "call_path": "",
        }
    }


def test_call_state_examples() -> None:
    """The frames that a real PBX sent."""
    report = only_call(
        decode(
            rb"""{"type":30011,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000001.49\",\"members\":[{\"extension\":{\"number\":\"201\",\"channel_id\":\"PJSIP/201-00000015\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"202\",\"channel_id\":\"PJSIP/202-00000016\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}"""
        )
    )
    assert isinstance(report, CallStatus)
    assert report.serial_number == SN
    assert report.call_id == "1700000001.49"
    assert report.id_times == (
        IdTime(call_id="1700000001.49", second=1700000001, serial=49),
    )
    assert report.members == (
        ext("201", ALERTING, CALLER, channel="PJSIP/201-00000015"),
        ext("202", ENDED, channel="PJSIP/202-00000016"),
    )
    report = only_call(
        decode(
            rb"""{"type":30011,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000002.243\",\"members\":[{\"inbound\":{\"from\":\"5550001\",\"to\":\"6402\",\"trunk_name\":\"ProviderA\",\"channel_id\":\"PJSIP/trunk-ProviderA-endpoint-0000008f\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}"""
        )
    )
    assert report.members == (
        inbound(
            "5550001",
            "6402",
            "ProviderA",
            ENDED,
            channel="PJSIP/trunk-ProviderA-endpoint-0000008f",
        ),
    )


@pytest.mark.parametrize(
    ("word", "state", "role"),
    [
        ("ALERT", ALERTING, CALLER),
        ("RING", RINGING, CALLEE),
        ("EARLYMEDIA", RINGING, CALLEE),
        ("ANSWERED", ANSWERED, CALLER),
        ("ANSWER", ANSWERED, CALLEE),
        ("HOLD", ON_HOLD, None),
        ("BYE", ENDED, None),
        ("answer", ANSWERED, CALLEE),
        ("SOMETHING", None, None),
        (" ", None, None),
    ],
)
def test_member_status(word: str, state: Any, role: Any) -> None:
    """Each word says what a member does, and mostly on which side it is."""
    body = event(30011, {"call_id": "1.1", "members": [extension("202", word)]})
    assert only_call(decode(body)).members == (
        ext("202", state, role, channel="PJSIP/202-00000022"),
    )


def test_outbound_line() -> None:
    """A line that goes out is the callee, whatever its word says."""
    body = event(
        30011,
        {
            "call_id": "1.1",
            "members": [line("outbound", "EARLYMEDIA", "201", "5550002")],
        },
    )
    assert only_call(decode(body)).members == (
        outbound("201", "5550002", "ProviderA", RINGING, channel=TRUNK),
    )


@pytest.mark.parametrize("path", ["", " "])
def test_no_path(path: str) -> None:
    """A path that is empty, or the blank that the documentation prints, is none."""
    body = event(30011, {"call_id": "1.1", "members": [extension("202", "RING", path)]})
    [member] = only_call(decode(body)).members
    assert member.path is None


def test_path() -> None:
    """The queue that a member came through is its path."""
    body = event(
        30011, {"call_id": "1.1", "members": [extension("202", "RING", "6402")]}
    )
    [member] = only_call(decode(body)).members
    assert member.path == "6402"


@pytest.mark.parametrize(
    "members",
    [
        None,
        [],
        {},
        "",
        [None],
        [{"conference": {"number": "6500"}}],
        [{"extension": 1}],
        [{"extension": {"number": " ", "member_status": "RING"}}],
    ],
)
def test_no_members(members: object) -> None:
    """Members that are none, or of a kind that nobody knows, leave an event without members."""
    body = event(30011, {"call_id": "1.1", "members": members})
    assert only_call(decode(body)).members == ()


def test_one_member_without_a_list() -> None:
    """A lone member may come without a list around it, with numbers for texts."""
    member = {"extension": {"number": 202, "member_status": "RING"}}
    body = event(30011, {"call_id": "1.1", "members": member})
    assert only_call(decode(body)).members == (ext("202", RINGING, CALLEE),)


@pytest.mark.parametrize("form", ["text", "object"])
@pytest.mark.parametrize("number", [30011, "30011"])
@pytest.mark.parametrize("sn", [SN, None])
def test_shapes_of_an_event(form: str, number: object, sn: str | None) -> None:
    """The message may be a text or an object, the type a number or a text, and the serial number may be missing."""
    message: Any = {"call_id": "1.1", "members": [extension("202", "RING")]}
    fields: dict[str, Any] = {
        "type": number,
        "msg": json.dumps(message) if form == "text" else message,
    }
    if sn:
        fields["sn"] = sn
    report = only_call(decode(json.dumps(fields).encode()))
    assert isinstance(report, CallStatus)
    assert report.serial_number == sn


def test_control_characters() -> None:
    """The vendor prints real line breaks in a text."""
    body = (
        b'{"type":30034,"sn":"3630Z0000001","msg":{"level":"info","text":"one\ntwo"}}'
    )
    assert only(decode(body)) == OtherReport(serial_number=SN, name="30034")


CALL_END = rb"""{"type":30012,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000001.49\",\"time_start\":\"2026-03-02 20:02:22\",\"call_from\":\"201\",\"call_to\":\"5550002\",\"call_duration\":24,\"talk_duration\":21,\"src_trunk_name\":\"\",\"dst_trunk_name\":\"ProviderA\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Outbound\",\"recording\":\"20260302200226-1700000001.49-201-5550002-Outbound.wav\",\"did_number\":\"\",\"agent_ring_time\":0,\"uid\":\"202603022002221A2B3\",\"call_note_id\":\"\",\"enb_call_note\":1}"}"""


def test_call_end_example() -> None:
    """The example of the event at a call's end."""
    assert only(decode(CALL_END)) == CallRecord(
        serial_number=SN,
        call_id="1700000001.49",
        status=RecordStatus.ANSWERED,
        is_leg=True,
        direction=Direction.OUTBOUND,
        caller="201",
        called="5550002",
        destination_trunk="ProviderA",
        call_seconds=24,
        talk_seconds=21,
        local_time="2026-03-02 20:02:22",
        recording="20260302200226-1700000001.49-201-5550002-Outbound.wav",
        status_text="ANSWERED",
    )


def record(**changes: object) -> CallRecord:
    """Return what is read from a call's end with some fields changed."""
    fields = {**json.loads(json.loads(CALL_END)["msg"]), **changes}
    report = only(decode(event(30012, fields)))
    assert isinstance(report, CallRecord)
    return report


@pytest.mark.parametrize(
    ("status", "talked", "meant"),
    [
        ("ANSWERED", 21, RecordStatus.ANSWERED),
        ("ANSWERD", 21, RecordStatus.ANSWERED),
        ("ANSWERED", 0, RecordStatus.PICKED_UP),
        ("ANSWERED", None, RecordStatus.ANSWERED),
        ("NO ANSWER", 0, RecordStatus.NOT_ANSWERED),
        ("ABANDONED", 0, RecordStatus.NOT_ANSWERED),
        ("BUSY", 0, RecordStatus.BUSY),
        ("FAILED", 0, RecordStatus.FAILED),
        ("VOICEMAIL", 12, RecordStatus.VOICEMAIL),
        ("", 0, RecordStatus.UNKNOWN),
    ],
)
def test_call_end_words(status: str, talked: int | None, meant: RecordStatus) -> None:
    """Each word for an end; answered without any talk proves nothing."""
    assert record(status=status, talk_duration=talked).status is meant


@pytest.mark.parametrize("word", ["Inbound", "inbound", "INBOUND"])
def test_call_end_direction(word: str) -> None:
    """The table writes the direction otherwise than the example."""
    assert record(type=word).direction is Direction.INBOUND


@pytest.mark.parametrize(
    ("printed", "called", "answered_by"),
    [
        ("6402", "6402", None),
        (6402, "6402", None),
        ("Queue Sales<6402>", "6402", None),
        ("6402(202)", "6402", "202"),
        (" ", None, None),
    ],
)
def test_call_end_called(
    printed: object, called: str | None, answered_by: str | None
) -> None:
    """Who was called, in each form that a number was seen in."""
    found = record(call_to=printed)
    assert (found.called, found.answered_by) == (called, answered_by)


def test_dialled_call() -> None:
    """A call that was dialled through the API is known by its id with and without the zeros."""
    report = only_call(
        decode(
            rb"""{"type":30015,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000003.000012\",\"reason\":\"NOT found\",\"members\":null}"}"""
        )
    )
    assert isinstance(report, CallFailed)
    assert report.ids == ("1700000003.000012", "1700000003.12")
    assert {time.second for time in report.id_times} == {1700000003}
    assert report.members == ()
    assert (report.reason, report.reason_code) == ("NOT found", None)


@pytest.mark.parametrize(
    ("printed", "reason", "code"),
    [
        ("486 Busy Here", "486 Busy Here", "486"),
        ("404 NOT found", "404 NOT found", "404"),
        ("480 Temporatily Unavailable", "480 Temporatily Unavailable", "480"),
        ("487", "Request terminated", "487"),
        ("NO Outbound Restrictin", "NO Outbound Restrictin", None),
        ("DND", "DND", None),
        ("", None, None),
    ],
)
def test_failure(printed: str, reason: str | None, code: str | None) -> None:
    """A reason is kept as it was printed, and its code is read."""
    message = {
        "call_id": "1.1",
        "reason": printed,
        "members": [extension("201", "BYE")],
    }
    report = only(decode(event(30015, message)))
    assert isinstance(report, CallFailed)
    assert (report.reason, report.reason_code) == (reason, code)
    assert [member.number for member in report.members] == ["201"]


@pytest.mark.parametrize(("number", "forwarded"), [(30013, False), (30014, True)])
def test_transfer(number: int, forwarded: bool) -> None:
    """A transfer and a forwarding name the old parties."""
    members = [
        line("inbound", "ANSWERED", "5550001", "202"),
        extension("202", "ANSWER"),
    ]
    report = only(decode(event(number, {"call_id": "1.1", "members": members})))
    assert isinstance(report, CallTransferred)
    assert report.forwarded is forwarded
    assert report.transferred_by == "202"


def test_offer() -> None:
    """A call for which a trunk asks an application first is shown, and holds nothing up here."""
    members = [line("inbound", "ALERT", "5550001", "6402")]
    report = only(decode(event(30016, {"call_id": "1.1", "members": members})))
    assert isinstance(report, CallOffered)
    assert report.members[0].caller == "5550001"


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Idle", ReportedState.IDLE),
        ("Ringing", ReportedState.RINGING),
        ("Busy", ReportedState.BUSY),
    ],
)
def test_extension_state(word: str, state: ReportedState) -> None:
    """What an extension does is read."""
    report = only(decode(event(30008, {"extension": "202", "status": word})))
    assert report == ExtensionStatus(serial_number=SN, extension="202", state=state)


def test_extension_state_that_nobody_knows() -> None:
    """A word that is not known changes nothing."""
    report = only(decode(event(30008, {"extension": "202", "status": "Floating"})))
    assert isinstance(report, OtherReport)


@pytest.mark.parametrize("number", [30007, 30010, 30022, 30023])
def test_lists_changed(number: int) -> None:
    """Phones and trunks that come and go have the lists read again."""
    body = event(number, {"extension": "202", "kind": "Sip", "status": "Registered"})
    assert only(decode(body)) == ConfigurationChanged(serial_number=SN)


def test_agent_who_rang_in_vain() -> None:
    """Without its own events of a ringing phone, a queue's agent is known from this."""
    body = b'{"type":30026,"msg":{"queue_number":"6402","agent_number":"202","caller_number":"5550001","call_id":"1700000006.32"}}'
    report = only_call(decode(body))
    assert report.call_id == "1700000006.32"
    assert report.members == (ext("202", ENDED, CALLEE, path="6402"),)


@pytest.mark.parametrize(
    "body",
    [
        b'{"type":30033,"sn":"3630Z0000001","msg":{"key":"recording_download","result":"success","file":"a.mp3","download_resource_url":"/api/a.mp3","error":""}}',
        b'{"type":30039,"sn":"3630Z0000001","msg":{"uid":"1","leg":1}}',
        b'{"type":39999,"msg":{}}',
        b'{"type":30011,"msg":5}',
        b'{"event":"test","message":"Connectivity test"}',
    ],
)
def test_nothing_about_a_call(body: bytes) -> None:
    """What says nothing about calls in progress is accepted, the test message among it."""
    assert isinstance(only(decode(body)), OtherReport)
    assert not isinstance(only(decode(body)), CallReport)


def test_several_events() -> None:
    """Of several events at once, those are taken that can be read."""
    good = json.loads(event(30008, {"extension": "202", "status": "Idle"}))
    bad = json.loads(event(30011, {"members": []}))
    reports = decode(json.dumps([good, bad, good]).encode())
    assert [type(report) for report in reports] == [ExtensionStatus] * 2


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"[]",
        b"1",
        b"<xml/>",
        b'{"type":30011,"msg":"{"}',
        b'{"type":30011,"msg":{"members":[]}}',
        b'{"type":30012,"msg":{}}',
        b'{"type":30008,"msg":{"status":"Idle"}}',
    ],
)
def test_unreadable(body: bytes) -> None:
    """What is no event, or names neither call nor extension, says so."""
    with pytest.raises(BadReport):
        decode(body)


def test_too_many_members() -> None:
    """A call has no more parties than there may be."""
    members = [extension(str(number), "RING") for number in range(1000, 1201)]
    with pytest.raises(BadReport, match="200"):
        decode(event(30011, {"call_id": "1.1", "members": members}))


VECTOR_SECRET = "0123456789abcdefghijklmnopqrstuv"
VECTOR_BODY = rb"""{"type":30008,"sn":"3630Z0000001","msg":"{\"extension\":\"202\",\"status\":\"Idle\"}"}"""
VECTOR = "zaSnh+lS7QdrhO7UhVepaP2E5+mTNZaUKPEIGtDRmWg="


@pytest.mark.parametrize(
    ("body", "signature", "genuine"),
    [
        (VECTOR_BODY, VECTOR, True),
        (VECTOR_BODY, f" {VECTOR} ", True),
        (VECTOR_BODY, None, False),
        (VECTOR_BODY, "", False),
        (VECTOR_BODY, VECTOR[:-1], False),
        (VECTOR_BODY, "ü", False),
        (VECTOR_BODY + b" ", VECTOR, False),
    ],
)
async def test_signature(body: bytes, signature: str | None, genuine: bool) -> None:
    """The signature is that of the very bytes that came."""
    signs = YeastarP(None, Settings(signing_secret=VECTOR_SECRET))  # type: ignore[arg-type]
    assert signs.is_genuine(body, signature) is genuine
    assert YeastarP(None, Settings()).is_genuine(body, signature)  # type: ignore[arg-type]
