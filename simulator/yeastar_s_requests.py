"""How a Yeastar S-Series writes its reports over HTTP, and how often it tries (vendor_docs/yeastar_s.md, section 3.1)."""

from typing import Final

from .push import Style
from .pusher import Schedule

STYLE: Final = Style(
    headers=(
        "Host: {host}: {port}",
        "Accept: application/json",
        "User-Agent: WebAPI",
        "Content-Type: application/json",
        "Accept: application/json",
        "Content-Length: {length}",
    )
)
"""As printed, with the blank in Host and Accept twice. Content-Length is not printed."""
PLAIN_HEADERS: Final = (
    "Host: {host}:{port}",
    "Accept: application/json",
    "User-Agent: WebAPI",
    "Content-Type: application/json",
    "Content-Length: {length}",
)
"""The same without what may be slips of the documentation."""
SCHEDULE: Final = Schedule(at_once=1, rounds=60, pause=5.0)
"""Until 200, says the vendor, and not how often; here it ends after five minutes."""
