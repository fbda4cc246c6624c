"""The address that people give to a phone system whose API does not take it."""

from collections.abc import Iterator
from unittest.mock import AsyncMock, patch

from hass_nabucasa.exceptions import CloudError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.const import CONF_CLOUDHOOK_URL, DOMAIN
from custom_components.pbx.reports.url import (
    ReportUrl,
    async_delete_cloudhook,
    async_get_report_url,
)
from homeassistant.components.cloud import CloudNotAvailable, CloudNotConnected
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant

WEBHOOK_ID = "e2a1"
HOOK = "https://hooks.nabu.casa/abc"
INTERNAL = "http://192.168.1.2:8123"
EXTERNAL = "https://home.example.com"


@pytest.fixture(autouse=True)
def _addresses(hass: HomeAssistant) -> None:
    """Give Home Assistant an address inside and an address outside."""
    hass.config.internal_url = INTERNAL
    hass.config.external_url = EXTERNAL


@pytest.fixture
def create_cloudhook(hass: HomeAssistant) -> Iterator[AsyncMock]:
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
        ) as create,
    ):
        yield create


@pytest.mark.parametrize(
    ("from_cloud", "url"),
    [(True, EXTERNAL), (False, INTERNAL)],
    ids=["from_cloud", "from_local_network"],
)
async def test_own_address(hass: HomeAssistant, from_cloud: bool, url: str) -> None:
    """Without Home Assistant Cloud it is Home Assistant's own address."""
    assert await async_get_report_url(
        hass, WEBHOOK_ID, from_cloud=from_cloud
    ) == ReportUrl(f"{url}/api/webhook/{WEBHOOK_ID}", cloudhook=False)


async def test_no_address(hass: HomeAssistant) -> None:
    """The cloud cannot reach an internal address."""
    hass.config.external_url = None
    assert await async_get_report_url(hass, WEBHOOK_ID, from_cloud=True) is None


async def test_cloudhook(hass: HomeAssistant, create_cloudhook: AsyncMock) -> None:
    """With Home Assistant Cloud it is an address there."""
    assert await async_get_report_url(hass, WEBHOOK_ID, from_cloud=True) == ReportUrl(
        HOOK, cloudhook=True
    )
    create_cloudhook.assert_called_once_with(hass, WEBHOOK_ID)


async def test_no_cloudhook_for_local_network(
    hass: HomeAssistant, create_cloudhook: AsyncMock
) -> None:
    """What is in the house does not go through the cloud."""
    url = await async_get_report_url(hass, WEBHOOK_ID, from_cloud=False)
    assert url
    assert not url.cloudhook
    create_cloudhook.assert_not_called()


async def test_no_subscription(hass: HomeAssistant) -> None:
    """Without a subscription Home Assistant Cloud serves no addresses."""
    hass.config.components.add("cloud")
    url = await async_get_report_url(hass, WEBHOOK_ID, from_cloud=True)
    assert url
    assert not url.cloudhook


@pytest.mark.parametrize(
    "error",
    [CloudNotConnected, CloudError("No"), TimeoutError, ValueError],
    ids=["not_connected", "refused", "silent", "lost_connection"],
)
async def test_cloud_fails(
    hass: HomeAssistant,
    create_cloudhook: AsyncMock,
    error: type[Exception] | Exception,
) -> None:
    """The external address does as well."""
    create_cloudhook.side_effect = error
    url = await async_get_report_url(hass, WEBHOOK_ID, from_cloud=True)
    assert url
    assert url.url.startswith(EXTERNAL)


@pytest.mark.parametrize(
    "error", [None, CloudNotAvailable, ValueError], ids=["done", "off", "gone"]
)
async def test_delete_cloudhook(
    hass: HomeAssistant, error: type[Exception] | None
) -> None:
    """The address goes with its entry, if Home Assistant Cloud can be asked for it."""
    hass.config.components.add("cloud")
    entry = MockConfigEntry(
        domain=DOMAIN, data={CONF_WEBHOOK_ID: WEBHOOK_ID, CONF_CLOUDHOOK_URL: HOOK}
    )
    with patch(
        "homeassistant.components.cloud.async_delete_cloudhook", side_effect=error
    ) as delete:
        await async_delete_cloudhook(hass, entry)
    delete.assert_called_once_with(hass, WEBHOOK_ID)


@pytest.mark.parametrize(
    ("components", "data"),
    [
        ({"cloud"}, {CONF_WEBHOOK_ID: WEBHOOK_ID}),
        (set(), {CONF_WEBHOOK_ID: WEBHOOK_ID, CONF_CLOUDHOOK_URL: HOOK}),
    ],
    ids=["no_cloudhook", "no_cloud"],
)
async def test_nothing_to_delete(
    hass: HomeAssistant, components: set[str], data: dict[str, str]
) -> None:
    """Where there is no such address, Home Assistant Cloud is left alone."""
    hass.config.components.update(components)
    entry = MockConfigEntry(domain=DOMAIN, data=data)
    with patch("homeassistant.components.cloud.async_delete_cloudhook") as delete:
        await async_delete_cloudhook(hass, entry)
    delete.assert_not_called()
