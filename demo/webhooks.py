"""The webhooks that the integration has opened."""

from .api import HomeAssistantApi


async def webhook_paths(api: HomeAssistantApi) -> dict[str, str]:
    """Return the path of each webhook by its entry's title; a system that is read from has none."""
    return {
        hook["name"]: f"/api/webhook/{hook['webhook_id']}"
        for hook in await api.command("webhook/list")
        if hook["domain"] == "pbx"
    }
