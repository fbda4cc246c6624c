"""Phone systems in Home Assistant."""

from functools import partial

from homeassistant.const import CONF_WEBHOOK_ID, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import ChildDeviceEntry, DeviceEntry
from homeassistant.helpers.typing import ConfigType

from . import issues
from .actions.call_log import async_setup_log_actions
from .actions.dial import async_setup_dial_action
from .actions.queries import async_setup_services
from .calls.log.call_log import CallLog
from .calls.log.log_errors import LogError
from .cards.resource import async_add_card, async_remove_card, async_serve_card
from .cards.websocket_api import async_setup_websocket_api
from .const import (
    CONF_DATABASE_URL,
    CONF_REPORT_ADDRESS,
    CONF_REPORT_PORT,
    DEFAULT_REPORT_PORT,
    DOMAIN,
    LOGGER,
)
from .coordinator import PbxConfigEntry, PbxCoordinator
from .devices import async_create_system_device, is_current
from .reports import webhook
from .reports.port import async_listen, is_open
from .reports.target import async_get_report_target
from .reports.url import async_delete_cloudhook
from .runtime import statistics
from .runtime.call_logs import get_call_logs
from .runtime.client import async_create_system
from .runtime.log_upkeep import async_care
from .runtime.phone_books import async_forget, async_names
from .runtime.restore import async_restore_live_state
from .systems.base import Feature, ReportTarget

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS: list[Platform] = [
    Platform.BINARY_SENSOR,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.TODO,
]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register the actions and the websocket commands, and serve the cards."""
    async_setup_services(hass)
    async_setup_log_actions(hass)
    async_setup_dial_action(hass)
    async_setup_websocket_api(hass)
    webhook.async_register_all(hass)
    await async_serve_card(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Set up one phone system.

    Reports are taken before the system is told where to send them, so that none is lost, and after the calls that were in
    progress are known again.
    """
    await async_add_card(hass)
    system = await async_create_system(hass, entry.data, entry.options)
    log = await _async_open_log(hass, entry)
    port = entry.options.get(
        CONF_REPORT_PORT,
        DEFAULT_REPORT_PORT if Feature.LOGIN in system.features else 0,
    )
    coordinator = entry.runtime_data = PbxCoordinator(
        hass, entry, system, partial(_async_target, hass, entry, port), log
    )
    coordinator.names = await async_names(hass, entry.entry_id)
    issues.async_clear(hass, entry, issues.REFUSED_SOURCE)
    async_care(coordinator)
    await _async_remember(coordinator)
    await coordinator.sources.async_resolve()
    webhook.async_register(hass, coordinator)
    if port:
        await async_listen(hass, coordinator, port)
    await coordinator.async_config_entry_first_refresh()
    coordinator.device_id = async_create_system_device(coordinator)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.async_start()
    statistics.async_setup(coordinator)
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
        *issues.LOG_PROBLEMS,
    )
    webhook.async_unregister(hass, entry)
    await async_delete_cloudhook(hass, entry)
    await async_forget(hass, entry.entry_id)
    if not hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        await async_remove_card(hass)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: PbxConfigEntry, device: DeviceEntry | ChildDeviceEntry
) -> bool:
    """Let a person remove a device that the system no longer has."""
    return not is_current(entry.runtime_data, device)


async def _async_open_log(hass: HomeAssistant, entry: PbxConfigEntry) -> CallLog:
    """Open the entry's call log until it is unloaded. Raises ConfigEntryNotReady."""
    url = entry.options.get(CONF_DATABASE_URL, "")
    logs = get_call_logs(hass)
    try:
        log = await logs.async_acquire(url)
    except LogError as err:
        issues.async_call_log(hass, entry, err)
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN,
            translation_key=issues.log_problem(err),
            translation_placeholders={"title": entry.title},
        ) from err
    # The first to be registered is the last to be called.
    entry.async_on_unload(partial(logs.async_release, url))
    return log


async def _async_remember(coordinator: PbxCoordinator) -> None:
    """Take from the log what was known before a restart, as far as its database answers."""
    # While the database is away, calls in progress are known from what waits for it.
    for remember in (
        partial(async_restore_live_state, coordinator),
        coordinator.call_store.async_restore,
    ):
        try:
            await remember()
        except LogError as err:
            LOGGER.warning(
                "%s: Not all that was known before can be read: %s",
                coordinator.system.name,
                err,
            )


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
