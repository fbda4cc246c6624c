"""What an OpenVox UC PBX answers when it is asked, in JSON and in XML (vendor_docs/openvox_uc.md, sections 3 and 4)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timezone
from typing import Final, Literal
from xml.sax.saxutils import escape

from .live_call import ExtensionStatus, Kind, LiveCall, Party
from .office import OPENVOX, Office
from .switchboard import Switchboard
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
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" ?>'
_CALL_LISTS: Final = frozenset({"inbound", "outbound"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVoxQueries:
    """Answers to queries, as objects to be put into JSON or, with ``to_xml``, into XML.

    ``outbound_caller_id`` is what outbound/query prints as ``from`` instead of the extension, as the vendor's example does.
    ``queue_key`` is what queuestatus/query calls its queue: its example says queue, its table queues. ``talking_only`` leaves out calls that only ring; the only status in print is Talking. ``callee`` is an object in OpenVox's
    example and a list in Yeastar's.
    """

    office: Office = OPENVOX
    serial_step: int = 2
    outbound_caller_id: str = ""
    talking_only: bool = False
    callee: Literal["object", "list"] = "object"
    queue_key: Literal["queue", "queues"] = "queue"

    def inbound_query(
        self, calls: Iterable[LiveCall], ids: Collection[str] = ()
    ) -> Reply:
        """Answer inbound/query for these ids of calls or channels, or for all."""
        return {"status": SUCCESS, "inbound": self._lines(calls, Kind.INBOUND, ids)}

    def outbound_query(
        self, calls: Iterable[LiveCall], ids: Collection[str] = ()
    ) -> Reply:
        """Answer outbound/query for these ids of calls or channels, or for all."""
        return {"status": SUCCESS, "outbound": self._lines(calls, Kind.OUTBOUND, ids)}

    def extension_list(self, switchboard: Switchboard) -> Reply:
        """Answer extensionlist/query."""
        return {
            "status": SUCCESS,
            "extlist": [
                {
                    "extnumber": number,
                    "status": LISTED[switchboard.status(number)],
                    "type": "pjsip",
                    "username": name,
                    "agentid": "",
                }
                for number, name in self.office.extensions.items()
            ],
        }

    def extension_query(
        self, switchboard: Switchboard, numbers: Collection[str] = ()
    ) -> Reply:
        """Answer extension/query for these extensions, or for all; secrets are in it."""
        silent = self.office.do_not_disturb
        return {
            "status": SUCCESS,
            "extinfos": [
                {
                    "extnumber": number,
                    "username": name,
                    "type": "pjsip",
                    "status": LISTED[switchboard.status(number)],
                    "callerid": number,
                    "registerpassword": f"Secret{number}",
                    "userpassword": f"User{number}",
                    "vmsecret": number,
                    "dnd": "on" if number in silent else "off",
                }
                for number, name in self.office.extensions.items()
                if not numbers or number in numbers
            ],
        }

    def trunk_list(self) -> Reply:
        """Answer trunklist/query: the list is called ``trunkname``, like the name in it."""
        trunks: list[Value] = []
        for trunk in self.office.trunks:
            fields: dict[str, Value] = {
                "trunkname": trunk.name,
                "status": trunk.status,
                "type": trunk.type,
            }
            if trunk.port:
                fields["port"] = trunk.port
            trunks.append(fields)
        return {"status": SUCCESS, "trunkname": trunks}

    def queue_query(self, numbers: Collection[str] = ()) -> Reply:
        """Answer queue/query for these queues, or for all; a password is in it."""
        office = self.office
        known = not numbers or office.queue in numbers
        return {
            "status": SUCCESS,
            "queues": [queue_settings(office)] if known else [],
        }

    def queue_status(
        self, switchboard: Switchboard, number: str, paused: Collection[str]
    ) -> Reply:
        """Answer queuestatus/query, which says how many wait, and not who."""
        callers = list(queue_callers(self.office, switchboard))
        status: Value = {
            "members": queue_members(self.office, switchboard, paused),
            "callercount": len(callers),
        }
        described: Value = {"queuenumber": number, "queuestatus": status}
        return {"status": SUCCESS, self.queue_key: described}

    def device_info(self, now: float, started_at: float | None = None) -> Reply:
        """Answer deviceinfo/query."""
        office = self.office
        started = datetime.fromtimestamp(started_at or now - 4_900_000, UTC)
        registered = len(office.extensions) - len(office.unregistered)
        return {
            "status": SUCCESS,
            "deviceinfo": {
                "devicename": office.model,
                "sn": office.serial_number,
                "hardwarever": office.hardware,
                "firmwarever": office.firmware,
                "systemtime": local_time(now, timezone(office.utc_offset)),
                "uptime": started.strftime("%Y-%b-%d-%H:%M:%S"),
                "extensionstatus": f"{registered}/300",
            },
        }

    def _lines(
        self, calls: Iterable[LiveCall], kind: Kind, ids: Collection[str]
    ) -> list[Value]:
        listed: list[Value] = []
        for call in calls:
            mine = {party.unique_id for party in call.parties}
            for party in call.live:
                asked = not ids or not mine.isdisjoint(ids)
                if (
                    party.kind is kind
                    and asked
                    and (_talking(call) or not self.talking_only)
                ):
                    listed.append(self._line(call, party))
        return listed

    def _line(self, call: LiveCall, party: Party) -> Value:
        line_id = party.unique_id if call.forwarded_to else call.call_id
        outbound = party.kind is Kind.OUTBOUND
        fields: dict[str, Value] = {
            f"{party.kind}id": line_id,
            "from": (outbound and self.outbound_caller_id) or party.caller,
            "to": party.called,
            "trunk": party.trunk,
        }
        if not outbound:
            others: list[Value] = [
                {"extid": other.number}
                for other in call.live
                if other.kind is Kind.EXTENSION
            ]
            if self.callee == "list":
                fields["callee"] = others
            else:
                fields["callee"] = (
                    others[0]
                    if others
                    else {"extid": call.path[-1] if call.path else ""}
                )
        waiting = "Wait" if party.connected else "Progress"
        fields["status"] = "Talking" if _talking(call) else waiting
        return fields


def _talking(call: LiveCall) -> bool:
    return sum(party.connected for party in call.live) > 1


def to_xml(reply: Reply, *, item_style: bool = False) -> bytes:
    """Return an answer as XML.

    Lists have ``<item id="n">`` elements, also with one element. Calls do not: one call's fields stand in the element itself, and
    how two look is not documented: the element repeated, or items with ``item_style``.
    """
    return f"{_DECLARATION}<xml>{''.join(_element(*pair, item_style) for pair in reply.items())}</xml>".encode()


def _element(name: str, value: Value, item_style: bool) -> str:
    if isinstance(value, dict):
        inner = "".join(_element(*pair, item_style) for pair in value.items())
    elif not isinstance(value, list):
        inner = escape(str(value))
    elif name in _CALL_LISTS and (len(value) == 1 or not item_style) and value:
        return "".join(
            _element(name, item, item_style)
            for item in value
            if not isinstance(item, tuple)
        )
    else:
        inner = "".join(
            f'<item id="{place}">{_inner(item, item_style)}</item>'
            for place, item in enumerate(value)
        )
    return f"<{name}>{inner}</{name}>"


def _inner(item: object, item_style: bool) -> str:
    if isinstance(item, dict):
        return "".join(_element(*pair, item_style) for pair in item.items())
    return escape(str(item))
