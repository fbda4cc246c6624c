"""Gives the tracker its turn when time alone changes something."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator

SHORTEST = timedelta(milliseconds=50)
"""So that a deadline in the past never becomes a loop without a pause."""


class Deadlines:
    """One timer, always set to the tracker's next deadline."""

    def __init__(self, coordinator: PbxCoordinator) -> None:
        """Begin without a deadline."""
        self._coordinator = coordinator
        self._timer: CALLBACK_TYPE | None = None
        self._at: datetime | None = None
        self._running = False

    @callback
    def async_begin(self) -> None:
        """Follow the tracker from now on: what concluding a call takes is known."""
        self._running = True
        self.async_follow()

    @callback
    def async_follow(self, now: datetime | None = None) -> None:
        """Ask the system what the tracker is unsure of, and set the timer anew if its deadline has moved."""
        if not self._running:
            return
        coordinator = self._coordinator
        now = now or dt_util.utcnow()
        coordinator.questions.async_check(coordinator.tracker.to_check(now))
        at = coordinator.tracker.next_deadline()
        if at == self._at:
            return
        self._async_stop()
        if at is not None:
            self._at = at
            self._timer = async_track_point_in_utc_time(
                coordinator.hass, self._async_due, max(at, now + SHORTEST)
            )

    @callback
    def async_end(self) -> None:
        """Follow the tracker no more."""
        self._running = False
        self._async_stop()

    @callback
    def _async_stop(self) -> None:
        if self._timer:
            self._timer()
        self._timer = self._at = None

    @callback
    def _async_due(self, now: datetime) -> None:
        self._timer = self._at = None
        self._coordinator.async_publish(self._coordinator.tracker.expire(now))
        self.async_follow(now)
