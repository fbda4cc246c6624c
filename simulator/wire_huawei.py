"""What a Huawei Cloud contact centre calls back with: results of a campaign's outbound calls (vendor_docs/huawei_aicc.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timezone
from typing import ClassVar, Final, Literal

from .live_call import LiveCall, Moment
from .office import HUAWEI, Office
from .story import Action, Reason
from .wire_text import Value, compact, local_time

FAIL_CODES: Final = {
    Reason.BUSY: "00537",
    Reason.NOT_ANSWERED: "00603",
    Reason.DECLINED: "00604",
    Reason.DO_NOT_DISTURB: "00604",
    Reason.CANCELLED: "00601",
    Reason.UNREACHABLE: "00549",
    Reason.UNKNOWN_NUMBER: "00538",
    Reason.NOT_PERMITTED: "34606",
    Reason.CONGESTED: "00602",
}
RING_TIMEOUT: Final = "01040"

type Result = dict[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class HuaweiWire:
    """The callbacks of a tenant's campaign. Only outbound calls are in it, and only their ends are reported.

    ``success_code`` is ``0`` in the callback's example and ``00000`` in the table. ``shape`` is a bare list as documented, the
    wrapper that the table names, or a single object. ``bare`` leaves out what a campaign need not have.
    """

    trunk_control: ClassVar[bool] = False

    office: Office = HUAWEI
    serial_step: int = 1
    vdn_id: int = 11
    campaign_id: str = "3"
    success_code: Literal["0", "00000"] = "0"
    shape: Literal["list", "wrapper", "single"] = "list"
    bare: bool = False

    def reports(self, moment: Moment) -> list[bytes]:
        """Return the callback's body when an outbound call's record is written, else nothing."""
        if (
            moment.beat.action is not Action.RECORD
            or moment.call.direction != "outbound"
        ):
            return []
        result = self.result(moment.call)
        return (
            [compact(result).encode()]
            if self.shape == "single"
            else [self.batch([result])]
        )

    def result(self, call: LiveCall) -> Result:
        """Return the result of a call."""
        answered = call.answered_at is not None
        reason = call.failures[-1][1] if call.failures else None
        code = (
            self.success_code
            if answered
            else FAIL_CODES[reason]
            if reason
            else RING_TIMEOUT
        )
        epoch, _, serial = call.call_id.partition(".")
        result: Result = {
            "campaignId": self.campaign_id,
            "sessionId": f"session_{serial}",
            "called": call.called,
            "callTimeStr": local_time(
                call.started_at, timezone(self.office.utc_offset)
            ),
            "callStatus": 6 if answered else 5,
            "failCode": code,
            "vdnId": self.vdn_id,
            "callId": f"{epoch}-{serial}",
            "customField": f"order {serial}",
            "recordPath": f"Y:/1/{self.vdn_id}/{epoch}/{serial}.V3" if answered else "",
        }
        optional = {"sessionId", "customField", "recordPath"} if self.bare else set()
        return {key: value for key, value in result.items() if key not in optional}

    def batch(self, results: Sequence[Result]) -> bytes:
        """Return a callback's body with several results."""
        listed: list[Value] = [*results]
        return compact(
            {"callResultList": listed} if self.shape == "wrapper" else listed
        ).encode()
