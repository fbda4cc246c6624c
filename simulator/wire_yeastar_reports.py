"""What a Yeastar S-Series PBX reports besides what becomes of a call (vendor_docs/yeastar_s.md, section 6)."""

from dataclasses import dataclass
from typing import Final, Literal

from . import wire_yeastar_v1 as v1
from .live_call import ExtensionStatus, LiveCall, Party
from .wire_text import Pairs, Value, body
from .wire_yeastar_queries import YeastarQueries, member

STATUSES: Final = {
    ExtensionStatus.IDLE: "Registered",
    ExtensionStatus.RINGING: "Ringing",
    ExtensionStatus.BUSY: "Busy",
    ExtensionStatus.HOLD: "Busy",
    ExtensionStatus.UNREGISTERED: "Unregistered",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YeastarReports(YeastarQueries):
    """Reports about extensions, trunks and the PBX, and of what people hear and press in calls.

    ``version`` is the report format that the login asked for.
    """

    version: Literal["2.0.0", "1.0.2", "1.0.0"] = "2.0.0"

    def extension_status(self, number: str, status: ExtensionStatus) -> bytes:
        """Return the report that an extension now does something else."""
        address = (
            self.phone_address(number)
            if status is not ExtensionStatus.UNREGISTERED
            else ""
        )
        more: list[tuple[str, Value]] = (
            [("registeredIP", address)] if self.version == "2.0.0" else []
        )
        return self.report(
            "ExtensionStatus",
            ("extension", number),
            ("status", STATUSES[status]),
            *more,
        )

    def boot_up(self) -> bytes:
        """Return the report that the PBX has started."""
        return self.report("BootUp")

    def config_change(self, what: str, which: str, operation: str) -> bytes:
        """Return the report that an ``extension`` or a ``trunk`` was added (add), changed (update) or removed (del)."""
        key = "trunkname" if what == "trunk" else "extid"
        return self.report(
            "ConfigChange", ("type", what), (key, which), ("operation", operation)
        )

    def key_pressed(self, call: LiveCall, party: Party, keys: str) -> bytes:
        """Return the report of a key that a party pressed, the last of those that it pressed in the call."""
        if self.version == "1.0.0":
            return self.report(
                "DTMF",
                ("callid", call.call_id),
                v1.party_pair(party),
                ("info", keys[-1]),
            )
        named: tuple[str, Value] = (
            ("members", [member(party, self.member_status(call, party))])
            if self.version == "2.0.0"
            else ("call", [Pairs([v1.party_pair(party)])])
        )
        return self.report(
            "DTMF",
            ("callid", call.call_id),
            named,
            ("infos", keys),
            ("flag", str(len(keys) - 1)),
            ("info", keys[-1]),
        )

    def survey_answered(self, call: LiveCall, answer: str) -> bytes:
        """Return the report of an answer to a survey, which names nobody."""
        return self.report(
            "satisfaction", ("callid", call.call_id), ("surveyresult", answer)
        )

    def report(self, event: str, *pairs: tuple[str, Value]) -> bytes:
        """Return a report: its word first, the serial number last. 1.0.0 has none."""
        word = "event" if self.version == "2.0.0" else "action"
        last: list[tuple[str, Value]] = [("sn", self.office.serial_number)]
        return body((word, event), *pairs, *([] if self.version == "1.0.0" else last))
