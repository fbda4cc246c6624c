"""What tests of automations share."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component

from . import device_id


@pytest.fixture
async def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them, in Germany, and have traces ready to be read."""
    hass.config.country = "DE"
    assert await async_setup_component(hass, "websocket_api", {})
    return hass


@pytest.fixture
def target(
    entry: MockConfigEntry, device_registry: dr.DeviceRegistry
) -> dict[str, str]:
    """Return the phone system as the target of a trigger."""
    return {"device_id": device_id(device_registry, entry)}
