"""Calls in progress are controlled from the dashboard: ended, held, and passed on to whoever is tapped."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import re

from playwright.async_api import Locator, Page, expect
import pytest

from simulator.yeastar_s import YeastarSimulator

from .accessibility import violations
from .dashboards import AFTER_SECONDS, CALLS, EXTENSIONS, CallCard, column
from .home import Home
from .line import Line
from .visitor import PHONE, Screen, Visits, picture

OWN = "1000"
GOAL = "1002"
GOAL_NAME = "Anna Berg"
CARDS = column(CALLS | {"extension": OWN}, EXTENSIONS | {"extension": OWN})


@asynccontextmanager
async def _talking(
    home: Home,
    system: YeastarSimulator,
    visits: Visits,
    caller: str,
    screen: Screen | None = None,
) -> AsyncIterator[tuple[Line, CallCard]]:
    """Have the own extension talk, on a dashboard with a tile for every extension."""
    card = CallCard(await visits.open(await home.add_dashboard(CARDS), screen))
    await card.is_ready()
    async with Line(system) as line:
        await line.ring(caller, OWN)
        await line.answer(OWN)
        await expect(card.live(caller).locator(".state")).to_have_text("Talking")
        yield line, card


def _control(card: CallCard, caller: str, name: str) -> Locator:
    controls = card.live(caller).get_by_role("group", name=f"Call with {caller}")
    return controls.get_by_role("button", name=name, exact=True)


def _tile(page: Page, number: str) -> Locator:
    return page.locator("pbx-extensions-card .tile").filter(has_text=number)


def _ordered(system: YeastarSimulator, endpoint: str) -> int:
    return len(system.asked(endpoint))


async def test_own_call_is_ended(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """A tap hangs up, once; the call leaves the card by itself."""
    caller = "0309991001"
    page = await visits.open(await home.add_dashboard(CARDS))
    card = CallCard(page)
    await card.is_ready()
    line = Line(phone_system)
    await line.ring(caller, OWN)
    await line.answer(OWN)
    await picture(page, "call-controls")
    before = _ordered(phone_system, "extension/hangup")
    hang_up = _control(card, caller, "Hang up")
    await expect(hang_up).to_have_attribute("aria-disabled", "false")
    await hang_up.dblclick()
    await expect(card.live(caller)).to_have_count(0)
    assert _ordered(phone_system, "extension/hangup") <= before + 1


async def test_calls_of_others_are_only_watched(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Who is no administrator sees that others talk, and controls nothing of it."""
    caller = "0309991002"
    page = await visits.open(
        await home.add_dashboard(CARDS), token=await home.add_user()
    )
    card = CallCard(page)
    async with Line(phone_system) as line:
        await line.ring(caller, "1020")
        await line.answer("1020")
        await expect(_tile(page, "1020")).to_have_attribute(
            "title", re.compile("In a call")
        )
        await expect(card.root.get_by_role("button", name="Hang up")).to_have_count(0)


async def test_call_is_passed_on_by_a_tile(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """While somebody is being chosen the tiles are targets; the tapped one rings, and Escape leaves all as it was."""
    caller = "0309991003"
    async with _talking(home, phone_system, visits, caller) as (_, card):
        page = card.page
        transfer = _control(card, caller, "Transfer")
        targets = page.locator("pbx-extensions-card").get_by_role(
            "button", name="Transfer to"
        )
        await transfer.click()
        await expect(targets.first).to_be_visible()
        await picture(page, "transfer", full=True)
        await page.keyboard.press("Escape")
        await expect(targets).to_have_count(0)
        await expect(transfer).to_be_focused()
        await transfer.click()
        await (
            page.locator("pbx-extensions-card")
            .get_by_role("button", name=f"Transfer to {GOAL_NAME}")
            .click()
        )
        await expect(
            page.get_by_text(f"The call goes to {GOAL_NAME}").first
        ).to_be_visible()
        await expect(_tile(page, GOAL)).to_have_attribute(
            "title", re.compile("Ringing")
        )
        await expect(targets).to_have_count(0)


async def test_call_is_passed_on_by_the_list(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """The keyboard alone is enough: the name is typed, and found, and chosen."""
    caller = "0309991004"
    async with _talking(home, phone_system, visits, caller) as (_, card):
        page = card.page
        await _control(card, caller, "Transfer").focus()
        await page.keyboard.press("Enter")
        panel = page.get_by_role("dialog", name=f"Transfer the call with {caller}")
        await expect(panel.get_by_role("textbox")).to_be_focused()
        await page.keyboard.type("berg")
        await expect(panel.get_by_role("status")).to_have_text("1 extension found")
        assert await violations(panel) == []
        await page.keyboard.press("Enter")
        await expect(
            page.get_by_text(f"The call goes to {GOAL_NAME}").first
        ).to_be_visible()
        await expect(_tile(page, GOAL)).to_have_attribute(
            "title", re.compile("Ringing")
        )


async def test_call_is_passed_on_after_asking(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Whoever is asked first rings, and the call is theirs when the transfer is completed."""
    caller = "0309991007"
    async with _talking(home, phone_system, visits, caller) as (_, card):
        await _control(card, caller, "Transfer").click()
        panel = card.root.get_by_role("dialog")
        await panel.get_by_role("radio", name="Ask first").check()
        await panel.get_by_role("button", name=f"Transfer to {GOAL_NAME}").click()
        await expect(card.live(caller).get_by_role("status")).to_have_text(
            f"{GOAL_NAME} is asked first"
        )
        await expect(_tile(card.page, GOAL)).to_have_attribute(
            "title", re.compile("Ringing")
        )
        await picture(card.page, "transfer-asked")
        assert await violations(card.root) == []
        complete = card.root.get_by_role("button", name="Complete transfer")
        await complete.click()
        await expect(complete).to_have_count(0)
    assert phone_system.asked("call/attended_transfer_operate")


async def test_call_is_held_and_resumed(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Hold and resume take each other's place as the phone system says what is so."""
    caller = "0309991005"
    async with _talking(home, phone_system, visits, caller) as (_, card):
        state = card.live(caller).locator(".state")
        await _control(card, caller, "Hold").click()
        await expect(state).to_have_text("On hold")
        # Nobody is as quick as a test: what a system says twice within seconds is taken for a repetition.
        await expect(card.live(caller).get_by_role("timer")).to_have_text(AFTER_SECONDS)
        await _control(card, caller, "Resume").click()
        await expect(state).to_have_text("Talking")


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        pytest.param("dark", Screen(colors="dark"), id="dark"),
        pytest.param("phone", Screen(size=PHONE), id="phone"),
    ],
)
async def test_transfer_fits_everybody(
    home: Home,
    phone_system: YeastarSimulator,
    visits: Visits,
    name: str,
    screen: Screen,
) -> None:
    """Nothing is cut off, and axe finds nothing wrong, while somebody is being chosen."""
    caller = "0309991006"
    async with _talking(home, phone_system, visits, caller, screen) as (_, card):
        await _control(card, caller, "Transfer").click()
        await expect(card.root.get_by_role("dialog")).to_be_visible()
        await picture(card.page, f"transfer-{name}", full=True)
        assert await violations(card.root) == []
        assert await violations(card.page.locator("pbx-extensions-card")) == []
