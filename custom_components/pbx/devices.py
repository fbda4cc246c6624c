"""The devices of a phone system: itself, and a child for each extension, trunk and campaign."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr

from .calls.live.live_state import SYSTEM, Topic
from .const import DOMAIN
from .systems.base import Feature

if TYPE_CHECKING:
    from .coordinator import PbxCoordinator

type Identifier = tuple[str, str]


def system_identifier(prefix: str) -> Identifier:
    """Return the identifier of a system's own device."""
    return (DOMAIN, prefix)


def child_identifier(prefix: str, kind: str, name: str) -> Identifier:
    """Return the identifier of a part of a system: an ``extension``, a ``trunk`` or a ``campaign``."""
    return (DOMAIN, f"{prefix}-{kind}-{name}")


def unique_id(prefix: str, topic: Topic, key: str) -> str:
    """Return the unique id of an entity that shows one thing of a system or of a part of it."""
    kind, name = topic
    part = "" if topic == SYSTEM else f"{kind}-{name}-"
    return f"{prefix}-{part}{key}"


@callback
def async_create_system_device(coordinator: PbxCoordinator) -> str:
    """Create or update the system's own device and return its registry id."""
    system, device = coordinator.system, coordinator.device
    settings = system.settings
    scheme = "https" if settings.tls else "http"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    has_web_page = Feature.LOGIN in system.features
    entry = dr.async_get(coordinator.hass).async_get_or_create(
        config_entry_id=coordinator.config_entry.entry_id,
        identifiers={system_identifier(coordinator.unique_prefix)},
        entry_type=None if has_web_page else dr.DeviceEntryType.SERVICE,
        manufacturer=system.manufacturer,
        model=(device and device.model) or system.name,
        name=(device and device.name) or coordinator.config_entry.title,
        serial_number=device.serial_number if device else None,
        sw_version=device.firmware_version if device else None,
        hw_version=device.hardware_version if device else None,
        configuration_url=(
            f"{scheme}://{host}:{settings.port}" if has_web_page else None
        ),
    )
    return entry.id


@callback
def async_remove_stale_children(
    coordinator: PbxCoordinator, kind: str, current: Iterable[str]
) -> None:
    """Remove the children of one kind (``extension`` or ``trunk``) that the system no longer has."""
    registry = dr.async_get(coordinator.hass)
    prefix = coordinator.unique_prefix
    keep = {child_identifier(prefix, kind, name) for name in current}
    start = f"{prefix}-{kind}-"
    for child in dr.async_child_entries_for_config_entry(
        registry, coordinator.config_entry.entry_id
    ):
        of_kind = any(name.startswith(start) for _, name in child.identifiers)
        if of_kind and keep.isdisjoint(child.identifiers):
            registry.async_remove_device(child.id)


@callback
def is_current(
    coordinator: PbxCoordinator, device: dr.DeviceEntry | dr.ChildDeviceEntry
) -> bool:
    """Answer whether a device stands for something that the system has."""
    prefix = coordinator.unique_prefix
    parts: dict[str, Iterable[str]] = {
        "extension": coordinator.extensions,
        "trunk": coordinator.trunks,
        "campaign": coordinator.live_state.campaigns,
    }
    current = {
        child_identifier(prefix, kind, name)
        for kind, names in parts.items()
        for name in names
    }
    return not (current | {system_identifier(prefix)}).isdisjoint(device.identifiers)
