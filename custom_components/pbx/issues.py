"""What people are asked to put right, in Home Assistant's repairs."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .calls.limits import MAX_CAMPAIGNS
from .calls.log.log_errors import LogError
from .const import DOMAIN
from .error_texts import LOG_PROBLEMS, log_error_texts

REPORT_PORT_BUSY = "report_port_busy"
NO_REPORT_TARGET = "no_report_target"
REFUSED_SOURCE = "refused_source"
REFUSED_CLOUD = "refused_cloud"
WRONG_SIGNATURE = "wrong_signature"
TOO_MANY_CAMPAIGNS = "too_many_campaigns"


@callback
def async_report_port_busy(
    hass: HomeAssistant, entry: ConfigEntry[Any], port: int
) -> None:
    """Say that the report port is another program's."""
    _async_create(hass, entry, REPORT_PORT_BUSY, port=str(port))


@callback
def async_no_report_target(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Say that the system has no address that it could report to without TLS."""
    _async_create(hass, entry, NO_REPORT_TARGET)


@callback
def async_refused_source(
    hass: HomeAssistant, entry: ConfigEntry[Any], source: str | None
) -> None:
    """Say that somebody knew the secret path whose address is not the system's.

    Args:
        hass: Home Assistant.
        entry: The system's entry.
        source: The address; None for what came through Home Assistant's cloud, of which no address is known.
    """
    if source is None:
        _async_create(hass, entry, REFUSED_CLOUD)
    else:
        _async_create(hass, entry, REFUSED_SOURCE, address=source)


@callback
def async_wrong_signature(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Say that somebody knew the secret path whose reports are not signed as the system signs them."""
    _async_create(hass, entry, WRONG_SIGNATURE)


@callback
def async_too_many_campaigns(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Say that results came of more campaigns than get a device."""
    _async_create(hass, entry, TOO_MANY_CAMPAIGNS, limit=str(MAX_CAMPAIGNS))


@callback
def async_call_log(
    hass: HomeAssistant, entry: ConfigEntry[Any], problem: LogError | None
) -> None:
    """Say what is wrong with the call log, or take it back when nothing is any more."""
    kind = log_error_texts(problem).problem if problem else None
    async_clear(hass, entry, *(other for other in LOG_PROBLEMS if other != kind))
    if kind:
        _async_create(hass, entry, kind)


@callback
def async_clear(hass: HomeAssistant, entry: ConfigEntry[Any], *kinds: str) -> None:
    """Take back what people were asked to put right, because it is right now."""
    for kind in kinds:
        ir.async_delete_issue(hass, DOMAIN, f"{kind}_{entry.entry_id}")


@callback
def _async_create(
    hass: HomeAssistant, entry: ConfigEntry[Any], kind: str, **placeholders: str
) -> None:
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{kind}_{entry.entry_id}",
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=kind,
        translation_placeholders={"title": entry.title, **placeholders},
    )
