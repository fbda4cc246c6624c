"""A dashboard that hangs on a wall comes back by itself, and is up to date after an upgrade."""

from playwright.async_api import expect

from simulator.yeastar_s import YeastarSimulator

from .dashboards import CALLS, CallCard, column
from .home import Home, Office
from .line import Line
from .visitor import MODULE, Visits, picture

LOADED = f"""performance.getEntriesByType("resource")
  .map(({{ name }}) => name).filter((name) => name.includes("{MODULE}"))"""


async def test_card_comes_back_after_a_restart(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """While Home Assistant is away a card says so; afterwards it shows the call that is still going on, and its end."""
    caller = "0304441001"
    card = CallCard(await visits.open(await home.add_dashboard(column(CALLS))))
    await card.is_ready()
    async with Line(phone_system) as line:
        await line.ring(caller, "1000")
        await line.answer("1000")
        await expect(card.live(caller)).to_contain_text("Talking")
        await home.stop()
        try:
            lost = card.root.get_by_text("No connection to Home Assistant.")
            await expect(lost).to_be_visible()
            await expect(card.live(caller)).to_be_visible()
            await picture(card.page, "no-connection")
        finally:
            await home.start_again()
        await expect(card.root.locator(".strip")).to_have_count(0, timeout=120_000)
        await expect(card.live(caller)).to_contain_text("Talking")
    await expect(card.live(caller)).to_have_count(0)
    await expect(card.logged(caller)).to_contain_text("Answered")


async def test_upgrade_is_seen_at_once(
    home: Home, office: Office, visits: Visits
) -> None:
    """After an upgrade a browser that kept everything it could loads the new cards, and not the old cards besides."""
    path = await home.add_dashboard(column(CALLS))
    page = await visits.open(path, service_workers="allow")
    card = CallCard(page)
    await card.is_ready()
    before = await page.evaluate(LOADED)
    await home.stop()
    try:
        with (home.integration / "frontend" / MODULE).open("a") as module:
            module.write("\nwindow.isUpgraded = true;\n")
    finally:
        await home.start_again()
    await page.reload()
    await card.is_ready()
    assert await page.evaluate("window.isUpgraded")
    [after] = await page.evaluate(LOADED)
    assert [after] != before
