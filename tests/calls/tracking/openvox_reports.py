"""Reports as an OpenVox sends them in its older format (vendor_docs/openvox_uc.md, section 7)."""

import json
from typing import Any

EXTENSIONS = {"101": "Front desk", "102": "Kitchen", "105": None, "106": "Lena Koch"}

type Line = dict[str, str]


def said(action: str, call: str, **more: Any) -> str:
    """Return a report."""
    return json.dumps({"action": action, "callid": call, **more})


def ext(*numbers: str) -> dict[str, Any]:
    """Return extensions as they stand without a line."""
    return {"ext": {"extid": list(numbers)}}


def one(number: str) -> dict[str, Any]:
    """Return an extension as it stands beside a line."""
    return {"ext": {"extid": number}}


def inbound(line_id: str, caller: str = "103", to: str = "101") -> dict[str, Line]:
    """Return the line that a call came in on."""
    fields = {"from": caller, "to": to, "trunk": "to-18-16-2", "inboundid": line_id}
    return {"inbound": fields}


def outbound(line_id: str, by: str = "106", to: str = "103") -> dict[str, Line]:
    """Return the line that a call went out on."""
    fields = {"from": by, "to": to, "trunk": "to-18-16-2", "outboundid": line_id}
    return {"outbound": fields}


def record(call: str, by: str, to: str, kind: str, verdict: str = "ANSWERED") -> str:
    """Return a NewCdr."""
    return said(
        "NewCdr",
        call,
        timestart="2020-05-20 10:11:22",
        callfrom=by,
        callto=to,
        callduraction="10",
        talkduraction="5",
        status=verdict,
        type=kind,
    )
