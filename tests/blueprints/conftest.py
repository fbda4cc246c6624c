"""What tests of blueprints share."""

from collections.abc import AsyncIterator

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.const import Platform
from homeassistant.core import Event, HomeAssistant
from homeassistant.util import dt as dt_util

from . import device_of, set_up_demo, whole_system
from .phone import Phone, phone
from .scene import Scene

NOON = "2026-11-21 12:00:00+01:00"


@pytest.fixture
async def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them, at noon in Berlin."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    noon = dt_util.parse_datetime(NOON)
    assert noon
    freezer.move_to(noon)
    return hass


@pytest.fixture
def everything(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Return the target that stands for all calls of the phone system."""
    return whole_system(hass, entry)


@pytest.fixture
async def annas_phone(
    hass: HomeAssistant, socket_enabled: None
) -> AsyncIterator[Phone]:
    """Have a phone with the Home Assistant app."""
    async with phone(hass, "Annas phone") as it:
        yield it


@pytest.fixture
async def notifier(hass: HomeAssistant) -> str:
    """Have a device that shows messages and knows nothing of buttons, and return it."""
    await set_up_demo(hass, Platform.NOTIFY)
    return device_of(hass, "notify.notifier")


@pytest.fixture
def messages(hass: HomeAssistant) -> list[Event]:
    """Return the events with what that device shows."""
    shown: list[Event] = async_capture_events(hass, "notify")
    return shown


@pytest.fixture
def scene(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> Scene:
    """Return what happens around an automation that waits."""
    return Scene(hass, entry, hass_client_no_auth, freezer)
