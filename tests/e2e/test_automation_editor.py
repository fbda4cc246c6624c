"""An automation is built with a trigger and a condition of our own in Home Assistant's editor, saved, and runs."""

import re

from playwright.async_api import Page, expect

from demo.patience import until
from simulator.yeastar_s import YeastarSimulator

from .home import Home
from .line import Line, missed_call
from .visitor import Visits, picture

CALLER = "03012345678"
MESSAGE = "{{ trigger.call.caller_number }} called {{ trigger.call.called_number }}"


async def add(page: Page, button: str, system: str, part: str) -> None:
    """Add a trigger or a condition of a phone system, found by the system."""
    await page.get_by_text(button).click()
    dialog = page.locator("add-automation-element-dialog")
    await dialog.get_by_text("Devices", exact=True).click()
    await dialog.get_by_text(system, exact=True).click()
    items = dialog.locator("ha-automation-add-items .item-headline")
    await items.filter(has_text=part).click()
    await expect(dialog.get_by_role("dialog")).to_be_hidden()


async def add_notification(page: Page, message: str) -> None:
    """Add an action that shows a message in Home Assistant."""
    await page.get_by_text("Add action").click()
    dialog = page.locator("add-automation-element-dialog")
    await dialog.get_by_placeholder("Search").fill("create persistent notification")
    await dialog.get_by_text("Create persistent notification").click()
    field = page.locator("ha-service-control").get_by_role("textbox").first
    await field.fill(message)


async def save(page: Page, name: str) -> None:
    """Save a new automation under a name."""
    await page.get_by_text("Save", exact=True).first.click()
    dialog = page.locator("ha-dialog-automation-save")
    await dialog.get_by_role("textbox").first.fill(name)
    await dialog.get_by_role("button", name="Save").click()
    await expect(page).to_have_url(re.compile(r"/config/automation/edit/\d+$"))


async def messages(home: Home) -> list[str]:
    """Return what is shown to people in Home Assistant."""
    shown = await home.api.command("persistent_notification/get")
    return [notification["message"] for notification in shown]


async def test_automation_is_built_and_runs(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """What people pick and fill in is what the automation goes by."""
    page = await visits.open("/config/automation/edit/new")
    await add(page, "Add trigger", "Yeastar S100", "Call missed")
    side = page.locator("ha-automation-sidebar")
    await expect(side).to_contain_text("Call missed")
    number = side.locator("ha-selector-text").first
    await side.locator("ha-checkbox").first.click()
    await number.get_by_text("Add").click()
    await number.get_by_role("textbox").last.fill("0301234*")
    await add_notification(page, MESSAGE)
    await save(page, "Say who was missed")
    await picture(page, "automation_editor")

    await missed_call(phone_system, "04066969230", "1000")
    await missed_call(phone_system, CALLER, "1000")
    async with Line(phone_system) as line:
        await line.ring(CALLER, "1001")
        await line.answer("1001")
    expected = f"{CALLER} called 1000"
    shown = await until(
        "The automation runs",
        lambda: messages(home),
        lambda found: expected in found,
    )
    assert [text for text in shown if " called " in text] == [expected]
