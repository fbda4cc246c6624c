"""A phone system, its calls, and Assist to ask about them."""

from collections.abc import AsyncIterator
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.const import CONF_ASSIST_EXTENSION
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system
from ..report_bodies import Reporter
from . import NAMES, NOON, Telephone


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Let it be noon before Home Assistant sets its timers."""
    freezer.move_to(NOON)
    hass.config.time_zone = "UTC"
    return hass


@pytest.fixture
def options() -> dict[str, Any]:
    """Return the options of the phone system."""
    return {CONF_ASSIST_EXTENSION: "1000"}


@pytest.fixture
async def assist(hass: HomeAssistant) -> None:
    """Have Assist, with its own agent."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})


@pytest.fixture
async def entry(
    hass: HomeAssistant,
    assist: None,
    yeastar: YeastarSimulator,
    options: dict[str, Any],
) -> AsyncIterator[MockConfigEntry]:
    """Set up a phone system with a phone book."""
    await hass.config.async_set_time_zone("UTC")
    entry = await set_up_system(hass, yeastar, **options)
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, NAMES)
    yield entry
    await yeastar.stop()


@pytest.fixture
def telephone(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> Telephone:
    """Have people outside who call."""
    return Telephone(Reporter(hass, entry, hass_client_no_auth), freezer)
