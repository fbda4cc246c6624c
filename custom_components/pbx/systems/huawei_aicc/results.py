"""Reads the results of outbound calls that a contact centre calls back with (vendor_docs/huawei_aicc.md, sections 1 to 5)."""

from datetime import UTC, datetime, timedelta, tzinfo
import hashlib

from ...calls.model import Campaign
from ...calls.report import OutboundResult
from ..epoch_ids import read_id
from ..errors import BadReport
from ..lenient_values import Fields, first, free_text, number, objects, text
from .codes import classify, explain, is_success

_LISTS = ("callResultList", "callDataList")
_FAILED, _SUCCEEDED = "5", "6"
_KEY_FIELDS = ("campaignId", "sessionId", "called", "callTimeStr", "failCode")

_ID_SEPARATOR = "-"
_QUARTER = timedelta(minutes=15)
_CLOSE = timedelta(seconds=30)
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)


def result_objects(value: object) -> list[Fields]:
    """Return the results in a body: a bare list, as the vendor sends it; also a wrapped list and a single result.

    Raises:
        BadReport: It is none of these.
    """
    if isinstance(value, dict):
        wrapped = [value[key] for key in _LISTS if key in value]
        value = wrapped[0] if wrapped else [value]
    if isinstance(value, list) and not value:
        return []
    results = objects(value)
    if not results:
        raise BadReport("It holds no call results")
    return results


def read_result(fields: Fields, zone: tzinfo) -> OutboundResult:
    """Return a result.

    Args:
        fields: The result as sent.
        zone: Where the times without a zone are meant.

    Raises:
        BadReport: It does not say which campaign's call it is about, or how the call ended.
    """
    campaign_id, called = text(fields.get("campaignId")), number(fields.get("called"))
    call_id = text(fields.get("callId"))
    if campaign_id is None or (called is None and call_id is None):
        raise BadReport("A result names no campaign or no call")
    code = text(fields.get("failCode"))
    reason = explain(code)
    local_time = text(fields.get("callTimeStr"))
    vdn_id = text(fields.get("vdnId"))
    succeeded = _succeeded(first(fields, "callStatus"), code)
    return OutboundResult(
        serial_number=vdn_id,
        call_id=call_id or _synthetic_id(fields),
        campaign=Campaign(
            campaign_id=campaign_id,
            vdn_id=vdn_id,
            session_id=text(fields.get("sessionId")),
            custom_field=free_text(fields.get("customField")),
        ),
        called=called or "",
        succeeded=succeeded,
        reason=reason,
        reason_code=code,
        reason_class=None if succeeded else classify(code),
        started_at=_started_at(local_time, call_id, zone),
        local_time=local_time,
        recording=free_text(fields.get("recordPath")),
    )


def _succeeded(status: str | None, code: str | None) -> bool:
    if status in {_FAILED, _SUCCEEDED}:
        return status == _SUCCEEDED
    if code is None:
        raise BadReport("A result does not say how the call ended")
    return is_success(code)


def _synthetic_id(fields: Fields) -> str:
    """Return an id that is the same whenever the result is pushed again, and does not show the number."""
    key = "\0".join(text(fields.get(name)) or "" for name in _KEY_FIELDS)
    return f"result-{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def _started_at(
    local_time: str | None, call_id: str | None, zone: tzinfo
) -> datetime | None:
    """Return when the call was made, in UTC.

    A call id that begins with an epoch shows the zone better than a setting does, where both are about the same moment.
    """
    found = read_id(call_id, _ID_SEPARATOR)
    by_id = datetime.fromtimestamp(found.second, UTC) if found else None
    local = _parse(local_time)
    if local is None:
        return by_id
    if local.tzinfo is not None:
        return local.astimezone(UTC)
    in_zone = local.replace(tzinfo=zone).astimezone(UTC)
    if by_id is None or abs(in_zone - by_id) < _QUARTER / 2:
        return in_zone
    ahead = local.replace(tzinfo=UTC) - by_id
    offset = round(ahead / _QUARTER) * _QUARTER
    if abs(ahead - offset) <= _CLOSE and _WEST <= offset <= _EAST:
        return local.replace(tzinfo=UTC) - offset
    return in_zone


def _parse(local_time: str | None) -> datetime | None:
    try:
        parsed = datetime.fromisoformat((local_time or "").replace("/", "-"))
    except ValueError:
        return None
    # Other years are a placeholder for no time, and at their ends no zone can be applied.
    return parsed if 1970 < parsed.year < 2100 else None
