"""What a Yeastar S-Series PBX answers when it is asked (vendor_docs/yeastar_s.md, section 4)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, Literal

from .live_call import ExtensionStatus, Kind, LiveCall, Party
from .office import YEASTAR, Office
from .switchboard import Switchboard
from .wire_member_status import shown_status
from .wire_queues import queue_callers, queue_members, queue_settings
from .wire_text import Reply, Value, local_time

SUCCESS: Final = "Success"
LISTED: Final = {
    ExtensionStatus.IDLE: "Registered",
    ExtensionStatus.RINGING: "Ringing",
    ExtensionStatus.BUSY: "Busy",
    ExtensionStatus.HOLD: "Hold",
    ExtensionStatus.UNREGISTERED: "Unavailable",
}


def failed(errno: str) -> Reply:
    """Return the answer that something went wrong."""
    return {"status": "Failed", "errno": errno}


def member(party: Party, status: str = "") -> Value:
    """Return a member of a call: ``ext``, ``inbound`` or ``outbound``; without a status as Tranfer and CallFailed have it."""
    fields: dict[str, Value] = {"number": party.number}
    if party.kind is not Kind.EXTENSION:
        fields = {"from": party.caller, "to": party.called, "trunkname": party.trunk}
    fields["channelid"] = party.channel_id
    if status:
        fields["memberstatus"] = status
        if party.path:
            fields["callpath"] = party.path
    return {party.kind.value: fields}


@dataclass(frozen=True, slots=True, kw_only=True)
class YeastarQueries:
    """Answers to queries, as objects to be put into JSON.

    ``hold_shows`` is whose member has HOLD: who pressed it, who hears the music, or both. ``calls_key`` is what call/query calls
    its list: the examples say Calls, the table says calls. ``lifted`` is how the caller of a call that an application dialled is
    shown from picking up its own phone until the callee picks up: as a party that answered, or as a party that hears ring-back.
    """

    office: Office = YEASTAR
    serial_step: int = 1
    hold_shows: Literal["holder", "held", "both"] = "holder"
    calls_key: Literal["Calls", "calls"] = "Calls"
    lifted: Literal["ANSWER", "ALERT"] = "ANSWER"

    def member_status(self, call: LiveCall, party: Party) -> str:
        """Return a member's memberstatus now."""
        return shown_status(call, party, hold_shows=self.hold_shows, lifted=self.lifted)

    def call_query(
        self,
        calls: Iterable[LiveCall],
        *,
        callid: str | None = None,
        kind: str | None = None,
    ) -> Reply:
        """Answer call/query for a call (errno 10005 if there is none) or for all inbound or outbound calls, newest first."""
        found = [call for call in calls if callid in {None, call.call_id}]
        if callid is not None and not found:
            return failed("10005")
        wanted = [call for call in found if kind in {None, call.direction}]
        return {
            self.calls_key: [self._call(call) for call in reversed(wanted)],
            "status": SUCCESS,
        }

    def query_call(self, switchboard: Switchboard, number: str) -> Reply:
        """Answer extension/query_call for a single extension, several with commas between, or all (errno 10006)."""
        numbers = list(self.office.extensions) if number == "all" else number.split(",")
        if not set(numbers) <= self.office.extensions.keys():
            return failed("10006")
        listed: list[Value] = []
        for wanted in numbers:
            mine = [
                call
                for call in switchboard.in_progress
                if any(_is(party, wanted) for party in call.live)
            ]
            listed.append(
                {"number": wanted, "numbercalls": [self._call(call) for call in mine]}
            )
        return {"status": SUCCESS, "calllist": listed}

    def extension_list(self, switchboard: Switchboard) -> Reply:
        """Answer extension/list."""
        extensions = self.office.extensions.items()
        return {
            "status": SUCCESS,
            "extlist": [
                {
                    "number": number,
                    "status": LISTED[switchboard.status(number)],
                    "type": "SIP",
                    "username": name,
                }
                for number, name in extensions
            ],
        }

    def extension_query(self, switchboard: Switchboard, number: str) -> Reply:
        """Answer extension/query for a single extension, several with commas between, or all (errno 10006); secrets are in it."""
        numbers = list(self.office.extensions) if number == "all" else number.split(",")
        if not set(numbers) <= self.office.extensions.keys():
            return failed("10006")
        silent = self.office.do_not_disturb
        return {
            "status": SUCCESS,
            "extinfos": [
                {
                    "number": number,
                    "username": self.office.extensions[number],
                    "status": LISTED[switchboard.status(number)],
                    "type": "SIP",
                    "callerid": number,
                    "registername": number,
                    "registerpassword": f"Secret{number}",
                    "loginpassword": "0cc175b9c0f1b6a831c399e269772661",
                    "vmsecret": number,
                    "dnd": "on" if number in silent else "off",
                }
                for number in numbers
            ],
        }

    def queue_query(self, number: str) -> Reply:
        """Answer queue/query for the queue, or for all; a password is in it (errno 10013)."""
        if number not in {"all", self.office.queue}:
            return failed("10013")
        return {"status": SUCCESS, "queues": [queue_settings(self.office)]}

    def queue_status(
        self, switchboard: Switchboard, number: str, paused: Collection[str], now: float
    ) -> Reply:
        """Answer queue/query_status (errno 10013). How a time of waiting is written is not documented; here it is in seconds."""
        if number != self.office.queue:
            return failed("10013")
        callers: list[Value] = [
            {
                "callernum": call.caller,
                "waittime": str(int(now - call.started_at)),
                "channelid": caller.channel_id,
            }
            for call, caller in queue_callers(self.office, switchboard)
        ]
        status: Value = {
            "callercount": str(len(callers)),
            "members": queue_members(self.office, switchboard, paused),
            "callers": callers,
        }
        return {
            "status": SUCCESS,
            "queues": [{"number": number, "queuestatus": [status]}],
        }

    def extension_list_v1(self, switchboard: Switchboard) -> Reply:
        """Answer extensionlist/query, which v1 had instead of extension/list."""
        return {
            "status": SUCCESS,
            "extlist": [
                {
                    "extnumber": number,
                    "status": LISTED[switchboard.status(number)],
                    "type": "SIP",
                    "username": name,
                    "agentid": "",
                }
                for number, name in self.office.extensions.items()
            ],
        }

    def trunk_list(self) -> Reply:
        """Answer trunk/list, and trunklist/query of v1."""
        trunks: list[Value] = []
        for place, trunk in enumerate(self.office.trunks, 7):
            status = trunk.status.lower() if trunk.type == "SIP" else trunk.status
            fields: dict[str, Value] = {
                "trunkname": trunk.name,
                "id": str(place),
                "status": status,
            }
            fields["type"] = trunk.type
            if trunk.port:
                fields["port"] = trunk.port
            trunks.append(fields)
        return {"status": SUCCESS, "trunklist": trunks}

    def device_info(self, now: float, started_at: float | None = None) -> Reply:
        """Answer deviceinfo/query."""
        office = self.office
        hours = int(office.utc_offset / timedelta(hours=1))
        up = datetime.fromtimestamp(now - (started_at or now - 12_304), UTC)
        registered = len(office.extensions) - len(office.unregistered)
        return {
            "status": SUCCESS,
            "deviceinfo": {
                "devicename": office.model,
                "sn": office.serial_number,
                "hardwarever": office.hardware,
                "firmwarever": office.firmware,
                "systemtime": f"{local_time(now, timezone(office.utc_offset))} UTC{hours:+d}",
                "uptime": up.strftime("%H:%M:%S"),
                "extensionstatus": f"{registered}/100",
            },
        }

    def inbound_query(
        self, calls: Iterable[LiveCall], ids: Collection[str] = ()
    ) -> Reply:
        """Answer inbound/query of v1."""
        return {"status": SUCCESS, "inbound": self._lines(calls, Kind.INBOUND, ids)}

    def outbound_query(
        self, calls: Iterable[LiveCall], ids: Collection[str] = ()
    ) -> Reply:
        """Answer outbound/query of v1."""
        return {"status": SUCCESS, "outbound": self._lines(calls, Kind.OUTBOUND, ids)}

    def phone_address(self, number: str) -> str:
        """Return the address of an extension's phone."""
        return f"192.168.5.{100 + list(self.office.extensions).index(number) % 100}"

    def _call(self, call: LiveCall) -> Value:
        members = [
            member(party, self.member_status(call, party)) for party in call.live
        ]
        return {"members": members, "callid": call.call_id}

    def _lines(
        self, calls: Iterable[LiveCall], kind: Kind, ids: Collection[str]
    ) -> list[Value]:
        listed: list[Value] = []
        for call in calls:
            for party in call.live:
                if party.kind is not kind or (ids and party.unique_id not in ids):
                    continue
                fields: dict[str, Value] = {
                    f"{kind}id": party.unique_id,
                    "from": party.caller,
                    "to": party.called,
                    "trunk": party.trunk,
                    "status": "Talking" if party.connected else "Progress",
                }
                if kind is Kind.INBOUND:
                    fields["callee"] = [
                        {"extid": other.number}
                        for other in call.live
                        if other.kind is Kind.EXTENSION
                    ]
                listed.append(fields)
        return listed


def _is(party: Party, number: str) -> bool:
    return party.kind is Kind.EXTENSION and party.number == number
