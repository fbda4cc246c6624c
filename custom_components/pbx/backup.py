"""Has backups contain the call log as it was at a single moment, while calls go on."""

from collections.abc import Callable
from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from .calls.log.held_file import hold_file
from .calls.log.log_errors import LogError
from .const import DOMAIN, LOGGER
from .runtime.call_logs import FILE, SPOOL

_HELD: HassKey[list[Callable[[], None]]] = HassKey(f"{DOMAIN}_held_files")


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Have copies of the call log's files be good from now on."""
    await async_post_backup(hass)
    held = hass.data.setdefault(_HELD, [])
    for name in (FILE, SPOOL):
        path = Path(hass.config.path(name))
        if not await hass.async_add_executor_job(path.exists):
            continue
        try:
            held.append(await hass.async_add_executor_job(hold_file, path))
        except LogError as err:
            # A backup of all the rest is better than none.
            LOGGER.warning("%s is copied as it happens to be: %s", name, err)


async def async_post_backup(hass: HomeAssistant) -> None:
    """Let go of the files."""
    for release in hass.data.pop(_HELD, []):
        await hass.async_add_executor_job(release)
