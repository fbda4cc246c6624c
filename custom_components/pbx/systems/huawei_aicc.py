"""Huawei Cloud contact centre (AICC), which calls back with the results of outbound calls (vendor_docs/huawei_aicc.md).

Its own API is signed in a way that is not documented in public, so nothing is asked of it.
"""

from typing import ClassVar, Final, override
from zoneinfo import ZoneInfo

from ..calls.report import Report
from . import lenient_json
from .base import Acknowledgement, Feature, PhoneSystem
from .errors import BadReport
from .huawei_results import read_result, result_objects
from .settings import NO_SETTINGS, Setting, SettingKind, Settings

DEFAULT_ZONE: Final = ZoneInfo("Asia/Shanghai")
"""Where the vendor's own servers are. The times that they send have no zone."""

_JSON = "application/json"
_ACCOUNT, _TIME_ZONE = "account", "time_zone"


class HuaweiAicc(PhoneSystem):
    """A tenant of the contact centre."""

    key: ClassVar[str] = "huawei_aicc"
    name: ClassVar[str] = "Huawei Cloud contact centre"
    manufacturer: ClassVar[str] = "Huawei Cloud"
    # Questions about outbound calls are answered from the results received.
    features: ClassVar[Feature] = (
        Feature.CAMPAIGNS | Feature.QUERY_OUTBOUND | Feature.FROM_CLOUD
    )
    own_settings: ClassVar[tuple[Setting, ...]] = (
        Setting(key=_ACCOUNT, kind=SettingKind.TEXT),
        Setting(
            key=_TIME_ZONE,
            kind=SettingKind.TIME_ZONE,
            default=DEFAULT_ZONE.key,
            is_option=True,
        ),
    )
    identified_by: ClassVar[str | None] = _ACCOUNT
    documentation: ClassVar[str] = "huawei-cloud-contact-centre"

    @staticmethod
    @override
    def decode(body: bytes, settings: Settings = NO_SETTINGS) -> list[Report]:
        try:
            results = result_objects(lenient_json.loads(body))
        except ValueError:
            raise BadReport("It is not JSON") from None
        zone = settings.zone(_TIME_ZONE) or DEFAULT_ZONE
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

    @staticmethod
    @override
    def acknowledge(*, understood: bool) -> Acknowledgement:
        # Always 200: anything else has the whole list pushed again.
        body = b'{"retCode":"0","retMsg":"success"}'
        if not understood:
            body = b'{"retCode":"1","retMsg":"The body is not a list of call results"}'
        return Acknowledgement(body=body, content_type=_JSON)
