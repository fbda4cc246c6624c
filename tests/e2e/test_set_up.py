"""Phone systems are added, and kept working, in Home Assistant's own dialogs."""

from playwright.async_api import expect

from .branch import MODEL, PASSWORD, Branch
from .dialogs import FlowDialog, add_integration
from .home import Home, Office
from .visitor import Visits, picture

NEW_PASSWORD = "Branch456"


async def test_phone_system_is_added(
    home: Home, branch: Branch, visits: Visits
) -> None:
    """What does not work is said in the dialog, and what does is saved."""
    page = await visits.open("/config/integrations/dashboard")
    dialog = await add_integration(page)
    await dialog.is_at("Phone system")
    await dialog.choose("Yeastar S-Series")
    await dialog.submit()

    await dialog.is_at("Connect to Yeastar S-Series")
    await dialog.fill("Address", "127.0.0.1")
    await dialog.fill("Port", branch.port)
    await dialog.switch("TLS (https)")
    await dialog.fill("API password", "wrong")
    await dialog.submit()
    await dialog.says("The phone system refused the user or the password.")
    await picture(page, "set-up-wrong-password")

    branch.simulator.unreachable = True
    await dialog.fill("API password", PASSWORD)
    await dialog.submit()
    await dialog.says("The phone system was not reached.")

    branch.simulator.unreachable = False
    await dialog.submit()
    await dialog.says("Yeastar S-Series is connected.")
    await picture(page, "set-up-done")
    await dialog.press("Skip and finish")
    await expect(page.get_by_text(f"Yeastar {MODEL}", exact=True).first).to_be_visible()
    await home.all_loaded()
    assert [
        entry["title"] for entry in await home.entries() if MODEL in entry["title"]
    ] == [f"Yeastar {MODEL}"]


async def test_phone_system_that_is_known_is_not_added_twice(
    branch: Branch, visits: Visits
) -> None:
    """A phone system is recognised by its serial number, whatever its address."""
    entry_id = await branch.add()
    page = await visits.open("/config/integrations/dashboard")
    dialog = await add_integration(page)
    await dialog.choose("Yeastar S-Series")
    await dialog.submit()
    await dialog.fill("Address", "127.0.0.1")
    await dialog.fill("Port", branch.port)
    await dialog.switch("TLS (https)")
    await dialog.fill("API password", PASSWORD)
    await dialog.submit()
    await dialog.says("This phone system is set up already.")
    assert await branch.entry_ids() == [entry_id]


async def test_contact_centre_is_added(
    home: Home, office: Office, visits: Visits
) -> None:
    """A system that only reports asks for its account, and says what it needs."""
    before = {entry["entry_id"] for entry in await home.entries()}
    page = await visits.open("/config/integrations/dashboard")
    dialog = await add_integration(page)
    await dialog.choose("Huawei Cloud contact centre")
    await dialog.submit()
    await dialog.is_at("Add Huawei Cloud contact centre")
    await dialog.fill("Account", "12")
    await dialog.submit()
    await dialog.says("Huawei Cloud contact centre sends its reports over the internet")
    await picture(page, "set-up-contact-centre")
    await dialog.press("Skip and finish")
    added = {entry["entry_id"] for entry in await home.entries()} - before
    assert len(added) == 1
    await home.remove(*added)


async def test_new_password_is_asked_for(
    home: Home, branch: Branch, visits: Visits
) -> None:
    """Home Assistant asks for the password that was changed on the phone system."""
    entry_id = await branch.add()
    branch.simulator.password = NEW_PASSWORD
    branch.simulator.drop_tokens()
    await home.api.rest("POST", f"/api/config/config_entries/entry/{entry_id}/reload")
    page = await visits.open("/config/integrations/dashboard")
    waiting = page.locator("ha-config-flow-card").filter(has_text=MODEL)
    await waiting.get_by_role("button", name="Reconfigure").click()

    dialog = FlowDialog(page)
    await dialog.is_at("New API credentials")
    await dialog.fill("API password", PASSWORD)
    await dialog.submit()
    await dialog.says("The phone system refused the user or the password.")
    await picture(page, "reauthentication")
    await dialog.fill("API password", NEW_PASSWORD)
    await dialog.submit()
    await dialog.says("Re-authentication was successful")
    await dialog.press("Close")
    await expect(waiting).to_have_count(0)
    await home.all_loaded()
    assert await branch.entry_ids() == [entry_id]
