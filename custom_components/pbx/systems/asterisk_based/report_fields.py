"""Says to Yeastar and OpenVox where reports shall go (vendor_docs/yeastar_s.md, sections 2.1 and 2.3)."""

from ipaddress import ip_address

from ..base import ReportTarget
from ..settings import Settings
from .local_address import local_address

_DEFAULT_PORT = "8260"
_RELATIVE, _ABSOLUTE = "0", "1"


def report_fields(target: ReportTarget | None) -> dict[str, str]:
    """Return the fields that name the target. A port is required even where no reports are wanted."""
    if target is None:
        return {"port": _DEFAULT_PORT}
    port = str(target.port)
    if target.host is None:
        return {"port": port, "url": target.path, "urltag": _RELATIVE}
    bare = ":" in target.host and not target.host.startswith("[")
    host = f"[{target.host}]" if bare else target.host
    # Without a scheme, which the systems put in front by themselves.
    return {"port": port, "url": f"{host}:{port}/{target.path}", "urltag": _ABSOLUTE}


async def own_address(target: ReportTarget, settings: Settings) -> dict[str, str]:
    """Return the field that a heartbeat names our address with, as far as it is known.

    A login is answered to where it came from; a heartbeat shall say the address, so that the system does not lose it.
    """
    address = (target.host or "").strip("[]")
    if not _is_ip_address(address):
        address = await local_address(settings.host, settings.port) or ""
    return {"ipaddr": address} if address else {}


def _is_ip_address(address: str) -> bool:
    try:
        ip_address(address)
    except ValueError:
        return False
    return True
