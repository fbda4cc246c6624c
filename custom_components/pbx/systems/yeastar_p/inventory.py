"""Reads what a P-Series says of itself, its extensions and its trunks (vendor_docs/yeastar_p.md, sections 1.1, 3.5 and 4)."""

from collections.abc import Iterable
import re
from typing import Final

from ...calls.limits import MAX_NUMBER
from ...calls.model import Extension, ReportedState, Trunk
from ..base import DeviceInfo
from ..errors import NotThisSystem
from ..lenient_values import Fields, first, objects, text, whole
from ..settings import Delivery
from .presence import read_do_not_disturb

_EDITIONS: Final = {
    "37": "Appliance Edition",
    "83": "Software Edition",
    "84": "Cloud Edition",
}
"""What the first number of a firmware says."""

_CLOUD: Final = "84"
_FIRST_WITH_WEBHOOKS: Final = (20, 0, 21)
_DIGITS: Final = re.compile(r"\d+")

_TRUNK_STATUSES: Final = {
    1: "idle",
    2: "busy",
    3: "idle",
    4: "registering",
    41: "failure",
    42: "failure",
    43: "failure",
    44: "disabled",
}


def read_device(reply: Fields) -> DeviceInfo:
    """Return what the PBX is. Raises NotThisSystem when it does not say its serial number."""
    described = objects(reply.get("data"))
    fields = described[0] if described else {}
    serial_number = text(fields.get("sn"))
    if serial_number is None:
        raise NotThisSystem("The phone system does not say its serial number")
    firmware = text(fields.get("firmware_version"))
    line, *rest = _DIGITS.findall(firmware or "") or [""]
    edition = _EDITIONS.get(line)
    model = text(fields.get("model_name"))
    has_webhooks = tuple(map(int, rest)) >= _FIRST_WITH_WEBHOOKS
    return DeviceInfo(
        serial_number=serial_number,
        name=text(fields.get("device_name")),
        model=f"{model or 'P-Series'} ({edition})" if edition else model,
        hardware_version=text(fields.get("hardware_version")),
        firmware_version=firmware,
        deliveries=(
            (Delivery.STREAM, Delivery.WEBHOOK) if has_webhooks else (Delivery.STREAM,)
        ),
        in_cloud=line == _CLOUD,
    )


def read_extensions(rows: Iterable[Fields]) -> list[Extension]:
    """Return the extensions of a list. An extension is registered as long as any of its phones is."""
    return [
        Extension(
            number=number,
            name=text(fields.get("caller_id_name")),
            status=text(fields.get("presence_status")) or "",
            state=_registration(fields.get("online_status")),
            do_not_disturb=read_do_not_disturb(fields.get("presence_status")),
        )
        for fields in rows
        if (number := first(fields, "number", most=MAX_NUMBER))
    ]


def read_trunks(rows: Iterable[Fields]) -> list[Trunk]:
    """Return the trunks of a list."""
    return [
        Trunk(
            name=name,
            type=text(fields.get("type")),
            status=_TRUNK_STATUSES.get(whole(fields.get("status")) or 0, "unknown"),
            status_text=text(fields.get("status")) or "",
        )
        for fields in rows
        if (name := text(fields.get("name")))
    ]


def _registration(value: object) -> ReportedState | None:
    """Return what the phones of an extension say; None where nothing is said of them."""
    if not isinstance(value, dict):
        return None
    phones = [whole(phone.get("status")) for phone in objects(list(value.values()))]
    if not phones:
        return None
    return ReportedState.IDLE if any(phones) else ReportedState.UNREGISTERED
