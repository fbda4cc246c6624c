"""The options of a phone system, in Home Assistant's own dialogs."""

from playwright.async_api import expect
import pytest

from .branch import MODEL, Branch
from .dialogs import FlowDialog, entry_row
from .visitor import Visits, picture

CONTACTS = "Name;Phone\nMüller GmbH;+49 30 1234567\nAda Lovelace;+44 20 7946 0000\n"


async def open_options(visits: Visits, choice: str) -> FlowDialog:
    """Have somebody choose from the menu of the options."""
    page = await visits.open("/config/integrations/integration/pbx")
    row = entry_row(page, MODEL)
    await row.get_by_role("button", name="Configure").click()
    dialog = FlowDialog(page)
    await dialog.is_at("Options")
    await dialog.says(f"What do you want to change about Yeastar {MODEL}?")
    await picture(page, "options")
    await dialog.pick(choice)
    return dialog


async def test_settings(branch: Branch, visits: Visits) -> None:
    """A setting that cannot be right is refused, and a setting that can is kept."""
    await branch.add()
    dialog = await open_options(visits, "Phone system and reports")
    await dialog.is_at("Options of Yeastar S-Series")
    await dialog.fill("Address for reports", "https://home.example")
    await dialog.submit()
    await dialog.says("This is neither a host nor a host and a port.")
    await picture(dialog.page, "options-settings")
    await dialog.fill("Address for reports", "127.0.0.1")
    await dialog.submit()
    await dialog.says("Options successfully saved.")
    await dialog.press("Finish")
    await dialog.is_closed()

    again = await open_options(visits, "Phone system and reports")
    field = again.dialog.get_by_role("textbox", name="Address for reports")
    await expect(field).to_have_value("127.0.0.1")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param("home.example", "This is not the address of a", id="no address"),
        pytest.param(
            "postgresql://pbx@127.0.0.1:1/calls",
            "The database does not answer.",
            id="nobody there",
        ),
    ],
)
async def test_database_is_tried(
    branch: Branch, visits: Visits, url: str, message: str
) -> None:
    """A database that cannot be used is refused at once."""
    await branch.add()
    dialog = await open_options(visits, "Call log")
    await dialog.is_at(f"Call log of Yeastar {MODEL}")
    await dialog.fill("Database", url)
    await dialog.submit()
    await dialog.says(message)
    await picture(dialog.page, "options-call-log")


async def test_phone_book_is_read(branch: Branch, visits: Visits) -> None:
    """A file of contacts is uploaded, and the dialog says what was in it."""
    await branch.add()
    dialog = await open_options(visits, "Phone book")
    await dialog.says(f"Yeastar {MODEL} has a phone book of its own with 0 numbers")
    await dialog.submit()
    await dialog.says("Choose a file first")
    await dialog.upload("contacts.csv", CONTACTS)
    await picture(dialog.page, "options-phone-book")
    await dialog.submit()
    await dialog.is_at("Phone book changed")
    await dialog.says("2 numbers were read with their names.")
    await dialog.submit()
    await dialog.says("Options successfully saved.")
    await dialog.press("Finish")
    await dialog.is_closed()
