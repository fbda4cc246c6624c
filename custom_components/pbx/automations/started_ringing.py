"""The trigger that fires when a call starts ringing, or when it has rung for a while and nobody has answered."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.trigger import TriggerConfig

from ..calls.model import CallEvent, CallEventType
from ..calls.ringing import rings
from ..data import PbxData, loaded
from .call_filter import CONF_RING_SECONDS
from .call_triggers import OF_ANY_CALL, CallTrigger, schema
from .seen_calls import SeenCalls

_ANSWERED_OR_OVER = frozenset(
    {
        CallEventType.ANSWERED,
        CallEventType.MISSED,
        CallEventType.VOICEMAIL,
        CallEventType.FAILED,
        CallEventType.ENDED,
    }
)


class StartedRinging(CallTrigger):
    """A call started ringing. Fires once for a call, however many extensions ring one after another."""

    happens = CallEventType.RINGING
    schema = schema((*OF_ANY_CALL, CONF_RING_SECONDS))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Begin with no call."""
        super().__init__(hass, config)
        self._rung = SeenCalls()
        self._waits: dict[tuple[str, str], CALLBACK_TYPE] = {}
        """By the ids of an entry and of a call that rings, what ends waiting for it to have rung long enough."""

    @override
    @callback
    def _async_end(self) -> None:
        for stop in self._waits.values():
            stop()
        self._waits.clear()

    @override
    @callback
    def _async_call_event(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        if event.type in _ANSWERED_OR_OVER:
            for call_id in event.call.ids:
                if stop := self._waits.pop((entry.entry_id, call_id), None):
                    stop()
        if event.type is CallEventType.ENDED:
            self._rung.forget(entry, event.call)
        super()._async_call_event(entry, event)

    @override
    @callback
    def _async_happened(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        if not self._rung.add(entry, event.call):
            return
        if not self._ring_seconds:
            self._async_fire(entry, event)
            return
        self._waits[entry.entry_id, event.call.call_id] = async_call_later(
            self._hass,
            self._ring_seconds,
            partial(self._async_has_rung, entry, event),
        )

    @callback
    def _async_has_rung(
        self, entry: ConfigEntry[PbxData], event: CallEvent, _: datetime
    ) -> None:
        """Fire for a call that has rung long enough, if it still does."""
        call_id = event.call.call_id
        self._waits.pop((entry.entry_id, call_id), None)
        # An entry that is being reloaded, or was turned off meanwhile, has no data.
        if not any(pbx.entry is entry for pbx in loaded(self._hass)):
            return
        call = entry.runtime_data.tracker.call(call_id)
        if call and rings(call):
            rung = replace(call, ring_seconds=self._ring_seconds)
            named = entry.runtime_data.with_names(rung)
            if not named.blocked:
                self._async_fire(entry, replace(event, call=named))
