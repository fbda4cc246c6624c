"""The login to a phone system, which is also the order to send its reports."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.exceptions import ConfigEntryError

from ..const import DOMAIN
from ..devices import async_create_system_device
from ..systems.base import DeviceInfo, ReportTarget

if TYPE_CHECKING:
    from ..coordinator import PbxCoordinator


class Login:
    """Whether one phone system knows us, and where it was told to report to.

    Args:
        coordinator: Whose login this is.
        target: Returns where the system shall report to.
    """

    def __init__(
        self, coordinator: PbxCoordinator, target: Callable[[], ReportTarget | None]
    ) -> None:
        """Begin without a login."""
        self.device: DeviceInfo | None = None
        self._coordinator = coordinator
        self._target = target
        self._told: ReportTarget | None = None
        self._lost = True

    @callback
    def async_forget(self) -> None:
        """Note that the system has forgotten the login."""
        self._lost = True

    async def async_stay(self) -> None:
        """Keep the login alive, or log in if there is none or if reports must go elsewhere now.

        Raises PbxError, or ConfigEntryError when the system is another one than it was.
        """
        coordinator = self._coordinator
        target = self._target()
        if self._lost or not coordinator.last_update_success:
            await coordinator.sources.async_resolve()
        if not self._lost and target == self._told:
            await coordinator.system.keep_alive()
            return
        self._lost = True
        device = await coordinator.system.connect(target)
        expected = coordinator.config_entry.unique_id
        if expected and device.serial_number.casefold() != expected.casefold():
            await coordinator.system.close()
            raise ConfigEntryError(
                translation_domain=DOMAIN,
                translation_key="other_system",
                translation_placeholders={"host": coordinator.system.settings.host},
            )
        self._lost, self._told, self.device = False, target, device
        if coordinator.device_id:
            async_create_system_device(coordinator)
