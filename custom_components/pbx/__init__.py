"""Phone systems in Home Assistant."""

from functools import partial

from homeassistant.const import CONF_WEBHOOK_ID, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import ChildDeviceEntry, DeviceEntry
from homeassistant.helpers.typing import ConfigType

from . import issues, webhook
from .connection import async_create_system
from .const import CONF_REPORT_ADDRESS, CONF_REPORT_PORT, DEFAULT_REPORT_PORT, DOMAIN
from .coordinator import PbxConfigEntry, PbxCoordinator
from .devices import async_create_system_device, is_current
from .report_port import async_listen, is_open
from .report_target import async_get_report_target
from .report_url import async_delete_cloudhook
from .services import async_setup_services
from .systems.base import Feature, ReportTarget

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS: list[Platform] = [Platform.BINARY_SENSOR, Platform.EVENT, Platform.SENSOR]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register the actions."""
    async_setup_services(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Set up one phone system.

    Reports are taken before the system is told where to send them, so that none is lost.
    """
    system = await async_create_system(hass, entry.data, entry.options)
    port = entry.options.get(
        CONF_REPORT_PORT,
        DEFAULT_REPORT_PORT if Feature.LOGIN in system.features else 0,
    )
    coordinator = entry.runtime_data = PbxCoordinator(
        hass, entry, system, partial(_async_target, hass, entry, port)
    )
    issues.async_clear(hass, entry, issues.REFUSED_SOURCE)
    await coordinator.sources.async_resolve()
    webhook.async_register(hass, coordinator)
    if port:
        await async_listen(hass, coordinator, port)
    await coordinator.async_config_entry_first_refresh()
    coordinator.device_id = async_create_system_device(coordinator)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.async_start()
    return True


async def async_unload_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Unload one phone system, and log out while its reports are still taken."""
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        return False
    await entry.runtime_data.async_shutdown()
    return True


async def async_remove_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Take back what was made for one phone system outside of its entry."""
    issues.async_clear(
        hass,
        entry,
        issues.REPORT_PORT_BUSY,
        issues.NO_REPORT_TARGET,
        issues.REFUSED_SOURCE,
    )
    await async_delete_cloudhook(hass, entry)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: PbxConfigEntry, device: DeviceEntry | ChildDeviceEntry
) -> bool:
    """Let a person remove a device that the system no longer has."""
    return not is_current(entry.runtime_data, device)


@callback
def _async_target(
    hass: HomeAssistant, entry: PbxConfigEntry, port: int
) -> ReportTarget | None:
    target = async_get_report_target(
        hass,
        entry.data[CONF_WEBHOOK_ID],
        entry.options.get(CONF_REPORT_ADDRESS, ""),
        port if is_open(hass, port) else None,
    )
    if target:
        issues.async_clear(hass, entry, issues.NO_REPORT_TARGET)
    else:
        issues.async_no_report_target(hass, entry)
    return target
