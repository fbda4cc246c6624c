"""The demo's dashboard: stock cards over the integration's entities."""

from collections.abc import Iterable
from typing import Any

from .api import HomeAssistantApi

PATH = "phone-systems"
TITLE = "Phone systems"
EXTENSIONS_SHOWN = 8
TILES = (
    ("state", "Now"),
    ("active_calls", "Active calls"),
    ("last_caller", "Last caller"),
    ("last_missed_caller", "Last missed"),
    ("missed_calls_today", "Missed today"),
    ("failed_calls_today", "Failed today"),
)
CAMPAIGN_TILES = (("failed_calls_today", "Failed today"),)
CAMPAIGN_SENSORS = (
    ("campaign_results", "Results"),
    ("campaign_successes", "Successes"),
    ("campaign_failures", "Failures"),
    ("campaign_last_reason", "Last failure"),
)


class Registry:
    """Entity ids by device and by the name that the integration gives them."""

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
            for entity in sorted(self.entities, key=lambda one: one["unique_id"])
            if entity["config_entry_id"] == entry_id
            and entity["entity_id"].startswith(f"{domain}.")
            and entity["translation_key"] == key
            and self.is_child(entity) is child
        ]

    def is_child(self, entity: dict[str, Any]) -> bool:
        """Tell whether an entity belongs to an extension, a trunk or a campaign."""
        device = self.devices.get(entity["device_id"])
        return bool(device and device.get("parent_device_id"))

    def short_name(self, entity_id: str) -> str:
        """Return the name of the device that an entity belongs to, without the word for what it is."""
        entity = next(one for one in self.entities if one["entity_id"] == entity_id)
        device = self.devices[entity["device_id"]]
        return str(device["name_by_user"] or device["name"]).removeprefix("Extension ")


async def registry(api: HomeAssistantApi) -> Registry:
    """Read Home Assistant's registries."""
    return Registry(
        await api.command("config/entity_registry/list"),
        await api.command("config/device_registry/list"),
    )


def tile(entity_id: str, name: str | None = None, **options: Any) -> dict[str, Any]:
    """Return a tile card."""
    card: dict[str, Any] = {"type": "tile", "entity": entity_id, **options}
    if name:
        card["name"] = name
    return card


def system_section(found: Registry, entry_id: str, title: str) -> dict[str, Any]:
    """Return the section of one phone system."""

    def own(key: str, domain: str = "sensor") -> list[str]:
        return found.of_entry(entry_id, domain, key)

    cards: list[dict[str, Any]] = [
        {
            "type": "heading",
            "heading": title,
            "icon": "mdi:deskphone",
            "badges": [
                {"type": "entity", "entity": entity}
                for entity in own("connected", "binary_sensor")
            ],
        }
    ]
    extensions = found.of_entry(entry_id, "sensor", "extension_state", child=True)
    for key, name in TILES if extensions else CAMPAIGN_TILES:
        cards.extend(tile(entity, name) for entity in own(key))
    cards.extend(
        tile(entity, name)
        for key, name in CAMPAIGN_SENSORS
        for entity in found.of_entry(entry_id, "sensor", key, child=True)
    )
    if extensions:
        cards.append(
            {
                "type": "history-graph",
                "title": "Who was on the phone",
                "hours_to_show": 1,
                "entities": [
                    {"entity": entity, "name": found.short_name(entity)}
                    for entity in extensions[:EXTENSIONS_SHOWN]
                ],
            }
        )
    cards.append(
        {
            "type": "logbook",
            "title": "Calls",
            "hours_to_show": 24,
            "target": {"entity_id": own("calls", "event")},
            "grid_options": {"columns": "full", "rows": 6},
        }
    )
    return {"type": "grid", "cards": cards}


def on_the_phone(extensions: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return a card that names who is on the phone with whom, from state and connected number of each extension."""
    rows = "".join(
        f"{{% if states('{state}') not in ('idle', 'unregistered', 'unknown', 'unavailable') %}}"
        f"| {{{{ device_attr('{state}', 'name') }}}} | {{{{ state_translated('{state}') }}}} "
        f"| {{{{ states('{number}') if has_value('{number}') else '' }}}} |\n{{% endif %}}"
        for state, number in extensions
    )
    return {
        "type": "markdown",
        "title": "On the phone now",
        "content": f"| Extension | | With |\n|:--|:--|:--|\n{rows}",
        "grid_options": {"columns": "full"},
    }


async def save(api: HomeAssistantApi, entries: list[tuple[str, str]]) -> None:
    """Make the dashboard for entries (id, title) and have Home Assistant open on it."""
    found = await registry(api)
    extensions = []
    for entry_id, _ in entries:
        states = found.of_entry(entry_id, "sensor", "extension_state", child=True)
        numbers = found.of_entry(entry_id, "sensor", "connected_number", child=True)
        extensions += list(zip(states, numbers, strict=True))
    if PATH not in {
        one["url_path"] for one in await api.command("lovelace/dashboards/list")
    }:
        await api.command(
            "lovelace/dashboards/create",
            url_path=PATH,
            title=TITLE,
            icon="mdi:phone",
            mode="storage",
        )
    sections = [system_section(found, *entry) for entry in entries]
    sections.insert(0, {"type": "grid", "cards": [on_the_phone(extensions)]})
    await api.command(
        "lovelace/config/save",
        url_path=PATH,
        config={
            "views": [
                {
                    "title": TITLE,
                    "path": "calls",
                    "type": "sections",
                    "max_columns": 4,
                    "sections": sections,
                }
            ]
        },
    )
    await api.command(
        "frontend/set_system_data", key="core", value={"default_panel": PATH}
    )
