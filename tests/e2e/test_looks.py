"""The cards as they look: in the dark, on a phone, on a wall, in other languages, and for everybody."""

from collections.abc import AsyncIterator

from playwright.async_api import expect
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from simulator.yeastar_s import YeastarSimulator

from .accessibility import violations
from .dashboards import (
    CALLS,
    CAMPAIGNS,
    EXTENSIONS,
    CallCard,
    column,
    is_settled,
    panel,
)
from .home import Home, Office
from .line import Line, missed_call
from .visitor import DESKTOP, PHONE, WALL, Screen, Visits, picture

CALLER = "0305551001"
MISSED = "0305551002"
CARDS = "pbx-call-card, pbx-extensions-card, pbx-campaign-card"
COLORS = pytest.mark.parametrize("colors", ["light", "dark"])


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def busy(
    home: Home, office: Office, phone_system: YeastarSimulator
) -> AsyncIterator[str]:
    """Have something to see on every card, and a dashboard that shows it."""
    enable_socket()
    await missed_call(phone_system, MISSED, "1002")
    centre = office.systems["huawei_aicc"].simulator
    for kind in ("outbound_answered", "outbound_failed", "outbound_no_answer"):
        await centre.play(kind, speed=1000)
    async with (
        Line(phone_system) as ringing,
        Line(phone_system) as talking,
        Line(phone_system) as held,
    ):
        await ringing.ring(CALLER, "1000")
        await talking.ring("0305551003", "1020")
        await talking.answer("1020")
        await held.ring("0305551004", "4000")
        await held.answer("4000")
        await held.hold("4000")
        yield await home.add_dashboard(column(CALLS, EXTENSIONS, CAMPAIGNS))


@pytest.mark.parametrize(
    ("name", "screen", "ringing"),
    [
        pytest.param("light", Screen(), "Ringing", id="light"),
        pytest.param("dark", Screen(colors="dark"), "Ringing", id="dark"),
        pytest.param("phone", Screen(size=PHONE), "Ringing", id="phone"),
        pytest.param("zh", Screen(language="zh-Hans"), "响铃中", id="zh-Hans"),
        pytest.param("de", Screen(language="de"), "Klingelt", id="de"),
        pytest.param("fr", Screen(language="fr"), "Sonne", id="fr"),
        pytest.param("he", Screen(language="he"), "Ringing", id="right-to-left"),
    ],
)
async def test_cards_fit_everybody(
    busy: str, visits: Visits, name: str, screen: Screen, ringing: str
) -> None:
    """Nothing is cut off, and axe finds nothing wrong, however people look at it."""
    page = await visits.open(busy, screen)
    card = CallCard(page)
    await card.is_ready()
    await expect(card.live(CALLER).locator(".state")).to_have_text(ringing)
    await expect(card.logged(MISSED)).to_be_visible()
    await expect(page.locator("pbx-campaign-card pbx-bar-chart")).to_be_visible()
    await picture(page, f"cards-{name}", full=True)
    overflow = await page.locator("ha-panel-lovelace").evaluate(
        "element => element.scrollWidth - element.clientWidth"
    )
    assert overflow <= 0
    for part in await page.locator(CARDS).all():
        assert await violations(part) == []


@pytest.mark.parametrize("tab", ["To return", "Statistics"])
@COLORS
async def test_every_part_of_the_call_card_is_for_everybody(
    busy: str, visits: Visits, tab: str, colors: str
) -> None:
    """Axe finds nothing wrong with what is behind the other tabs."""
    card = CallCard(await visits.open(busy, colors=colors))
    await card.is_ready()
    await card.tab(tab)
    await card.is_ready()
    await picture(card.page, f"tab-{tab.lower().replace(' ', '-')}-{colors}")
    assert await violations(card.root) == []


@pytest.mark.parametrize(
    ("name", "size"),
    [
        pytest.param("desktop", DESKTOP, id="desktop"),
        pytest.param("wall", WALL, id="wall"),
    ],
)
async def test_wide_card_shows_everything_at_once(
    busy: str, home: Home, visits: Visits, name: str, size: tuple[int, int]
) -> None:
    """Where there is room, nothing is behind a tab."""
    path = await home.add_dashboard(panel(CALLS))
    card = CallCard(await visits.open(path, size=size))
    await card.is_ready()
    for part in ("pbx-call-history", "pbx-calls-to-return", "pbx-call-statistics"):
        await expect(card.root.locator(part)).to_be_visible()
    await expect(card.root.get_by_role("tab")).to_have_count(0)
    await picture(card.page, f"wide-{name}")
    assert await violations(card.root) == []


@pytest.mark.parametrize(
    ("card", "content"),
    [
        pytest.param(EXTENSIONS, ".tile", id="extensions"),
        pytest.param(CAMPAIGNS, "pbx-bar-chart", id="campaigns"),
    ],
)
@COLORS
async def test_card_alone_is_for_everybody(
    busy: str,
    home: Home,
    visits: Visits,
    card: dict[str, str],
    content: str,
    colors: str,
) -> None:
    """Axe finds nothing wrong with a card that fills the screen."""
    path = await home.add_dashboard(panel(card))
    page = await visits.open(path, colors=colors)
    part = page.locator(card["type"].removeprefix("custom:"))
    await expect(part.locator(content).first).to_be_visible()
    await is_settled(page)
    await picture(page, f"{card['type'].removeprefix('custom:')}-{colors}")
    assert await violations(part) == []


@COLORS
async def test_whole_dashboard_is_for_everybody(
    busy: str, home: Home, visits: Visits, colors: str
) -> None:
    """Axe finds nothing wrong with any card of the dashboard that one line makes."""
    path = await home.add_dashboard({"strategy": {"type": "custom:pbx"}})
    page = await visits.open(path, colors=colors)
    cards = page.locator(CARDS)
    for view in (None, "Yeastar S100", "Huawei Cloud contact centre 11"):
        await expect(cards.first).to_be_visible()
        if view:
            before = await cards.first.element_handle()
            await page.get_by_role("tab", name=view).click()
            # The cards of the view before stay for a moment.
            await before.wait_for_element_state("hidden")
            await expect(cards.first).to_be_visible()
        await is_settled(page)
        for part in await cards.all():
            assert await violations(part) == []
