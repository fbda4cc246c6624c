"""A phone system that reports on several ways, and a Home Assistant that it can send to."""

from collections.abc import AsyncIterator

import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.const import DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_p import YeastarPSimulator


@pytest.fixture
async def p_series(socket_enabled: None) -> AsyncIterator[YeastarPSimulator]:
    """Have a simulated P-Series on this machine."""
    async with YeastarPSimulator() as simulator:
        yield simulator


@pytest.fixture
async def address(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> str:
    """Let Home Assistant listen, and return at which address it does."""
    assert await async_setup_component(hass, DOMAIN, {})
    client = await hass_client_no_auth()
    hass.config.internal_url = str(client.make_url("")).rstrip("/")
    return hass.config.internal_url
