"""What all entities of a phone system have in common."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceInfo
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .calls.live.views import SYSTEM, Topic
from .data import PbxConfigEntry, PbxData
from .devices import child_identifier, system_identifier, unique_id


class PbxEntity(Entity):
    """What every entity of a system, an extension, a trunk, a queue or a campaign has.

    ``live`` says that the entity shows this moment, so that it is worth nothing while the system is not reached.
    """

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, pbx: PbxData, topic: Topic, key: str, *, live: bool) -> None:
        """Attach to the device that the topic stands for."""
        self.pbx = pbx
        self.topic = topic
        self._live = live
        self._attr_unique_id = unique_id(pbx.identity.prefix, topic, key)
        self._attr_device_info = device_info(pbx, topic)

    @property
    @override
    def available(self) -> bool:
        """Say whether what is shown can be relied on."""
        reachable = self.pbx.coordinator.last_update_success or not self._live
        return super().available and reachable

    @override
    async def async_added_to_hass(self) -> None:
        """Follow whether the system can be reached."""
        await super().async_added_to_hass()
        self._was_available = self.available
        self.async_on_remove(
            self.pbx.coordinator.async_add_listener(self._async_polled)
        )

    @callback
    def _async_polled(self) -> None:
        if self.available != self._was_available:
            self._was_available = self.available
            self.async_write_ha_state()


class PbxLiveEntity(PbxEntity):
    """An entity that shows a part of the live state."""

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the live state."""
        await super().async_added_to_hass()
        self._look()
        self.async_on_remove(
            self.pbx.listeners.async_listen_changes(self.topic, self._async_changed)
        )

    @callback
    def _async_changed(self) -> None:
        if self._look():
            self.async_write_ha_state()

    @abstractmethod
    def _look(self) -> bool:
        """Look at the live state and answer whether there is anything else to be seen."""


def device_info(pbx: PbxData, topic: Topic) -> DeviceInfo | ChildDeviceInfo:
    """Return the device that a topic stands for."""
    if topic == SYSTEM:
        return DeviceInfo(identifiers={system_identifier(pbx.identity.prefix)})
    return _child_info(pbx, topic)


@callback
def async_follow_inventory(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    create: Callable[[PbxData, Topic], Iterable[Entity]],
) -> None:
    """Add the entities of the system and of each extension, trunk, queue and campaign, now and when any of them appears.

    When a part goes, its entities are removed with its device.
    """
    pbx = entry.runtime_data
    known: dict[Topic, str | None] = {}

    @callback
    def follow() -> None:
        current = _inventory(pbx)
        new = [topic for topic in current if topic not in known]
        for topic in current.keys() & known.keys():
            if current[topic] != known[topic]:
                _async_rename(hass, pbx, topic)
        known.clear()
        known.update(current)
        async_add_entities(entity for topic in new for entity in create(pbx, topic))

    follow()
    entry.async_on_unload(pbx.listeners.async_listen_inventory(follow))


def _inventory(pbx: PbxData) -> dict[Topic, str | None]:
    """Return what there is, and the name of who uses it or the name it goes by."""
    return {
        SYSTEM: None,
        **{
            ("extension", number): extension.name
            for number, extension in pbx.extensions.shown.items()
        },
        **{("trunk", name): None for name in pbx.live_state.trunks},
        **{
            ("queue", number): queue.name
            for number, queue in pbx.live_state.queues.views.items()
        },
        **{("campaign", name): None for name in pbx.live_state.campaigns.views},
    }


@callback
def _async_rename(hass: HomeAssistant, pbx: PbxData, topic: Topic) -> None:
    dr.async_get(hass).async_get_or_create_child(
        config_entry_id=pbx.entry.entry_id,
        **_child_info(pbx, topic),
    )


def _child_info(pbx: PbxData, topic: Topic) -> ChildDeviceInfo:
    kind, name = topic
    person = _person(pbx, name) if kind == "extension" else None
    queue = pbx.live_state.queues.views.get(name) if kind == "queue" else None
    return ChildDeviceInfo(
        identifiers={child_identifier(pbx.identity.prefix, kind, name)},
        parent_device_id=pbx.identity.device_id,
        translation_key="extension_of" if person else kind,
        translation_placeholders={
            "name": (queue.name if queue else None) or name,
            "person": person or "",
        },
    )


def _person(pbx: PbxData, number: str) -> str | None:
    """Return the name of an extension's user, unless it is just the number again."""
    extension = pbx.extensions.shown.get(number)
    name = extension.name if extension else None
    return name if name != number else None
