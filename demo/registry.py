"""Home Assistant's registries: which entity is which."""

from typing import Any

from . import entries
from .api import HomeAssistantApi
from .patience import until


class Registry:
    """Entity ids by entry and by the name that the integration gives them."""

    def __init__(
        self, entities: list[dict[str, Any]], devices: list[dict[str, Any]]
    ) -> None:
        """Keep the registries' lists, the integration's entities alone."""
        self.entities = [
            entity
            for entity in entities
            if entity["platform"] == "pbx" and not entity["disabled_by"]
        ]
        self.devices = {device["id"]: device for device in devices}

    def of_entry(
        self, entry_id: str, domain: str, key: str, *, child: bool = False
    ) -> list[str]:
        """Return the entity ids of an entry: the system's own, or those of its child devices."""
        return [
            entity["entity_id"]
            for entity in sorted(self.entities, key=lambda entity: entity["unique_id"])
            if entity["config_entry_id"] == entry_id
            and entity["entity_id"].startswith(f"{domain}.")
            and entity["translation_key"] == key
            and self.is_child(entity) is child
        ]

    def serial_number(self, entry_id: str) -> str | None:
        """Return what tells an entry's system from others; None where the system says nothing of itself."""
        number: str | None = self.devices[self.device(entry_id)]["serial_number"]
        return number

    def device(self, entry_id: str) -> str:
        """Return the device of an entry's system itself."""
        return next(
            str(device["id"])
            for device in self.devices.values()
            if entry_id in device.get("config_entries", ())
            and not device.get("parent_device_id")
        )

    def part(self, entry_id: str, name: str) -> str:
        """Return the device of a part of an entry's system, such as ``extension-202``."""
        return next(
            str(device["id"])
            for device in self.devices.values()
            if device["config_entry_id"] == entry_id
            and any(
                identifier.endswith(f"-{name}")
                for _, identifier in device["identifiers"]
            )
        )

    def is_child(self, entity: dict[str, Any]) -> bool:
        """Answer whether an entity belongs to an extension, a trunk or a campaign."""
        device = self.devices.get(entity["device_id"])
        return bool(device and device.get("parent_device_id"))


async def switch_on_call_events(api: HomeAssistantApi) -> None:
    """Switch on the event entities of the systems themselves, and wait until Home Assistant has set up the entries anew."""
    listed = await api.command("config/entity_registry/list")
    devices = (await read(api)).devices
    await _switch_on(
        api,
        {
            entity["entity_id"]
            for entity in listed
            if entity["platform"] == "pbx"
            and entity["translation_key"] == "calls"
            and not devices[entity["device_id"]].get("parent_device_id")
        },
    )


async def switch_on(api: HomeAssistantApi, parts: dict[str, str]) -> None:
    """Switch on entities of parts of systems, and wait until Home Assistant has set up the entries anew.

    Args:
        api: Home Assistant.
        parts: The entry of each, by how its unique id ends, such as ``-extension-202-hang_up``.
    """
    listed = await api.command("config/entity_registry/list")
    await _switch_on(
        api,
        {
            entity["entity_id"]
            for entity in listed
            for end, entry_id in parts.items()
            if entity["config_entry_id"] == entry_id
            and entity["unique_id"].endswith(end)
        },
    )


async def _switch_on(api: HomeAssistantApi, entity_ids: set[str]) -> None:
    for entity_id in entity_ids:
        await api.command(
            "config/entity_registry/update", entity_id=entity_id, disabled_by=None
        )

    async def missing() -> set[str]:
        states = await api.command("get_states")
        return entity_ids - {state["entity_id"] for state in states}

    await until("The entities that were switched on", missing, lambda left: not left)
    await entries.all_loaded(api)


async def read(api: HomeAssistantApi) -> Registry:
    """Read the registries."""
    return Registry(
        await api.command("config/entity_registry/list"),
        await api.command("config/device_registry/list"),
    )
