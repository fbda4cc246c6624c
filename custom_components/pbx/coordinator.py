"""Polls a phone system."""

from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import LOGGER
from .runtime.explained import explained
from .runtime.follow_up import FollowUp
from .runtime.inventory import Inventory
from .runtime.login import Login
from .runtime.past_calls import PastCalls
from .systems.base import PhoneSystem
from .systems.errors import PbxError

POLL_INTERVAL = timedelta(minutes=5)
REFRESH_COOLDOWN_SECONDS = 5
CONFIGURATION_SETTLES_SECONDS = 3


class PbxCoordinator(DataUpdateCoordinator[None]):
    """Keeps the login alive, reads the lists again and puts right what lost reports left wrong.

    What happens on the phones comes in reports, and not through here.
    """

    config_entry: ConfigEntry[Any]

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        system: PhoneSystem,
        login: Login,
        inventory: Inventory,
        follow_up: FollowUp,
        past_calls: PastCalls,
    ) -> None:
        """Begin with a system that is not connected yet.

        Args:
            hass: Home Assistant.
            entry: The system's entry.
            system: The system.
            login: What keeps the system reporting to us.
            inventory: The system's lists.
            follow_up: What compares the calls known here with those of the system.
            past_calls: What fetches the calls that came and went while nobody listened.
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
        self._has_api = system.has_api()
        self._settings = system.settings
        self._login = login
        self._inventory = inventory
        self._follow_up = follow_up
        self._past_calls = past_calls
        login.on_refused = self.async_set_update_error
        # Polling is what keeps the login alive, so it must not end with the last entity that is disabled.
        entry.async_on_unload(self.async_add_listener(_ignore_update))

    @callback
    def async_refresh_when_settled(self) -> None:
        """Read the lists again, once the administrator has finished."""
        self._configuration_settles.async_schedule_call()

    @callback
    def async_reconnect(self) -> None:
        """Log in again, because the system has forgotten the login."""
        if self._has_api:
            self._login.async_forget()
            self._refresh_soon.async_schedule_call()

    async def async_catch_up(self, lost: bool) -> None:
        """Ask the system for what its stream has not said, and log in again first if the connection was lost."""
        if lost:
            self._login.async_forget()
            await self.async_refresh()
            return
        # The lists were read a moment ago, when the system was set up.
        try:
            await self._follow_up.async_catch_up()
        except PbxError as err:
            self._login.async_note_refusal(err)

    @override
    async def async_shutdown(self) -> None:
        """Poll no more."""
        await super().async_shutdown()
        self._configuration_settles.async_shutdown()

    @override
    async def _async_update_data(self) -> None:
        if not self._has_api:
            return
        if self._login.refused:
            raise self._login.refused
        try:
            with explained(self.hass, self._settings):
                was_reached = self.last_update_success
                if await self._login.async_stay(was_reached=was_reached):
                    self._past_calls.async_note_gap()
                await self._inventory.async_refresh()
                await self._follow_up.async_catch_up()
                self._past_calls.async_fetch_soon()
        except ConfigEntryAuthFailed as err:
            self._login.refused = err
            raise


@callback
def _ignore_update() -> None:
    """Listen to nothing in particular."""
