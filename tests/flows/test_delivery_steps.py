"""Choosing on which way a P-Series reports."""

from dataclasses import replace

import pytest

from custom_components.pbx.const import CONF_DELIVERY, CONF_SIGNING_SECRET, CONF_SYSTEM
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from simulator.yeastar_p import YeastarPSimulator

from ..set_up_flow import pick, submit
from .p_series import (
    OVER_CONNECTION,
    TO_ADDRESS,
    UNSIGNED,
    ask_for_secret,
    connect,
    signed,
    typed,
)


def give_firmware(simulator: YeastarPSimulator, firmware: str) -> None:
    """Install another firmware."""
    office = replace(simulator.office, firmware=firmware)
    simulator.wire = replace(simulator.wire, office=office)


@pytest.mark.usefixtures("mock_setup_entry")
async def test_over_a_connection(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """What was found is shown, and a connection is what is suggested."""
    result = await connect(hass, p_series)
    assert result["step_id"] == "delivery"
    placeholders = result["description_placeholders"]
    assert placeholders["model"] == "P570 (Appliance Edition)"
    assert placeholders["firmware"] == "37.21.0.117"
    assert result["data_schema"]({}) == OVER_CONNECTION
    result = await submit(hass, result, OVER_CONNECTION)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "reporting"
    assert result["data"] == {
        CONF_SYSTEM: p_series.key,
        **typed(p_series),
        CONF_DELIVERY: "stream",
        CONF_WEBHOOK_ID: result["data"][CONF_WEBHOOK_ID],
    }


@pytest.mark.usefixtures("mock_setup_entry")
@pytest.mark.parametrize(
    ("firmware", "step", "entered"),
    [
        ("37.21.0.117", "delivery", OVER_CONNECTION),
        ("37.12.0.33", "only_stream", {}),
    ],
)
async def test_no_stream(
    hass: HomeAssistant,
    p_series: YeastarPSimulator,
    firmware: str,
    step: str,
    entered: dict[str, str],
) -> None:
    """A connection that cannot be opened is told before anything is saved, and tried again."""
    give_firmware(p_series, firmware)
    result = await connect(hass, p_series)
    p_series.fail("subscribe", "10001", times=2)
    result = await submit(hass, result, entered)
    assert result["step_id"] == step
    assert result["errors"] == {"base": "no_stream"}
    result = await submit(hass, result, entered)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "reporting"
    assert "next_flow" not in result


@pytest.mark.usefixtures("mock_setup_entry")
async def test_wrong_secret(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """Nothing is asked of people whose Client Secret is wrong, but the right Client Secret."""
    result = await pick(hass, p_series.key)
    result = await submit(hass, result, typed(p_series, client_secret="wrong"))
    assert result["step_id"] == "connection"
    assert result["errors"] == {"base": "invalid_client"}
    result = await submit(hass, result, typed(p_series))
    assert result["step_id"] == "delivery"


@pytest.mark.usefixtures("mock_setup_entry")
async def test_old_firmware(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """Firmware without webhooks leaves no choice."""
    give_firmware(p_series, "37.12.0.33")
    result = await connect(hass, p_series)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "only_stream"
    assert result["description_placeholders"]["firmware"] == "37.12.0.33"
    assert result["data_schema"] is None
    result = await submit(hass, result, {})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_DELIVERY] == "stream"


@pytest.mark.usefixtures("address", "mock_setup_entry")
async def test_signed(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """The secret is kept without the blanks that were copied along."""
    result = await ask_for_secret(hass, p_series)
    result = await submit(hass, result, signed(f" {p_series.webhook_secret}\n"))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_DELIVERY] == "webhook"
    assert result["data"][CONF_SIGNING_SECRET] == p_series.webhook_secret
    assert result["data"][CONF_WEBHOOK_ID] in p_series.callback_url


@pytest.mark.usefixtures("address", "mock_setup_entry")
async def test_unsigned(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """People may say that the PBX does not sign."""
    result = await ask_for_secret(hass, p_series)
    result = await submit(hass, result, signed(" "))
    assert result["errors"] == {CONF_SIGNING_SECRET: "signing_secret_missing"}
    result = await submit(hass, result, UNSIGNED)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_SIGNING_SECRET] == ""


async def test_no_address(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """As long as Home Assistant has no address, the form says how to get an address."""
    result = await connect(hass, p_series)
    # No certificate is for the address that Home Assistant knows by itself.
    hass.config.api.use_ssl = True
    result = await submit(hass, result, TO_ADDRESS)
    assert result["step_id"] == "signing"
    assert result["errors"] == {"base": "no_report_address"}
    result = await submit(hass, result, signed("secret"))
    assert result["errors"] == {"base": "no_report_address"}
    hass.config.internal_url = "https://home.lan"
    result = await submit(hass, result, signed())
    assert result["errors"] == {CONF_SIGNING_SECRET: "signing_secret_missing"}
    url = result["description_placeholders"]["url"]
    assert url.startswith("https://home.lan/api/webhook/")


@pytest.mark.usefixtures("address")
async def test_cloud_edition(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """A PBX in the cloud reaches no address inside."""
    give_firmware(p_series, "84.21.0.117")
    result = await submit(hass, await connect(hass, p_series), TO_ADDRESS)
    assert result["errors"] == {"base": "no_report_address"}
    hass.config.external_url = "https://home.example.com"
    result = await submit(hass, result, signed())
    url = result["description_placeholders"]["url"]
    assert url.startswith("https://home.example.com/api/webhook/")
