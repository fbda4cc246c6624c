"""The calls that were: found again, returned, and hidden from those whom they do not concern."""

from functools import partial

from playwright.async_api import expect

from demo.entries import change_options
from demo.patience import until
from simulator.yeastar_s import YeastarSimulator

from .dashboards import CALLS, EXTENSIONS, CallCard, column
from .home import Home, Office
from .line import Line, missed_call
from .visitor import Visits, picture


async def test_missed_call_is_ticked_off(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """A missed call waits to be returned until somebody ticks it off; a tick can be taken back."""
    caller = "0302221001"
    card = CallCard(await visits.open(await home.add_dashboard(column(CALLS))))
    await card.is_ready()
    await missed_call(phone_system, caller, "1023")
    await expect(card.logged(caller)).to_contain_text("Missed")

    await card.tab("To return")
    waiting = card.waiting(caller)
    await expect(waiting.get_by_role("link")).to_have_attribute("href", f"tel:{caller}")
    await picture(card.page, "to-return")
    # By keyboard, as everything can be done.
    await waiting.get_by_role("button", name=f"Mark {caller} as returned").press(
        "Enter"
    )
    await expect(waiting).to_have_count(0)
    await card.page.get_by_role("button", name="Undo").click()
    await expect(waiting).to_be_visible()
    await waiting.get_by_role("button").click()
    await expect(waiting).to_have_count(0)

    await card.tab("History")
    await expect(card.logged(caller)).to_contain_text("Returned")
    # The card shows a tick before it is stored.
    await until(
        f"{caller} needs no call any more",
        partial(home.api.command, "pbx/calls/to_return"),
        lambda known: caller not in {entry["number"] for entry in known["numbers"]},
    )


async def test_calls_are_searched_and_filtered(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Parts of numbers and names find a call, and so does what came of it."""
    missed, answered = "0302222001", "0302222002"
    await missed_call(phone_system, missed, "4000")
    async with Line(phone_system) as line:
        await line.ring(answered, "4002")
        await line.answer("4002")
    card = CallCard(await visits.open(await home.add_dashboard(column(CALLS))))
    await expect(card.logged(missed)).to_have_count(1)
    await expect(card.logged(answered)).to_have_count(1)

    await card.search("222200")
    await expect(card.root.locator("pbx-call-history button.row")).to_have_count(2)
    await card.filter("Missed")
    await expect(card.logged(answered)).to_have_count(0)
    await expect(card.logged(missed)).to_have_count(1)
    await card.filter("Missed")
    await card.filter("Outbound")
    await expect(card.root.get_by_text("No call matches")).to_be_visible()
    await picture(card.page, "no-match")
    await card.root.get_by_role("button", name="Clear filters").click()
    await expect(card.logged(missed)).to_have_count(1)
    await card.search("Eva Lind")
    await expect(card.logged(answered)).to_have_count(1)
    await expect(card.logged(missed)).to_have_count(0)


async def test_log_is_for_those_who_may_read_it(
    home: Home, office: Office, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Without the right to read the log a card shows who is busy, and why nothing more; with it, everything."""
    caller = "0302223001"
    await missed_call(phone_system, caller, "2023")
    path = await home.add_dashboard(column(CALLS))
    token = await home.add_user()
    card = CallCard(await visits.open(path, token=token))
    await expect(
        card.root.get_by_text("Only administrators see the call log")
    ).to_be_visible()
    await picture(card.page, "not-allowed")
    await expect(card.root).not_to_contain_text(caller)

    entry_id = office.entry_ids["yeastar_s"]
    await change_options(home.api, entry_id, {"open_log": True}, "call_log")
    try:
        await card.page.reload()
        await expect(card.logged(caller)).to_be_visible()
    finally:
        await change_options(home.api, entry_id, {"open_log": False}, "call_log")


async def test_masked_numbers_are_nowhere(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """A display that visitors see shows no numbers, and the browser keeps none."""
    caller = "0302224001"
    hidden = {"mask_numbers": "partial"}
    path = await home.add_dashboard(column(CALLS | hidden, EXTENSIONS | hidden))
    card = CallCard(await visits.open(path))
    await card.is_ready()
    async with Line(phone_system) as line:
        await line.ring(caller, "1000")
        await expect(card.live("001")).to_be_visible()
        await picture(card.page, "masked")
    await expect(card.logged("001").first).to_be_visible()
    assert caller not in await card.page.locator("hui-root").inner_text()
    kept = await card.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    )
    assert caller not in kept
