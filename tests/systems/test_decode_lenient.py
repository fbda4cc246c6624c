"""Bodies that are not quite what they should be, and those that cannot be read."""

import pytest

from custom_components.pbx.calls.report import (
    CallFailed,
    CallStatus,
    OtherReport,
    Report,
    SystemStarted,
)
from custom_components.pbx.systems.errors import BadReport
from custom_components.pbx.systems.yeastar_s.client import YeastarS

from .decoding import only, only_call


def decode(body: bytes) -> Report:
    """Decode the only report in a body."""
    return only(YeastarS.decode(body))


@pytest.mark.parametrize("call_id", ["1589879501.90", "1571896991.2"])
def test_a_call_id_is_no_float(call_id: str) -> None:
    """An id without quotes keeps its last zero."""
    body = f'{{"event":"CallStatus","callid":{call_id},"members":[]}}'
    assert decode(body.encode()) == CallStatus(call_id=call_id)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"[]",
        b"null",
        b'"text"',
        b"12",
        b"{}",
        b'{"callid":"1.2"}',
        b'{"event":""}',
        b'{"event":{},"callid":"1.2"}',
        b'{"event":"CallStatus","members":[]}',
        b'{"event":"CallStatus","callid":true,"members":[]}',
        b'{"event":"NewCdr","status":"ANSWERED"}',
        b'{"event":"ExtensionStatus","status":"Busy"}',
        b'{"event":"CallStatus","callid":NaN}',
        b"<xml><event>BootUp</event></xml>",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'"' + b'\\"' * 100_000,
    ],
    ids=lambda body: repr(body[:30]),
)
def test_what_cannot_be_read(body: bytes) -> None:
    """A body that says nothing is refused in words that hold nothing of it."""
    with pytest.raises(BadReport, match=r"^It [a-z A-Z]+$"):
        YeastarS.decode(body)


def test_several_reports_in_one_body() -> None:
    """A list of reports is tolerated, and a bad report among them does no harm."""
    body = b'[{"event":"BootUp"},{"event":"NewCdr"},{"event":"uacstacall"}]'
    assert YeastarS.decode(body) == [
        SystemStarted(),
        OtherReport(name="uacstacall"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        b'\xef\xbb\xbf{"event":"CallStatus","callid":"1.2","members":[]}',
        b'{"event":"CallStatus","callid":"1.2","members":[],}',
        b'{"event":"CallStatus","callid":"1.2","members":[{"ext":{"number":"",},},],\r\n}\r\n',
        b'{"event":"CallStatus","callid":"1.2","members":[],"note":"a\tb,]"}\0',
        b'{"event":"CallStatus","callid":"1.2","members":[],"note":"\xff\xfe,}",}',
        b'{"event":"CallStatus","callid":"1.2","members":[],"note":"\\"a\\",}",}',
    ],
    ids=["mark", "comma", "commas", "tab", "not UTF-8", "quotes"],
)
def test_json_that_is_not_quite(body: bytes) -> None:
    """What real systems send is read all the same."""
    assert decode(body) == CallStatus(call_id="1.2")


def test_commas_in_texts_stay() -> None:
    """Only commas outside of texts are too many."""
    report = decode(
        b'{"event":"CallFailed","callid":"1.2","reason":"No, ] thanks, }",}'
    )
    assert isinstance(report, CallFailed)
    assert report.reason == "No, ] thanks, }"


def test_a_call_is_named_by_its_line_when_it_has_no_id() -> None:
    """A line's id is better than nothing."""
    body = b'{"event":"CallStatus","members":[{"inbound":{"from":"1","to":"2","inboundid":"7.8"}}]}'
    report = only_call(YeastarS.decode(body))
    assert report.ids == ("7.8",)
