"""Tests of the triggers and conditions of automations, and the automations that they run."""

from typing import Any

from pytest_homeassistant_custom_component.common import async_capture_events

from homeassistant.core import Event, HomeAssistant
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
    assert await async_setup_component(
        hass,
        "automation",
        {
            "automation": {
                "id": "calls",
                "alias": "Calls",
                "mode": "queued",
                "triggers": {
                    "trigger": f"pbx.{trigger}",
                    "target": target,
                    "options": options,
                },
                "conditions": conditions or [],
                "actions": {
                    "event": FIRED,
                    "event_data": {
                        "call": "{{ trigger.call }}",
                        "event_type": "{{ trigger.event_type }}",
                        "description": "{{ trigger.description }}",
                    },
                },
            }
        },
    )
    await hass.async_block_till_done()
    assert hass.states.get("automation.calls")
    return async_capture_events(hass, FIRED)
