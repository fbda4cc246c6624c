"""The trigger that fires when somebody has waited in a queue for a while."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, cast, override

import voluptuous as vol

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.const import (
    ATTR_CONFIG_ENTRY_ID,
    ATTR_DEVICE_ID,
    CONF_OPTIONS,
    CONF_TARGET,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util

from ..calls.live.views import SYSTEM, WaitingCaller
from ..const import DOMAIN
from ..data import PbxData, loaded
from ..devices import child_identifier
from .targets import Targets

CONF_SECONDS: Final = "seconds"
DEFAULT_SECONDS = 60
MOST_SECONDS = 24 * 60 * 60

_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_TARGET): cv.TARGET_FIELDS,
        vol.Optional(CONF_OPTIONS, default={}): {
            vol.Required(CONF_SECONDS, default=DEFAULT_SECONDS): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=MOST_SECONDS)
            )
        },
    }
)

type QueueKey = tuple[str, str]
"""The id of a system's entry and the number of a queue."""


class CallerWaited(Trigger):
    """Somebody has waited in a queue for some seconds. Fires once for whoever waits."""

    @override
    @classmethod
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Accept a target and how long somebody has to wait."""
        return cast(ConfigType, _SCHEMA(config))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Begin with nobody waiting."""
        super().__init__(hass, config)
        self._targets = Targets(hass, config.target or {})
        self._seconds: int = (config.options or {})[CONF_SECONDS]
        self._followed: dict[PbxData, CALLBACK_TYPE] = {}
        self._timers: dict[QueueKey, dict[str, CALLBACK_TYPE]] = {}
        """By a queue and the id of a call in it, what ends waiting for the caller to have waited long enough."""
        self._done: dict[QueueKey, set[str]] = {}
        """By a queue the ids of the calls in it whose callers have waited long enough."""

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Follow the queues of all systems that are set up, now and later."""
        self._run = run_action

        @callback
        def entry_changed(_: Any, entry: Any) -> None:
            if entry.domain == DOMAIN:
                self._async_follow()

        ends = [
            *self._targets.async_begin(),
            async_dispatcher_connect(
                self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, entry_changed
            ),
        ]
        self._async_pass_over()
        self._async_follow()

        @callback
        def end() -> None:
            for stop in (*ends, *self._followed.values()):
                stop()
            for key in tuple(self._timers):
                self._async_stop(key)

        return end

    @callback
    def _async_pass_over(self) -> None:
        """Leave out who has waited too long already, so that an automation that is changed does not run once more for them."""
        now = dt_util.utcnow()
        for pbx in loaded(self._hass):
            for number, view in pbx.live_state.queues.views.items():
                self._done[pbx.entry.entry_id, number] = {
                    caller.call_id
                    for caller in view.waiting
                    if self._due(caller) <= now
                }

    @callback
    def _async_follow(self) -> None:
        """Follow the systems that are set up now, and look at their queues."""
        found = loaded(self._hass)
        for gone in self._followed.keys() - set(found):
            self._followed.pop(gone)()
            for key in tuple(self._timers):
                if key[0] == gone.entry.entry_id:
                    self._async_stop(key)
        for pbx in found:
            if pbx in self._followed:
                continue
            look = partial(self._async_look, pbx)
            self._followed[pbx] = pbx.listeners.async_listen_queues(look)
            for number in tuple(pbx.live_state.queues.views):
                look(number)

    @callback
    def _async_stop(self, key: QueueKey) -> None:
        """Wait for nobody in a queue any more."""
        for stop in self._timers.pop(key).values():
            stop()

    @callback
    def _async_look(self, pbx: PbxData, number: str) -> None:
        """See who waits in a queue now."""
        key = (pbx.entry.entry_id, number)
        view = pbx.live_state.queues.views.get(number)
        waiting = {caller.call_id: caller for caller in view.waiting} if view else {}
        timers = self._timers.setdefault(key, {})
        done = self._done.setdefault(key, set())
        done &= waiting.keys()
        for call_id in timers.keys() - waiting.keys():
            timers.pop(call_id)()
        for call_id in waiting.keys() - timers.keys() - done:
            caller = waiting[call_id]
            if self._due(caller) <= dt_util.utcnow():
                self._async_waited(pbx, number, caller)
            else:
                timers[call_id] = async_track_point_in_utc_time(
                    self._hass,
                    partial(self._async_waited, pbx, number, caller),
                    self._due(caller),
                )

    def _due(self, caller: WaitingCaller) -> datetime:
        return caller.since + timedelta(seconds=self._seconds)

    @callback
    def _async_waited(
        self,
        pbx: PbxData,
        number: str,
        caller: WaitingCaller,
        _: datetime | None = None,
    ) -> None:
        """Run the automation for a caller who has waited long enough, if it is about the queue."""
        key = (pbx.entry.entry_id, number)
        self._timers[key].pop(caller.call_id, None)
        self._done[key].add(caller.call_id)
        if not {SYSTEM, ("queue", number)} & self._targets.parts(key[0]):
            return
        # Who waits in a queue that is no more is told of to nobody. Listeners hear of that a moment later.
        if not (view := pbx.live_state.queues.views.get(number)):
            return
        if caller.number and pbx.is_blocked(caller.number):
            return
        device = dr.async_get(self._hass).async_get_child_device_by_identifier(
            child_identifier(pbx.identity.prefix, "queue", number), key[0]
        )
        waited = dt_util.utcnow() - caller.since
        name = caller.name or (pbx.name_of(caller.number) if caller.number else None)
        self._run(
            {
                ATTR_CONFIG_ENTRY_ID: key[0],
                "queue": {
                    "number": number,
                    "name": view.name,
                    ATTR_DEVICE_ID: device.id if device else None,
                    "waiting_callers": view.waiting_callers,
                },
                "caller_number": caller.number,
                "caller_name": name,
                "waited_seconds": round(waited.total_seconds()),
            },
            f"caller who waited for {self._seconds} seconds",
        )
