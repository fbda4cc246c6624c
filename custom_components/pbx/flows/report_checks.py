"""What to check when no report of a phone system arrives: what may be wrong at this very system and with its very address."""

from dataclasses import dataclass
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import HomeAssistant

from ..reports import port
from ..reports.arrivals import Arrival, ArrivalKind
from ..reports.target import async_target_of, report_port_of
from ..server_texts import async_get_texts
from ..systems.asterisk_based.local_address import local_address
from ..systems.base import PhoneSystem


@dataclass(frozen=True, slots=True)
class ReportAddress:
    """Where a system sends its reports.

    ``shown`` is what people compare, or let through a firewall. ``port`` is known where Home Assistant tells the system.
    """

    shown: str
    port: int | None = None


async def async_get_told_address(
    hass: HomeAssistant, entry: ConfigEntry[Any]
) -> ReportAddress | None:
    """Return where Home Assistant tells an entry's system to send its reports; None when it has no address to tell."""
    target = async_target_of(hass, entry)
    if target is None:
        return None
    host = target.host or await local_address(
        entry.data[CONF_HOST], entry.data[CONF_PORT]
    )
    shown = f"{host}:{target.port}" if host else f":{target.port}"
    return ReportAddress(shown, target.port)


async def async_get_checks(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    system: type[PhoneSystem],
    address: ReportAddress | None,
    came: Arrival | None,
) -> list[str]:
    """Return what may be wrong, the likeliest first.

    Args:
        hass: Home Assistant, in whose language the texts are.
        entry: The system's entry.
        system: What kind of system it is.
        address: Where it sends its reports.
        came: What came although it was no report of this system, if anything.
    """
    texts = await async_get_texts(hass)
    report_port = report_port_of(entry)
    placeholders = {
        "system": entry.title,
        "address": address.shown if address else "-",
        "host": entry.data.get(CONF_HOST, "-"),
        "port": str(address.port if address and address.port else report_port),
        "report_port": str(report_port),
    }
    return [
        texts[f"check_{key}"].format_map(placeholders)
        for key in _keys(hass, system, address, report_port, came)
    ]


def _keys(
    hass: HomeAssistant,
    system: type[PhoneSystem],
    address: ReportAddress | None,
    report_port: int,
    came: Arrival | None,
) -> list[str]:
    """Return the keys of the texts."""
    found = []
    match came:
        case Arrival(kind=ArrivalKind.OTHER_SYSTEM):
            found.append("other_system")
        case Arrival(kind=ArrivalKind.REFUSED_SOURCE):
            found.append("local_only")
    if address is None:
        return [*found, "no_address"]
    if report_port and not port.is_open(hass, report_port):
        found.append("port_busy")
    found += system.checks
    return [*found, *(("port", "report_address") if address.port else ("url",))]
