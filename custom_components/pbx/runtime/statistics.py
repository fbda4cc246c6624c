"""Statistics of calls: hour by hour from the log, kept by the recorder for good."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from itertools import batched
from typing import Any

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    async_add_external_statistics,
    get_last_statistics,
    statistics_during_period,
)
from homeassistant.components.recorder.util import async_migration_in_progress
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_utc_time_change
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util, slugify
from homeassistant.util.unit_conversion import DurationConverter

from ..calls.log.call_log import CallLog
from ..calls.log.log_errors import LogError
from ..const import CONF_RETENTION_DAYS, DEFAULT_RETENTION_DAYS, DOMAIN
from ..server_texts import async_get_texts
from .hourly_series import (
    HOUR,
    INBOUND_SERIES,
    OUTBOUND_SERIES,
    Rows,
    Series,
    by_hour,
    hour_of,
    rows,
)
from .identity import Identity

LOOK_BACK = timedelta(hours=48)
"""How far back a call may change an hour that was counted already: it counts where it began, and is known when it is over."""

ROWS_AT_A_TIME = 24 * 31
"""So that the recorder gets round to other things while it takes years of calls."""

MINUTE_PAST = 1
"""When to count the hour that is over: calls that ended with it are known by then."""


@callback
def async_setup(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    log: CallLog,
    identity: Identity,
    *,
    takes_calls: bool,
) -> Callable[[datetime], None] | None:
    """Count the calls of an entry, from its log's first call on, and then after each hour. Needs the recorder.

    Args:
        hass: Home Assistant.
        entry: The system's entry.
        log: The log that the calls are in.
        identity: Which system it is.
        takes_calls: Whether the system has calls from outside.

    Returns:
        What counts anew from a moment on, because calls of that time came into the log later; None without the recorder.
    """
    if "recorder" not in hass.config.components:
        return None
    counting = _Counting(hass, entry, log, identity, takes_calls=takes_calls)

    @callback
    def count(_: HomeAssistant | datetime) -> None:
        entry.async_create_background_task(
            hass, counting.async_count(), f"{DOMAIN} statistics {entry.entry_id}"
        )

    @callback
    def count_from(moment: datetime) -> None:
        counting.look_from = min(counting.look_from or moment, moment)
        count(moment)

    entry.async_on_unload(async_at_started(hass, count))
    entry.async_on_unload(
        async_track_utc_time_change(hass, count, minute=MINUTE_PAST, second=0)
    )
    return count_from


class _Counting:
    """Brings the statistics of a system up to what its log says.

    Nothing is remembered here: each time what the recorder has is compared with what it should have. So it does not matter
    when Home Assistant was down, and doing it again changes nothing.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        log: CallLog,
        identity: Identity,
        *,
        takes_calls: bool,
    ) -> None:
        self._hass = hass
        self._entry = entry
        self._log = log
        self._log_key = identity.log_key
        self.look_from: datetime | None = None
        """From when on hours that were counted have to be looked at again; None means only those that may have changed by themselves."""
        self._one_at_a_time = asyncio.Lock()
        series = (*OUTBOUND_SERIES, *(INBOUND_SERIES if takes_calls else ()))
        slug = slugify(identity.prefix)
        self._series = {f"{DOMAIN}:{slug}_{each.key}": each for each in series}
        self._sums = {key for key, each in self._series.items() if each.adds_up}

    async def async_count(self) -> None:
        """Write what is missing, or is not as it should be."""
        hass = self._hass
        if async_migration_in_progress(hass):
            return
        async with self._one_at_a_time:
            look_from = self.look_from
            existing = await get_instance(hass).async_add_executor_job(
                _read, hass, self._sums, set(self._series), look_from
            )
            try:
                await self._async_write(existing)
            except LogError:
                # A repair issue says so, and the next hour makes up for it.
                return
            if look_from == self.look_from:
                self.look_from = None

    async def _async_write(self, existing: dict[str, Rows]) -> None:
        hass = self._hass
        now = dt_util.utcnow()
        end = hour_of(now)
        oldest = (await self._log.size()).oldest_at
        if oldest is None:
            return
        start = hour_of(oldest)
        if self._sums <= existing.keys():
            start = max(start, min(next(iter(existing[key])) for key in self._sums))
        found = await self._log.hours([self._log_key], start, end)
        hours = {
            hour.start: hour for hour in sorted(found, key=lambda hour: hour.start)
        }
        trusted_from = self._trusted_from(oldest, now)
        texts = await async_get_texts(hass)
        for statistic_id, series in self._series.items():
            known = existing.get(statistic_id, {})
            new = await hass.async_add_executor_job(
                partial(rows, series, hours, known, trusted_from=trusted_from, end=end)
            )
            await _async_add(hass, self._metadata(statistic_id, series, texts), new)

    def _trusted_from(self, oldest: datetime, now: datetime) -> datetime:
        """Return the first hour of which the log has every call: none is purged, and none is in an earlier log."""
        options = self._entry.options
        days = options.get(CONF_RETENTION_DAYS, DEFAULT_RETENTION_DAYS)
        purged = now - timedelta(days=days) if days else oldest
        return hour_of(max(oldest, purged)) + HOUR

    def _metadata(
        self, statistic_id: str, series: Series, texts: Mapping[str, str]
    ) -> StatisticMetaData:
        return StatisticMetaData(
            statistic_id=statistic_id,
            source=DOMAIN,
            name=texts[f"statistic_{series.key}"].format(title=self._entry.title),
            mean_type=(
                StatisticMeanType.NONE
                if series.adds_up
                else StatisticMeanType.ARITHMETIC
            ),
            has_sum=series.adds_up,
            unit_class=DurationConverter.UNIT_CLASS if series.unit else None,
            unit_of_measurement=series.unit or texts["unit_calls"],
        )


async def _async_add(
    hass: HomeAssistant, metadata: StatisticMetaData, new: list[StatisticData]
) -> None:
    """Hand rows to the recorder, no faster than it can take them."""
    for some in batched(new, ROWS_AT_A_TIME, strict=False):
        async_add_external_statistics(hass, metadata, some)
        if len(new) > ROWS_AT_A_TIME:
            await get_instance(hass).async_block_till_done()


def _read(
    hass: HomeAssistant, sums: set[str], every: set[str], look_from: datetime | None
) -> dict[str, Rows]:
    """Return the last rows of each series that has any. Runs in the recorder's executor."""
    last = [
        row["start"]
        for statistic_id in sums
        for row in get_last_statistics(hass, 1, statistic_id, False, {"sum"}).get(
            statistic_id, ()
        )
    ]
    if not last:
        return {}
    start = dt_util.utc_from_timestamp(min(last)) - LOOK_BACK
    if look_from:
        # An hour earlier, because sums go on from the row before.
        start = min(start, hour_of(look_from) - HOUR)
    found = statistics_during_period(
        hass,
        start,
        None,
        every,
        "hour",
        None,
        {"state", "sum", "mean"},
    )
    return {statistic_id: by_hour(rows) for statistic_id, rows in found.items()}
