"""Setting up a contact centre in the cloud, which only reports."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import AsyncMock, patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import CONF_CLOUDHOOK_URL, CONF_SYSTEM, DOMAIN
from custom_components.pbx.systems import HuaweiAicc
from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

EXTERNAL = "https://home.example.com"
HOOK = "https://hooks.nabu.casa/abc"

pytestmark = pytest.mark.usefixtures("mock_setup_entry")


@pytest.fixture(autouse=True)
def _external_url(hass: HomeAssistant) -> None:
    hass.config.external_url = EXTERNAL


@pytest.fixture
def cloudhook(hass: HomeAssistant) -> Iterator[None]:
    """Subscribe to Home Assistant Cloud."""
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
        yield


@pytest.fixture
def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Have a contact centre that is set up."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id=f"{HuaweiAicc.key}-11",
        data={
            CONF_SYSTEM: HuaweiAicc.key,
            "account": "11",
            CONF_WEBHOOK_ID: "e2a1",
            CONF_CLOUDHOOK_URL: "https://hooks.nabu.casa/old",
        },
    )
    entry.add_to_hass(hass)
    return entry


async def add(hass: HomeAssistant, **user_input: Any) -> ConfigFlowResult:
    """Go through the flow."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "user"
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"], {CONF_SYSTEM: HuaweiAicc.key}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "own_settings"
    return await hass.config_entries.flow.async_configure(result["flow_id"], user_input)


async def shown(hass: HomeAssistant, created: ConfigFlowResult) -> str:
    """Return the address that is shown once the entry is there."""
    _, flow_id = created["next_flow"]
    result = await hass.config_entries.flow.async_configure(flow_id)
    return str(result["description_placeholders"]["address"])


async def test_account(hass: HomeAssistant, mock_setup_entry: AsyncMock) -> None:
    """An account keeps entries apart; the person is shown where reports have to go."""
    result = await add(hass, account=" 11 ")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == f"{HuaweiAicc.name} 11"
    webhook_id = result["data"][CONF_WEBHOOK_ID]
    assert result["data"] == {
        CONF_SYSTEM: HuaweiAicc.key,
        "account": "11",
        CONF_WEBHOOK_ID: webhook_id,
    }
    assert result["options"] == {"time_zone": "Asia/Shanghai"}
    assert result["result"].unique_id == f"{HuaweiAicc.key}-11"
    assert await shown(hass, result) == f"{EXTERNAL}/api/webhook/{webhook_id}"
    mock_setup_entry.assert_called_once()


async def test_no_account(hass: HomeAssistant) -> None:
    """Without an account the secret address keeps entries apart."""
    result = await add(hass, time_zone="Europe/Berlin")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == HuaweiAicc.name
    assert result["data"]["account"] == ""
    assert result["result"].unique_id == result["data"][CONF_WEBHOOK_ID]
    assert result["options"] == {"time_zone": "Europe/Berlin"}
    result = await add(hass)
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.usefixtures("entry")
async def test_same_account(hass: HomeAssistant) -> None:
    """An account is set up once."""
    result = await add(hass, account="11")
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"


@pytest.mark.usefixtures("cloudhook")
async def test_cloudhook(hass: HomeAssistant) -> None:
    """With Home Assistant Cloud the address is there, and is remembered."""
    result = await add(hass)
    assert result["data"][CONF_CLOUDHOOK_URL] == HOOK
    assert await shown(hass, result) == HOOK


async def test_no_external_url(hass: HomeAssistant) -> None:
    """Without an address to show the form says how to get an address, and can go on."""
    hass.config.external_url = None
    result = await add(hass)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "receive_later"
    assert "next_flow" not in result


async def test_reconfigure(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Reconfiguring shows the address again, and forgets an address that is no longer served."""
    result = await entry.start_reconfigure_flow(hass)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "report_url"
    assert result["errors"] == {}
    assert result["description_placeholders"]["url"] == f"{EXTERNAL}/api/webhook/e2a1"
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {})
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"
    assert CONF_CLOUDHOOK_URL not in entry.data
    assert entry.data[CONF_WEBHOOK_ID] == "e2a1"


@pytest.mark.usefixtures("cloudhook")
async def test_reconfigure_cloudhook(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """A new subscription to Home Assistant Cloud gives a new address."""
    result = await entry.start_reconfigure_flow(hass)
    assert result["description_placeholders"]["url"] == HOOK
    await hass.config_entries.flow.async_configure(result["flow_id"], {})
    assert entry.data[CONF_CLOUDHOOK_URL] == HOOK


async def test_reconfigure_without_external_url(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """As long as there is no address, the form says how to get an address."""
    hass.config.external_url = None
    result = await entry.start_reconfigure_flow(hass)
    assert result["errors"] == {"base": "no_external_url"}
    hass.config.external_url = EXTERNAL
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {})
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"
