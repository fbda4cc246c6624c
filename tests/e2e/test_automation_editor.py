"""Triggers and conditions in Home Assistant's automation editor."""

from playwright.async_api import expect

from .home import Home
from .line import Line
from .visitor import Visits, picture
from simulator.yeastar_s import YeastarSimulator


async def test_editor(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """A trigger and a condition stand in the editor with their names and options, and the automation runs."""
    automation = {
        "alias": "Office calls",
        "triggers": [
            {
                "trigger": "pbx.started_ringing",
                "target": {"entity_id": "event.yeastar_s100_calls"},
                "options": {"direction": ["inbound"], "number": ["030111*"]},
            }
        ],
        "conditions": [
            {
                "condition": "pbx.is_ringing",
                "target": {"entity_id": "sensor.yeastar_s100_state"},
                "options": {"behavior": "any", "for": {"seconds": 0}},
            }
        ],
        "actions": [{"event": "seen", "event_data": {}}],
    }
    await home.api.rest(
        "POST", "/api/config/automation/config/office_calls", json=automation
    )
    page = await visits.open("/config/automation/edit/office_calls")
    await expect(page.get_by_text("Call started ringing").first).to_be_visible()
    await expect(page.get_by_text("Call is ringing").first).to_be_visible()
    await page.get_by_text("Call started ringing").first.click()
    await expect(page.get_by_text("Business hours").first).to_be_visible()
    await picture(page, "automation-editor")
