"""What an automation's target stands for."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    label_registry as lr,
)
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_other_yeastar
from ..report_bodies import RINGING, Reporter, ext, inbound, status
from . import automate, device_id

ELSEWHERE = status(inbound("ALERT"), ext("1002", "RING"), call_id="1571896999.9")


@pytest.fixture
def reception(entry: MockConfigEntry, device_registry: dr.DeviceRegistry) -> str:
    """Return the device of extension 1000."""
    return device_id(device_registry, entry, "-extension-1000")


@pytest.mark.parametrize(
    ("part", "calls"),
    [("", 2), ("-extension-1000", 1), ("-trunk-siptrunk", 2), ("-trunk-FXO2-3", 0)],
)
async def test_device(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    device_registry: dr.DeviceRegistry,
    part: str,
    calls: int,
) -> None:
    """A system stands for all its calls, an extension and a trunk for their own."""
    device = device_id(device_registry, entry, part)
    fired = await automate(hass, "started_ringing", {"device_id": device})
    await report(RINGING, ELSEWHERE)
    assert len(fired) == calls


@pytest.mark.parametrize(
    ("entity_id", "calls"),
    [
        ("event.yeastar_s100_calls", 2),
        ("sensor.yeastar_s100_extension_1000_reception_state", 1),
        (["sensor.yeastar_s100_state", "sensor.other"], 2),
        ("sensor.other", 0),
    ],
)
@pytest.mark.usefixtures("entry")
async def test_entity(
    hass: HomeAssistant,
    report: Reporter,
    entity_id: str | list[str],
    calls: int,
) -> None:
    """An entity stands for its device."""
    fired = await automate(hass, "started_ringing", {"entity_id": entity_id})
    await report(RINGING, ELSEWHERE)
    assert len(fired) == calls


async def test_entities_do_not_matter(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    entity_registry: er.EntityRegistry,
    reception: str,
) -> None:
    """A device stands for its calls though all its entities are hidden or disabled."""
    for entity in er.async_entries_for_device(entity_registry, reception):
        entity_registry.async_update_entity(
            entity.entity_id,
            hidden_by=er.RegistryEntryHider.USER,
            disabled_by=er.RegistryEntryDisabler.USER,
        )
    fired = await automate(hass, "started_ringing", {"device_id": reception})
    await report(RINGING, ELSEWHERE)
    assert len(fired) == 1


async def test_area_and_floor(
    hass: HomeAssistant,
    report: Reporter,
    area_registry: ar.AreaRegistry,
    floor_registry: fr.FloorRegistry,
    device_registry: dr.DeviceRegistry,
    reception: str,
) -> None:
    """An area and a floor stand for the devices in them, also for those that come into them later."""
    floor = floor_registry.async_create("Ground")
    area = area_registry.async_create("Hall")
    target: dict[str, Any] = {"area_id": area.id, "floor_id": floor.floor_id}
    fired = await automate(hass, "started_ringing", target)
    await report(RINGING)
    assert not fired
    device_registry.async_update_child_device(reception, area_id=area.id)
    await hass.async_block_till_done()
    await report(status(inbound("ALERT"), ext("1000", "RING"), call_id="3.3"))
    assert len(fired) == 1
    device_registry.async_update_child_device(reception, area_id=None)
    await hass.async_block_till_done()
    await report(status(inbound("ALERT"), ext("1000", "RING"), call_id="4.4"))
    assert len(fired) == 1


async def test_floor(
    hass: HomeAssistant,
    report: Reporter,
    area_registry: ar.AreaRegistry,
    floor_registry: fr.FloorRegistry,
    device_registry: dr.DeviceRegistry,
    reception: str,
) -> None:
    """A floor stands for the areas that are put on it."""
    floor = floor_registry.async_create("Ground")
    area = area_registry.async_create("Hall")
    device_registry.async_update_child_device(reception, area_id=area.id)
    target = {"floor_id": floor.floor_id}
    fired = await automate(hass, "started_ringing", target)
    area_registry.async_update(area.id, floor_id=floor.floor_id)
    await hass.async_block_till_done()
    await report(RINGING, ELSEWHERE)
    assert len(fired) == 1


async def test_label(
    hass: HomeAssistant,
    report: Reporter,
    label_registry: lr.LabelRegistry,
    device_registry: dr.DeviceRegistry,
    reception: str,
) -> None:
    """A label stands for the devices that have it."""
    label = label_registry.async_create("Desk")
    device_registry.async_update_child_device(reception, labels={label.label_id})
    fired = await automate(hass, "started_ringing", {"label_id": label.label_id})
    await report(RINGING, ELSEWHERE)
    assert len(fired) == 1


async def test_several_match(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    reception: str,
) -> None:
    """An automation runs once for a call that several targets stand for."""
    devices = {"device_id": [target["device_id"], reception]}
    fired = await automate(hass, "started_ringing", devices)
    await report(RINGING)
    assert len(fired) == 1


async def test_other_system(
    hass: HomeAssistant,
    report: Reporter,
    other_yeastar: YeastarSimulator,
    device_registry: dr.DeviceRegistry,
) -> None:
    """The calls of one system are not those of another."""
    other = await set_up_other_yeastar(hass, other_yeastar)
    device = device_id(device_registry, other)
    fired = await automate(hass, "started_ringing", {"device_id": device})
    await report(RINGING)
    assert not fired
