"""The cards are found in Home Assistant's own editor of dashboards, and set up there."""

from functools import partial

from playwright.async_api import Page, expect

from demo.patience import until

from .dashboards import CALLS, CallCard, column
from .home import Home, Office
from .visitor import Visits, picture

EMPTY = column()


async def begin_to_add_card(page: Page) -> None:
    """Open the dialog that cards are picked in."""
    await page.get_by_role("button", name="Add card").click()


async def test_card_is_added_from_the_picker(
    home: Home, office: Office, visits: Visits
) -> None:
    """The picker shows the cards as they will be, and the editor what can be changed."""
    path = await home.add_dashboard(EMPTY)
    page = await visits.open(f"{path}/0?edit=1")
    await begin_to_add_card(page)
    picker = page.locator("hui-dialog-create-card")
    await picker.get_by_role("tab", name="By card").click()
    await picker.get_by_placeholder("Search cards").fill("PBX")
    for name in ("PBX calls", "PBX campaigns", "PBX extensions"):
        await expect(picker.get_by_text(name, exact=True)).to_be_visible()
    await expect(picker.locator("pbx-extensions-card")).to_contain_text("Reception")
    await picture(page, "picker")
    await picker.locator(".card").filter(has_text="PBX calls").click()

    editor = page.locator("hui-dialog-edit-card")
    await editor.get_by_role("textbox", name="Title").fill("Front desk")
    await editor.get_by_role("checkbox", name="Statistics").press("Space")
    await expect(editor.locator("pbx-call-card")).to_contain_text("Front desk")
    await expect(editor.get_by_role("tab", name="Statistics")).to_have_count(0)
    await picture(page, "editor")
    await editor.get_by_role("button", name="Save").click()
    await page.get_by_role("button", name="Done").click()

    card = CallCard(page)
    await expect(card.root).to_contain_text("Front desk")
    await card.is_ready()
    chosen = {"sections": ["now", "history", "to_return"], "title": "Front desk"}
    # The page shows a change before it is saved.
    await until(
        "The card is saved as it was set up",
        partial(home.api.command, "lovelace/config", url_path=path.strip("/")),
        lambda saved: (
            saved["views"][0]["sections"][0]["cards"] == [{**CALLS, **chosen}]
        ),
    )


async def test_card_is_suggested_for_an_entity(
    home: Home, office: Office, visits: Visits
) -> None:
    """Who looks for an entity of a phone system finds the card that shows more."""
    page = await visits.open(f"{await home.add_dashboard(EMPTY)}/0?edit=1")
    await begin_to_add_card(page)
    picker = page.locator("hui-dialog-create-card")
    await picker.get_by_placeholder("Search entities").fill("last missed caller S100")
    await picker.get_by_text("Last missed caller", exact=True).click()
    await expect(picker.locator("pbx-call-card")).to_contain_text("No calls right now")


async def test_wrong_configuration_says_what_is_wrong(
    home: Home, office: Office, visits: Visits
) -> None:
    """A mistake in the code editor is named."""
    wrong = CALLS | {"sections": ["later"]}
    page = await visits.open(f"{await home.add_dashboard(column(wrong))}/0?edit=1")
    await expect(page.locator("hui-error-card")).to_contain_text(
        "sections is later, but must be one of: now, history, to_return, statistics."
    )


async def test_dashboard_needs_one_line(
    home: Home, office: Office, visits: Visits
) -> None:
    """The strategy makes a dashboard of every phone system."""
    path = await home.add_dashboard({"strategy": {"type": "custom:pbx"}})
    page = await visits.open(path)
    await expect(page.locator("pbx-call-card").first).to_be_visible()
    for title in (
        "Overview",
        "Yeastar S100",
        "UC501",
        "Huawei Cloud contact centre 11",
    ):
        await expect(page.get_by_role("tab", name=title)).to_be_visible()
    await page.get_by_role("tab", name="UC501").click()
    extensions = page.locator("pbx-extensions-card")
    # The overview, which has those of every system, stays until the tab is there.
    await expect(extensions).to_have_count(1)
    await expect(extensions).to_contain_text("Lena Koch")
