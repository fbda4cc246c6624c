"""Choosing on which way a P-Series reports, and waiting for its first report."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from custom_components.pbx.const import CONF_DELIVERY, CONF_SIGNING_SECRET, CONF_SYSTEM
from custom_components.pbx.reports import first_report
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from simulator.yeastar_p import YeastarPSimulator

from ..set_up_flow import pick, submit
from .p_series import (
    OVER_CONNECTION,
    TO_ADDRESS,
    UNSIGNED,
    after,
    ask_for_secret,
    connect,
    listen,
    signed,
    typed,
)


def give_firmware(simulator: YeastarPSimulator, firmware: str) -> None:
    """Install another firmware."""
    office = replace(simulator.office, firmware=firmware)
    simulator.wire = replace(simulator.wire, office=office)


async def nothing_comes(
    hass: HomeAssistant, simulator: YeastarPSimulator
) -> ConfigFlowResult:
    """Go on until people have no patience left."""
    with patch.object(first_report, "LONGEST_WAIT_SECONDS", 0):
        result = await listen(hass, simulator, signed(simulator.webhook_secret))
        result = await after(hass, result)
    assert result["type"] is FlowResultType.MENU
    assert result["step_id"] == "nothing_came"
    assert result["menu_options"] == ["wait_for_report", "signing", "finish"]
    return result


async def choose(
    hass: HomeAssistant, result: ConfigFlowResult, option: str
) -> ConfigFlowResult:
    """Choose from the menu."""
    return await submit(hass, result, {"next_step_id": option})


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
    assert result["description"] == "reading"
    assert result["data"] == {
        CONF_SYSTEM: p_series.key,
        **typed(p_series),
        CONF_DELIVERY: "stream",
        CONF_WEBHOOK_ID: result["data"][CONF_WEBHOOK_ID],
    }


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


@pytest.mark.usefixtures("address")
async def test_test_message(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """The test message of the PBX ends the waiting, and what comes afterwards is the entry's."""
    result = await listen(hass, p_series, signed(f" {p_series.webhook_secret}\n"))
    assert (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "reporting"
    assert result["data"][CONF_DELIVERY] == "webhook"
    assert result["data"][CONF_SIGNING_SECRET] == p_series.webhook_secret
    assert result["data"][CONF_WEBHOOK_ID] in p_series.callback_url
    entry = result["result"]
    assert entry.state is ConfigEntryState.LOADED
    assert (await p_series.send_test()).acknowledged
    assert entry.runtime_data.receiver.counters.accepted == 1


@pytest.mark.usefixtures("address", "mock_setup_entry")
async def test_wrong_signature(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """A secret that was copied wrongly is asked for again, and is not kept."""
    result = await listen(hass, p_series, signed("wrong"))
    assert not (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    assert result["step_id"] == "signing"
    assert result["errors"] == {"base": "wrong_signature"}
    assert result["description_placeholders"]["url"] == p_series.callback_url
    result = await submit(hass, result, signed())
    assert result["errors"] == {CONF_SIGNING_SECRET: "signing_secret_missing"}
    result = await submit(hass, result, signed(p_series.webhook_secret))
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "reporting"


@pytest.mark.usefixtures("address", "mock_setup_entry")
async def test_unsigned(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """People may say that the PBX does not sign."""
    result = await ask_for_secret(hass, p_series)
    result = await submit(hass, result, signed(" "))
    assert result["errors"] == {CONF_SIGNING_SECRET: "signing_secret_missing"}
    result = await submit(hass, result, UNSIGNED)
    p_series.configure("signature", "missing")
    assert (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_SIGNING_SECRET] == ""


@pytest.mark.usefixtures("address", "mock_setup_entry")
async def test_wait_once_more(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """Who finds the mistake in the PBX waits for another while."""
    result = await choose(hass, await nothing_comes(hass, p_series), "wait_for_report")
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    assert result["description"] == "reporting"


@pytest.mark.usefixtures("address", "mock_setup_entry")
@pytest.mark.parametrize("option", ["wait_for_report", "finish"])
async def test_report_while_people_choose(
    hass: HomeAssistant, p_series: YeastarPSimulator, option: str
) -> None:
    """What comes while the menu stands there counts."""
    result = await nothing_comes(hass, p_series)
    assert (await p_series.send_test()).acknowledged
    result = await choose(hass, result, option)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "reporting"


@pytest.mark.usefixtures("address")
async def test_wrong_signature_while_people_choose(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """A wrong signature that comes while the menu stands there is told as well."""
    result = await nothing_comes(hass, p_series)
    p_series.configure("signature", "wrong")
    assert not (await p_series.send_test()).acknowledged
    result = await choose(hass, result, "wait_for_report")
    assert result["step_id"] == "signing"
    assert result["errors"] == {"base": "wrong_signature"}


@pytest.mark.usefixtures("address", "mock_setup_entry")
async def test_address_again(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """The address is the same, and the secret need not be entered again."""
    result = await choose(hass, await nothing_comes(hass, p_series), "signing")
    assert result["errors"] == {}
    assert result["description_placeholders"]["url"] == p_series.callback_url
    result = await submit(hass, result, signed())
    assert (await p_series.send_test()).acknowledged
    result = await after(hass, result)
    assert result["data"][CONF_SIGNING_SECRET] == p_series.webhook_secret


@pytest.mark.usefixtures("address", "mock_setup_entry")
async def test_finish_without_a_report(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """The entry is made, with the address to enter; what comes before it is set up is refused."""
    result = await choose(hass, await nothing_comes(hass, p_series), "finish")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "receive"
    assert result["description_placeholders"]["url"] == p_series.callback_url
    push = await p_series.send_test()
    assert [attempt.status for attempt in push.attempts] == [503]


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
