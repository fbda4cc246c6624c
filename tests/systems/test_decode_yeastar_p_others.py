"""Decoding what a P-Series says besides calls: presence, agents, keys, prompts and surveys (vendor_docs/yeastar_p.md, section 3.5)."""

import pytest

from custom_components.pbx.calls.report import (
    DoNotDisturb,
    KeysPressed,
    PromptEnded,
    QueueChanged,
    Report,
    SurveyAnswered,
)
from custom_components.pbx.systems.errors import BadReport
from custom_components.pbx.systems.yeastar_p.events import decode

from .decoding import ANSWERED, CALLEE, ext, only
from .p_series_events import SN, event, extension


@pytest.mark.parametrize(
    ("status", "on"),
    [
        ("do_not_disturb", True),
        ("Do Not Disturb", True),
        ("available", False),
        ("business_trip", False),
        ("something", False),
    ],
)
def test_presence(status: str, on: bool) -> None:
    """Of the words for presence, one has the phones not ring."""
    body = event(30009, {"extension": "202", "status": status})
    expected = DoNotDisturb(serial_number=SN, extension="202", on=on)
    assert only(decode(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        b'{"type":30025,"msg":{"queue_number":"6402","agent_number":"202","calls":[{"caller_number":"5550001","call_id":"1700000006.32"}]}}',
        b'{"type":30029,"sn":"3630Z0000001","msg":{"queue_number":"queue-6402","agent_number":"202","status":"Paused","reason":"Lunch"}}',
    ],
)
def test_agent_paused(body: bytes) -> None:
    """The examples say which queue to ask, and not what it looks like."""
    report = only(decode(body))
    assert isinstance(report, QueueChanged)
    assert report.number == "6402"


def test_key() -> None:
    """A key is reported with all before it."""
    members = [extension("202", "ANSWER")]
    message = {"call_id": "1.2", "members": members, "info": "7", "flag": 2}
    report = only(decode(event(30017, {**message, "infos": "157"})))
    assert isinstance(report, KeysPressed)
    assert (report.call_id, report.keys, report.all_keys) == ("1.2", "7", "157")
    assert report.members == (
        ext("202", ANSWERED, CALLEE, channel="PJSIP/202-00000022"),
    )
    report = only(decode(event(30017, message)))
    assert isinstance(report, KeysPressed)
    assert (report.keys, report.all_keys) == ("7", None)


def test_prompt() -> None:
    """A prompt that has ended may have a name."""
    message = {"call_id": "1.2", "members": [], "prompt": "welcome"}
    report = only(decode(event(30018, message)))
    assert isinstance(report, PromptEnded)
    assert (report.call_id, report.prompt) == ("1.2", "welcome")
    assert only(decode(event(30018, {"call_id": "1.2"}))) == PromptEnded(
        serial_number=SN, call_id="1.2"
    )


def test_survey_example() -> None:
    """The example of an answer to a survey."""
    body = rb"""{"type":30019,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000007.4\",\"survey_result\":\"1\"}"}"""
    report: Report = only(decode(body))
    assert isinstance(report, SurveyAnswered)
    assert (report.call_id, report.answer) == ("1700000007.4", "1")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (30009, {"status": "lunch"}),
        (30009, {"extension": "202"}),
        (30017, {"call_id": "1.2", "info": " "}),
        (30017, {"info": "1"}),
        (30018, {"prompt": "welcome"}),
        (30019, {"call_id": "1.2"}),
        (30029, {"agent_number": "202"}),
    ],
)
def test_nothing_in_it(number: int, message: dict[str, object]) -> None:
    """An event that lacks what it is about cannot be read."""
    with pytest.raises(BadReport):
        decode(event(number, message))
