"""Tests of the triggers and conditions of automations, and the automations that they run."""

from typing import Any

from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.pbx.const import DOMAIN
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component

FIRED = "automation_ran"


async def automate(
    hass: HomeAssistant,
    trigger: str,
    target: dict[str, Any],
    *,
    conditions: list[dict[str, Any]] | None = None,
    **options: Any,
) -> list[Event]:
    """Set up an automation with a trigger, and return the events that it fires each time that it runs."""
    return await automate_with(
        hass,
        {"trigger": f"pbx.{trigger}", "target": target, "options": options},
        *(conditions or ()),
    )


async def automate_with(
    hass: HomeAssistant, trigger: dict[str, Any], *conditions: dict[str, Any]
) -> list[Event]:
    """Set up an automation with any trigger, and return the events that it fires each time that it runs."""
    data = "{{ trigger }}"
    assert await async_setup_component(
        hass,
        "automation",
        {
            "automation": {
                "id": "calls",
                "alias": "Calls",
                "mode": "queued",
                "triggers": trigger,
                "conditions": list(conditions),
                "actions": {"event": FIRED, "event_data": {"trigger": data}},
            }
        },
    )
    await hass.async_block_till_done()
    state = hass.states.get("automation.calls")
    assert state
    assert state.state == "on"
    return async_capture_events(hass, FIRED)


def told(fired: list[Event]) -> list[dict[str, Any]]:
    """Return what an automation was told each time that it ran."""
    return [event.data["trigger"] for event in fired]


async def not_triggered(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> list[dict[str, Any]]:
    """Return what the traces of the automation say of why it did not run."""
    client = await hass_ws_client(hass)
    item = {"domain": "automation", "item_id": "calls"}
    await client.send_json_auto_id({"type": "trace/list", **item})
    found = []
    for short in (await client.receive_json())["result"]:
        run = {"type": "trace/get", **item, "run_id": short["run_id"]}
        await client.send_json_auto_id(run)
        trace = (await client.receive_json())["result"]
        assert trace["script_execution"] == "not_triggered"
        found.append(trace["trace"]["trigger/0"][0]["result"])
    return found


def device_id(
    registry: dr.DeviceRegistry, entry: MockConfigEntry, part: str = ""
) -> str:
    """Return the device of a phone system, or of a part of it such as ``-extension-1000``."""
    identifier = (DOMAIN, f"{entry.unique_id}{part}")
    find = (
        registry.async_get_child_device_by_identifier
        if part
        else registry.async_get_device_by_identifier
    )
    device = find(identifier, entry.entry_id)
    assert device
    return device.id
