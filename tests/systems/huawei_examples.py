"""The contact centre's printed result, as it is and changed (vendor_docs/huawei_aicc.md, section 1)."""

from datetime import UTC, datetime, tzinfo
import json
from typing import Any

from custom_components.pbx.calls.model import Campaign
from custom_components.pbx.calls.report import OutboundResult
from custom_components.pbx.systems.huawei_aicc.client import HuaweiAicc
from custom_components.pbx.systems.settings import Settings

PRINTED = """[
        {
            "campaignId": "3",
            "sessionId": "1202_test013",
            "called": "60584",
            "callTimeStr": "2020-08-30 20:00:00",
            "callStatus": 6,
            "failCode": "0",
            "vdnId": 11,
            "callId": "0023-134864174",
            "recordPath": "Y:/1/11/20200830/3408/0949218.V3"
        }
    ]"""
EXAMPLE: dict[str, Any] = json.loads(PRINTED)[0]

RESULT = OutboundResult(
    serial_number="11",
    call_id="0023-134864174",
    campaign=Campaign(campaign_id="3", vdn_id="11", session_id="1202_test013"),
    called="60584",
    succeeded=True,
    reason_code="0",
    started_at=datetime(2020, 8, 30, 12, tzinfo=UTC),
    local_time="2020-08-30 20:00:00",
    recording="Y:/1/11/20200830/3408/0949218.V3",
)


def decode(value: object, zone: tzinfo | None = None) -> list[OutboundResult]:
    """Decode a body that has the value as JSON."""
    reports = HuaweiAicc.decode(
        json.dumps(value).encode(), Settings(own=(("time_zone", zone),) if zone else ())
    )
    results = [report for report in reports if isinstance(report, OutboundResult)]
    assert len(results) == len(reports)
    return results


def changed(**fields: object) -> dict[str, object]:
    """Return the example with some fields changed."""
    return {**EXAMPLE, **fields}


def without(*names: str) -> dict[str, object]:
    """Return the example without some fields."""
    return {name: value for name, value in EXAMPLE.items() if name not in names}
