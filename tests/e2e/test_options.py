"""The options of a phone system, in Home Assistant's own dialogs."""

from playwright.async_api import expect
import pytest

from .branch import MODEL, Branch
from .dialogs import FlowDialog, entry_row
from .visitor import Visits, picture

CONTACTS = (
    "Name;Phone;Group\n"
    "Müller GmbH;+49 30 1234567;Customers, Berlin\n"
    "Ada Lovelace;+44 20 7946 0000;\n"
)
UNKNOWN_LANGUAGE = (
    "Kur;Kas;Cik\nRiga;Lovelace;+44 20 7946 0000\nTartu;Turing;+44 20 7946 0001\n"
)
DAMAGED_CARDS = (
    "BEGIN:VCARD\nFN:Gábor Béla\n\nMinta\nTEL:+3611234567\nTEL 0302\nEND:VCARD\n"
)
FRITZBOX = """<?xml version="1.0" encoding="utf-8"?>
<phonebooks><phonebook><contact><person><realName>Müller &amp; Co</realName></person>
<telephony><number type="work">0301234567</number></telephony></contact></phonebook></phonebooks>"""


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
    """A file of contacts is uploaded, the dialog shows what was in it, and then saves it."""
    await branch.add()
    dialog = await open_options(visits, "Phone book")
    await dialog.says(f"Yeastar {MODEL} has a phone book of its own with 0 numbers")
    await dialog.submit()
    await dialog.says("Choose a file first")
    await dialog.upload("contacts.csv", CONTACTS)
    await picture(dialog.page, "options-phone-book")
    await dialog.submit()
    await dialog.is_at("Is this right?")
    await dialog.says("Numbers with a name: 2.")
    await dialog.says("Contacts in groups: 1 (Customers, Berlin).")
    cells = dialog.dialog.get_by_role("cell")
    await expect(cells.get_by_text("Müller GmbH", exact=True)).to_be_visible()
    await expect(cells.get_by_text("Customers, Berlin", exact=True)).to_be_visible()
    await picture(dialog.page, "options-phone-book-check")
    await dialog.submit()
    await dialog.is_at("Phone book changed")
    await dialog.says("2 numbers were read with their names.")
    await dialog.says("The phone book now has 2 numbers, 2 groups and 0 photos.")
    await dialog.submit()
    await dialog.says("Options successfully saved.")
    await dialog.press("Finish")
    await dialog.is_closed()


async def test_groups_are_taken_out(branch: Branch, visits: Visits) -> None:
    """A person takes the column of groups out, and the contacts are saved without any."""
    await branch.add()
    dialog = await open_options(visits, "Phone book")
    await dialog.upload("contacts.csv", CONTACTS)
    await dialog.submit()
    await dialog.is_at("Is this right?")
    await dialog.dialog.get_by_role("button", name="Remove 3 Group").click()
    await dialog.submit()
    await dialog.says("Contacts in groups: 0.")
    await dialog.submit()
    await dialog.says("The phone book now has 2 numbers, 0 groups and 0 photos.")


async def test_other_columns_are_chosen(branch: Branch, visits: Visits) -> None:
    """A table in an unknown language is shown as it was understood, and a person takes a column out."""
    await branch.add()
    dialog = await open_options(visits, "Phone book")
    await dialog.upload("contacts.csv", UNKNOWN_LANGUAGE)
    await dialog.submit()
    await dialog.is_at("Is this right?")
    cells = dialog.dialog.get_by_role("cell")
    await expect(cells.filter(has_text="Riga Lovelace")).to_be_visible()
    await dialog.dialog.get_by_role("button", name="Remove 1 Kur").click()
    await dialog.submit()
    await expect(cells.filter(has_text="Riga Lovelace")).to_be_hidden()
    await expect(cells.get_by_text("Lovelace", exact=True)).to_be_visible()
    await picture(dialog.page, "options-phone-book-columns")
    await dialog.submit()
    await dialog.says("2 numbers were read with their names.")


@pytest.mark.parametrize(
    ("name", "content", "shown", "left_out"),
    [
        pytest.param(
            "phone.vcf",
            DAMAGED_CARDS,
            "Gábor Béla Minta",
            "lines that could not be read (1: 6)",
            id="damaged vCard",
        ),
        pytest.param(
            "FRITZ.Box_Telefonbuch.xml",
            FRITZBOX,
            "Müller & Co",
            "lines that could not be read (0)",
            id="FRITZ!Box",
        ),
    ],
)
async def test_what_was_found_is_shown(
    branch: Branch, visits: Visits, name: str, content: str, shown: str, left_out: str
) -> None:
    """What was found, and what was not, can be read before anything is saved."""
    await branch.add()
    dialog = await open_options(visits, "Phone book")
    await dialog.upload(name, content)
    await dialog.submit()
    await dialog.is_at("Is this right?")
    cells = dialog.dialog.get_by_role("cell")
    await expect(cells.get_by_text(shown, exact=True)).to_be_visible()
    await dialog.says(left_out)
    await picture(dialog.page, f"options-phone-book-{name}")
