"""Event entities: what happens to calls, of the whole system and of each extension."""

from collections.abc import Iterable
from typing import override

from homeassistant.components.event import EventEntity
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .actions.call_response import as_event_attributes
from .calls.live.views import SYSTEM, Topic
from .calls.model import CallEvent, CallEventType
from .data import PbxConfigEntry, PbxData
from .entity import PbxEntity, async_follow_inventory

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the event entities of an entry."""
    async_follow_inventory(hass, entry, async_add_entities, _events)


def _events(pbx: PbxData, topic: Topic) -> Iterable[PbxCalls]:
    if topic == SYSTEM or topic[0] == "extension":
        yield PbxCalls(pbx, topic)


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
