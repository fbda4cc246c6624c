"""Phone systems in Home Assistant."""

from collections.abc import Iterable
from functools import partial

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import ChildDeviceEntry, DeviceEntry
from homeassistant.helpers.typing import ConfigType
from homeassistant.setup import async_when_setup

from . import issues
from .actions.announce import async_setup_announce_action
from .actions.blocked_numbers import async_setup_blocking_actions
from .actions.call_control import async_setup_call_control
from .actions.call_log import async_setup_log_actions
from .actions.contacts import async_setup_contact_actions
from .actions.dial import async_setup_dial_action
from .actions.extension_orders import async_setup_extension_orders
from .actions.hang_up import async_setup_hang_up_action
from .actions.incoming_calls import async_setup_incoming_calls
from .actions.play_prompt import async_setup_play_prompt_action
from .actions.queries import async_setup_queries
from .calls.log.call_log import CallLog
from .calls.log.log_errors import LogError
from .cards.number_commands import async_setup_number_commands
from .cards.photo_view import async_serve_photos
from .cards.recordings import async_setup_recording_commands
from .cards.resource import async_add_card, async_remove_card, async_serve_card
from .cards.websocket_api import async_setup_websocket_api
from .const import CONF_DATABASE_URL, DOMAIN
from .data import PbxConfigEntry, PbxData, bind, dialling_of
from .devices import async_create_system_device, is_current
from .error_texts import LOG_PROBLEMS, log_error_texts
from .flows.first_report_steps import async_end_waiting
from .number_lookup import async_collect_number_lookups
from .recordings.view import async_forget_recordings, async_setup_recordings
from .reports import arrivals, port, webhook
from .reports.target import async_target_of, report_port_of
from .reports.url import async_delete_cloudhook
from .runtime import statistics
from .runtime.call_logs import get_call_logs
from .runtime.client import async_create_system
from .runtime.local_day import async_track_days
from .runtime.log_upkeep import async_look_after_log
from .runtime.phone_books import async_forget, async_get_system_books
from .server_texts import async_keep_texts
from .sounds import served
from .systems.base import DeviceInfo, Feature, ReportTarget
from .systems.settings import Delivery

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

PLATFORMS: list[Platform] = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.TODO,
]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register the actions and the websocket commands, and serve the cards."""
    async_setup_queries(hass)
    async_setup_log_actions(hass)
    async_setup_dial_action(hass)
    async_setup_hang_up_action(hass)
    async_setup_announce_action(hass)
    async_setup_play_prompt_action(hass)
    async_setup_call_control(hass)
    async_setup_incoming_calls(hass)
    async_setup_extension_orders(hass)
    async_setup_recording_commands(hass)
    async_setup_recordings(hass)
    async_setup_contact_actions(hass)
    async_setup_blocking_actions(hass)
    async_setup_websocket_api(hass)
    async_setup_number_commands(hass)
    async_serve_photos(hass)
    webhook.async_register_all(hass)
    served.async_serve(hass)
    async_when_setup(hass, "conversation", _async_listen)
    await async_collect_number_lookups(hass)
    await async_keep_texts(hass)
    await async_serve_card(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Set up a phone system.

    Reports are taken before the system learns where to send them, so that none is lost, and after the calls that were in
    progress are known again.
    """
    await async_add_card(hass)
    system = await async_create_system(hass, entry.data, entry.options)
    log = await _async_open_log(hass, entry)
    pbx = entry.runtime_data = bind(
        hass,
        entry,
        system,
        log,
        await async_get_system_books(hass, entry.entry_id, dialling_of(hass, entry)),
        partial(_async_target, hass, entry, system.delivery),
    )
    issues.async_clear(
        hass,
        entry,
        issues.REFUSED_SOURCE,
        issues.REFUSED_CLOUD,
        issues.WRONG_SIGNATURE,
    )
    arrivals.async_forget(hass, entry)
    entry.async_on_unload(partial(async_forget_recordings, hass, entry))
    async_look_after_log(hass, entry, log, pbx.identity.log_key)
    entry.async_on_unload(async_track_days(hass, pbx.publisher.async_begin_day))
    await pbx.caller_lookup.async_begin(pbx.listeners)
    await pbx.restore.async_restore(hass, entry)
    await pbx.past_calls.async_begin()
    await pbx.receiver.sources.async_resolve()
    if pbx.stream:
        # Until it was reconfigured, it may have reported to the webhook.
        webhook.async_unregister(hass, entry)
    else:
        webhook.async_register(hass, entry, pbx.receiver)
    if report_port := report_port_of(entry):
        await port.async_listen(hass, entry, pbx.receiver, report_port)
    await pbx.coordinator.async_config_entry_first_refresh()
    _async_keep_device(hass, pbx)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    pbx.publisher.async_begin()
    pbx.follow_up.async_begin()
    if pbx.stream:
        pbx.stream.async_begin(hass, entry)
    pbx.past_calls.on_fetched = statistics.async_setup(
        hass,
        entry,
        log,
        pbx.identity,
        takes_calls=Feature.QUERY_INBOUND in system.features,
    )
    return True


