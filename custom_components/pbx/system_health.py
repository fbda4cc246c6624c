"""What Home Assistant's system information shows of the call log."""

from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .calls.log.call_log import CallLog
from .calls.log.log_errors import LogError
from .calls.log.log_model import LogSize
from .data import loaded
from .error_texts import log_error_texts
from .runtime.call_logs import get_call_logs, kind_of
from .server_texts import async_get_texts

MEGABYTE = 1_000_000

MOST_LOGS: Final = 9
"""Of how many logs something is shown: each line needs a text of its own."""

SEPARATOR: Final = " · "

_MARKS: Final = {"de": (".", ","), "fr": ("\u202f", ",")}
"""What stands between thousands and before decimals, where that is not as in English."""

_NAMES: Final = {
    "sqlite": "SQLite",
    "postgresql": "PostgreSQL",
    "mysql": "MariaDB",
    "mariadb": "MariaDB",
}


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
    for number, (url, log) in enumerate(islice(sorted(logs.items()), MOST_LOGS), 1):
        # Where there are several, each has a number, because its address may hold a password.
        mark = f"_{number}" if len(logs) > 1 else ""
        info[f"database{mark}"] = _NAMES[kind_of(url)]
        info[f"call_log{mark}"] = _async_size(hass, log)
    return info


async def _async_size(hass: HomeAssistant, log: CallLog) -> Any:
    try:
        size = await log.size()
    except LogError as err:
        texts = await async_get_texts(hass, "options")
        return {
            "type": "failed",
            "error": texts[f"error.{log_error_texts(err).form}"],
        }
    return _text(size, await async_get_texts(hass), hass.config.language)


def _text(size: LogSize, texts: Mapping[str, str], language: str) -> str:
    """Return how much a log holds, in words."""
    key = "log_call" if size.calls == 1 else "log_calls"
    parts = [texts[key].format(count=_number(size.calls, 0, language))]
    if size.size_bytes is not None:
        megabytes = _number(size.size_bytes / MEGABYTE, 1, language)
        parts.append(texts["log_megabytes"].format(megabytes=megabytes))
    if size.oldest_at:
        day = dt_util.as_local(size.oldest_at)
        date = texts["date"].format(year=day.year, month=f"{day:%m}", day=f"{day:%d}")
        parts.append(texts["log_since"].format(date=date))
    if size.waiting:
        waiting = _number(size.waiting, 0, language)
        parts.append(texts["log_waiting"].format(count=waiting))
    return SEPARATOR.join(parts)


def _number(number: float, decimals: int, language: str) -> str:
    """Return a number as it is written in a language."""
    thousands, point = _MARKS.get(language, (",", "."))
    marks = str.maketrans({",": thousands, ".": point})
    return f"{number:,.{decimals}f}".translate(marks)
