"""A dashboard that hangs on a wall comes back by itself."""

from playwright.async_api import expect

from simulator.yeastar_s import YeastarSimulator

from .boards import CALLS, CallCard, board
from .home import Home
from .line import Line
from .visitor import Visits, picture


async def test_card_comes_back_after_a_restart(
    home: Home, switchboard: YeastarSimulator, visits: Visits
) -> None:
    """While Home Assistant is away a card says so; afterwards it shows the call that is still going on, and its end."""
    caller = "0304441001"
    card = CallCard(await visits.open(await home.add_dashboard(board(CALLS))))
    await card.is_ready()
    async with Line(switchboard) as line:
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
        await expect(card.root.locator(".strip")).to_have_count(0, timeout=60_000)
        await expect(card.live(caller)).to_contain_text("Talking")
    await expect(card.live(caller)).to_have_count(0)
    await expect(card.logged(caller)).to_contain_text("Answered")
