"""A call that rings is seen on every page of Home Assistant, where somebody wants that."""

import json
import re

from playwright.async_api import Locator, Page, expect
import pytest

from simulator.yeastar_s import YeastarSimulator

from .accessibility import violations
from .dashboards import CALLS, CallCard, column
from .home import Home, Office
from .line import Line
from .visitor import PHONE, Screen, Visits, picture

OWN = "1000"
GOAL = "1002"
GOAL_NAME = "Anna Berg"
ELSEWHERE = "/profile/general"


def _pop_up(page: Page, caller: str) -> Locator:
    return page.get_by_role("alertdialog", name=re.compile(caller))


async def _elsewhere(
    office: Office, visits: Visits, screen: Screen | None = None
) -> Page:
    """Have somebody look at a page without any card, in a browser where they want to see the calls to an extension."""
    settings = {
        "extensions": {office.entry_ids["yeastar_s"]: [OWN]},
        "sound": True,
        "mask": "none",
    }
    page = await visits.open(
        ELSEWHERE,
        screen,
        script=f"localStorage.setItem('pbx-incoming-calls', {json.dumps(json.dumps(settings))});",
    )
    await expect(page.locator("pbx-incoming-calls")).to_be_attached()
    return page


async def test_call_pops_up_where_it_was_switched_on(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """The card's switch is for this browser: there a call is seen on another page, until it is answered."""
    caller = "0309992001"
    path = await home.add_dashboard(column(CALLS | {"extension": OWN}))
    other = await visits.open(ELSEWHERE)
    page = await visits.open(path)
    card = CallCard(page)
    await card.is_ready()
    await card.root.get_by_role("button", name="Incoming calls on this device").click()
    settings = card.root.get_by_role("dialog", name="Incoming calls on this device")
    switch = settings.get_by_role("switch")
    await expect(switch).to_be_focused()
    await page.keyboard.press("Space")
    await expect(settings.get_by_role("checkbox", name="Reception")).to_be_checked()
    await picture(page, "pop-up-settings")
    assert await violations(settings) == []
    await page.goto(f"{home.url}{ELSEWHERE}")
    await expect(page.locator("pbx-incoming-calls")).to_be_attached()
    async with Line(phone_system) as line:
        await line.ring(caller, OWN)
        await expect(_pop_up(page, caller)).to_be_visible()
        await expect(_pop_up(page, caller)).to_contain_text("Reception")
        await expect(other.locator("pbx-incoming-calls")).to_have_count(0)
        await line.answer(OWN)
        await expect(_pop_up(page, caller)).to_have_count(0)


async def test_calls_of_others_do_not_pop_up(
    office: Office, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Of two calls only that to one's own extension is shown; Escape puts it away, and the next call is shown again."""
    page = await _elsewhere(office, visits)
    async with Line(phone_system) as others, Line(phone_system) as own:
        await others.ring("0309992002", "1020")
        await own.ring("0309992003", OWN)
        await expect(_pop_up(page, "0309992003")).to_be_visible()
        await expect(page.get_by_role("alertdialog")).to_have_count(1)
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("alertdialog")).to_have_count(0)
    async with Line(phone_system) as later:
        await later.ring("0309992004", OWN)
        await expect(_pop_up(page, "0309992004")).to_be_visible()


async def test_caller_is_refused(
    office: Office, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Whoever waits on a trunk under control is turned away by a tap, and no phone rings."""
    caller = "0309992005"
    page = await _elsewhere(office, visits)
    await Line(phone_system).wait(caller, OWN)
    pop_up = _pop_up(page, caller)
    before = len(phone_system.asked("call/refuse_inbound"))
    await pop_up.get_by_role("button", name="Refuse").click()
    await expect(pop_up).to_have_count(0)
    assert len(phone_system.asked("call/refuse_inbound")) == before + 1


async def test_caller_is_sent_to_somebody_else(
    office: Office, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """The keyboard alone is enough to find who gets the call instead."""
    caller = "0309992006"
    page = await _elsewhere(office, visits)
    async with Line(phone_system) as line:
        await line.wait(caller, OWN)
        pop_up = _pop_up(page, caller)
        await pop_up.get_by_role("button", name="Send to").focus()
        await page.keyboard.press("Enter")
        await expect(pop_up.get_by_role("textbox")).to_be_focused()
        await page.keyboard.type("berg")
        await expect(pop_up.get_by_role("status")).to_have_text("1 extension found")
        await page.keyboard.press("Enter")
        await expect(pop_up).to_have_count(0)
        await expect(
            page.get_by_text(f"The call goes to {GOAL_NAME}").first
        ).to_be_visible()
    [*_, asked] = phone_system.asked("call/transfer")
    assert GOAL in str(asked)


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        pytest.param("light", Screen(), id="light"),
        pytest.param("dark", Screen(colors="dark"), id="dark"),
        pytest.param("phone", Screen(size=PHONE), id="phone"),
        pytest.param("narrow", Screen(size=(320, 640), language="de"), id="narrow"),
        pytest.param("rtl", Screen(language="he"), id="rtl"),
    ],
)
async def test_pop_up_fits_everybody(
    office: Office,
    phone_system: YeastarSimulator,
    visits: Visits,
    name: str,
    screen: Screen,
) -> None:
    """Two calls stand below each other within the screen, take no focus, and axe finds nothing wrong."""
    page = await _elsewhere(office, visits, screen)
    focused = await page.evaluate("document.activeElement.localName")
    async with Line(phone_system) as first, Line(phone_system) as second:
        await first.ring("0309992007", OWN)
        await second.ring("0309992008", OWN)
        shown = page.get_by_role("alertdialog")
        await expect(shown).to_have_count(2)
        await picture(page, f"pop-up-{name}")
        assert await page.evaluate("document.activeElement.localName") == focused
        assert await violations(page.locator("pbx-incoming-calls")) == []
        width, height = screen.size
        for one in await shown.all():
            box = await one.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
