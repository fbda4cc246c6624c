"""Ways through the flow of a P-Series, whose reports may come on two ways."""

import asyncio
from typing import Any

from custom_components.pbx.const import (
    CONF_DELIVERY,
    CONF_SIGNING_SECRET,
    CONF_UNSIGNED,
)
from custom_components.pbx.systems.settings import Delivery
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.const import (
    CONF_CLIENT_ID,
    CONF_CLIENT_SECRET,
    CONF_HOST,
    CONF_PORT,
    CONF_SSL,
    CONF_VERIFY_SSL,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from simulator.yeastar_p import YeastarPSimulator

from ..set_up_flow import pick, submit

TO_ADDRESS = {CONF_DELIVERY: Delivery.WEBHOOK.value}
OVER_CONNECTION = {CONF_DELIVERY: Delivery.STREAM.value}
UNSIGNED = {CONF_UNSIGNED: True}
PATIENCE_SECONDS = 30
"""How long a machine that is busy with other tests may take."""


def typed(simulator: YeastarPSimulator, **changes: Any) -> dict[str, Any]:
    """Return what a person types to connect to the PBX."""
    return {
        CONF_HOST: simulator.host,
        CONF_PORT: simulator.port,
        CONF_SSL: False,
        CONF_VERIFY_SSL: False,
        CONF_CLIENT_ID: simulator.client_id,
        CONF_CLIENT_SECRET: simulator.client_secret,
        **changes,
    }


def signed(secret: str = "") -> dict[str, Any]:
    """Return what a person enters beside the address."""
    return {CONF_SIGNING_SECRET: secret}


async def connect(
    hass: HomeAssistant, simulator: YeastarPSimulator
) -> ConfigFlowResult:
    """Begin to set the PBX up, until the way of its reports is asked for."""
    return await submit(hass, await pick(hass, simulator.key), typed(simulator))


async def ask_for_secret(
    hass: HomeAssistant, simulator: YeastarPSimulator
) -> ConfigFlowResult:
    """Choose that the PBX sends to an address, and enter this address there."""
    result = await submit(hass, await connect(hass, simulator), TO_ADDRESS)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "signing"
    simulator.callback_url = result["description_placeholders"]["url"]
    return result


async def is_read(
    simulator: YeastarPSimulator, *, over_a_connection: bool = True
) -> None:
    """Wait until the PBX is read over a connection, or is not any more."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while bool(simulator.sockets) is not over_a_connection:
            await asyncio.sleep(0.01)
