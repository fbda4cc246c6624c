"""Setting up a Yeastar S-Series whose report method is TCP: its stream has a port and takes the password itself."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import (
    CONF_DELIVERY,
    CONF_PASSWORD_MD5,
    CONF_SECRET,
    CONF_STREAM_PORT,
)
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from simulator.yeastar_s import YeastarSimulator

from .. import md5, set_up, system_entry
from ..set_up_flow import connection, pick, submit, suggested

NEW_PASSWORD = "Another1"


def stream_login(simulator: YeastarSimulator, **changes: Any) -> dict[str, Any]:
    """Return what a person types to have the stream opened."""
    port = simulator.report_server.port
    return {CONF_STREAM_PORT: port, CONF_SECRET: simulator.password, **changes}


async def connect(hass: HomeAssistant, simulator: YeastarSimulator) -> ConfigFlowResult:
    """Begin to set the PBX up, until its stream is asked for."""
    result = await pick(hass, simulator.key)
    result = await submit(hass, result, connection(simulator))
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "stream_login"
    return result


async def reconfigure(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    simulator: YeastarSimulator,
    **typed: Any,
) -> ConfigFlowResult:
    """Reconfigure an entry; the password is left empty unless it is typed."""
    result = await entry.start_reconfigure_flow(hass)
    entered = connection(simulator)
    del entered[CONF_PASSWORD]
    return await submit(hass, result, entered | typed)


@pytest.mark.usefixtures("mock_setup_entry")
async def test_set_up(hass: HomeAssistant, tcp_yeastar: YeastarSimulator) -> None:
    """The password is kept as it is, because the stream takes nothing else, and there is no report to wait for."""
    result = await connect(hass, tcp_yeastar)
    placeholders = result["description_placeholders"]
    assert placeholders["model"] == "S100"
    assert placeholders["firmware"] == tcp_yeastar.office.firmware
    assert result["data_schema"]({}) == {CONF_STREAM_PORT: 8333}
    result = await submit(hass, result, stream_login(tcp_yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "reading"
    assert "next_flow" not in result
    expected = system_entry(tcp_yeastar).data
    assert dict(result["data"]) | {"webhook_id": ""} == expected | {"webhook_id": ""}
    assert result["data"][CONF_DELIVERY] == "stream"


@pytest.mark.usefixtures("mock_setup_entry")
async def test_wrong_port(hass: HomeAssistant, tcp_yeastar: YeastarSimulator) -> None:
    """A port on which nobody listens is told before anything is saved."""
    result = await connect(hass, tcp_yeastar)
    wrong = stream_login(tcp_yeastar, stream_port=1)
    result = await submit(hass, result, wrong)
    assert result["step_id"] == "stream_login"
    assert result["errors"] == {"base": "stream_closed"}
    assert suggested(result) == {CONF_STREAM_PORT: 1}
    result = await submit(hass, result, stream_login(tcp_yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
@pytest.mark.parametrize("secret", ["wrong", ""])
async def test_wrong_password(
    hass: HomeAssistant, tcp_yeastar: YeastarSimulator, secret: str
) -> None:
    """A password that is not that of the API is told, and not sent."""
    result = await connect(hass, tcp_yeastar)
    wrong = stream_login(tcp_yeastar, secret=secret)
    result = await submit(hass, result, wrong)
    assert result["errors"] == {"base": "invalid_auth"}
    assert CONF_SECRET not in suggested(result)
    assert not tcp_yeastar.report_server.logins
    result = await submit(hass, result, stream_login(tcp_yeastar))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
async def test_no_answer(hass: HomeAssistant, tcp_yeastar: YeastarSimulator) -> None:
    """A PBX that ends the connection without a word is told as such."""
    result = await connect(hass, tcp_yeastar)
    tcp_yeastar.report_server.rules.lets_in = False
    result = await submit(hass, result, stream_login(tcp_yeastar))
    assert result["errors"] == {"base": "stream_closed"}


@pytest.mark.usefixtures("mock_setup_entry")
async def test_known_password_stays(
    hass: HomeAssistant, tcp_yeastar: YeastarSimulator
) -> None:
    """Whoever reconfigures need not type the password again."""
    entry = system_entry(tcp_yeastar)
    entry.add_to_hass(hass)
    result = await reconfigure(hass, entry, tcp_yeastar)
    port = tcp_yeastar.report_server.port
    assert suggested(result) == {CONF_STREAM_PORT: port}
    result = await submit(hass, result, {CONF_STREAM_PORT: port})
    assert result["reason"] == "reconfigure_successful"
    assert entry.data == system_entry(tcp_yeastar).data


@pytest.mark.usefixtures("mock_setup_entry")
async def test_set_to_http(hass: HomeAssistant, tcp_yeastar: YeastarSimulator) -> None:
    """When the PBX is set to HTTP, the password is forgotten."""
    entry = system_entry(tcp_yeastar)
    entry.add_to_hass(hass)
    tcp_yeastar.report_method = "HTTP"
    result = await reconfigure(hass, entry, tcp_yeastar)
    assert result["reason"] == "reconfigure_successful"
    assert entry.data == system_entry(tcp_yeastar).data
    assert CONF_SECRET not in entry.data


@pytest.mark.usefixtures("mock_setup_entry")
async def test_set_to_tcp(hass: HomeAssistant, tcp_yeastar: YeastarSimulator) -> None:
    """When the PBX is set to TCP, reconfiguring asks for the stream."""
    tcp_yeastar.report_method = "HTTP"
    entry = system_entry(tcp_yeastar)
    entry.add_to_hass(hass)
    tcp_yeastar.report_method = "TCP"
    result = await reconfigure(hass, entry, tcp_yeastar)
    result = await submit(hass, result, stream_login(tcp_yeastar))
    assert result["reason"] == "reconfigure_successful"
    assert entry.data == system_entry(tcp_yeastar).data


async def test_new_password(hass: HomeAssistant, tcp_yeastar: YeastarSimulator) -> None:
    """A password that was changed on the PBX is asked for once, and kept for the API and for the stream."""
    entry = system_entry(tcp_yeastar)
    tcp_yeastar.password = NEW_PASSWORD
    await set_up(hass, entry)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    [flow] = hass.config_entries.flow.async_progress()
    result = await hass.config_entries.flow.async_configure(flow["flow_id"])
    entered = {CONF_USERNAME: tcp_yeastar.username, CONF_PASSWORD: NEW_PASSWORD}
    result = await submit(hass, result, entered)
    assert result["reason"] == "reauth_successful"
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data[CONF_PASSWORD_MD5] == md5(NEW_PASSWORD)
    assert entry.data[CONF_SECRET] == NEW_PASSWORD
    await hass.config_entries.async_unload(entry.entry_id)
