"""Reports as the systems send them, and a tracker to tell them to."""

from datetime import UTC, datetime, timedelta
import json
from typing import Any

from custom_components.pbx.calls.model import Call, CallEvent, CallEventType, Changes
from custom_components.pbx.calls.report import CallReport
from custom_components.pbx.calls.tracking.tracker import Tracker
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.base import PhoneSystem

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CALL = f"{int(START.timestamp())}.101"
CALLER = "5550100"
EXTENSIONS = {
    "1000": "Reception",
    "1001": "Anna Berg",
    "1002": "Jonas Weber",
    "1003": "Workshop",
}

type Fields = dict[str, Any]


YEASTAR = SYSTEMS["yeastar_s"]
OPENVOX = SYSTEMS["openvox_uc"]
HUAWEI = SYSTEMS["huawei_aicc"]


def ext(
    number: str, status: str | None = None, channel: int = 0, **more: str
) -> Fields:
    """Return an extension as a member."""
    channel = channel or int(number)
    return {"ext": _member({"number": number}, f"{number}-{channel:08x}", status, more)}


def inbound(status: str | None = None, to: str = "1000", **more: str) -> Fields:
    """Return the line that a call came in on as a member."""
    fields = {"from": CALLER, "to": to, "trunkname": "siptrunk"}
    return {"inbound": _member(fields, "trunk-siptrunk-00000001", status, more)}


def outbound(status: str | None = None, by: str = "1000", **more: str) -> Fields:
    """Return the line that a call went out on as a member."""
    fields = {"from": by, "to": CALLER, "trunkname": "siptrunk"}
    return {"outbound": _member(fields, "trunk-siptrunk-00000002", status, more)}


def _member(
    fields: dict[str, str], channel: str, status: str | None, more: dict[str, str]
) -> dict[str, str]:
    stated = {"memberstatus": status} if status else {}
    return {**fields, "channelid": f"PJSIP/{channel}", **stated, **more}


def status(*members: Fields, call: str = CALL) -> Fields:
    """Return a CallStatus."""
    return {"event": "CallStatus", "callid": call, "members": list(members)}


def transferred(*members: Fields, event: str = "Tranfer", call: str = CALL) -> Fields:
    """Return a Tranfer, or a Forward."""
    return {"event": event, "callid": call, "members": list(members)}


def failed(*members: Fields, reason: str = "486 Busy here", call: str = CALL) -> Fields:
    """Return a CallFailed."""
    return {
        "callid": call,
        "event": "CallFailed",
        "reason": reason,
        "members": list(members),
    }


def record(
    verdict: str = "ANSWERED",
    kind: str = "Inbound",
    by: str = CALLER,
    to: str = "1000",
    call: str = CALL,
    **more: str,
) -> Fields:
    """Return a NewCdr."""
    return {
        "event": "NewCdr",
        "callid": call,
        "timestart": "2026-11-20 00:00:00",
        "callfrom": by,
        "callto": to,
        "callduraction": "19",
        "talkduraction": "14",
        "srctrunkname": "siptrunk" if kind == "Inbound" else "",
        "dsttrcunkname": "siptrunk" if kind == "Outbound" else "",
        "status": verdict,
        "type": kind,
        **more,
    }


def decode(fields: Fields | str, by: type[PhoneSystem] = YEASTAR) -> CallReport:
    """Return the one report in a body."""
    body = fields if isinstance(fields, str) else json.dumps(fields)
    (report,) = by.decode(body.encode())
    assert isinstance(report, CallReport)
    return report


class Told:
    """A tracker with a clock that moves when it is told to, and everything that came of it."""

    def __init__(
        self,
        by: type[PhoneSystem] = YEASTAR,
        extensions: dict[str, str | None] | dict[str, str] | None = EXTENSIONS,
    ) -> None:
        """Begin at START."""
        self.system = by
        self.tracker = Tracker(unstable_ids=by is OPENVOX)
        self.tracker.known_extensions = extensions
        self.now = START
        self.events: list[CallEvent] = []
        self.calls: list[Call] = []

    def hear(self, *reports: Fields | str, after: float = 0) -> Changes:
        """Tell it reports, some seconds after what it heard last."""
        self.wait(after)
        for fields in reports:
            changes = self.take(
                self.tracker.apply(decode(fields, self.system), self.now)
            )
        return changes

    def wait(self, seconds: float) -> None:
        """Let time pass, with a timer that follows the deadlines. Nobody answers its questions."""
        until = self.now + timedelta(seconds=seconds)
        while (due := self.tracker.next_deadline()) and due <= until:
            self.now = max(self.now, due)
            self.tracker.to_check(self.now)
            self.take(self.tracker.expire(self.now))
        self.now = until

    def pass_time(self, seconds: float) -> list[str]:
        """Let time pass and return which calls it wants to be asked about then."""
        self.now += timedelta(seconds=seconds)
        self.take(self.tracker.expire(self.now))
        return self.tracker.to_check(self.now)

    def take(self, changes: Changes) -> Changes:
        """Note what changed."""
        self.events += changes.events
        self.calls += changes.calls
        return changes

    @property
    def types(self) -> list[CallEventType]:
        """The types of the events so far."""
        return [event.type for event in self.events]

    @property
    def outcomes(self) -> list[str | None]:
        """The outcomes of the calls that have ended."""
        return [
            event.call.outcome
            for event in self.events
            if event.type is CallEventType.ENDED
        ]

    @property
    def last(self) -> Call:
        """The call that changed last."""
        return self.calls[-1]

    def event(self, kind: CallEventType) -> CallEvent:
        """Return the only event of a type."""
        (found,) = (event for event in self.events if event.type is kind)
        return found
