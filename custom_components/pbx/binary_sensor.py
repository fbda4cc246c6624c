"""Binary sensor: can the phone system be reached."""

from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .calls.live.live_state import SYSTEM
from .coordinator import PbxConfigEntry, PbxCoordinator
from .entity import PbxEntity
from .systems.base import Feature

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the binary sensor of an entry whose system can be asked at all."""
    coordinator = entry.runtime_data
    if Feature.LOGIN in coordinator.system.features:
        async_add_entities([PbxConnected(coordinator)])


class PbxConnected(PbxEntity, BinarySensorEntity):
    """Whether the system's API answers."""

    _attr_device_class = BinarySensorDeviceClass.CONNECTIVITY
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_translation_key = "connected"

    def __init__(self, coordinator: PbxCoordinator) -> None:
        """Stay available, because it is the state that says that the system is not."""
        super().__init__(coordinator, SYSTEM, "connected", live=False)
        self._attr_is_on = coordinator.last_update_success

    @callback
    @override
    def _async_polled(self) -> None:
        if self._attr_is_on != self.coordinator.last_update_success:
            self._attr_is_on = self.coordinator.last_update_success
            self.async_write_ha_state()