async def async_unload_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> bool:
    """Unload a phone system, and log out while its reports are still taken."""
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        return False
    pbx = entry.runtime_data
    await pbx.coordinator.async_shutdown()
    if pbx.stream:
        await pbx.stream.async_end()
    await pbx.system.close()
    pbx.follow_up.async_end()
    pbx.listeners.async_end()
    return True


async def async_remove_entry(hass: HomeAssistant, entry: PbxConfigEntry) -> None:
    """Take back what was made for a phone system outside of its entry."""
    issues.async_clear(
        hass,
        entry,
        issues.REPORT_PORT_BUSY,
        issues.NO_REPORT_TARGET,
        issues.REFUSED_SOURCE,
        issues.REFUSED_CLOUD,
        issues.WRONG_SIGNATURE,
        issues.TOO_MANY_CAMPAIGNS,
        *LOG_PROBLEMS,
    )
    arrivals.async_forget(hass, entry)
    async_end_waiting(hass, entry)
    webhook.async_unregister(hass, entry)
    await async_delete_cloudhook(hass, entry)
    await async_forget(hass, entry.entry_id)
    if not hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        await async_remove_card(hass)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: PbxConfigEntry, device: DeviceEntry | ChildDeviceEntry
) -> bool:
    """Let a person remove a device that the system no longer has."""
    pbx = entry.runtime_data
    parts: dict[str, Iterable[str]] = {
        "extension": pbx.extensions.shown,
        "trunk": pbx.live_state.trunks,
        "queue": pbx.live_state.queues.views,
        "campaign": pbx.live_state.campaigns.views,
    }
    return not is_current(pbx.identity.prefix, parts, device)


async def _async_listen(hass: HomeAssistant, component: str) -> None:
    """Take what people say to Assist, once Home Assistant has it."""
    # Without Assist the packages are missing that it is made of.
    from .assist.listening import async_listen  # noqa: PLC0415

    await async_listen(hass)


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
            translation_key=log_error_texts(err).problem,
            translation_placeholders={"title": entry.title},
        ) from err
    # The first to be registered is the last to be called.
    entry.async_on_unload(partial(logs.async_release, url))
    return log


@callback
def _async_keep_device(hass: HomeAssistant, pbx: PbxData) -> None:
    """Make the system's device, and bring it up to date after each login."""
    create = partial(
        async_create_system_device, hass, pbx.entry, pbx.identity.prefix, pbx.system
    )

    @callback
    def update(device: DeviceInfo) -> None:
        create(device)

    pbx.identity.device_id = create(pbx.login.device)
    pbx.login.on_device = update


@callback
def _async_target(
    hass: HomeAssistant, entry: PbxConfigEntry, delivery: Delivery
) -> ReportTarget | None:
    if delivery is not Delivery.TARGET:
        return None
    target = async_target_of(hass, entry)
    if target:
        issues.async_clear(hass, entry, issues.NO_REPORT_TARGET)
    else:
        issues.async_no_report_target(hass, entry)
    return target
