"""Sensors: what the phone system, its extensions, trunks, queues and campaigns are doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorEntity,
    SensorEntityCapabilityAttribute,
)
from homeassistant.const import EntityStateAttribute
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import ExtraStoredData, RestoreEntity
from homeassistant.helpers.typing import StateType
from homeassistant.util import dt as dt_util

from .calls.live.views import CampaignView, Topic
from .campaign_sensor_descriptions import CAMPAIGN_SENSORS
from .const import DOMAIN
from .data import PbxConfigEntry, PbxData
from .devices import child_identifier
from .entity import PbxLiveEntity, async_follow_inventory
from .sensor_descriptions import (
    EXTENSION_SENSORS,
    NEW_MESSAGES,
    QUEUE_SENSORS,
    SYSTEM_SENSORS,
    TRUNK_SENSORS,
    PbxSensorDescription,
)
from .systems.base import Feature

PARALLEL_UPDATES = 0

SENSORS = {
    "system": SYSTEM_SENSORS,
    "extension": EXTENSION_SENSORS,
    "trunk": TRUNK_SENSORS,
    "queue": QUEUE_SENSORS,
    "campaign": CAMPAIGN_SENSORS,
}
"""The sensors of each kind of topic."""

WITH_CALLS = f"{DOMAIN}__with_calls"
"""The device class of sensors that calls change."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the sensors of an entry."""
    pbx = entry.runtime_data
    pbx.live_state.begin_day(dt_util.now().date())
    _take_back_campaigns(hass, pbx)
    async_follow_inventory(hass, entry, async_add_entities, _sensors)
    if Feature.VOICEMAIL in pbx.system.features:
        _async_follow_mailboxes(entry, async_add_entities)


def _sensors(pbx: PbxData, topic: Topic) -> Iterable[PbxSensor]:
    for description in SENSORS[topic[0]]:
        kind = PbxRememberingSensor if description.memory else PbxSensor
        yield kind(pbx, topic, description)


@callback
def _async_follow_mailboxes(
    entry: PbxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a sensor for each mailbox of which the system says what waits in it, now and when it first says so."""
    pbx = entry.runtime_data
    known: set[str] = set()

    @callback
    def follow() -> None:
        current = set(pbx.live_state.extension_facts.with_mailbox)
        async_add_entities(
            PbxSensor(pbx, ("extension", number), NEW_MESSAGES)
            for number in sorted(current - known)
        )
        known.clear()
        known.update(current)

    follow()
    entry.async_on_unload(pbx.listeners.async_listen_inventory(follow))


@callback
def _take_back_campaigns(hass: HomeAssistant, pbx: PbxData) -> None:
    """Know the campaigns again of which results had arrived before a restart."""
    prefix = child_identifier(pbx.identity.prefix, "campaign", "")[1]
    for child in dr.async_child_entries_for_config_entry(
        dr.async_get(hass), pbx.entry.entry_id
    ):
        for _, identifier in child.identifiers:
            if identifier.startswith(prefix):
                campaign_id = identifier.removeprefix(prefix)
                pbx.live_state.campaigns.restore(campaign_id, CampaignView())


class PbxSensor(PbxLiveEntity, SensorEntity):
    """A sensor that shows a part of the live state."""

    # Whom somebody talked to is nobody's business in the recorder's database, and when is in the call log.
    _unrecorded_attributes = frozenset(
        {"caller_name", "called_number", "connected_number", "started_at"}
    )
    entity_description: PbxSensorDescription

    def __init__(
        self,
        pbx: PbxData,
        topic: Topic,
        description: PbxSensorDescription,
    ) -> None:
        """Keep what to show."""
        super().__init__(pbx, topic, description.key, live=description.live)
        self.entity_description = description

    @property
    @override
    def capability_attributes(self) -> dict[str, Any] | None:
        """Return what the sensor can show, and keep Activity from a line for each of its changes."""
        description = self.entity_description
        if not description.with_calls:
            return super().capability_attributes
        # Activity leaves a sensor out whose device class is none of those that Home Assistant knows to be no numbers. A state
        # class would do as well, but then History draws words as numbers.
        attributes: dict[str, Any] = {EntityStateAttribute.DEVICE_CLASS: WITH_CALLS}
        if description.states:
            attributes[SensorEntityCapabilityAttribute.OPTIONS] = [*description.states]
        return attributes

    @override
    def _look(self) -> bool:
        before = (self._attr_native_value, self._attr_extra_state_attributes)
        live_state = self.pbx.live_state
        self._attr_native_value = self.entity_description.value_fn(
            live_state, self.topic[1]
        )
        if attributes_fn := self.entity_description.attributes_fn:
            self._attr_extra_state_attributes = dict(
                attributes_fn(live_state, self.topic[1])
            )
        return before != (self._attr_native_value, self._attr_extra_state_attributes)

    _attr_native_value: StateType | datetime = None
    _attr_extra_state_attributes: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Remembered(ExtraStoredData):
    """What a sensor remembers, as JSON."""

    data: dict[str, Any]

    @override
    def as_dict(self) -> dict[str, Any]:
        """Return what is remembered."""
        return self.data


class PbxRememberingSensor(PbxSensor, RestoreEntity):
    """A sensor that knows after a restart what it knew before."""

    @property
    @override
    def extra_restore_state_data(self) -> Remembered | None:
        """Return what to know after a restart."""
        memory = self.entity_description.memory
        return (
            Remembered(memory.remember(self.pbx.live_state, self.topic[1]))
            if memory
            else None
        )

    @override
    async def async_added_to_hass(self) -> None:
        """Take back what was known before the restart."""
        memory = self.entity_description.memory
        if memory and (before := await self.async_get_last_extra_data()):
            memory.take_back(self.pbx.live_state, self.topic[1], before.as_dict())
        await super().async_added_to_hass()
