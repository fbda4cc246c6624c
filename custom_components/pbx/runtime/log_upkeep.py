"""Looks after the call log of one system: what is old goes, and people are told when something is wrong."""

from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.helpers.event import async_track_time_change
from homeassistant.util import dt as dt_util

from .. import issues
from ..calls.log.log_errors import LogError
from ..const import CONF_RETENTION_DAYS, DEFAULT_RETENTION_DAYS, LOGGER

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator

HOUR = 3
"""When what is old is deleted: at some minute of this hour of the night."""


@callback
def async_care(coordinator: PbxCoordinator) -> None:
    """Look after a system's log until its entry is unloaded."""
    hass, entry, log = coordinator.hass, coordinator.config_entry, coordinator.log

    @callback
    def tell(problem: LogError | None) -> None:
        issues.async_call_log(hass, entry, problem)

    async def purge(now: datetime) -> None:
        await async_purge(coordinator)

    # Several Home Assistants on one database should not all begin in the same second.
    moment = Random(entry.entry_id)
    entry.async_on_unload(log.listen_problem(tell))
    entry.async_on_unload(
        async_track_time_change(
            hass, purge, HOUR, moment.randrange(60), moment.randrange(60)
        )
    )
    tell(log.problem)


async def async_purge(coordinator: PbxCoordinator) -> None:
    """Delete the calls that are older than the options say."""
    options = coordinator.config_entry.options
    days = options.get(CONF_RETENTION_DAYS, DEFAULT_RETENTION_DAYS)
    before = dt_util.utcnow() - timedelta(days=days) if days else None
    try:
        deleted = await coordinator.log.purge(before, systems=[coordinator.log_system])
    except LogError as err:
        LOGGER.warning("Old calls could not be deleted: %s", err)
        return
    if deleted:
        LOGGER.info("%s: Deleted %s old calls", coordinator.system.name, deleted)
