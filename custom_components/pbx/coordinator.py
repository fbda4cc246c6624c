"""Keeps one phone system and what is known of its calls together."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.event import async_track_time_change
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from homeassistant.util import dt as dt_util

from .calls.live.live_state import SYSTEM, LiveState, Topic
from .calls.log.call_log import CallLog
from .calls.model import CallEvent, Changes, Extension, Trunk
from .calls.tracking.tracker import Tracker
from .const import CONF_EXTENSIONS, CONF_LOCAL_ONLY, CONF_SOURCES, LOGGER
from .reports.receiver import Counters, Receiver
from .reports.sources import Sources
from .runtime import bus_events
from .runtime.call_store import CallStore
from .runtime.deadlines import Deadlines
from .runtime.explained import explained
from .runtime.inventory import Inventory
from .runtime.listeners import CallListener, ChangeListener, Publisher, Remove
from .runtime.login import Login
from .runtime.questions import Questions
from .systems.base import (
    Acknowledgement,
    DeviceInfo,
    Feature,
    PhoneSystem,
    ReportTarget,
)
from .systems.errors import PbxError

type PbxConfigEntry = ConfigEntry[PbxCoordinator]

POLL_INTERVAL = timedelta(minutes=5)
REFRESH_COOLDOWN_SECONDS = 5
CONFIGURATION_SETTLES_SECONDS = 3


class PbxCoordinator(DataUpdateCoordinator[None]):
    """One phone system: its connection, its calls, its lists, and those who listen.

    Its update keeps the login alive and puts right what lost reports left wrong; what
    happens on the phones comes through ``async_receive``.
    """

    config_entry: PbxConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: PbxConfigEntry,
        system: PhoneSystem,
        target: Callable[[], ReportTarget | None],
        log: CallLog,
    ) -> None:
        """Begin with a system that is not connected yet.

        Args:
            hass: Home Assistant.
            entry: The system's entry.
            system: What speaks to the system.
            target: Returns where the system shall report to, each time that it is told.
            log: What keeps the calls.
        """
        self._refresh_soon = Debouncer[Coroutine[Any, Any, None]](
            hass,
            LOGGER,
            cooldown=REFRESH_COOLDOWN_SECONDS,
            immediate=True,
            background=True,
        )
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=system.name,
            update_interval=POLL_INTERVAL,
            request_refresh_debouncer=self._refresh_soon,
        )
        self._configuration_settles = Debouncer(
            hass,
            LOGGER,
            cooldown=CONFIGURATION_SETTLES_SECONDS,
            immediate=False,
            function=self.async_refresh,
            background=True,
        )
        features = system.features
        self.system = system
        self.tracker = Tracker(unstable_ids=Feature.UNSTABLE_IDS in features)
        self.live_state = LiveState()
        self.log = log
        self.names: Callable[[Changes], Changes] = _unchanged
        """Puts names to the numbers in calls."""
        self.call_store = CallStore(self)
        self.sources = Sources(
            system.settings.host,
            entry.options.get(CONF_SOURCES, ()),
            from_cloud=Feature.FROM_CLOUD in features,
            local_only=local_only(entry, system),
        )
        self.receiver = Receiver(self)
        self.publisher = Publisher()
        self.questions = Questions(self)
        self.deadlines = Deadlines(self)
        self.inventory = Inventory(self, entry.options.get(CONF_EXTENSIONS, ()))
        self.webhook_id: str = entry.data[CONF_WEBHOOK_ID]
        self.unique_prefix: str = entry.unique_id or entry.entry_id
        self.log_system = f"{system.key}:{self.unique_prefix}"
        """By what the log knows the system, in every Home Assistant that shares it."""
        self.device_id = ""
        self.login = Login(self, target)
        self._refused: ConfigEntryAuthFailed | None = None
        self._held_back: list[CallEvent] | None = []
        # Polling is what keeps the login alive, so it must not end with the last entity that is disabled.
        entry.async_on_unload(self.async_add_listener(_nothing))
        entry.async_on_unload(
            async_track_time_change(hass, self._async_new_day, 0, 0, 0)
        )

    # -- what is known -----------------------------------------------------------------------------------------------

    @property
    def serial_number(self) -> str | None:
        """The serial number of the system; the account where it has none; None where neither is known."""
        if Feature.ACCOUNT in self.system.features:
            return self.system.settings.account or None
        if self.config_entry.unique_id:
            return self.config_entry.unique_id
        return self.device.serial_number if self.device else None

    @property
    def device(self) -> DeviceInfo | None:
        """What the system says of itself; None before the first login and where there is none."""
        return self.login.device

    @property
    def extensions(self) -> dict[str, Extension]:
        """The extensions to show, by number."""
        return self.inventory.extensions

    @property
    def trunks(self) -> dict[str, Trunk]:
        """The trunks by name."""
        return self.inventory.trunks

    @property
    def counters(self) -> Counters:
        """What arrived since the entry was set up."""
        return self.receiver.counters

    # -- for those who listen ----------------------------------------------------------------------------------------

    @callback
    def async_listen_changes(self, topic: Topic, listener: ChangeListener) -> Remove:
        """Have ``listener`` called when what the topic stands for looks different."""
        return self.publisher.async_listen_changes(topic, listener)

    @callback
    def async_listen_calls(
        self, extension: str | None, listener: CallListener
    ) -> Remove:
        """Have ``listener`` called with an extension's call events, or with all when it is None."""
        return self.publisher.async_listen_calls(extension, listener)

    @callback
    def async_listen_inventory(self, listener: ChangeListener) -> Remove:
        """Have ``listener`` called when an extension, a trunk or a campaign appears, goes or is renamed."""
        return self.publisher.async_listen_inventory(listener)

    # -- reports -----------------------------------------------------------------------------------------------------

    async def async_receive(self, body: bytes, source: str | None) -> Acknowledgement:
        """Take the body of one push and say what to answer; nothing is asked of the system before the answer.

        Args:
            body: What the system sent.
            source: The address it came from; None when it came through Home Assistant's cloud.
        """
        return await self.receiver.async_receive(body, source)

    @callback
    def async_publish(self, changes: Changes) -> None:
        """Store what changed, and tell those who listen when it is safe."""
        self.call_store.async_store(changes)

    @callback
    def async_publish_stored(self, changes: Changes) -> None:
        """Tell those who listen what changed: first the states, then the events."""
        topics = self.live_state.update(changes, dt_util.now())
        self.inventory.async_note_campaigns(topics)
        self.publisher.async_changed(topics)
        if self._held_back is not None:
            self._held_back.extend(changes.events)
            return
        for event in changes.events:
            self._async_publish_event(event)

    @callback
    def _async_publish_event(self, event: CallEvent) -> None:
        self.publisher.async_call_event(event)
        bus_events.async_fire(self, event)

    @callback
    def async_look_again(self) -> None:
        """Tell those who look at the system or its campaigns that more is known of what was before."""
        topics = {("campaign", campaign) for campaign in self.live_state.campaigns} | {
            SYSTEM
        }
        self.inventory.async_note_campaigns(topics)
        self.publisher.async_changed(topics)

    @callback
    def _async_new_day(self, now: datetime) -> None:
        self.publisher.async_changed(
            self.live_state.begin_day(dt_util.as_local(now).date())
        )

    # -- the connection ----------------------------------------------------------------------------------------------

    @callback
    def async_start(self) -> None:
        """Publish the call events that happened while the entities were being set up, and from now on at once."""
        events, self._held_back = self._held_back or [], None
        for event in events:
            self._async_publish_event(event)
        self.deadlines.async_begin()

    @callback
    def async_configuration_changed(self) -> None:
        """Read the lists again, once the administrator has finished."""
        self._configuration_settles.async_schedule_call()

    @callback
    def async_reconnect(self) -> None:
        """Log in again, because the system has forgotten the login."""
        if Feature.LOGIN in self.system.features:
            self.login.async_forget()
            self._refresh_soon.async_schedule_call()

    @callback
    def async_login_refused(self, error: PbxError) -> None:
        """Deal with a login that was refused outside of an update: never try it again."""
        try:
            with explained(self.hass, self.system.settings):
                raise error
        except ConfigEntryAuthFailed as err:
            self._refused = err
            self.config_entry.async_start_reauth(self.hass)
            self.async_set_update_error(err)
        except UpdateFailed as err:
            self.async_set_update_error(err)

    @override
    async def async_shutdown(self) -> None:
        """Log out and stop all timers."""
        await super().async_shutdown()
        self._configuration_settles.async_shutdown()
        await self.system.close()
        self.deadlines.async_end()

    @override
    async def _async_update_data(self) -> None:
        if Feature.LOGIN not in self.system.features:
            return
        if self._refused:
            raise self._refused
        try:
            with explained(self.hass, self.system.settings):
                await self.login.async_stay()
                await self.inventory.async_refresh()
                await self.questions.async_catch_up()
        except ConfigEntryAuthFailed as err:
            self._refused = err
            raise


def local_only(entry: PbxConfigEntry, system: PhoneSystem | type[PhoneSystem]) -> bool:
    """Answer whether only the local network may report."""
    default = Feature.FROM_CLOUD not in system.features
    return bool(entry.options.get(CONF_LOCAL_ONLY, default))


def _unchanged(changes: Changes) -> Changes:
    return changes


@callback
def _nothing() -> None:
    """Listen to nothing in particular."""
