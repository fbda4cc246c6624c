"""Setting a real Asterisk up: what the dialog says of wrong secrets, missing rights and TLS."""

from typing import Any
from unittest.mock import AsyncMock

import pytest

from asterisk_office.control import CAREFUL, HOMEASSISTANT, LISTENER, SILENT
from asterisk_office.office import Office
from custom_components.pbx.const import CONF_SECRET, CONF_SYSTEM
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import (
    CONF_HOST,
    CONF_PORT,
    CONF_SSL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr

from .. import set_up
from ..set_up_flow import pick, submit
from .connected import connect, entry_of


def typed(
    office: Office, user: tuple[str, str] = HOMEASSISTANT, **changes: Any
) -> dict[str, Any]:
    """Return what a person types."""
    return {
        CONF_HOST: "127.0.0.1",
        CONF_PORT: office.ami_port,
        CONF_SSL: False,
        CONF_VERIFY_SSL: False,
        CONF_USERNAME: user[0],
        CONF_SECRET: user[1],
        **changes,
    }


@pytest.mark.usefixtures("mock_setup_entry")
async def test_connect(hass: HomeAssistant, office: Office) -> None:
    """Asterisk is tried, and saved with the secret, which each login needs."""
    result = await submit(hass, await pick(hass, "asterisk"), typed(office))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"][CONF_SYSTEM] == "asterisk"
    assert result["data"][CONF_SECRET] == HOMEASSISTANT[1]
    assert result["result"].unique_id


@pytest.mark.usefixtures("mock_setup_entry")
async def test_tls(hass: HomeAssistant, office: Office) -> None:
    """TLS works with the certificate that Asterisk was given, and says so when that is not trusted."""
    port = {CONF_PORT: office.asterisk.tls_port, CONF_SSL: True}
    result = await submit(
        hass,
        await pick(hass, "asterisk"),
        typed(office, **port, **{CONF_VERIFY_SSL: True}),
    )
    assert result["errors"] == {"base": "certificate_rejected"}
    result = await submit(hass, result, typed(office, **port))
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("mock_setup_entry")
@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({CONF_SECRET: "wrong"}, "login_or_address_refused"),
        ({CONF_USERNAME: "nobody"}, "login_or_address_refused"),
        ({CONF_SSL: True}, "cannot_connect"),
        ({CONF_PORT: 1}, "cannot_connect"),
    ],
    ids=["secret", "user", "tls", "port"],
)
async def test_refused(
    hass: HomeAssistant, office: Office, changes: dict[str, Any], error: str
) -> None:
    """What is wrong is named, and can be put right."""
    result = await submit(hass, await pick(hass, "asterisk"), typed(office, **changes))
    assert result["errors"] == {"base": error}
    result = await submit(hass, result, typed(office))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_listener(hass: HomeAssistant, office: Office) -> None:
    """A user who may only listen lacks what is always needed."""
    result = await submit(hass, await pick(hass, "asterisk"), typed(office, LISTENER))
    assert result["errors"] == {"base": "missing_rights"}
    missing = result["description_placeholders"]["meaning"]
    assert missing == "write=system, write=reporting"


@pytest.mark.parametrize(
    ("user", "rights"), [(SILENT, "write=originate"), (CAREFUL, "write=call")]
)
async def test_rights(
    hass: HomeAssistant,
    office: Office,
    mock_setup_entry: AsyncMock,
    user: tuple[str, str],
    rights: str,
) -> None:
    """A right that can be done without is named; people look again or go on without."""
    result = await submit(hass, await pick(hass, "asterisk"), typed(office, user))
    assert result["type"] is FlowResultType.MENU
    assert result["description_placeholders"]["rights"] == rights
    result = await submit(hass, result, {"next_step_id": "rights_again"})
    assert result["type"] is FlowResultType.MENU
    mock_setup_entry.assert_not_called()
    result = await submit(hass, result, {"next_step_id": "finish"})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_rights_unreachable(hass: HomeAssistant, office: Office) -> None:
    """Where nothing answers when rights are looked for again, the address is asked for again."""
    result = await submit(hass, await pick(hass, "asterisk"), typed(office, SILENT))
    await office.relay.cut()
    result = await submit(hass, result, {"next_step_id": "rights_again"})
    assert result["step_id"] == "connection"
    assert result["errors"] == {"base": "cannot_connect"}


async def test_reconfigure(hass: HomeAssistant, office: Office) -> None:
    """Another address is taken over, also where the entity id of Asterisk is another than before."""
    entry = await set_up(hass, entry_of(office))
    result = await entry.start_reconfigure_flow(hass)
    changes = {CONF_PORT: office.asterisk.tls_port, CONF_SSL: True}
    values = typed(office, **changes)
    del values[CONF_SECRET]
    result = await submit(hass, result, values)
    assert result["reason"] == "reconfigure_successful"
    assert entry.data[CONF_PORT] == office.asterisk.tls_port
    assert entry.data[CONF_SECRET] == HOMEASSISTANT[1]
    assert entry.state is ConfigEntryState.LOADED


async def test_secret_changed(hass: HomeAssistant, office: Office) -> None:
    """A secret that is refused is tried once, and asked for."""
    entry = entry_of(office)
    entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_SECRET: "old"}
    )
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.SETUP_ERROR
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    name, secret = HOMEASSISTANT
    result = await hass.config_entries.flow.async_configure(
        flow["flow_id"], {CONF_USERNAME: name, CONF_SECRET: secret}
    )
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED


async def test_device(hass: HomeAssistant, office: Office) -> None:
    """What Asterisk says of itself is shown, and its phones, its trunk and its queues are devices."""
    connected = await connect(hass, office)
    devices = dr.async_get(hass).devices
    [system] = [device for device in devices if device.sw_version]
    assert system.sw_version.startswith("22.")
    names = {state.entity_id for state in hass.states.async_all()}
    assert {
        "sensor.office_extension_1001_anna_state",
        "sensor.office_trunk_trunk_status",
        "sensor.office_queue_700_waiting_callers",
    } <= names
    assert connected.entry.state is ConfigEntryState.LOADED
