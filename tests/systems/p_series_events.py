"""Events as a P-Series sends them (vendor_docs/yeastar_p.md, section 3)."""

import json
from typing import Any

SN = "3630Z0000001"


def event(number: object, message: object, **more: object) -> bytes:
    """Return an event whose message is JSON in a text, as most are."""
    fields = {"type": number, "sn": SN, "msg": json.dumps(message), **more}
    return json.dumps(fields).encode()


def extension(number: str, status: str, path: str = "") -> dict[str, Any]:
    """Return an extension as an event names it."""
    return {
        "extension": {
            "number": number,
            "channel_id": f"PJSIP/{number}-00000022",
            "member_status": status,
            "call_path": path,
        }
    }
