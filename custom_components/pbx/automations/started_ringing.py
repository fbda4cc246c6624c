"""The trigger that fires when a call starts ringing, or when it has rung for a while and nobody has answered."""

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.trigger import TriggerConfig

from ..calls.model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    MemberKind,
    MemberState,
)
from ..data import PbxData
from .call_filter import CONF_RING_SECONDS
from .call_triggers import OF_ANY_CALL, CallTrigger, schema

REMEMBERED = 10_000
"""Of how many calls it is remembered that they have rung. Those that end are forgotten."""

_ANSWERED_OR_OVER = frozenset(
    {
        CallEventType.ANSWERED,
        CallEventType.MISSED,
        CallEventType.VOICEMAIL,
        CallEventType.FAILED,
        CallEventType.ENDED,
    }
)

type CallKey = tuple[str, str]
"""The ids of a system's entry and of a call."""


class StartedRinging(CallTrigger):
    """A call started ringing. Fires once for a call, however many extensions ring one after another."""

    happens = CallEventType.RINGING
    schema = schema((*OF_ANY_CALL, CONF_RING_SECONDS))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Begin with no call."""
        super().__init__(hass, config)
        self._rung: OrderedDict[CallKey, CALLBACK_TYPE | None] = OrderedDict()
        """What ends waiting for a call that rings, by the call."""

    @override
    @callback
    def _async_end(self) -> None:
        for key in tuple(self._rung):
            self._async_forget(key)

    @override
    @callback
    def _async_call_event(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        if event.type in _ANSWERED_OR_OVER:
            self._async_stop(entry, event)
        super()._async_call_event(entry, event)

    @override
    @callback
    def _async_happened(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        if any((entry.entry_id, call_id) in self._rung for call_id in event.call.ids):
            return
        key = (entry.entry_id, event.call.call_id)
        self._rung[key] = None
        while len(self._rung) > REMEMBERED:
            self._async_forget(next(iter(self._rung)))
        if self._ring_seconds:
            self._rung[key] = async_call_later(
                self._hass,
                self._ring_seconds,
                partial(self._async_has_rung, entry, event),
            )
        else:
            self._async_fire(entry, event)

    @callback
    def _async_has_rung(
        self, entry: ConfigEntry[PbxData], event: CallEvent, _: datetime
    ) -> None:
        """Fire for a call that has rung long enough, if it still does."""
        call_id = event.call.call_id
        self._rung[entry.entry_id, call_id] = None
        # While its entry is reloaded, a system has no calls.
        call = entry.runtime_data.tracker.call(call_id)
        if call is None or not _rings(call):
            return
        call = entry.runtime_data.with_names(
            replace(call, ring_seconds=self._ring_seconds)
        )
        self._async_fire(entry, replace(event, call=call))

    @callback
    def _async_stop(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        """Wait no longer for a call, and forget it once it is over."""
        for call_id in event.call.ids:
            key = (entry.entry_id, call_id)
            if key not in self._rung:
                continue
            self._async_forget(key)
            if event.type is not CallEventType.ENDED:
                self._rung[key] = None

    @callback
    def _async_forget(self, key: CallKey) -> None:
        if stop := self._rung.pop(key):
            stop()


def _rings(call: Call) -> bool:
    """Answer whether a call rings and nobody has answered it, whatever machine has."""
    if call.state is CallState.ENDED or call.answered_by:
        return False
    return call.state is CallState.RINGING or any(
        member.kind is MemberKind.EXTENSION and member.state is MemberState.RINGING
        for member in call.members
    )
