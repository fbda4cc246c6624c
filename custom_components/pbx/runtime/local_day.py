"""When a day begins where Home Assistant is. There are days without a midnight, and days of 23 and of 25 hours."""

from collections.abc import Callable
from datetime import datetime, timedelta

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

DAY = timedelta(days=1)


@callback
def async_track_days(
    hass: HomeAssistant, begin_day: Callable[[datetime], None]
) -> CALLBACK_TYPE:
    """Call ``begin_day`` with the time at the first moment of each local day, and when the time zone has changed.

    ``async_track_time_change`` leaves out a day whose midnight does not exist, because clocks go forward just then.

    Returns:
        What ends that.
    """
    timer: CALLBACK_TYPE | None = None

    @callback
    def follow() -> None:
        nonlocal timer
        tomorrow = dt_util.start_of_local_day(dt_util.now().date() + DAY)
        timer = async_track_point_in_utc_time(hass, due, dt_util.as_utc(tomorrow))

    @callback
    def due(now: datetime) -> None:
        begin_day(now)
        follow()

    @callback
    def zone_may_have_changed(event: Event) -> None:
        end_timer()
        due(dt_util.utcnow())

    @callback
    def end_timer() -> None:
        if timer:
            timer()

    unlisten = hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, zone_may_have_changed)
    follow()

    @callback
    def end() -> None:
        unlisten()
        end_timer()

    return end
