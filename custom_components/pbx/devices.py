"""The devices of a phone system: itself, and a child for each extension, trunk, queue and campaign."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .calls.live.views import SYSTEM, Topic
from .const import DOMAIN
from .systems.base import DeviceInfo, PhoneSystem

type Identifier = tuple[str, str]

_KINDS = frozenset({"extension", "trunk", "queue", "campaign"})


def system_identifier(prefix: str) -> Identifier:
    """Return the identifier of a system's own device."""
    return (DOMAIN, prefix)


def child_identifier(prefix: str, kind: str, name: str) -> Identifier:
    """Return the identifier of a part of a system: an ``extension``, a ``trunk``, a ``queue`` or a ``campaign``."""
    return (DOMAIN, f"{prefix}-{kind}-{name}")


def topic_of(prefix: str, identifier: str) -> Topic | None:
    """Return the part of a system that a device's identifier stands for; None where it is none of this system's.

    Args:
        prefix: What begins the system's unique ids.
        identifier: The identifier without the domain.
    """
    if identifier == prefix:
        return SYSTEM
    kind, _, name = identifier.removeprefix(f"{prefix}-").partition("-")
    return (kind, name) if kind in _KINDS and name else None


def unique_id(prefix: str, topic: Topic, key: str) -> str:
    """Return the unique id of an entity of a system or of a part of it."""
    kind, name = topic
    part = "" if topic == SYSTEM else f"{kind}-{name}-"
    return f"{prefix}-{part}{key}"


@callback
def async_create_system_device(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    prefix: str,
    system: PhoneSystem,
    device: DeviceInfo | None,
) -> str:
    """Create or update the system's own device and return its registry id.

    Args:
        hass: Home Assistant.
        entry: The system's entry.
        prefix: What begins the system's unique ids.
        system: The system.
        device: What the system says of itself; None where it says nothing.
    """
    settings = system.settings
    scheme = "https" if settings.tls else "http"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    has_web_page = system.has_api()
    created = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={system_identifier(prefix)},
        entry_type=None if has_web_page else dr.DeviceEntryType.SERVICE,
        manufacturer=system.manufacturer,
        model=(device and device.model) or system.name,
        name=(device and device.name) or entry.title,
        serial_number=device.serial_number if device else None,
        sw_version=device.firmware_version if device else None,
        hw_version=device.hardware_version if device else None,
        configuration_url=(
            f"{scheme}://{host}:{settings.port}" if has_web_page else None
        ),
    )
    return created.id


@callback
def async_remove_stale_children(
    hass: HomeAssistant,
    entry_id: str,
    prefix: str,
    kind: str,
    current: Iterable[str],
) -> None:
    """Remove the children of one kind (``extension``, ``trunk`` or ``queue``) that the system no longer has."""
    registry = dr.async_get(hass)
    keep = {child_identifier(prefix, kind, name) for name in current}
    start = f"{prefix}-{kind}-"
    for child in dr.async_child_entries_for_config_entry(registry, entry_id):
        of_kind = any(name.startswith(start) for _, name in child.identifiers)
        if of_kind and keep.isdisjoint(child.identifiers):
            registry.async_remove_device(child.id)


@callback
def async_get_extension_devices(
    hass: HomeAssistant, entry_id: str, prefix: str
) -> dict[str, dr.ChildDeviceEntry]:
    """Return the devices of a system's extensions by number."""
    registry = dr.async_get(hass)
    start = child_identifier(prefix, "extension", "")[1]
    return {
        name.removeprefix(start): child
        for child in dr.async_child_entries_for_config_entry(registry, entry_id)
        for _, name in child.identifiers
        if name.startswith(start)
    }


@callback
def is_current(
    prefix: str,
    parts: Mapping[str, Iterable[str]],
    device: dr.DeviceEntry | dr.ChildDeviceEntry,
) -> bool:
    """Answer whether a device stands for something that the system has.

    Args:
        prefix: What begins the system's unique ids.
        parts: The names of what the system has, by kind: ``extension``, ``trunk``, ``queue`` and ``campaign``.
        device: The device.
    """
    current = {
        child_identifier(prefix, kind, name)
        for kind, names in parts.items()
        for name in names
    }
    return not (current | {system_identifier(prefix)}).isdisjoint(device.identifiers)
