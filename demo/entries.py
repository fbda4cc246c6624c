"""Configuration entries, made through the integration's own flows as a person makes them in the browser."""

from typing import Any

from aiohttp import FormData

from .api import ApiError, HomeAssistantApi
from .patience import until

FLOW = "/api/config/config_entries/flow"
OPTIONS = "/api/config/config_entries/options/flow"
RECONFIGURED = "reconfigure_successful"


def fill_in(fields: list[dict[str, Any]], values: dict[str, Any]) -> dict[str, Any]:
    """Answer a form: our values where it has such a field, what it suggests everywhere else."""
    answer = {}
    for field in fields:
        name = field["name"]
        if field.get("type") == "expandable":
            answer[name] = fill_in(field["schema"], values)
        elif name in values:
            answer[name] = values[name]
        elif "default" in field:
            answer[name] = field["default"]
        elif (
            suggested := field.get("description", {}).get("suggested_value")
        ) is not None:
            answer[name] = suggested
    return answer


async def _follow(
    api: HomeAssistantApi, path: str, step: dict[str, Any], values: dict[str, Any]
) -> dict[str, Any]:
    """Answer form after form until the flow has made an entry or changed it."""
    while step["type"] == "form":
        if step["errors"]:
            raise ApiError(f"The form {step['step_id']} was refused: {step['errors']}")
        step = await api.rest(
            "POST",
            f"{path}/{step['flow_id']}",
            json=fill_in(step["data_schema"], values),
        )
    done = step["type"] == "create_entry" or step.get("reason") == RECONFIGURED
    if not done:
        raise ApiError(f"The set-up ended with {step}")
    return step


async def add(
    api: HomeAssistantApi, values: dict[str, Any], options: dict[str, Any]
) -> dict[str, Any]:
    """Add a phone system and set its options. Return its entry. Raises ApiError when a form refuses the values."""
    step = await api.rest("POST", FLOW, json={"handler": "pbx"})
    created = await _follow(api, FLOW, step, values)
    await change_options(api, created["result"]["entry_id"], options)
    return dict(created["result"])


async def rename(api: HomeAssistantApi, entry_id: str, title: str) -> None:
    """Give an entry another title, and its device with it. Returns when the system is set up again."""
    await api.command("config_entries/update", entry_id=entry_id, title=title)
    await api.rest("POST", f"/api/config/config_entries/entry/{entry_id}/reload")
    await all_loaded(api)


async def reconfigure(
    api: HomeAssistantApi, entry_id: str, values: dict[str, Any]
) -> None:
    """Change how a system is reached, as its dialog does. Returns when the system is set up again."""
    step = await api.rest("POST", FLOW, json={"handler": "pbx", "entry_id": entry_id})
    await _follow(api, FLOW, step, values)
    await all_loaded(api)


async def change_options(
    api: HomeAssistantApi,
    entry_id: str,
    options: dict[str, Any],
    menu: str = "settings",
) -> None:
    """Change some of a system's options, as its dialog does. Returns when the system is set up again.

    Args:
        api: Home Assistant.
        entry_id: The system's entry.
        options: What to change; everything else stays what the form suggests.
        menu: What to pick from the menu of the options: ``settings``, ``call_log`` or ``phone_book``.
    """
    step = await api.rest("POST", OPTIONS, json={"handler": entry_id})
    step = await api.rest(
        "POST", f"{OPTIONS}/{step['flow_id']}", json={"next_step_id": menu}
    )
    await _follow(api, OPTIONS, step, options)
    await all_loaded(api)


async def of_integration(api: HomeAssistantApi) -> list[dict[str, Any]]:
    """Return the entries of the integration."""
    found: list[dict[str, Any]] = await api.command("config_entries/get", domain="pbx")
    return found


async def all_loaded(api: HomeAssistantApi) -> None:
    """Wait until every entry is set up. Raises TimeoutError."""

    async def others() -> dict[str, str]:
        return {
            entry["title"]: entry["state"]
            for entry in await of_integration(api)
            if entry["state"] != "loaded"
        }

    await until("All phone systems are set up", others, lambda found: not found)


async def upload_phone_book(
    api: HomeAssistantApi, entry_id: str, file_name: str, content: bytes
) -> None:
    """Put the names in a file into the phone book that all systems share, as the dialog of the options does."""
    form = FormData()
    form.add_field("file", content, filename=file_name)
    uploaded = await api.rest("POST", "/api/file_upload", data=form)
    values = {"file": uploaded["file_id"], "whose": "shared", "change": "replace"}
    await change_options(api, entry_id, values, "phone_book")


async def remove_all(api: HomeAssistantApi) -> None:
    """Remove the phone systems that an earlier run left in this configuration folder."""
    for entry in await of_integration(api):
        await api.rest(
            "DELETE", f"/api/config/config_entries/entry/{entry['entry_id']}"
        )
