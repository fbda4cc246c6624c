"""The pictures in the documentation. scripts/screenshots takes them from here."""

from collections.abc import AsyncIterator

from playwright.async_api import Browser, Page, expect
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from simulator.yeastar_s import YeastarSimulator

from .dashboards import CALLS, column, is_settled
from .line import Line, missed_call
from .showroom import Showroom, open_showroom
from .visitor import Screen, Visits, picture, picture_of

DESKTOP = Screen(size=(1440, 1180), scale=2)
PHONE = Screen(size=(390, 844), scale=2)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def showroom(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Showroom]:
    """Have a home with nothing in it but what a company would have."""
    enable_socket()
    async with open_showroom(tmp_path_factory.mktemp("showroom")) as showroom:
        yield showroom


@pytest_asyncio.fixture(loop_scope="session")
async def guests(chromium: Browser, showroom: Showroom) -> AsyncIterator[Visits]:
    """Let people open pages of it."""
    guests = Visits(chromium, showroom.home)
    try:
        yield guests
        assert not guests.wrong
    finally:
        await guests.close()


async def is_furnished(page: Page) -> None:
    """Wait until everything on a page shows what it knows."""
    await is_settled(page)
    await page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(
    ("name", "view", "screen"),
    [
        pytest.param(
            "dashboard_dark",
            "head-office",
            Screen(size=(1440, 1000), scale=2, colors="dark"),
            id="dark",
        ),
        pytest.param("dashboard_phone", "head-office", PHONE, id="phone"),
        pytest.param("dashboard", "overview", DESKTOP, id="light"),
    ],
)
async def test_dashboard(
    showroom: Showroom, guests: Visits, name: str, view: str, screen: Screen
) -> None:
    """The dashboard of a busy day is worth a picture."""
    page = await guests.open(f"{showroom.dashboard}/{view}", screen)
    live = page.locator("pbx-live-calls .live")
    await expect(live.filter(has_text="Dr. Lehmann").first).to_be_visible()
    await is_furnished(page)
    await picture(page, name)


async def test_campaigns(showroom: Showroom, guests: Visits) -> None:
    """So are the results of a contact centre."""
    page = await guests.open(
        f"{showroom.dashboard}/customer-survey", Screen(size=(1440, 800), scale=2)
    )
    card = page.locator("pbx-campaign-card")
    await expect(card.locator("pbx-bar-chart")).to_be_visible()
    await is_furnished(page)
    await picture_of(card, "campaigns")


async def test_editor(showroom: Showroom, guests: Visits) -> None:
    """And the form in which a card is set up, with the card beside it."""
    config = column(CALLS | {"title": "Front desk", "extension": "1000", "rows": 5})
    path = await showroom.home.add_dashboard(config, show_in_sidebar=False)
    page = await guests.open(f"{path}/0?edit=1", Screen(size=(1200, 860), scale=2))
    await page.locator("hui-card-edit-mode").first.dblclick()
    dialog = page.locator("hui-dialog-edit-card")
    await expect(dialog.locator("pbx-live-calls .live").first).to_be_visible()
    await is_furnished(page)
    await picture_of(dialog.get_by_role("dialog"), "card_editor")


async def test_automation_editor(showroom: Showroom, guests: Visits) -> None:
    """So is an automation that begins with a call, in Home Assistant's editor."""
    home = showroom.home
    listing = await home.api.command("pbx/systems")
    office = next(
        system for system in listing["systems"] if system["title"] == "Head office"
    )
    device = {"device_id": office["device_id"]}
    automation = {
        "alias": "Customers who were missed",
        "triggers": [
            {
                "trigger": "pbx.missed",
                "target": device,
                "options": {"group": ["Customers"], "ring_seconds": 5},
            }
        ],
        "conditions": [
            {
                "condition": "pbx.is_active",
                "target": device,
                "options": {"behavior": "any"},
            }
        ],
        "actions": [
            {
                "action": "persistent_notification.create",
                "data": {"message": "{{ trigger.call.caller }} was missed"},
            }
        ],
    }
    path = "/api/config/automation/config/missed_customers"
    await home.api.rest("POST", path, json=automation)
    page = await guests.open(
        "/config/automation/edit/missed_customers",
        Screen(size=(1280, 960), scale=2),
    )
    # Beside its name is the target, with a dialog of its own.
    row = page.locator("ha-automation-trigger-row").get_by_text("Call missed")
    await row.click(position={"x": 5, "y": 5})
    side = page.locator("ha-automation-sidebar")
    await expect(side.get_by_text("Phone book group")).to_be_visible()
    await is_furnished(page)
    await picture(page, "automation_editor")


async def test_activity(showroom: Showroom, guests: Visits) -> None:
    """And so is what Home Assistant's Activity says of calls that are over."""
    office = showroom.office.systems["yeastar_s"].simulator
    assert isinstance(office, YeastarSimulator)
    await missed_call(office, "04066969230", "1000")
    async with Line(office) as answered:
        await answered.ring("03023125590", "1006")
        await answered.answer("1006")
    async with Line(office) as transferred:
        await transferred.ring("015228817386", "1000")
        await transferred.answer("1000")
        await transferred.transfer("1000", "1001")
        await transferred.answer("1001")
    page = await guests.open("/logbook", Screen(size=(1100, 520), scale=2))
    await expect(page.get_by_text("Missed call").first).to_be_visible()
    await expect(page.get_by_text("transferred").first).to_be_visible()
    await is_furnished(page)
    await picture(page, "activity")
