"""What can be done about a call of the history: hear it, name the caller, block the caller."""

from playwright.async_api import Locator, expect

from simulator.yeastar_s import YeastarSimulator

from .accessibility import violations
from .dashboards import CALLS, CallCard, column
from .home import Home
from .line import Line
from .visitor import PHONE, Visits, picture

LOADED = """audio => new Promise((resolve, reject) => {
  const done = () => resolve(audio.duration);
  audio.addEventListener("loadedmetadata", done);
  audio.addEventListener("error", () => reject(new Error("no sound")));
  if (audio.readyState >= 1) done();
})"""


async def _logged(
    home: Home,
    system: YeastarSimulator,
    visits: Visits,
    caller: str,
    **screen: tuple[int, int],
) -> tuple[CallCard, Locator]:
    """Return the call card and what is known of a call that has ended."""
    async with Line(system) as line:
        await line.ring(caller, "1000")
        await line.answer("1000")
    card = CallCard(
        await visits.open(await home.add_dashboard(column(CALLS)), **screen)
    )
    await card.is_ready()
    await card.logged(caller).click()
    return card, card.root.locator("pbx-call-extras")


async def test_caller_gets_a_name(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """A number is added to the phone book, and has its name in the history from then on; the name can be changed."""
    caller = "0309993001"
    card, extras = await _logged(home, phone_system, visits, caller)
    await extras.get_by_role("button", name="Add to phone book").click()
    name = extras.get_by_role("textbox", name="Name")
    await expect(name).to_be_focused()
    await name.fill("Carla Voss")
    await extras.get_by_role("textbox", name="Groups").fill("Customers, Berlin")
    await picture(card.page, "add-contact")
    assert await violations(card.root) == []
    await extras.get_by_role("button", name="Save").click()
    await expect(card.logged("Carla Voss")).to_be_visible()
    await extras.get_by_role("button", name="Edit in phone book").click()
    await expect(name).to_have_value("Carla Voss")
    await expect(extras.get_by_role("textbox", name="Groups")).to_have_value(
        "Customers, Berlin"
    )
    await name.fill("Carla Voss-Lind")
    await name.press("Enter")
    await expect(card.logged("Carla Voss-Lind")).to_be_visible()


async def test_caller_is_blocked(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """It is asked before; then the caller is marked until the number is let in again."""
    caller = "0309993002"
    card, extras = await _logged(home, phone_system, visits, caller, size=PHONE)
    await extras.get_by_role("button", name="Block number").click()
    await expect(extras.get_by_text(f"Block {caller}?")).to_be_visible()
    await extras.get_by_role("button", name="Cancel").click()
    await expect(card.logged(caller)).not_to_contain_text("Blocked")
    await extras.get_by_role("button", name="Block number").click()
    await extras.locator(".confirm").click()
    await expect(card.logged(caller)).to_contain_text("Blocked")
    await picture(card.page, "blocked-phone", full=True)
    await extras.get_by_role("button", name="Unblock number").click()
    await extras.locator(".confirm").click()
    await expect(card.logged(caller)).not_to_contain_text("Blocked")


async def test_recording_is_heard(
    home: Home, phone_system: YeastarSimulator, visits: Visits
) -> None:
    """A tap plays what the phone system recorded; where it was deleted since, that is said."""
    phone_system.configure("recording", True)
    try:
        await phone_system.play("inbound_answered", speed=1000)
        kept = phone_system.records()[-1]
        await phone_system.play("inbound_answered", speed=1000)
        deleted = phone_system.records()[-1]
        phone_system.files.deleted.add(deleted.recording)
        path = await home.add_dashboard(column(CALLS))
        card = CallCard(await visits.open(path))
        await card.is_ready()
        extras = card.root.locator("pbx-call-extras")
        play = extras.get_by_role("button", name="Play the recording")
        await card.logged(deleted.caller).first.click()
        await play.click()
        await expect(extras.get_by_role("alert")).to_contain_text("recording")
        await card.logged(kept.caller).last.click()
        await play.click()
        assert await extras.locator("audio").evaluate(LOADED) > 0
        await picture(card.page, "recording")
    finally:
        phone_system.configure("recording", False)
