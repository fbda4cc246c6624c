"""The demo's automations: what people make of the blueprints, with a phone, a lamp, a radio and a door of the demo's own."""

from typing import Any, Final

from .api import HomeAssistantApi
from .phone import Phone
from .registry import Registry
from .systems import DemoSystem

DOOR_PHONE: Final = "2100"
"""The extension of the Yeastar S-Series that is a door phone."""
DESK: Final = "1000"
"""The extension that calls back, and that Assist calls from."""
NOTED: Final = "demo_trigger"
"""The event that says which of the integration's triggers has fired, and for which call."""

TRIGGERS: Final = {
    "ringing": "started_ringing",
    "answered": "answered",
    "held": "held",
    "resumed": "resumed",
    "transferred": "transferred",
    "failed": "failed",
    "missed": "missed",
    "voicemail": "went_to_voicemail",
    "ended": "ended",
}
"""The trigger for each type of a call event."""

THINGS: Final = """\
input_boolean:
  hall_lamp:
    name: Hall lamp
  radio:
    name: Radio
    initial: true
  front_door:
    name: Front door
schedule:
  business_hours:
    name: Business hours
    monday: &open [{from: "08:00:00", to: "18:00:00"}]
    tuesday: *open
    wednesday: *open
    thursday: *open
    friday: *open
template:
  - light:
      - name: Hall lamp
        state: "{{ states('input_boolean.hall_lamp') }}"
        turn_on: &lamp_on
          action: input_boolean.turn_on
          target: {entity_id: input_boolean.hall_lamp}
        turn_off:
          action: input_boolean.turn_off
          target: {entity_id: input_boolean.hall_lamp}
media_player:
  - platform: universal
    name: Radio
    state_template: "{{ 'playing' if is_state('input_boolean.radio', 'on') else 'paused' }}"
    commands:
      media_play:
        action: input_boolean.turn_on
        target: {entity_id: input_boolean.radio}
      media_pause:
        action: input_boolean.turn_off
        target: {entity_id: input_boolean.radio}
logbook:
  exclude:
    domains: [input_boolean, light, media_player]
"""
"""What the automations switch, for configuration.yaml. A lamp that flashes would fill Activity."""


def options_of(system: DemoSystem) -> dict[str, Any]:
    """Return what people tell Home Assistant of the office that a phone system stands in, as options of its entry."""
    if not system.is_pbx:
        return {}
    extensions = system.simulator.office.extensions
    return {
        "business_hours": "schedule.business_hours",
        "doorbells": [DOOR_PHONE] if DOOR_PHONE in extensions else [],
        "assist_extension": DESK if DESK in extensions else "",
    }


async def save(api: HomeAssistantApi, name: str, config: dict[str, Any]) -> None:
    """Save an automation, as the editor does."""
    await api.rest("POST", f"/api/config/automation/config/{name}", json=config)


async def save_all(
    api: HomeAssistantApi,
    found: Registry,
    entries: dict[str, str],
    phone: Phone,
) -> None:
    """Save an automation from each blueprint but those that need a voice or a broker.

    Args:
        api: Home Assistant.
        found: Its registries.
        entries: The entry of each phone system, by its key.
        phone: The phone that is told of calls.
    """
    systems = {key: found.device(entry_id) for key, entry_id in entries.items()}
    pbxes = [id_ for key, id_ in systems.items() if key != "huawei_aicc"]
    office = systems["yeastar_s"]
    workshop = found.part(entries["yeastar_s"], "extension-1023")
    queues = [
        entity
        for entry_id in entries.values()
        for entity in found.of_entry(entry_id, "sensor", "waiting_callers", child=True)
    ]
    notify = {"notify_device": [phone.device_id]}
    inputs: dict[str, tuple[str, dict[str, Any]]] = {
        "missed_call_notify": (
            "Missed call to the phone",
            {"phones": {"device_id": office}, "extension": DESK, **notify},
        ),
        "important_caller": (
            "Family and VIPs get through",
            {"phones": {"device_id": pbxes}, "groups": ["Family", "VIP"], **notify},
        ),
        "repeated_caller": (
            "Somebody tries again and again",
            {"phones": {"device_id": pbxes}, **notify},
        ),
        "calls_while_away": (
            "Calls while nobody is home",
            {"phones": {"device_id": pbxes}, "presence": ["zone.home"], **notify},
        ),
        "daily_summary": ("Summary of the day", notify),
        "door_phone_rings": (
            "Somebody is at the door",
            {
                "phones": {"device_id": office},
                "door_phones": [DOOR_PHONE],
                "open_action": [
                    {
                        "action": "input_boolean.turn_on",
                        "target": {"entity_id": "input_boolean.front_door"},
                    }
                ],
                **notify,
            },
        ),
        "flash_lights_while_ringing": (
            "Flash the lamp for the workshop",
            {"phones": {"device_id": workshop}, "lights": ["light.hall_lamp"]},
        ),
        "pause_media_while_talking": (
            "Quiet while the workshop talks",
            {"phones": {"device_id": workshop}, "players": ["media_player.radio"]},
        ),
        "campaign_watch": (
            "Campaigns that end or fail",
            {
                "campaigns": found.of_entry(
                    entries["huawei_aicc"], "sensor", "campaign_results", child=True
                ),
                **notify,
            },
        ),
        "queue_is_full": (
            "Too many callers are waiting",
            {"queues": queues, **notify},
        ),
    }
    for blueprint, (alias, values) in inputs.items():
        use = {"path": f"pbx/{blueprint}.yaml", "input": values}
        await save(api, blueprint, {"alias": alias, "use_blueprint": use})


async def note_triggers(
    api: HomeAssistantApi, found: Registry, entry_ids: list[str]
) -> None:
    """Save an automation that says whenever one of the triggers has fired for a call."""
    target = {"device_id": [found.device(entry_id) for entry_id in entry_ids]}
    await save(
        api,
        "note_triggers",
        {
            "alias": "Note what triggers",
            "mode": "queued",
            "max": 1000,
            "triggers": [
                {"trigger": f"pbx.{trigger}", "id": kind, "target": target}
                for kind, trigger in TRIGGERS.items()
            ],
            "actions": [
                {
                    "event": NOTED,
                    "event_data_template": {
                        "kind": "{{ trigger.id }}",
                        "call": "{{ trigger.call }}",
                    },
                }
            ],
        },
    )
