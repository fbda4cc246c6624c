"""Looks after the call log of a system: what is old goes, and what is wrong becomes a repair issue."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_change
from homeassistant.util import dt as dt_util

from .. import issues
from ..calls.log.call_log import CallLog
from ..calls.log.log_errors import LogError
from ..const import CONF_RETENTION_DAYS, DEFAULT_RETENTION_DAYS, LOGGER

HOUR = 3
"""When what is old is deleted: at some minute of this hour of the night."""


@callback
def async_look_after_log(
    hass: HomeAssistant, entry: ConfigEntry[Any], log: CallLog, log_key: str
) -> None:
    """Look after a system's log until its entry is unloaded.

    Args:
        hass: Home Assistant.
        entry: The system's entry.
        log: The log.
        log_key: The system's key in it.
    """

    @callback
    def report_problem(problem: LogError | None) -> None:
        issues.async_call_log(hass, entry, problem)

    async def purge(now: datetime) -> None:
        await async_purge(entry, log, log_key)

    # Several Home Assistants on the same database should not all begin in the same second.
    moment = Random(entry.entry_id)
    entry.async_on_unload(log.listen_problem(report_problem))
    entry.async_on_unload(
        async_track_time_change(
            hass, purge, HOUR, moment.randrange(60), moment.randrange(60)
        )
    )
    report_problem(log.problem)


async def async_purge(entry: ConfigEntry[Any], log: CallLog, log_key: str) -> None:
    """Delete the calls that are older than the options say."""
    days = entry.options.get(CONF_RETENTION_DAYS, DEFAULT_RETENTION_DAYS)
    before = dt_util.utcnow() - timedelta(days=days) if days else None
    try:
        deleted = await log.purge(before, systems=[log_key])
        await log.looked_up.purge(dt_util.utcnow())
    except LogError as err:
        LOGGER.warning("Old calls could not be deleted: %s", err)
        return
    if deleted:
        LOGGER.info("%s: Deleted %s old calls", entry.title, deleted)
