"""The reports of a Yeastar S-Series, field by field (vendor_docs/yeastar_s.md, section 6.2)."""

from datetime import UTC, datetime
from typing import Any

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CALL = f"{int(START.timestamp())}.101"
CALLER = "5550100"

type Fields = dict[str, Any]


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
    result: str = "ANSWERED",
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
        "status": result,
        "type": kind,
        **more,
    }
