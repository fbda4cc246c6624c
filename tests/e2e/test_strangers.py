"""Text from outside is text, wherever it is shown."""

from playwright.async_api import expect

from demo.entries import upload_phone_book
from simulator.yeastar_s import YeastarSimulator

from .dashboards import CALLS, EXTENSIONS, CallCard, column
from .home import Home, Office
from .line import Line, missed_call
from .visitor import Visits, picture

HOSTILE = "<img src=x onerror=alert(1)>"
EXTENSION = "4999"


async def test_names_are_never_markup(
    home: Home, office: Office, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """A caller, an extension and a number that look like HTML are shown as they are written."""
    caller, number = "0303331001", "<b>0303331002</b>"
    book = f'Name;Phone\n"{HOSTILE}";{caller}\n'.encode()
    entry_id = office.entry_ids["yeastar_s"]
    await upload_phone_book(home.api, entry_id, "contacts.csv", book)
    await phone_system.add_extension(EXTENSION, HOSTILE)
    try:
        path = await home.add_dashboard(column(CALLS, EXTENSIONS))
        page = await visits.open(path)
        card = CallCard(page)
        await card.is_ready()
        tile = page.locator("pbx-extensions-card .tile").filter(has_text=EXTENSION)
        await expect(tile).to_contain_text(HOSTILE)
        async with Line(phone_system) as line:
            await line.ring(caller, EXTENSION)
            await expect(card.live(caller)).to_contain_text(HOSTILE)
            await picture(page, "hostile-names")
        await missed_call(phone_system, number, EXTENSION)
        await expect(card.logged(number)).to_be_visible()
        await card.search(caller)
        await expect(card.logged("0303331002")).to_have_count(0)
        await card.logged(HOSTILE).click()
        await expect(card.root.locator(".details")).to_contain_text(caller)
        await card.tab("To return")
        await expect(card.waiting(HOSTILE).first).to_be_visible()
        cards = page.locator("pbx-call-card, pbx-extensions-card")
        await expect(cards.locator("img, b:has-text('0303331002')")).to_have_count(0)
    finally:
        await phone_system.remove_extension(EXTENSION)
        await upload_phone_book(
            home.api, entry_id, "contacts.csv", b"Name;Phone\nNobody;0303339999\n"
        )
