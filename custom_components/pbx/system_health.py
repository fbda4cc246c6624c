"""What Home Assistant's system information shows of the call log."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback

from .calls.log.call_log import CallLog
from .calls.log.log_errors import LogError
from .calls.log.log_model import LogSize
from .data import loaded
from .runtime.call_logs import get_call_logs, kind_of

MEGABYTE = 1_000_000


@callback
def async_register(
    hass: HomeAssistant, register: system_health.SystemHealthRegistration
) -> None:
    """Register what is to be shown."""
    register.async_register_info(_async_info, "/config/integrations/integration/pbx")


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return how many systems there are, and of each log its kind and size; nothing of who called."""
    logs = get_call_logs(hass).in_use
    info: dict[str, Any] = {"phone_systems": len(loaded(hass))}
    for number, (url, log) in enumerate(sorted(logs.items()), 1):
        # Where there are several, each has a number, because its address may hold a password.
        mark = f"_{number}" if len(logs) > 1 else ""
        info[f"database{mark}"] = kind_of(url)
        info[f"call_log{mark}"] = _async_size(log)
    return info


async def _async_size(log: CallLog) -> Any:
    try:
        return _text(await log.size())
    except LogError as err:
        return {"type": "failed", "error": str(err)}


def _text(size: LogSize) -> str:
    parts = [f"{size.calls} calls"]
    if size.size_bytes is not None:
        parts.append(f"{size.size_bytes / MEGABYTE:.1f} MB")
    if size.oldest_at:
        parts.append(f"since {size.oldest_at.date().isoformat()}")
    if size.waiting:
        parts.append(f"{size.waiting} waiting")
    return ", ".join(parts)
