"""When a contact centre's calls were made: vendor_docs/huawei_aicc.md, section 5."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest

from .huawei_examples import EXAMPLE, changed, decode


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        (None, 12),
        (ZoneInfo("Asia/Shanghai"), 12),
        (UTC, 20),
        (ZoneInfo("Europe/Berlin"), 18),
    ],
    ids=["default", "China", "UTC", "Berlin"],
)
def test_times_are_in_the_configured_zone(zone: tzinfo | None, hour: int) -> None:
    """The time that is sent has no zone."""
    (result,) = decode([EXAMPLE], zone)
    assert result.started_at == datetime(2020, 8, 30, hour, tzinfo=UTC)
    assert result.local_time == "2020-08-30 20:00:00"


@pytest.mark.parametrize(
    ("local", "call_id", "zone", "started_at"),
    [
        pytest.param(
            "2022-02-10 11:45:43",
            "1644464743-1388",
            UTC,
            datetime(2022, 2, 10, 3, 45, 43, tzinfo=UTC),
            id="the id knows better",
        ),
        pytest.param(
            "2022-02-10 11:45:59",
            "1644464743-1388",
            ZoneInfo("Asia/Shanghai"),
            datetime(2022, 2, 10, 3, 45, 59, tzinfo=UTC),
            id="the id agrees",
        ),
        pytest.param(
            "2022-02-10 11:53:10",
            "1644464743-1388",
            UTC,
            datetime(2022, 2, 10, 11, 53, 10, tzinfo=UTC),
            id="the id is about another moment",
        ),
        pytest.param(
            "2022-02-12 11:45:43",
            "1644464743-1388",
            UTC,
            datetime(2022, 2, 12, 11, 45, 43, tzinfo=UTC),
            id="the id is about another day",
        ),
        pytest.param(
            "",
            "1644464743-1388",
            UTC,
            datetime(2022, 2, 10, 3, 45, 43, tzinfo=UTC),
            id="the id alone",
        ),
        pytest.param(
            "2022/02/10 11:45:43",
            "0023-134864174",
            UTC,
            datetime(2022, 2, 10, 11, 45, 43, tzinfo=UTC),
            id="slashes",
        ),
        pytest.param(
            "2022-02-10T11:45:43+08:00",
            "0023-134864174",
            UTC,
            datetime(2022, 2, 10, 3, 45, 43, tzinfo=UTC),
            id="a zone after all",
        ),
        pytest.param("soon", "0023-134864174", UTC, None, id="no time"),
        pytest.param("0000-00-00 00:00:00", "0023-1", UTC, None, id="no date"),
        pytest.param("0001-01-01 00:00:00", "0023-1", UTC, None, id="no year"),
    ],
)
def test_times_and_ids(
    local: str, call_id: str, zone: tzinfo, started_at: datetime | None
) -> None:
    """An id that begins with an epoch shows the zone, where it is about the same moment."""
    (result,) = decode([changed(callTimeStr=local, callId=call_id)], zone)
    assert result.started_at == started_at
