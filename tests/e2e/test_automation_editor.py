"""Triggers and conditions in Home Assistant's automation editor."""

from playwright.async_api import expect
import pytest

from .home import Home
from .visitor import Visits, picture


@pytest.mark.usefixtures("phone_system")
async def test_editor(home: Home, visits: Visits) -> None:
    """A trigger and a condition stand in the editor with their names and options, and the phone system offers more."""
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
    await page.get_by_role("button", name="Add trigger").click()
    await page.get_by_text("Devices", exact=True).last.click()
    await page.get_by_text("Yeastar S100", exact=True).last.click()
    await expect(page.get_by_text("Call missed").first).to_be_visible()
    await picture(page, "automation-editor-add")
    await home.api.rest("DELETE", "/api/config/automation/config/office_calls")
