"""What Yeastar and OpenVox answer about their queue (vendor_docs/yeastar_s.md, section 4.6; vendor_docs/openvox_uc.md, section 4.8)."""

from collections.abc import Collection, Iterator
from typing import Final

from .live_call import ExtensionStatus, Kind, LiveCall, Party
from .office import Office
from .switchboard import Switchboard
from .wire_text import Value

QUEUE_NAME: Final = "Sales"
PAUSED: Final = "9"
_AGENT_STATUS: Final = {
    ExtensionStatus.IDLE: "1",
    ExtensionStatus.BUSY: "2",
    ExtensionStatus.UNREGISTERED: "5",
    ExtensionStatus.RINGING: "6",
    ExtensionStatus.HOLD: "8",
}


def queue_settings(office: Office) -> dict[str, Value]:
    """Return the settings of the queue, with the password that makes agents of people. Every extension is an agent."""
    return {
        "queuenumber": office.queue,
        "queuename": QUEUE_NAME,
        "password": "666666",
        "agents": ",".join((*office.extensions, "")),
        "ringstrategy": "Ring All",
        "dynamicagents": "",
        "maxwaittime": "600",
    }


def queue_members(
    office: Office, switchboard: Switchboard, paused: Collection[str]
) -> list[Value]:
    """Return what the agents of the queue do."""
    return [
        {
            "agent": number,
            "agentstatus": PAUSED
            if number in paused
            else _AGENT_STATUS[switchboard.status(number)],
        }
        for number in office.extensions
    ]


def queue_callers(
    office: Office, switchboard: Switchboard
) -> Iterator[tuple[LiveCall, Party]]:
    """Yield the calls in the queue that no agent has taken, oldest first, with who waits."""
    for call in switchboard.in_progress:
        live = call.live
        taken = any(
            party.kind is Kind.EXTENSION and not party.is_caller and party.connected
            for party in live
        )
        callers = [party for party in live if party.is_caller]
        if office.queue in call.path and callers and not taken:
            yield call, callers[0]
