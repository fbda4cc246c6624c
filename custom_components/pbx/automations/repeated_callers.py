"""The trigger that fires when somebody calls again and again."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from typing import Final, override

import voluptuous as vol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.trigger import TriggerConfig

from ..calls.model import CallEvent, CallEventType, Direction
from ..calls.phone_book.numbers import number_key
from ..data import PbxData
from .call_data import outside_party
from .call_triggers import OF_ANY_CALL, CallTrigger, schema
from .seen_calls import SeenCalls

CONF_CALLS: Final = "calls"
CONF_MINUTES: Final = "minutes"
DEFAULT_CALLS = 3
DEFAULT_MINUTES = 10
MOST_CALLS = 100

REMEMBERED = 10_000
"""The calls of how many numbers are counted at once. Those who called last stay."""


class CallerRepeated(CallTrigger):
    """The same outside number called several times within some minutes. What was counted is forgotten when Home Assistant ends."""

    happens = CallEventType.RINGING
    schema = schema(
        OF_ANY_CALL[1:],
        {
            vol.Required(CONF_CALLS, default=DEFAULT_CALLS): vol.All(
                vol.Coerce(int), vol.Range(min=2, max=MOST_CALLS)
            ),
            vol.Required(CONF_MINUTES, default=DEFAULT_MINUTES): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=24 * 60)
            ),
        },
    )

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Begin with no call counted."""
        super().__init__(hass, config)
        self._enough: int = self._options[CONF_CALLS]
        self._within = timedelta(minutes=self._options[CONF_MINUTES])
        self._counted = SeenCalls()
        self._called_at: OrderedDict[str, deque[datetime]] = OrderedDict()
        """By the key of a number, when it called lately, those that called last at the end."""

    @override
    @callback
    def _async_call_event(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        over = event.type is CallEventType.ENDED
        if over and self._counted.forget(entry, event.call):
            return
        # A call may end without a phone having rung: a machine answered, or nothing was heard of it before.
        if (over or event.type is self.happens) and self._concerns(entry, event):
            if over or self._counted.add(entry, event.call):
                self._async_count(entry, event)

    @override
    def _concerns(self, entry: ConfigEntry[PbxData], event: CallEvent) -> bool:
        return event.call.direction is Direction.INBOUND and super()._concerns(
            entry, event
        )

    @callback
    def _async_count(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        number, _ = outside_party(event.call)
        if number is None:
            return
        key = number_key(number, self._hass.config.country)
        called_at = self._called_at.pop(key, None) or deque()
        called_at.append(event.at)
        while event.at - called_at[0] > self._within:
            called_at.popleft()
        if len(called_at) >= self._enough:
            self._async_fire(entry, event, count=len(called_at))
            return
        self._called_at[key] = called_at
        self._forget_old(event.at)

    def _forget_old(self, now: datetime) -> None:
        while self._called_at:
            key, called_at = next(iter(self._called_at.items()))
            is_old = now - called_at[-1] > self._within
            if not is_old and len(self._called_at) <= REMEMBERED:
                return
            del self._called_at[key]
