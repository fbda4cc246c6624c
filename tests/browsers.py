"""The browsers of people who use Home Assistant, as the WebSocket connections that they are."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from homeassistant.core import HomeAssistant


@pytest.fixture
async def client(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> MockHAClientWebSocket:
    """Have an administrator's browser."""
    return await hass_ws_client(hass)


@pytest.fixture
async def stranger(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> MockHAClientWebSocket:
    """Have the browser of somebody who is no administrator."""
    return await hass_ws_client(hass, hass_read_only_access_token)
