"""Finds the cameras that show who stands at the door phones."""

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..const import CONF_DOORBELLS
from ..data import PbxData
from ..devices import async_get_extension_devices


@callback
def async_find_cameras(hass: HomeAssistant, pbx: PbxData) -> dict[str, str]:
    """Return the camera in the area of each door phone, by the door phone's number; of several, the first by its entity's id."""
    doorbells = pbx.entry.options.get(CONF_DOORBELLS, ())
    if not doorbells:
        return {}
    devices = async_get_extension_devices(hass, pbx.entry.entry_id, pbx.identity.prefix)
    areas = {
        number: devices[number].area_id for number in doorbells if number in devices
    }
    cameras = _cameras_by_area(hass)
    return {
        number: cameras[area]
        for number, area in areas.items()
        if area is not None and area in cameras
    }


def _cameras_by_area(hass: HomeAssistant) -> dict[str, str]:
    devices = dr.async_get(hass)
    found: dict[str, str] = {}
    for entity in er.async_get(hass).entities.values():
        if entity.domain != Platform.CAMERA or entity.disabled or entity.hidden:
            continue
        device = devices.async_get(entity.device_id) if entity.device_id else None
        area = entity.area_id or (device.area_id if device else None)
        if area:
            found[area] = min(entity.entity_id, found.get(area, entity.entity_id))
    return found
