"""What a contact centre is. Its own API is signed in a way that is not documented in public, so nothing is asked of it."""

from typing import ClassVar, Final

from ..base import Feature, PhoneSystem
from ..settings import Delivery, Setting, SettingKind
from . import codes, wire_format

_ACCOUNT: Final = "account"


class HuaweiAicc(PhoneSystem):
    """A tenant of the contact centre."""

    key: ClassVar[str] = "huawei_aicc"
    name: ClassVar[str] = "Huawei Cloud contact centre"
    manufacturer: ClassVar[str] = "Huawei Cloud"
    # Questions about outbound calls are answered from the results received.
    features: ClassVar[Feature] = (
        Feature.CAMPAIGNS | Feature.QUERY_OUTBOUND | Feature.FROM_CLOUD
    )
    deliveries: ClassVar[tuple[Delivery, ...]] = (Delivery.WEBHOOK,)
    own_settings: ClassVar[tuple[Setting, ...]] = (
        Setting(key=_ACCOUNT, kind=SettingKind.TEXT),
        Setting(
            key=wire_format.TIME_ZONE,
            kind=SettingKind.TIME_ZONE,
            default=wire_format.DEFAULT_ZONE.key,
            is_option=True,
        ),
    )
    identified_by: ClassVar[str | None] = _ACCOUNT
    first_report: ClassVar[str] = "start_a_campaign"
    checks: ClassVar[tuple[str, ...]] = (
        "huawei_aicc_campaign",
        "huawei_aicc_trustlist",
    )
    documentation: ClassVar[str] = "huawei-cloud-contact-centre"

    decode = staticmethod(wire_format.decode)
    acknowledge = staticmethod(wire_format.acknowledge)
    reason_class = staticmethod(codes.classify)
