"""The report address that people enter in a phone system by hand, because it has no API."""

from dataclasses import dataclass

from homeassistant.components import webhook
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers.network import NoURLAvailableError

from ..const import CONF_CLOUDHOOK_URL


@dataclass(frozen=True, slots=True)
class ReportUrl:
    """A webhook's full address, and whether Home Assistant Cloud serves it."""

    url: str
    cloudhook: bool


async def async_get_report_url(
    hass: HomeAssistant, webhook_id: str, *, from_cloud: bool
) -> ReportUrl | None:
    """Return where reports can be sent to, or None as long as there is no such address.

    What comes ``from_cloud`` needs Home Assistant Cloud or an external address.
    """
    if from_cloud and (url := await _async_get_cloudhook(hass, webhook_id)):
        return ReportUrl(url, cloudhook=True)
    try:
        url = webhook.async_generate_url(
            hass,
            webhook_id,
            allow_internal=not from_cloud,
            prefer_external=from_cloud,
        )
    except NoURLAvailableError:
        return None
    return ReportUrl(url, cloudhook=False)


async def async_delete_cloudhook(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take back the address that Home Assistant Cloud made for an entry, if it did."""
    if CONF_CLOUDHOOK_URL not in entry.data or "cloud" not in hass.config.components:
        return
    # Home Assistant does without its cloud, and so must this module.
    from hass_nabucasa.exceptions import CloudError  # noqa: PLC0415

    from homeassistant.components import cloud  # noqa: PLC0415

    try:
        await cloud.async_delete_cloudhook(hass, entry.data[CONF_WEBHOOK_ID])
    except cloud.CloudNotAvailable, CloudError, TimeoutError, ValueError:
        # An address of which nobody knows leads nowhere and does no harm.
        return


async def _async_get_cloudhook(hass: HomeAssistant, webhook_id: str) -> str | None:
    if "cloud" not in hass.config.components:
        return None
    from hass_nabucasa.exceptions import CloudError  # noqa: PLC0415

    from homeassistant.components import cloud  # noqa: PLC0415

    if not cloud.async_active_subscription(hass):
        return None
    try:
        return await cloud.async_get_or_create_cloudhook(hass, webhook_id)
    except cloud.CloudNotAvailable, CloudError, TimeoutError, ValueError:
        return None
