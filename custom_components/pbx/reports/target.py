"""Where a phone system that has an API has to send its reports."""

from typing import Any

from homeassistant.components import webhook
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback

from ..addresses import parse_address
from ..const import CONF_REPORT_ADDRESS, CONF_REPORT_PORT, DEFAULT_REPORT_PORT
from ..runtime.client import chosen_delivery
from ..systems.base import ReportTarget
from ..systems.settings import Delivery
from . import port


def report_port_of(entry: ConfigEntry[Any]) -> int:
    """Return the report port of an entry; 0 when it has none."""
    default = chosen_delivery(entry.data) is Delivery.TARGET and DEFAULT_REPORT_PORT
    return int(entry.options.get(CONF_REPORT_PORT, default))


@callback
def async_target_of(
    hass: HomeAssistant, entry: ConfigEntry[Any]
) -> ReportTarget | None:
    """Return where the system of an entry has to report to, as things are now."""
    report_port = report_port_of(entry)
    return async_get_report_target(
        hass,
        entry.data[CONF_WEBHOOK_ID],
        entry.options.get(CONF_REPORT_ADDRESS, ""),
        report_port if port.is_open(hass, report_port) else None,
    )


@callback
def async_get_report_target(
    hass: HomeAssistant, webhook_id: str, address: str, report_port: int | None
) -> ReportTarget | None:
    """Return the target to hand to a system, or None when nothing here takes plain HTTP.

    Args:
        hass: Home Assistant.
        webhook_id: The secret part of the path.
        address: ``host`` or ``host:port`` as typed in the options; nothing lets the
            system send to where the login came from.
        report_port: The open report port, if any. It is preferred, because while Home Assistant starts, its web
            server acknowledges reports that nobody takes yet.
    """
    host, port = None, None
    if address:
        typed = parse_address(address)
        host, port = typed.host, typed.port
        if ":" in host:
            host = f"[{host}]"
    if port is None:
        port = report_port
    if port is None and (api := hass.config.api) and not api.use_ssl:
        port = api.port
    if port is None:
        return None
    path = webhook.async_generate_path(webhook_id).lstrip("/")
    return ReportTarget(host=host, port=port, path=path)
