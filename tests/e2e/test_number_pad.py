"""Numbers are dialled on a number pad: by tapping, typing, or the name of an extension."""

from playwright.async_api import Locator, Page, expect
import pytest

from simulator.yeastar_s import YeastarSimulator

from .accessibility import violations
from .dashboards import CALLS, CallCard, column
from .home import Home
from .line import Line, dialled_calls_wait
from .visitor import Screen, Visits, picture

OWN = "1002"
NARROW = (320, 700)


async def _opened(page: Page) -> Locator:
    """Open the number pad of the call card."""
    card = CallCard(page)
    await card.is_ready()
    await card.root.get_by_role("button", name="Open the number pad").click()
    pad = page.get_by_role("dialog", name="Number pad")
    await expect(pad).to_be_visible()
    return pad


def _callees(system: YeastarSimulator) -> list[str]:
    return [request.fields["callee"] for request in system.asked("call/dial")]


async def test_number_is_dialled_by_keys_and_keyboard(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Taps, typing and taking back make the number; the own phone rings for it once, however often Call is tapped."""
    before = _callees(phone_system)
    page = await visits.open(
        await home.add_dashboard(column(CALLS | {"extension": OWN}))
    )
    pad = await _opened(page)
    field = pad.get_by_role("textbox", name="Number or name")
    await expect(field).to_be_focused()
    for key in "0307":
        await pad.get_by_role("button", name=key).first.click()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Backspace")
    await page.keyboard.type("7771")
    await expect(field).to_have_value("0307771")
    with dialled_calls_wait(phone_system):
        await pad.get_by_role("button", name="Call 0307771").dblclick()
        await expect(
            page.get_by_text(f"Your extension {OWN} is ringing").first
        ).to_be_visible()
    [call] = phone_system.switchboard.in_progress
    async with Line(phone_system, call):
        await page.keyboard.press("Escape")
        await expect(pad).to_have_count(0)
        opener = page.get_by_role("button", name="Open the number pad")
        await expect(opener).to_be_focused()
    assert _callees(phone_system) == [*before, "0307771"]


async def test_extension_is_found_by_its_name(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Whoever types a name sees whose it is, and calls with one tap."""
    before = _callees(phone_system)
    page = await visits.open(
        await home.add_dashboard(column(CALLS | {"extension": OWN}))
    )
    pad = await _opened(page)
    await page.keyboard.type("rece")
    await expect(pad.get_by_role("status")).to_have_text("1 extension found")
    with dialled_calls_wait(phone_system):
        await pad.get_by_role("button", name="Call Reception").click()
        await expect(
            page.get_by_text(f"Your extension {OWN} is ringing").first
        ).to_be_visible()
    [call] = phone_system.switchboard.in_progress
    async with Line(phone_system, call):
        pass
    assert _callees(phone_system) == [*before, "1000"]


async def test_pad_without_own_extension_says_what_calls(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Where nobody chose an extension, the device at hand calls, and the pad says so."""
    page = await visits.open(await home.add_dashboard(column(CALLS)))
    pad = await _opened(page)
    await expect(pad).to_contain_text("choose your extension in the card's settings")
    await page.keyboard.type("030 777-2")
    await expect(pad.get_by_role("link", name="Call 0307772")).to_have_attribute(
        "href", "tel:0307772"
    )


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        pytest.param("light", Screen(), id="light"),
        pytest.param("dark", Screen(colors="dark"), id="dark"),
        pytest.param("phone", Screen(size=NARROW), id="phone"),
        pytest.param("rtl", Screen(language="he", size=NARROW), id="right-to-left"),
    ],
)
async def test_pad_fits_everybody(
    home: Home,
    phone_system: YeastarSimulator,
    visits: Visits,
    name: str,
    screen: Screen,
) -> None:
    """Nothing is cut off, and axe finds nothing wrong."""
    page = await visits.open(
        await home.add_dashboard(column(CALLS | {"extension": OWN})), screen
    )
    pad = await _opened(page)
    await page.keyboard.type("10")
    await picture(page, f"number-pad-{name}", full=True)
    assert await violations(pad) == []
    overflow = await pad.evaluate(
        "element => element.scrollWidth - element.clientWidth"
    )
    assert overflow <= 0


async def test_part_that_cannot_be_loaded_can_be_tried_again(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """Without a connection the pad says that it is not there, and comes when it is tried again."""
    page = await visits.open(await home.add_dashboard(column(CALLS)))
    card = CallCard(page)
    await card.is_ready()
    await page.route("**/number-pad-*.js", lambda route: route.abort())
    await card.root.get_by_role("button", name="Open the number pad").click()
    failed = card.root.get_by_role("alert")
    await expect(failed).to_contain_text("This part could not be loaded")
    visits.wrong.clear()
    await page.unroute("**/number-pad-*.js")
    await failed.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("dialog", name="Number pad")).to_be_visible()
