"""Changing the way on which a P-Series that is set up reports, and what it is reached with."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import (
    CONF_CLOUDHOOK_URL,
    CONF_DELIVERY,
    CONF_SIGNING_SECRET,
)
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.const import CONF_CLIENT_ID, CONF_CLIENT_SECRET
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from simulator.yeastar_p import YeastarPSimulator

from .. import WEBHOOK_ID, set_up, system_entry
from ..set_up_flow import submit, suggested
from .p_series import OVER_CONNECTION, TO_ADDRESS, UNSIGNED, is_read, signed, typed

HOOK = "https://hooks.nabu.casa/abc"
NEW_SECRET = "Zr4Kd8Wm2Xq6Vb0Ln5Tj9Hc3Pf7Gs1Ya"


def known(simulator: YeastarPSimulator, **data: Any) -> MockConfigEntry:
    """Return an entry of the PBX, with some of its data otherwise."""
    entry = system_entry(simulator)
    return MockConfigEntry(
        domain=entry.domain,
        title=entry.title,
        unique_id=entry.unique_id,
        data={**entry.data, **data},
    )


def sending(simulator: YeastarPSimulator) -> MockConfigEntry:
    """Return an entry of the PBX, which sends to an address."""
    secret = simulator.webhook_secret
    return known(simulator, **TO_ADDRESS, **signed(secret))


async def reconfigure(
    hass: HomeAssistant, entry: MockConfigEntry, simulator: YeastarPSimulator
) -> ConfigFlowResult:
    """Begin to reconfigure, up to the way of the reports. The Client Secret is left empty."""
    result = await entry.start_reconfigure_flow(hass)
    assert result["step_id"] == "reconfigure"
    return await submit(hass, result, typed(simulator, client_secret=""))


def is_done(result: ConfigFlowResult) -> bool:
    """Return whether an entry was reconfigured."""
    return (
        result["type"] is FlowResultType.ABORT
        and result["reason"] == "reconfigure_successful"
    )


@pytest.mark.usefixtures("address")
async def test_to_an_address(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """The address is the entry's own, and takes reports as soon as the entry is loaded again."""
    entry = await set_up(hass, known(p_series))
    await is_read(p_series)
    result = await reconfigure(hass, entry, p_series)
    assert suggested(result) == OVER_CONNECTION
    result = await submit(hass, result, TO_ADDRESS)
    p_series.callback_url = result["description_placeholders"]["url"]
    assert p_series.callback_url.endswith(f"/api/webhook/{WEBHOOK_ID}")
    result = await submit(hass, result, signed())
    assert result["errors"] == {CONF_SIGNING_SECRET: "signing_secret_missing"}
    result = await submit(hass, result, signed(p_series.webhook_secret))
    assert is_done(result)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data == sending(p_series).data
    await is_read(p_series, over_a_connection=False)
    assert (await p_series.send_test()).acknowledged
    assert entry.runtime_data.receiver.counters.accepted == 1


@pytest.mark.usefixtures("address")
async def test_to_a_connection(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """The secret of the webhook is forgotten, and the webhook takes nothing any more."""
    entry = await set_up(hass, sending(p_series))
    p_series.callback_url = f"{hass.config.internal_url}/api/webhook/{WEBHOOK_ID}"
    result = await reconfigure(hass, entry, p_series)
    assert suggested(result) == TO_ADDRESS
    assert is_done(await submit(hass, result, OVER_CONNECTION))
    assert entry.data == known(p_series).data
    await is_read(p_series)
    await p_series.send_test()
    assert entry.runtime_data.receiver.counters.accepted == 0


@pytest.mark.usefixtures("address", "mock_setup_entry")
@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        (signed(), YeastarPSimulator().webhook_secret),
        (signed(NEW_SECRET), NEW_SECRET),
        (UNSIGNED, ""),
    ],
    ids=["same", "new", "none"],
)
async def test_secret_of_the_webhook(
    hass: HomeAssistant,
    p_series: YeastarPSimulator,
    entered: dict[str, Any],
    kept: str,
) -> None:
    """A secret that is left empty stays."""
    entry = sending(p_series)
    entry.add_to_hass(hass)
    result = await reconfigure(hass, entry, p_series)
    result = await submit(hass, result, TO_ADDRESS)
    assert is_done(await submit(hass, result, entered))
    assert entry.data[CONF_SIGNING_SECRET] == kept


@pytest.mark.usefixtures("mock_setup_entry")
async def test_older_firmware(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """Firmware that can send to no address any more is read over a connection."""
    entry = sending(p_series)
    entry.add_to_hass(hass)
    office = replace(p_series.office, firmware="37.12.0.33")
    p_series.wire = replace(p_series.wire, office=office)
    result = await reconfigure(hass, entry, p_series)
    assert result["step_id"] == "only_stream"
    assert is_done(await submit(hass, result, {}))
    assert entry.data == known(p_series).data


@pytest.mark.usefixtures("address")
async def test_abandoned(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """Whoever closes the dialog has changed nothing, and reports are taken as before."""
    entry = await set_up(hass, sending(p_series))
    result = await reconfigure(hass, entry, p_series)
    result = await submit(hass, result, TO_ADDRESS)
    p_series.callback_url = result["description_placeholders"]["url"]
    hass.config_entries.flow.async_abort(result["flow_id"])
    assert entry.data == sending(p_series).data
    assert (await p_series.send_test()).acknowledged
    assert entry.runtime_data.receiver.counters.accepted == 1


@pytest.mark.usefixtures("mock_setup_entry")
async def test_cloudhook(hass: HomeAssistant, p_series: YeastarPSimulator) -> None:
    """An address of Home Assistant Cloud is remembered, so that it can be taken back."""
    entry = known(p_series)
    entry.add_to_hass(hass)
    office = replace(p_series.office, firmware="84.21.0.117")
    p_series.wire = replace(p_series.wire, office=office)
    hass.config.components.add("cloud")
    with (
        patch(
            "homeassistant.components.cloud.async_active_subscription",
            return_value=True,
        ),
        patch(
            "homeassistant.components.cloud.async_get_or_create_cloudhook",
            return_value=HOOK,
        ),
    ):
        result = await reconfigure(hass, entry, p_series)
        result = await submit(hass, result, TO_ADDRESS)
        assert result["description_placeholders"]["url"] == HOOK
        result = await submit(hass, result, signed(p_series.webhook_secret))
    assert is_done(result)
    assert entry.data[CONF_CLOUDHOOK_URL] == HOOK


async def test_new_client_secret(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> None:
    """A Client Secret that was renewed on the PBX is asked for; the way of the reports stays."""
    entry = sending(p_series)
    p_series.client_secret = NEW_SECRET
    await set_up(hass, entry)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    [flow] = hass.config_entries.flow.async_progress()
    result = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert suggested(result) == {CONF_CLIENT_ID: p_series.client_id}
    entered = {CONF_CLIENT_ID: p_series.client_id, CONF_CLIENT_SECRET: "wrong"}
    result = await submit(hass, result, entered)
    assert result["errors"] == {"base": "invalid_client"}
    entered[CONF_CLIENT_SECRET] = NEW_SECRET
    result = await submit(hass, result, entered)
    assert result["reason"] == "reauth_successful"
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data == sending(p_series).data
    assert entry.data[CONF_DELIVERY] == "webhook"
