"""The results of a contact centre's outbound calls, each of which may be sent twelve times."""

import json
from typing import Any

import pytest

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.model import CallEventType, Direction, Outcome
from custom_components.pbx.calls.report import OutboundResult
from custom_components.pbx.calls.tracking.tracker import Tracker

from ...yeastar_reports import START
from ..tracked import HUAWEI, Tracked

# The vendor's example (vendor_docs/huawei_aicc.md, section 1).
EXAMPLE = {
    "campaignId": "3",
    "sessionId": "1202_test013",
    "called": "60584",
    "callTimeStr": "2020-08-30 20:00:00",
    "callStatus": 6,
    "failCode": "0",
    "vdnId": 11,
    "callId": "0023-134864174",
    "recordPath": "Y:/1/11/20200830/3408/0949218.V3",
}


def result(**fields: Any) -> str:
    """Return a push with a result."""
    return json.dumps([{**EXAMPLE, **fields}])


def test_successful_result() -> None:
    """A call that was answered, and is over."""
    told = Tracked(HUAWEI)
    told.hear(result())
    assert told.types == [CallEventType.ENDED]
    (call,) = told.tracker.recent_results()
    assert call.outcome is Outcome.ANSWERED
    assert call.direction is Direction.OUTBOUND
    assert call.called_number == "60584"
    assert call.campaign is not None
    assert call.campaign.campaign_id == "3"
    assert call.recording == EXAMPLE["recordPath"]
    assert not told.tracker.open_calls


def test_failed_result() -> None:
    """It failed, with the code's words for a reason."""
    told = Tracked(HUAWEI)
    told.hear(result(callStatus=5, failCode="00537"))
    assert told.types == [CallEventType.FAILED, CallEventType.ENDED]
    assert told.last.outcome is Outcome.FAILED
    assert told.last.reason_code == "00537"
    assert told.last.reason


@pytest.mark.parametrize(
    ("first", "second", "told_of"),
    [
        pytest.param({}, {}, 1, id="the same"),
        pytest.param({}, {"callId": "other"}, 2, id="another call"),
        pytest.param({}, {"campaignId": "4"}, 2, id="another campaign"),
        pytest.param({}, {"vdnId": 12}, 2, id="another tenant"),
        pytest.param({"callId": ""}, {"callId": ""}, 1, id="without ids"),
        pytest.param(
            {"callId": ""}, {"callId": "", "called": "9"}, 2, id="other number"
        ),
    ],
)
def test_result_counts_once(
    first: dict[str, Any], second: dict[str, Any], told_of: int
) -> None:
    """A result is pushed again for almost an hour; it counts once."""
    told = Tracked(HUAWEI)
    told.hear(result(**first))
    for _ in range(12):
        told.hear(result(**second), after=600)
    assert told.types == [CallEventType.ENDED] * told_of
    assert len(told.tracker.recent_results()) == told_of
    assert told.tracker.duplicates == 13 - told_of


def test_ids_are_used_again() -> None:
    """Hours later, long after the last repetition, the same id is another call's."""
    told = Tracked(HUAWEI)
    told.hear(result())
    told.hear(result(), after=4 * 3600)
    assert told.types == [CallEventType.ENDED] * 2


def test_latest_results_are_kept() -> None:
    """Ten thousand are kept, the newest last."""
    tracker = Tracker(ExtensionList())
    for number in range(10_010):
        (report,) = HUAWEI.decode(result(callId=str(number)).encode())
        assert isinstance(report, OutboundResult)
        tracker.apply(report, START)
    results = tracker.recent_results()
    assert len(results) == 10_000
    assert results[-1].call_id == "10009"
