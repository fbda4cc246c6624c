"""By what a phone system is known: to itself, in Home Assistant and in the call log."""

from dataclasses import dataclass
from typing import Any, Self

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID

from ..systems.base import PhoneSystem


@dataclass(slots=True, kw_only=True)
class Identity:
    """The names of a phone system.

    ``serial_number`` is the account where the system has no serial number; None where neither is known yet. ``prefix`` begins
    every unique id in Home Assistant's registries. ``device_id`` is empty until the system's device is made.
    """

    entry_id: str
    system: str
    prefix: str
    serial_number: str | None = None
    device_id: str = ""

    @classmethod
    def of_entry(cls, entry: ConfigEntry[Any], system: PhoneSystem) -> Self:
        """Return what is known of a system before anything was asked of it."""
        serial_number = entry.unique_id
        if system.identified_by:
            serial_number = system.settings.text(system.identified_by) or None
        return cls(
            entry_id=entry.entry_id,
            system=system.key,
            prefix=entry.unique_id or entry.entry_id,
            serial_number=serial_number,
        )

    @property
    def sender(self) -> dict[str, Any]:
        """What automations are told of the system with whatever it sends. The keys are a public contract."""
        return {
            ATTR_CONFIG_ENTRY_ID: self.entry_id,
            ATTR_DEVICE_ID: self.device_id,
            "system": self.system,
            "serial_number": self.serial_number,
        }

    @property
    def log_key(self) -> str:
        """The system's key in the call log, the same in every Home Assistant that shares the log."""
        return f"{self.system}:{self.prefix}"
