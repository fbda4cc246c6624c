"""Tests of the blueprints: each imported as Home Assistant imports it, and run by what phone systems report."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import DOMAIN
from homeassistant.components.automation import DOMAIN as AUTOMATION_DOMAIN
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.automation.helpers import async_get_blueprints
from homeassistant.components.blueprint import Blueprint
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import yaml as yaml_util

FOLDER = Path("blueprints/automation/pbx")
AUTOMATION = "automation.from_blueprint"
DEMO_PLATFORMS = (
    "homeassistant.components.demo.COMPONENTS_WITH_CONFIG_ENTRY_DEMO_PLATFORM"
)


def read(path: Path) -> Blueprint:
    """Return a blueprint, as Home Assistant takes it from a page."""
    data = yaml_util.parse_yaml(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return Blueprint(
        data,
        expected_domain=AUTOMATION_DOMAIN,
        schema=AUTOMATION_BLUEPRINT_SCHEMA,
    )


async def use_blueprint(hass: HomeAssistant, name: str, **inputs: Any) -> None:
    """Import a blueprint and make an automation from it, which is still there when automations are reloaded."""
    await async_get_blueprints(hass).async_add_blueprint(
        read(FOLDER / f"{name}.yaml"), f"pbx/{name}.yaml"
    )
    automation = {
        "id": name,
        "alias": "From blueprint",
        "use_blueprint": {"path": f"pbx/{name}.yaml", "input": inputs},
    }
    config = {AUTOMATION_DOMAIN: [automation]}
    Path(hass.config.path("configuration.yaml")).write_text(
        yaml_util.dump(config), encoding="utf-8"
    )
    assert await async_setup_component(hass, AUTOMATION_DOMAIN, config)
    await hass.async_block_till_done()
    state = hass.states.get(AUTOMATION)
    assert state
    assert state.state == "on"


async def set_up_demo(hass: HomeAssistant, *platforms: Platform) -> None:
    """Have some of the entities with which Home Assistant is shown."""
    assert await async_setup_component(hass, "homeassistant", {})
    with patch(DEMO_PLATFORMS, platforms):
        entry = MockConfigEntry(domain="demo")
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()


def whole_system(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Return the target that stands for all calls of a phone system."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, entry.unique_id or ""), entry.entry_id
    )
    assert device
    return {"device_id": device.id}


def device_of(hass: HomeAssistant, entity_id: str) -> str:
    """Return the device of an entity."""
    entity = er.async_get(hass).async_get(entity_id)
    assert entity
    assert entity.device_id
    return entity.device_id
