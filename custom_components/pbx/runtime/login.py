"""The login to a phone system, which is also the order to send its reports."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed, ConfigEntryError
from homeassistant.helpers.update_coordinator import UpdateFailed

from ..const import DOMAIN
from ..systems.base import DeviceInfo, PhoneSystem, ReportTarget
from ..systems.errors import PbxError
from .explained import explained
from .identity import Identity

type RefusalListener = Callable[[ConfigEntryAuthFailed | UpdateFailed], None]


class Login:
    """Whether a phone system knows us, and where it has to report to."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        system: PhoneSystem,
        identity: Identity,
        resolve_sources: Callable[[], Awaitable[None]],
        target: Callable[[], ReportTarget | None],
    ) -> None:
        """Begin without a login.

        Args:
            hass: Home Assistant.
            entry: The system's entry, for which a person is asked for other credentials.
            system: What is logged in to.
            identity: Which system it has to be.
            resolve_sources: Looks up anew from which addresses reports are taken.
            target: Returns where the system shall report to.
        """
        self.device: DeviceInfo | None = None
        """What the system says of itself; None before the first login."""
        self.refused: ConfigEntryAuthFailed | None = None
        """Why no login is tried any more: trying refused credentials again would lock this address out."""
        self.on_device: Callable[[DeviceInfo], None] | None = None
        """Called after each login with what the system says of itself."""
        self.on_refused: RefusalListener | None = None
        """Called when a login was refused outside of an update."""
        self._hass = hass
        self._entry = entry
        self._system = system
        self._identity = identity
        self._resolve_sources = resolve_sources
        self._target = target
        self._reports_to: ReportTarget | None = None
        self._lost = True

    @callback
    def async_forget(self) -> None:
        """Note that the system has forgotten the login."""
        self._lost = True

    @callback
    def async_note_refusal(self, error: PbxError) -> None:
        """Deal with a login that was refused outside of an update: never try it again."""
        try:
            with explained(self._hass, self._system.settings):
                raise error
        except ConfigEntryAuthFailed as err:
            self.refused = err
            self._entry.async_start_reauth(self._hass)
            self._async_refused(err)
        except UpdateFailed as err:
            self._async_refused(err)

    async def async_stay(self, *, was_reached: bool) -> bool:
        """Keep the login alive, or log in if there is none or if reports must go elsewhere now.

        Args:
            was_reached: Whether the system was reached the last time.

        Returns:
            Whether a new login was needed, so that reports may have been lost.

        Raises PbxError, or ConfigEntryError when another system answers than before.
        """
        target = self._target()
        if self._lost or not was_reached:
            await self._resolve_sources()
        if not self._lost and target == self._reports_to:
            return await self._system.keep_alive()
        self._lost = True
        device = await self._system.connect(target)
        await self._async_check(device)
        self._lost, self._reports_to, self.device = False, target, device
        if self.on_device:
            self.on_device(device)
        return True

    async def _async_check(self, device: DeviceInfo) -> None:
        """Find out whether the expected system answered. Raises ConfigEntryError."""
        expected = self._entry.unique_id
        if expected is None:
            self._identity.serial_number = device.serial_number
        elif (
            self._system.keeps_serial_number
            and device.serial_number.casefold() != expected.casefold()
        ):
            await self._system.close()
            raise ConfigEntryError(
                translation_domain=DOMAIN,
                translation_key="other_system",
                translation_placeholders={"host": self._system.settings.host},
            )

    @callback
    def _async_refused(self, error: ConfigEntryAuthFailed | UpdateFailed) -> None:
        if self.on_refused:
            self.on_refused(error)
