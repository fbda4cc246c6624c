"""The triggers that fire when something happens to a call."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast, override

import voluptuous as vol

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_OPTIONS, CONF_TARGET
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.trigger import (
    NotTriggeredInfo,
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType

from ..calls.model import CallEvent, CallEventType
from ..data import PbxData
from ..runtime.call_signal import SIGNAL_CALL_EVENT
from .business_hours import NoBusinessHours, is_open
from .call_data import call_data
from .call_filter import (
    CONF_BUSINESS_HOURS_OPTION,
    CONF_CALLED_NUMBER,
    CONF_CALLER,
    CONF_CAMPAIGN,
    CONF_DIRECTION,
    CONF_EXTENSION,
    CONF_GROUP,
    CONF_NUMBER,
    CONF_OUTCOME,
    CONF_REASON_CODE,
    CONF_RING_SECONDS,
    CONF_TRUNK,
    FILTER_OPTIONS,
    BusinessHours,
    CallFilter,
)
from .targets import Targets

OF_ANY_CALL = (
    CONF_DIRECTION,
    CONF_NUMBER,
    CONF_CALLER,
    CONF_GROUP,
    CONF_CALLED_NUMBER,
    CONF_TRUNK,
    CONF_EXTENSION,
    CONF_BUSINESS_HOURS_OPTION,
)
"""The options of every trigger that is about calls."""


def schema(
    options: Iterable[str], more: dict[vol.Marker, Any] | None = None
) -> vol.Schema:
    """Return what a trigger's configuration has to look like.

    Args:
        options: The names of the filters that the trigger takes.
        more: The trigger's own options.
    """
    filters = {vol.Optional(name): FILTER_OPTIONS[name] for name in options}
    return vol.Schema(
        {
            vol.Required(CONF_TARGET): cv.TARGET_FIELDS,
            vol.Optional(CONF_OPTIONS, default={}): {**filters, **(more or {})},
        }
    )


class CallTrigger(Trigger):
    """A trigger that fires when a certain thing happens to a call. It hears of calls through reloads of their systems' entries."""

    happens: ClassVar[CallEventType]
    schema: ClassVar[vol.Schema]

    @override
    @classmethod
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Accept a target and the trigger's options."""
        return cast(ConfigType, cls.schema(config))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Begin with what the automation asks for."""
        super().__init__(hass, config)
        self._options = config.options or {}
        self._targets = Targets(hass, config.target or {})
        self._filter = CallFilter(hass, self._options)
        self._ring_seconds: int = self._options.get(CONF_RING_SECONDS, 0)
        self._report: TriggerNotTriggeredReporter | None = None

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Listen to the calls of all systems, and to what becomes of the target."""
        self._run = run_action
        self._report = did_not_trigger
        ends = [
            *self._targets.async_begin(),
            async_dispatcher_connect(
                self._hass, SIGNAL_CALL_EVENT, self._async_call_event
            ),
        ]

        @callback
        def end() -> None:
            for stop in ends:
                stop()
            self._async_end()

        return end

    @callback
    def _async_end(self) -> None:
        """Forget what is kept of calls."""

    @callback
    def _async_call_event(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        if event.type is self.happens and self._concerns(entry, event):
            self._async_happened(entry, event)

    def _concerns(self, entry: ConfigEntry[PbxData], event: CallEvent) -> bool:
        """Answer whether a call event is one of those that the automation asks for, whatever the time."""
        return (
            not event.call.blocked
            and self._targets.concern(entry.entry_id, event)
            and self._filter.matches(entry.runtime_data, event)
        )

    @callback
    def _async_happened(self, entry: ConfigEntry[PbxData], event: CallEvent) -> None:
        """Fire, because what the automation asks for happened."""
        if (event.call.ring_seconds or 0) >= self._ring_seconds:
            self._async_fire(entry, event)

    @callback
    def _async_fire(
        self, entry: ConfigEntry[PbxData], event: CallEvent, **more: Any
    ) -> None:
        """Run the automation, if it is the right time of day for it."""
        if not self._is_time(entry):
            return
        call = event.call
        self._run(
            {
                "event_type": event.type.value,
                "call": call_data(entry.runtime_data, call, event.extensions),
                **more,
            },
            f"call {event.type.value}",
        )

    def _is_time(self, entry: ConfigEntry[PbxData]) -> bool:
        wanted = self._filter.business_hours
        if wanted is None:
            return True
        try:
            return is_open(self._hass, entry) is (wanted is BusinessHours.WITHIN)
        except NoBusinessHours as err:
            if self._report:
                data = {"entity_id": err.entity_id} if err.entity_id else None
                self._report(NotTriggeredInfo(err.reason, data))
            return False


class Answered(CallTrigger):
    """A call was answered."""

    happens = CallEventType.ANSWERED
    schema = schema((*OF_ANY_CALL, CONF_RING_SECONDS))


class Held(CallTrigger):
    """A call was put on hold."""

    happens = CallEventType.HELD
    schema = schema(OF_ANY_CALL)


class Resumed(CallTrigger):
    """A call was taken off hold."""

    happens = CallEventType.RESUMED
    schema = schema(OF_ANY_CALL)


class Transferred(CallTrigger):
    """A call was transferred."""

    happens = CallEventType.TRANSFERRED
    schema = schema(OF_ANY_CALL)


class Missed(CallTrigger):
    """A call was missed. Only calls from outside are."""

    happens = CallEventType.MISSED
    schema = schema((*OF_ANY_CALL[1:], CONF_RING_SECONDS))


class WentToVoicemail(CallTrigger):
    """A call was answered by voicemail."""

    happens = CallEventType.VOICEMAIL
    schema = schema((*OF_ANY_CALL, CONF_RING_SECONDS))


class Failed(CallTrigger):
    """A call did not reach whom it was for."""

    happens = CallEventType.FAILED
    schema = schema((*OF_ANY_CALL, CONF_RING_SECONDS))


class Ended(CallTrigger):
    """A call ended, and it is known how."""

    happens = CallEventType.ENDED
    schema = schema((*OF_ANY_CALL, CONF_RING_SECONDS, CONF_OUTCOME))


class CampaignResultReceived(CallTrigger):
    """A contact centre sent the result of a call of a campaign."""

    happens = CallEventType.ENDED
    schema = schema((CONF_CAMPAIGN, CONF_OUTCOME, CONF_REASON_CODE))

    @override
    def _concerns(self, entry: ConfigEntry[PbxData], event: CallEvent) -> bool:
        return event.call.campaign is not None and super()._concerns(entry, event)
