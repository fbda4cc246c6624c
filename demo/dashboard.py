"""The demo's dashboards: the dashboard that the integration makes of all phone systems, and a dashboard of Home Assistant's own cards."""

from typing import Any

from homeassistant.util import slugify

from .api import HomeAssistantApi
from .registry import Registry

PATH = "phone-systems"
LOG_PATH = "call-log"
SERIES = (
    ("answered_calls", "missed_calls", "voicemail_calls", "failed_calls"),
    ("talk_time",),
    ("time_to_answer",),
)
"""Statistics that share a graph."""


async def save(
    api: HomeAssistantApi, registry: Registry, systems: list[dict[str, Any]]
) -> None:
    """Make the dashboards and have Home Assistant open on the first.

    Args:
        api: Home Assistant.
        registry: Its registries.
        systems: The entries that have a list of calls to return.
    """
    await save_one(
        api, PATH, "Phone systems", "mdi:phone", {"strategy": {"type": "custom:pbx"}}
    )
    sections = [_section(registry, system) for system in systems]
    view = {"type": "sections", "max_columns": 3, "sections": sections}
    await save_one(api, LOG_PATH, "Call log", "mdi:phone-log", {"views": [view]})
    await api.command(
        "frontend/set_system_data", key="core", value={"default_panel": PATH}
    )


async def save_one(
    api: HomeAssistantApi, path: str, title: str, icon: str, config: dict[str, Any]
) -> None:
    """Make a dashboard, or change the dashboard at this path."""
    dashboards = await api.command("lovelace/dashboards/list")
    known = {dashboard["url_path"] for dashboard in dashboards}
    if path not in known:
        await api.command(
            "lovelace/dashboards/create",
            url_path=path,
            title=title,
            icon=icon,
            mode="storage",
        )
    await api.command("lovelace/config/save", url_path=path, config=config)


def _section(registry: Registry, system: dict[str, Any]) -> dict[str, Any]:
    entry_id = system["entry_id"]
    statistics = f"pbx:{slugify(registry.serial_number(entry_id))}"
    lists = registry.of_entry(entry_id, "todo", "calls_to_return")
    graphs = [
        {
            "type": "statistics-graph",
            "chart_type": "bar",
            "period": "hour",
            "days_to_show": 1,
            "stat_types": ["mean" if "time_to_answer" in series else "change"],
            "entities": [f"{statistics}_{key}" for key in series],
        }
        for series in SERIES
    ]
    return {
        "cards": [
            {"type": "heading", "heading": system["title"], "icon": "mdi:deskphone"},
            *graphs,
            *({"type": "todo-list", "entity": entity} for entity in lists),
        ]
    }
