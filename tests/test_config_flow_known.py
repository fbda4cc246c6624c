"""New credentials and new addresses for phone systems that are set up."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import CONF_PASSWORD_MD5
from homeassistant.config_entries import ConfigEntryState
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
from simulator.yeastar_s import YeastarSimulator

from . import ApiSimulator, md5, set_up, system_entry
from .set_up_flow import connection, submit, suggested


async def test_reauth(hass: HomeAssistant, simulator: ApiSimulator) -> None:
    """A password that was changed on the system is asked for, once."""
    entry = system_entry(simulator)
    simulator.password = "Changed12345"
    await set_up(hass, entry)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert len(simulator.asked("login")) == 1
    [result] = hass.config_entries.flow.async_progress()
    assert result["step_id"] == "reauth_confirm"
    result = await hass.config_entries.flow.async_configure(result["flow_id"])
    assert suggested(result) == {CONF_USERNAME: simulator.username}
    credentials = {CONF_USERNAME: simulator.username, CONF_PASSWORD: "Wrong1"}
    result = await submit(hass, result, credentials)
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {"base": "invalid_auth"}
    assert len(simulator.asked("login")) == 2
    credentials[CONF_PASSWORD] = "Changed12345"
    result = await submit(hass, result, credentials)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reauth_successful"
    assert entry.data[CONF_PASSWORD_MD5] == md5("Changed12345")
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.usefixtures("mock_setup_entry")
async def test_reauth_other_system(
    hass: HomeAssistant, yeastar: YeastarSimulator, other_yeastar: YeastarSimulator
) -> None:
    """Another system at the same address is not taken for the known system."""
    entry = system_entry(yeastar)
    entry.add_to_hass(hass)
    data = {**entry.data, CONF_PORT: other_yeastar.port}
    hass.config_entries.async_update_entry(entry, data=data)
    result = await entry.start_reauth_flow(hass)
    credentials = {CONF_USERNAME: "api", CONF_PASSWORD: other_yeastar.password}
    result = await submit(hass, result, credentials)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "unique_id_mismatch"
    assert entry.data == data


@pytest.fixture
def moved_entry(hass: HomeAssistant, yeastar: YeastarSimulator) -> MockConfigEntry:
    """Have an entry with an address where the system is no more."""
    entry = system_entry(yeastar)
    entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_PORT: 1, CONF_USERNAME: "old"}
    )
    return entry


@pytest.mark.usefixtures("mock_setup_entry")
@pytest.mark.parametrize("password", ["", "Changed12345"], ids=["same", "new"])
async def test_reconfigure(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    moved_entry: MockConfigEntry,
    password: str,
) -> None:
    """A system that has moved is reached again, with the known password or a new password."""
    yeastar.password = password or yeastar.password
    result = await moved_entry.start_reconfigure_flow(hass)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "reconfigure"
    assert suggested(result) == {
        CONF_HOST: yeastar.host,
        CONF_PORT: 1,
        CONF_SSL: False,
        CONF_VERIFY_SSL: False,
        CONF_USERNAME: "old",
    }
    result = await submit(hass, result, connection(yeastar, password=password))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"
    assert moved_entry.data == system_entry(yeastar).data


@pytest.mark.usefixtures("mock_setup_entry")
@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({CONF_PORT: 2}, {"base": "cannot_connect"}),
        ({CONF_PASSWORD: "Wrong1"}, {"base": "invalid_auth"}),
        ({CONF_HOST: "?"}, {CONF_HOST: "invalid_host"}),
    ],
    ids=["unreachable", "wrong_password", "no_address"],
)
async def test_reconfigure_error(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    moved_entry: MockConfigEntry,
    changes: dict[str, Any],
    errors: dict[str, str],
) -> None:
    """What does not work is not saved."""
    data = dict(moved_entry.data)
    result = await moved_entry.start_reconfigure_flow(hass)
    result = await submit(hass, result, connection(yeastar, **changes))
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == errors
    assert moved_entry.data == data
    result = await submit(hass, result, connection(yeastar))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"


@pytest.mark.usefixtures("mock_setup_entry")
async def test_reconfigure_other_system(
    hass: HomeAssistant, moved_entry: MockConfigEntry, other_yeastar: YeastarSimulator
) -> None:
    """An entry stays with its system."""
    result = await moved_entry.start_reconfigure_flow(hass)
    result = await submit(hass, result, connection(other_yeastar))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "unique_id_mismatch"
    assert moved_entry.data[CONF_PORT] == 1
