"""The events of a P-Series PBX by their numbers, and the words in them (vendor_docs/yeastar_p.md, section 3)."""

from typing import Final

from .live_call import ExtensionStatus
from .story import Reason

REGISTRATION: Final = 30007
EXTENSION_STATUS: Final = 30008
PRESENCE: Final = 30009
TRUNK_STATUS: Final = 30010
CALL_STATUS: Final = 30011
RECORD: Final = 30012
TRANSFER: Final = 30013
FORWARD: Final = 30014
CALL_FAILED: Final = 30015
INCOMING: Final = 30016
KEY_PRESSED: Final = 30017
PROMPT_ENDED: Final = 30018
SURVEY_ANSWERED: Final = 30019
EXTENSION_CHANGED: Final = 30022
TRUNK_CHANGED: Final = 30023
AGENT_PAUSED: Final = 30025
AGENT_TIMED_OUT: Final = 30026
AGENT_STATUS: Final = 30029
ALERT: Final = 30036

LAST_AS_TEXT: Final = 30024
"""Up to here ``msg`` is JSON in a string, from the next number on it is an object."""
WITHOUT_SERIAL_NUMBER: Final = frozenset(
    {EXTENSION_CHANGED, TRUNK_CHANGED, AGENT_PAUSED, AGENT_TIMED_OUT}
)
"""The events that are printed without a serial number, and 30022 which is printed nowhere."""

STATUSES: Final = {
    ExtensionStatus.IDLE: "Idle",
    ExtensionStatus.RINGING: "Ringing",
    ExtensionStatus.BUSY: "Busy",
    ExtensionStatus.HOLD: "Busy",
}
REASONS: Final = {
    Reason.BUSY: "486 Busy Here",
    Reason.NOT_ANSWERED: "480 Temporatily Unavailable",
    Reason.DECLINED: "603 Declined",
    Reason.DO_NOT_DISTURB: "DND",
    Reason.CANCELLED: "487 Request Terminated",
    Reason.UNREACHABLE: "Line Unreachable",
    Reason.UNKNOWN_NUMBER: "404 NOT found",
    Reason.NOT_PERMITTED: "NO Outbound Restrictin",
    Reason.CONGESTED: "Circuit/channel congestion",
}
"""As they are printed, slips included. 487 is not in the vendor's list; it is what SIP says when a caller gives up."""
OPTIONS: Final = {"add": "CREATE", "update": "UPDATE", "del": "DELETE"}
