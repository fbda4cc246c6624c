"""Binary sensor: can the phone system be reached."""

from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .calls.live.views import SYSTEM
from .data import PbxConfigEntry, PbxData
from .entity import PbxEntity

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the binary sensor of an entry whose system can be asked at all."""
    pbx = entry.runtime_data
    if pbx.system.has_api():
        async_add_entities([PbxConnected(pbx)])


class PbxConnected(PbxEntity, BinarySensorEntity):
    """Whether the system's API answers."""

    _attr_device_class = BinarySensorDeviceClass.CONNECTIVITY
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_translation_key = "connected"

    def __init__(self, pbx: PbxData) -> None:
        """Stay available, because it is the state that says that the system is not."""
        super().__init__(pbx, SYSTEM, "connected", live=False)
        self._attr_is_on = pbx.coordinator.last_update_success

    @callback
    @override
    def _async_polled(self) -> None:
        if self._attr_is_on != self.pbx.coordinator.last_update_success:
            self._attr_is_on = self.pbx.coordinator.last_update_success
            self.async_write_ha_state()
