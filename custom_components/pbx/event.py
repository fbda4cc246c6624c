"""Event entities: what happens to calls, of the whole system and of each extension, results of campaigns, and door phones that ring."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, override

from homeassistant.components.event import (
    DoorbellEventType,
    EventDeviceClass,
    EventEntity,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .actions.call_response import (
    as_event_attributes,
    as_in_call_attributes,
    as_result_attributes,
)
from .calls.in_call_events import InCallEvent, InCallEventType
from .calls.live.views import SYSTEM, Topic
from .calls.model import Call, CallEvent, CallEventType, CallState, Outcome
from .const import CONF_DOORBELLS
from .data import PbxConfigEntry, PbxData
from .devices import unique_id
from .entity import PbxEntity, async_follow_inventory
from .systems.base import Feature

PARALLEL_UPDATES = 0

DOORBELL: Final = "doorbell"

SUCCEEDED: Final = "succeeded"
FAILED: Final = "failed"
"""What a campaign's call can come to."""

BEGAN: Final = timedelta(minutes=1)
"""Up to how long after its begin a call rings at the door that was heard of only after somebody had answered it."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the event entities of an entry."""
    _async_remove_doorbells(hass, entry)
    async_follow_inventory(hass, entry, async_add_entities, _events)


def _events(pbx: PbxData, topic: Topic) -> Iterable[EventEntity]:
    if topic == SYSTEM or topic[0] == "extension":
        yield PbxCalls(pbx, topic)
    if topic == SYSTEM and Feature.CALL_INPUT in pbx.system.features:
        yield PbxInCallEvents(pbx, topic)
    if topic[0] == "campaign":
        yield PbxResults(pbx, topic)
    if topic[0] == "extension" and topic[1] in pbx.entry.options.get(
        CONF_DOORBELLS, ()
    ):
        yield PbxDoorbell(pbx, topic)


@callback
def _async_remove_doorbells(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Remove the doorbells of extensions that are no door phones any more."""
    registry = er.async_get(hass)
    prefix = entry.runtime_data.identity.prefix
    current = {
        unique_id(prefix, ("extension", number), DOORBELL)
        for number in entry.options.get(CONF_DOORBELLS, ())
    }
    for known in er.async_entries_for_config_entry(registry, entry.entry_id):
        if known.translation_key == DOORBELL and known.unique_id not in current:
            registry.async_remove(known.entity_id)


class PbxCalls(PbxEntity, EventEntity):
    """The calls of a system, or of an extension."""

    # Each would make several lines of every call in Activity, and nothing of ours needs them.
    _attr_entity_registry_enabled_default = False
    _attr_event_types = [event_type.value for event_type in CallEventType]
    _attr_translation_key = "calls"
    # Who called whom is nobody's business in the recorder's database. What is different for each call would cost the recorder more
    # than all else about the event, and is in the call log.
    _unrecorded_attributes = frozenset(
        {
            "answered_at",
            "answered_by",
            "call_id",
            "called_number",
            "caller_name",
            "caller_number",
            "ended_at",
            "extensions",
            "ring_seconds",
            "started_at",
            "talk_seconds",
        }
    )

    def __init__(self, pbx: PbxData, topic: Topic) -> None:
        """Stay available while the system cannot be asked, because it may report all the same."""
        super().__init__(pbx, topic, "calls", live=False)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the calls."""
        await super().async_added_to_hass()
        extension = None if self.topic == SYSTEM else self.topic[1]
        self.async_on_remove(
            self.pbx.listeners.async_listen_calls(extension, self._async_call_event)
        )

    @callback
    def _async_call_event(self, event: CallEvent) -> None:
        self._trigger_event(event.type.value, as_event_attributes(event))
        self.async_write_ha_state()


class PbxInCallEvents(PbxEntity, EventEntity):
    """What people press, hear and join during the calls of a system."""

    # Keys may be secret, so whoever wants them in a state has to say so.
    _attr_entity_registry_enabled_default = False
    _attr_event_types = [event_type.value for event_type in InCallEventType]
    _attr_translation_key = "call_input"
    _unrecorded_attributes = frozenset(
        {
            "all_keys",
            "answer",
            "call_id",
            "called_number",
            "caller_name",
            "caller_number",
            "extensions",
            "keys",
            "number",
        }
    )

    def __init__(self, pbx: PbxData, topic: Topic) -> None:
        """Stay available while the system cannot be asked, because it may report all the same."""
        super().__init__(pbx, topic, "call_input", live=False)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow what happens during calls."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.pbx.listeners.async_listen_in_call(self._async_in_call_event)
        )

    @callback
    def _async_in_call_event(self, event: InCallEvent) -> None:
        call = self.pbx.tracker.call(event.call_id) if event.call_id else None
        self._trigger_event(event.type.value, as_in_call_attributes(event, call))
        self.async_write_ha_state()


class PbxResults(PbxEntity, EventEntity):
    """The results of the calls of a campaign."""

    # They come by the thousand, and each makes a line in Activity and a state in the recorder's database.
    _attr_entity_registry_enabled_default = False
    _attr_event_types = [SUCCEEDED, FAILED]
    _attr_translation_key = "campaign_results"
    # What is different for each call would cost the recorder more than all else, and a custom field may say who was called.
    _unrecorded_attributes = frozenset({"custom_field", "session_id"})

    def __init__(self, pbx: PbxData, topic: Topic) -> None:
        """Stay available while the system cannot be asked, because it may report all the same."""
        super().__init__(pbx, topic, "results", live=False)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the results."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.pbx.listeners.async_listen_results(self.topic[1], self._async_result)
        )

    @callback
    def _async_result(self, event: CallEvent) -> None:
        succeeded = event.call.outcome is Outcome.ANSWERED
        self._trigger_event(
            SUCCEEDED if succeeded else FAILED, as_result_attributes(event.call)
        )
        self.async_write_ha_state()


class PbxDoorbell(PbxEntity, EventEntity):
    """A door phone, which rings at the door when it calls somebody."""

    _attr_device_class = EventDeviceClass.DOORBELL
    _attr_event_types = [DoorbellEventType.RING]
    _attr_translation_key = DOORBELL

    def __init__(self, pbx: PbxData, topic: Topic) -> None:
        """Stay available while the system cannot be asked, because it may report all the same."""
        super().__init__(pbx, topic, DOORBELL, live=False)
        self._rang: frozenset[str] = frozenset()
        """The ids of the calls for which it rang, as far as they are in progress."""

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the calls that the door phone makes, and leave alone for which it rang before a restart."""
        await super().async_added_to_hass()
        number = self.topic[1]
        for call in self.pbx.tracker.open_calls:
            if call.caller_number == number:
                self._rang |= call.ids
        self.async_on_remove(
            self.pbx.listeners.async_listen_own_calls(number, self._async_call_changed)
        )

    @callback
    def _async_call_changed(self, call: Call) -> None:
        if call.state is CallState.ENDED:
            self._rang -= call.ids
            return
        is_new = self._rang.isdisjoint(call.ids)
        self._rang |= call.ids
        if is_new and (call.state is CallState.RINGING or _began_now(call)):
            self._trigger_event(DoorbellEventType.RING)
            self.async_write_ha_state()


def _began_now(call: Call) -> bool:
    """Answer whether a call began a moment ago, or nothing says when it did."""
    return call.started_at is None or dt_util.utcnow() - call.started_at < BEGAN
