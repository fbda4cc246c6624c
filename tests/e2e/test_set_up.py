"""Phone systems are added, and kept working, in Home Assistant's own dialogs."""

from playwright.async_api import expect

from .branch import MODEL, PASSWORD, Branch
from .dialogs import FlowDialog, add_integration
from .home import Home, Office
from .line import Line
from .visitor import Visits, picture

CALLER, EXTENSION = "0305551001", "1001"
OTHER_SERIAL_NUMBER = "369451090999"
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
    await dialog.is_at("The first report")
    await dialog.says(f"Yeastar {MODEL} is set up, and knows")
    await picture(page, "set-up-waiting")
    stranger = f'{{"event":"BootUp","sn":"{OTHER_SERIAL_NUMBER}"}}'
    await branch.simulator.send(stranger.encode())
    await dialog.is_at("No report has come")
    await dialog.says("the report method is HTTP. If it is TCP now")
    await picture(page, "set-up-nothing-came")

    await dialog.pick("Wait once more")
    await dialog.says("Make a call now")
    async with Line(branch.simulator) as line:
        await line.ring(CALLER, EXTENSION)
        await dialog.says("Reports arrive")
    await picture(page, "set-up-done")
    await dialog.press("Close")
    await home.all_loaded()
    assert [
        entry["title"] for entry in await home.entries() if MODEL in entry["title"]
    ] == [f"Yeastar {MODEL}"]


async def test_dialog_is_closed_while_it_waits(
    home: Home, branch: Branch, visits: Visits
) -> None:
    """Nobody has to wait: the phone system is set up, and takes what comes."""
    page = await visits.open("/config/integrations/dashboard")
    dialog = await add_integration(page)
    await dialog.choose("Yeastar S-Series")
    await dialog.submit()
    await dialog.fill("Address", "127.0.0.1")
    await dialog.fill("Port", branch.port)
    await dialog.switch("TLS (https)")
    await dialog.fill("API password", PASSWORD)
    await dialog.submit()
    await dialog.is_at("The first report")
    await dialog.press("Close")
    await dialog.is_closed()
    await home.all_loaded()
    async with Line(branch.simulator) as line:
        await line.ring(CALLER, EXTENSION)


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
