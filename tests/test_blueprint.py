"""The blueprint: imported as a person imports it, and run."""

from pathlib import Path
import shutil
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from homeassistant.components.automation import DOMAIN as AUTOMATION_DOMAIN
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component

SOURCE = Path("blueprints/automation/pbx/missed_call_notify.yaml")

MISSED: dict[str, Any] = {
    "config_entry_id": "office",
    "device_id": "device",
    "system": "yeastar_s",
    "serial_number": "369451090405",
    "call_id": "1571896991.2",
    "direction": "inbound",
    "caller_number": "5550100",
    "caller_name": "Ann",
    "called_number": "8000",
    "extensions": ["1000", "1001"],
    "trunk": "siptrunk",
    "reason": None,
    "reason_code": None,
    "started_at": "2026-11-21T11:30:00+00:00",
    "ended_at": "2026-11-21T11:30:20+00:00",
}


@pytest.fixture
def messages(hass: HomeAssistant) -> list[ServiceCall]:
    """Catch what would be shown on the phone."""
    return async_mock_service(hass, "notify", "send_message")


async def use_blueprint(
    hass: HomeAssistant, folder: Path, inputs: dict[str, str]
) -> None:
    """Put the blueprint where Home Assistant looks for it, and make an automation from it."""
    hass.config.config_dir = str(folder)
    target = folder / "blueprints/automation/pbx" / SOURCE.name
    target.parent.mkdir(parents=True)
    shutil.copy(SOURCE, target)
    automation = {
        "alias": "Missed call",
        "use_blueprint": {
            "path": f"pbx/{SOURCE.name}",
            "input": {
                "phone_system": "office",
                "notify_device": "0123456789abcdef",
                **inputs,
            },
        },
    }
    assert await async_setup_component(
        hass, AUTOMATION_DOMAIN, {AUTOMATION_DOMAIN: automation}
    )
    await hass.async_block_till_done()
    assert hass.states.get("automation.missed_call")


@pytest.mark.parametrize(
    ("inputs", "event", "title", "message"),
    [
        pytest.param(
            {},
            {},
            "Missed call",
            "Ann (5550100) called 8000 at 12:30",
            id="name and number",
        ),
        pytest.param(
            {},
            {"caller_name": None, "caller_number": "+49301234"},
            "Missed call",
            "+49301234 called 8000 at 12:30",
            id="number",
        ),
        pytest.param(
            {},
            {"caller_name": None, "caller_number": None, "started_at": None},
            "Missed call",
            "Unknown number called 8000 at 12:30",
            id="withheld",
        ),
        pytest.param(
            {
                "title": "Ring back",
                "message": "{{ call.caller_name }} / {{ call.caller_number }} / {{ call.extensions }}",
            },
            {"caller_number": "030123456"},
            "Ring back",
            "Ann / 030123456 / 1000, 1001",
            id="own words",
        ),
    ],
)
async def test_notifies(
    hass: HomeAssistant,
    tmp_path: Path,
    messages: list[ServiceCall],
    inputs: dict[str, str],
    event: dict[str, Any],
    title: str,
    message: str,
) -> None:
    """A missed call is sent to the chosen device."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    await use_blueprint(hass, tmp_path, inputs)
    hass.bus.async_fire("pbx_call_missed", {**MISSED, **event})
    await hass.async_block_till_done()
    assert [call.data for call in messages] == [
        {
            "device_id": ["0123456789abcdef"],
            "title": title,
            "message": message,
        }
    ]


@pytest.mark.parametrize(
    ("event_type", "event"),
    [
        ("pbx_call_missed", {"config_entry_id": "warehouse"}),
        ("pbx_call_failed", {}),
    ],
    ids=["other system", "failed"],
)
async def test_tells_nothing_else(
    hass: HomeAssistant,
    tmp_path: Path,
    messages: list[ServiceCall],
    event_type: str,
    event: dict[str, Any],
) -> None:
    """Other systems' calls, and calls that were not missed, are not sent."""
    await use_blueprint(hass, tmp_path, {})
    hass.bus.async_fire(event_type, {**MISSED, **event})
    await hass.async_block_till_done()
    assert messages == []
