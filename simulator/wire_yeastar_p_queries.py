"""What a P-Series PBX answers when it is asked (vendor_docs/yeastar_p.md, section 4)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from .live_call import ExtensionStatus, Kind, LiveCall, Party, State
from .office import Line
from .openapi_lists import by_ids, page
from .openapi_reply import NOT_FOUND, PARAMETER_ERROR, Refused, failed, succeeded
from .switchboard import Switchboard
from .wire_member_status import shown_status
from .wire_text import Reply, Value
from .wire_yeastar_p_records import Row, YeastarPRecords

TRUNK_STATUS: Final = {
    "registered": 1,
    "idle": 1,
    "busy": 2,
    "unmonitored": 3,
    "registering": 4,
    "failed": 41,
    "unreachable": 42,
    "unavailable": 43,
    "disabled": 44,
}
"""The numbers for the words that the office has; 0 says that nothing is known."""
DIRECTIONS: Final = ("inbound", "outbound", "internal")
PRESENCES: Final = (
    "available",
    "away",
    "business_trip",
    "do_not_disturb",
    "lunch",
    "off_work",
)
_CALL_STATUS: Final = {
    ExtensionStatus.UNREGISTERED: 0,
    ExtensionStatus.IDLE: 1,
    ExtensionStatus.BUSY: 2,
    ExtensionStatus.RINGING: 3,
    # Whoever has put the call on hold is shown to talk.
    ExtensionStatus.HOLD: 2,
}
FIRST_QUEUE_ID: Final = 3
"""Invented, so that nobody takes the number for the id."""

type Query = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class YeastarPQueries(YeastarPRecords):
    """Answers to queries, as objects to be put into JSON.

    ``no_calls`` is how call/query says that there are no calls; ``unknown_call`` the same for a call that it does not know.
    ``queue_status`` is live, or always the empty answer that a client got. ``outbound_rings`` is the status of a callee outside
    that rings. ``hold_shows`` and ``lifted`` are as with the S-Series. ``presences`` are those of extensions that are neither available nor silent.
    """

    serial_step: int = 1
    no_calls: Literal["missing", "null", "list"] = "missing"
    unknown_call: Literal["missing", "null", "list", "60001"] = "missing"
    queue_status: Literal["live", "60001"] = "live"
    outbound_rings: Literal["EARLYMEDIA", "RING"] = "EARLYMEDIA"
    hold_shows: Literal["holder", "held", "both"] = "holder"
    lifted: Literal["ANSWER", "ALERT"] = "ANSWER"
    presences: Mapping[str, str] = field(default_factory=dict)

    def member_status(self, call: LiveCall, party: Party) -> str:
        """Return a member's member_status now."""
        if party.kind is Kind.OUTBOUND and party.state is State.RINGING:
            return self.outbound_rings
        return shown_status(call, party, hold_shows=self.hold_shows, lifted=self.lifted)

    def member(self, party: Party, status: str) -> Value:
        """Return a member of a call: ``extension``, ``inbound`` or ``outbound``."""
        who: dict[str, Value] = {"number": party.number}
        if party.kind is not Kind.EXTENSION:
            who = {"from": party.caller, "to": party.called, "trunk_name": party.trunk}
        inside = party.kind is Kind.EXTENSION
        return {
            "extension" if inside else party.kind.value: {
                **who,
                "channel_id": party.channel_id,
                "member_status": status,
                "call_path": party.path or self.blank,
            }
        }

    def call_query(self, calls: Iterable[LiveCall], query: Query) -> Reply:
        """Answer call/query for a call, a direction, an extension, or for all calls. Raises Refused."""
        call_id, kind = query.get("call_id", ""), query.get("type", "")
        if kind and kind not in DIRECTIONS:
            raise Refused(PARAMETER_ERROR)
        number = query.get("extension", "")
        found: list[Value] = [
            {
                "call_id": self.call_id(call),
                "members": [
                    self.member(party, self.member_status(call, party))
                    for party in call.live
                ],
            }
            for call in calls
            if call_id in {"", self.call_id(call)}
            and kind in {"", call.direction}
            and (not number or any(_is(party, number) for party in call.live))
        ]
        if found:
            return succeeded(data=found)
        match self.unknown_call if call_id else self.no_calls:
            case "60001":
                return failed(NOT_FOUND)
            case "null":
                return succeeded(data=None)
            case "list":
                return succeeded(data=[])
            case _:
                return succeeded()

    def system_information(self, now: float, started_at: float) -> Reply:
        """Answer system/information."""
        office = self.office
        return succeeded(
            data={
                "device_name": office.model,
                "model_name": office.model,
                "sn": office.serial_number,
                "hardware_version": office.hardware,
                "firmware_version": office.firmware,
                "system_time": self.display(now),
                "up_time": int(now - started_at),
                "system_date_format": self.date_format,
                "system_time_format": "hh:mm:ss A" if self.twelve_hours else "HH:mm:ss",
                "timestamp": int(now),
            }
        )

    def extension_list(self, query: Query) -> Reply:
        """Answer extension/list. Raises Refused."""
        return page(self._extensions(), query)

    def extension_query(self, query: Query) -> Reply:
        """Answer extension/query with what the list says; the other settings are nobody's business. Raises Refused."""
        return by_ids(self._extensions(), query)

    def _extensions(self) -> list[Row]:
        office = self.office
        absent: Value = {"status": 0}
        return [
            {
                "id": place,
                "number": number,
                "caller_id_name": name,
                "presence_status": self.presence_of(number),
                "custom_presence_status": "",
                "online_status": {
                    "sip_phone": {"status": int(number not in office.unregistered)},
                    "fxs_phone": absent,
                    "linkus_desktop": absent,
                    "linkus_mobile": absent,
                    "linkus_web": absent,
                },
                "role_name": "",
                "timezone": "",
            }
            for place, (number, name) in enumerate(office.extensions.items(), 1)
        ]

    def presence_of(self, number: str) -> str:
        """Return the presence of an extension."""
        silent = number in self.office.do_not_disturb
        return "do_not_disturb" if silent else self.presences.get(number, "available")

    def trunk_list(self, query: Query) -> Reply:
        """Answer trunk/list. Raises Refused."""
        rows: list[Row] = [
            {
                "id": place,
                "status": trunk_status(trunk),
                "name": trunk.name,
                "type": trunk.type,
                "host_port": trunk.port,
            }
            for place, trunk in enumerate(self.office.trunks, 7)
        ]
        return page(rows, query)

    def queue_list(self, query: Query) -> Reply:
        """Answer queue/list, whose list is called otherwise than the others'. Everybody is an agent. Raises Refused."""
        return page([self._queue()], query, "queue_list")

    def queue_query(self, query: Query) -> Reply:
        """Answer queue/query. Raises Refused."""
        return by_ids([self._queue()], query)

    def _queue(self) -> Row:
        agents: list[Value] = [
            {
                "text": name,
                "text2": number,
                "value": str(place),
                "type": "extension",
            }
            for place, (number, name) in enumerate(self.office.extensions.items(), 1)
        ]
        return {
            "id": FIRST_QUEUE_ID,
            "number": self.office.queue,
            "name": self.queue_name,
            "ring_strategy": "ring_all",
            "static_agent_list": agents,
            "dynamic_agent_list": None,
            "manager_list": [],
        }

    def queue_call_status(
        self, switchboard: Switchboard, query: Query, now: float
    ) -> Reply:
        """Answer queue/call_status; as DATA NOT FOUND when nobody is in the queue, or it is not asked by its ``id``."""
        found: dict[str, list[Value]] = {"waiting": [], "ringing": [], "active": []}
        known = query.get("id") == str(FIRST_QUEUE_ID) and self.queue_status == "live"
        for call in switchboard.in_progress if known else ():
            if self.office.queue in call.path:
                agents = [
                    party for party in call.live if _came_by(party, self.office.queue)
                ]
                stage = _stage(agents)
                found[stage].append(self._queued(call, agents, now))
        fields: dict[str, Value] = {}
        for stage, listed in found.items():
            fields |= {f"{stage}_calls": len(listed), f"{stage}_list": listed or None}
        return (
            succeeded(**fields) if any(found.values()) else failed(NOT_FOUND, **fields)
        )

    def queue_agent_status(
        self, switchboard: Switchboard, query: Query, paused: Collection[str]
    ) -> Reply:
        """Answer queue/agent_status. Raises Refused where it is not asked by the queue's ``id``."""
        if query.get("id") != str(FIRST_QUEUE_ID):
            raise Refused(NOT_FOUND)
        rows: list[Value] = [
            {
                "name": name,
                "number": number,
                "is_login": 1,
                "is_pause": int(number in paused),
                "call_status": _CALL_STATUS[switchboard.status(number)],
                "pause_reason": "",
                "agent_type": "static",
                "max_threshold_for_pause_time": 0,
                "max_threshold_for_logout_time": 0,
            }
            for number, name in self.office.extensions.items()
        ]
        return succeeded(total_number=len(rows), data=rows)

    def phone_address(self, number: str) -> str:
        """Return the address of an extension's phone."""
        return f"192.0.2.{100 + list(self.office.extensions).index(number) % 100}"

    def _queued(self, call: LiveCall, agents: list[Party], now: float) -> Value:
        agent = agents[0].number if agents else ""
        return {
            "call_id": self.call_id(call),
            "caller_number": call.caller,
            "caller_display_name": self.office.extensions.get(call.caller, ""),
            "callee_number": agent,
            "callee_display_name": self.office.extensions.get(agent, ""),
            "duration": int(now - call.started_at),
        }


def trunk_status(trunk: Line) -> int:
    """Return the number for a trunk's status, which may be a number already."""
    word = trunk.status.lower()
    return int(word) if word.isdecimal() else TRUNK_STATUS.get(word, 0)


def _is(party: Party, number: str) -> bool:
    return party.kind is Kind.EXTENSION and party.number == number


def _came_by(party: Party, path: str) -> bool:
    return party.path == path and not party.is_caller


def _stage(agents: list[Party]) -> str:
    if any(agent.connected for agent in agents):
        return "active"
    return "ringing" if agents else "waiting"
