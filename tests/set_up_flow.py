"""Ways through the flows of phone systems that have an API."""

from typing import Any

from custom_components.pbx.const import CONF_SYSTEM, DOMAIN
from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from . import ApiSimulator


def connection(simulator: ApiSimulator, **changes: Any) -> dict[str, Any]:
    """Return what a person types to connect to a simulated system."""
    return {
        CONF_HOST: simulator.host,
        CONF_PORT: simulator.port,
        CONF_SSL: simulator.url.startswith("https:"),
        CONF_VERIFY_SSL: False,
        CONF_USERNAME: simulator.username,
        CONF_PASSWORD: simulator.password,
        **changes,
    }


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    """Return what a form suggests for its fields."""
    return {
        str(field): field.description["suggested_value"]
        for field in result["data_schema"].schema
        if field.description
    }


async def pick(hass: HomeAssistant, key: str) -> ConfigFlowResult:
    """Start the flow and pick a system."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "user"
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"], {CONF_SYSTEM: key}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "connection"
    assert result["errors"] == {}
    return result


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, user_input: dict[str, Any]
) -> ConfigFlowResult:
    """Send a form."""
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"], user_input
    )
    await hass.async_block_till_done()
    return result
