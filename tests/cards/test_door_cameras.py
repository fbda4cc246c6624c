"""The cards learn which camera sees who stands at a door phone."""

from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx.const import CONF_DOORBELLS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system
from .commands import ask

DOOR = "1000"
OTHER = "1002"


async def _cameras(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> dict[str, str | None]:
    [system] = (await ask(await hass_ws_client(hass), "pbx/systems"))["systems"]
    return {one["number"]: one["camera_entity"] for one in system["extensions"]}


def _device_of(hass: HomeAssistant, entry: MockConfigEntry, number: str) -> str:
    state = next(
        one
        for one in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
        if one.unique_id.endswith(f"extension-{number}-state")
    )
    assert state.device_id
    return state.device_id


async def test_camera_in_the_area_of_a_door_phone(
    hass: HomeAssistant, yeastar: YeastarSimulator, hass_ws_client: WebSocketGenerator
) -> None:
    """It is found by its own area or its device's, is neither hidden nor disabled, and is for door phones alone."""
    entry = await set_up_system(hass, yeastar, **{CONF_DOORBELLS: [DOOR]})
    assert not any((await _cameras(hass, hass_ws_client)).values())
    area = ar.async_get(hass).async_create("Entrance").id
    devices, entities = dr.async_get(hass), er.async_get(hass)
    for number in (DOOR, OTHER):
        devices.async_update_child_device(_device_of(hass, entry, number), area_id=area)
    assert not any((await _cameras(hass, hass_ws_client)).values())
    cameras = MockConfigEntry(domain="test")
    cameras.add_to_hass(hass)
    camera = devices.async_get_or_create(
        config_entry_id=cameras.entry_id, identifiers={("test", "1")}
    )
    devices.async_update_device(camera.id, area_id=area)
    entities.async_get_or_create(
        "camera",
        "test",
        "a",
        suggested_object_id="a",
        device_id=camera.id,
        hidden_by=er.RegistryEntryHider.USER,
    )
    entities.async_get_or_create(
        "camera", "test", "c", suggested_object_id="c", device_id=camera.id
    )
    found = await _cameras(hass, hass_ws_client)
    assert (found[DOOR], found[OTHER]) == ("camera.c", None)
    entities.async_get_or_create("camera", "test", "b", suggested_object_id="b")
    entities.async_update_entity("camera.b", area_id=area)
    assert (await _cameras(hass, hass_ws_client))[DOOR] == "camera.b"
