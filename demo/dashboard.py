"""The demo's dashboard: the one that the integration makes of all phone systems."""

from .api import HomeAssistantApi

PATH = "phone-systems"
TITLE = "Phone systems"


async def save(api: HomeAssistantApi) -> None:
    """Make the dashboard and have Home Assistant open on it."""
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
    await api.command(
        "lovelace/config/save",
        url_path=PATH,
        config={"strategy": {"type": "custom:pbx"}},
    )
    await api.command(
        "frontend/set_system_data", key="core", value={"default_panel": PATH}
    )
