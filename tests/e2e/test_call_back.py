"""People are called back with one tap: their own extension rings, and then the other side."""

import re

from playwright.async_api import expect

from simulator.story import OUTSIDE
from simulator.yeastar_s import YeastarSimulator

from .dashboards import CALLS, EXTENSIONS, CallCard, column
from .home import Home
from .line import Line, dialled_calls_wait, missed_call
from .visitor import Visits, picture

OWN = "1002"
OWN_CARDS = column(CALLS | {"extension": OWN}, EXTENSIONS | {"extension": OWN})


async def test_missed_call_is_called_back_with_one_tap(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """The call is seen from the first ring of the own phone, and when it was answered nobody has to call any more."""
    caller = "0306661001"
    await missed_call(phone_system, caller, "1000")
    page = await visits.open(await home.add_dashboard(OWN_CARDS))
    card = CallCard(page)
    await card.tab("To return")
    call_back = card.waiting(caller).get_by_role("button", name=f"Call back {caller}")
    tile = page.locator("pbx-extensions-card .tile").filter(has_text=OWN)
    with dialled_calls_wait(phone_system):
        # Some people click everything twice.
        await call_back.dblclick()
        await expect(
            page.get_by_text(f"Your extension {OWN} is ringing").first
        ).to_be_visible()
    [call] = phone_system.switchboard.in_progress
    async with Line(phone_system, call) as line:
        await expect(tile).to_have_attribute("title", re.compile("Ringing"))
        await expect(card.root.locator("pbx-live-calls .live")).to_have_count(1)
        await picture(page, "call-back")
        await line.lift(OWN)
        await expect(card.live(caller).locator(".state")).to_have_text("Ringing")
        await line.answer(OUTSIDE)
        await expect(card.live(caller).locator(".state")).to_have_text("Talking")
        await expect(card.waiting(caller)).to_be_visible()
    await expect(card.waiting(caller)).to_have_count(0)
    await card.tab("History")
    await card.search(caller)
    await expect(card.logged(caller)).to_have_count(2)
    await expect(card.logged(caller).filter(has_text="Returned")).to_have_count(1)
    assert [
        request.fields["callee"]
        for request in phone_system.requests
        if request.endpoint == "call/dial"
    ] == [caller]


async def test_reason_why_nobody_is_called_is_shown(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Who is on the phone already learns that this is why nothing happens."""
    caller = "0306662001"
    await missed_call(phone_system, caller, "1000")
    page = await visits.open(await home.add_dashboard(OWN_CARDS))
    card = CallCard(page)
    await card.tab("To return")
    async with Line(phone_system) as line:
        await line.ring("0306662002", OWN)
        await line.answer(OWN)
        await card.waiting(caller).get_by_role("button", name="Call back").click()
        await expect(
            page.get_by_text("the extension is not idle").first
        ).to_be_visible()
        await picture(page, "call-back-busy")
    await expect(card.waiting(caller)).to_be_visible()
