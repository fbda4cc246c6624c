"""The webhook that an administrator sets in a P-Series PBX (vendor_docs/yeastar_p.md, section 2.1)."""

from dataclasses import dataclass
from typing import Final

from .push import Style
from .pusher import Schedule

WEBHOOK_SECRET: Final = "0123456789abcdefghijklmnopqrstuv"
WEBHOOK_FIRMWARE: Final = (20, 0, 21)
"""The first firmware with webhooks, without the number of its edition."""
TEST_MESSAGE: Final = b'{"event":"test","message":"Connectivity test"}'
STYLE: Final = Style(
    headers=(
        "Host: {host}:{port}",
        "Content-Type: application/json",
        "X-Signature: {signature}",
        "Content-Length: {length}",
        "Connection: close",
    )
)
SCHEDULE: Final = Schedule(any_success=True)
"""No repeats: the vendor does not speak of any."""


@dataclass(slots=True, kw_only=True)
class Webhook:
    """What an administrator set for the webhook besides its address: the ``topics`` that are sent, all if empty."""

    topics: tuple[int, ...] = ()
