"""What a contact centre pushes, and what it wants to be answered (vendor_docs/huawei_aicc.md, sections 1 to 5)."""

from typing import Final
from zoneinfo import ZoneInfo

from ...calls.report import Report
from .. import lenient_json
from ..base import Acknowledgement
from ..errors import BadReport
from ..settings import NO_SETTINGS, Settings
from .results import read_result, result_objects

DEFAULT_ZONE: Final = ZoneInfo("Asia/Shanghai")
"""Where the vendor's own servers are. The times that they send have no zone."""

TIME_ZONE: Final = "time_zone"
"""The key of the setting that says in which zone the times are meant."""


def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
    """Decode the results in a body; those that cannot be read are left out, as long as any can. Raises BadReport."""
    try:
        results = result_objects(lenient_json.loads(body))
    except ValueError:
        raise BadReport("It is not JSON") from None
    zone = settings.zone(TIME_ZONE) or DEFAULT_ZONE
    reports: list[Report] = []
    problem: BadReport | None = None
    for fields in results:
        try:
            reports.append(read_result(fields, zone))
        except BadReport as err:
            problem = err
    if problem and not reports:
        raise problem
    return reports


def acknowledge(*, understood: bool) -> Acknowledgement:
    """Say what to answer. The status is always 200: anything else has the whole list pushed again."""
    body = b'{"retCode":"0","retMsg":"success"}'
    if not understood:
        body = b'{"retCode":"1","retMsg":"The body is not a list of call results"}'
    return Acknowledgement(body=body, content_type="application/json")
