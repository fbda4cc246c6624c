"""A campaign's results look as Huawei's documentation prints them."""

import json

import pytest

from simulator.performance import perform
from simulator.story import OUTSIDE, PBX, Action, Beat, Reason, Story, Truth
from simulator.wire_huawei import HuaweiWire

START = 1644464743.0
NOTHING = Truth(direction="", outcome="", caller="", called="")
CALL = Beat(delay=0, action=Action.START, by="7001", to="60584", trunk="campaign")
ANSWER = Beat(delay=1, action=Action.ANSWER, by=OUTSIDE)
RING = Beat(delay=1, action=Action.RING, parties=(OUTSIDE,))
END = Beat(delay=1, action=Action.HANG_UP, by=PBX), Beat(delay=1, action=Action.RECORD)


def fails(reason: Reason) -> Beat:
    """Return the beat in which the call fails."""
    return Beat(delay=1, action=Action.FAIL, by=OUTSIDE, reason=reason)


def called_back(wire: HuaweiWire, *beats: Beat) -> object:
    """Return the only callback's body."""
    story = Story(kind="", truth=NOTHING, beats=(CALL, *beats, *END))
    (body,) = [body for timed in perform(story, wire, START) for body in timed.bodies]
    return json.loads(body)


RESULT = {
    "campaignId": "3",
    "sessionId": "session_102",
    "called": "60584",
    "callTimeStr": "2022-02-10 11:45:43",
    "callStatus": 6,
    "failCode": "0",
    "vdnId": 11,
    "callId": "1644464743-102",
    "customField": "order 102",
    "recordPath": "Y:/1/11/1644464743/102.V3",
}


@pytest.mark.parametrize(
    ("shape", "expected"),
    [("list", [RESULT]), ("wrapper", {"callResultList": [RESULT]}), ("single", RESULT)],
)
def test_shapes(shape: str, expected: object) -> None:
    """A result comes in a bare list, and may come in the table's wrapper or alone."""
    assert called_back(HuaweiWire(shape=shape), RING, ANSWER) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("beats", "code"),
    [
        ([RING], "01040"),
        ([fails(Reason.BUSY)], "00537"),
        ([fails(Reason.UNKNOWN_NUMBER)], "00538"),
        ([fails(Reason.UNREACHABLE)], "00549"),
        ([RING, fails(Reason.NOT_ANSWERED)], "00603"),
        ([RING, fails(Reason.DECLINED)], "00604"),
    ],
    ids=[
        "rang out",
        "busy",
        "no such number",
        "unreachable",
        "not answered",
        "rejected",
    ],
)
def test_failures(beats: list[Beat], code: str) -> None:
    """A failed call has status 5, a code of five digits and no recording."""
    failed = {**RESULT, "callStatus": 5, "failCode": code, "recordPath": ""}
    assert called_back(HuaweiWire(), *beats) == [failed]


def test_success_code_of_the_table_and_nothing_optional() -> None:
    """Success may be 00000, and what a campaign need not have may be missing."""
    (result,) = called_back(HuaweiWire(success_code="00000", bare=True), RING, ANSWER)  # type: ignore[misc]
    assert result["failCode"] == "00000"
    assert {"sessionId", "customField", "recordPath"}.isdisjoint(result)


def test_batch() -> None:
    """A callback may carry several results."""
    assert json.loads(HuaweiWire().batch([{"callId": "1"}, {"callId": "2"}])) == [
        {"callId": "1"},
        {"callId": "2"},
    ]
