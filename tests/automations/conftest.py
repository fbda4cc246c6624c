"""What tests of automations share."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from . import device_id


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them, in Germany."""
    hass.config.country = "DE"
    return hass


@pytest.fixture
def target(
    entry: MockConfigEntry, device_registry: dr.DeviceRegistry
) -> dict[str, str]:
    """Return the phone system as the target of a trigger."""
    return {"device_id": device_id(device_registry, entry)}
