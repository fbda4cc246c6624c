"""Putting names into a phone book from a file."""

from pathlib import Path
import tempfile
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.phone_book.contacts import MAX_NUMBERS
from custom_components.pbx.calls.phone_book.groups import LONGEST_GROUP
from custom_components.pbx.const import CONF_SYSTEM, DOMAIN
from custom_components.pbx.runtime.phone_books import (
    CONTACTS,
    SHARED,
    async_get_phone_books,
)
from custom_components.pbx.systems import HuaweiAicc, OpenVoxUc, YeastarS
from custom_components.pbx.systems.base import PhoneSystem
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from ..contact_photos import JPEG, PNG, SVG, WEBP, card, inline
from ..uploads import upload

CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:{number}\r\nEND:VCARD\r\n"
    for name, number in (("Jane", "0301234567"), ("Jo", "+49 30 7654321"), ("Jim", ""))
)
TABLE = "Name;Telefon\r\nAunt Jane;+49 30 1234567\r\n"

pytestmark = pytest.mark.usefixtures("mock_setup_entry", "hass_storage")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep uploaded files out of a folder that other programs use."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture(params=[YeastarS, OpenVoxUc, HuaweiAicc], ids=lambda kind: kind.key)
def system(request: pytest.FixtureRequest) -> type[PhoneSystem]:
    """Have each kind of system."""
    kind: type[PhoneSystem] = request.param
    return kind


def add_entry(hass: HomeAssistant, system: type[PhoneSystem]) -> MockConfigEntry:
    """Add an entry, and let its country be Germany."""
    hass.config.country = "DE"
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Office",
        data={CONF_SYSTEM: system.key, CONF_WEBHOOK_ID: "e2a1"},
        options={"kept": "as it is"},
    )
    entry.add_to_hass(hass)
    return entry


async def open_phone_book(
    hass: HomeAssistant, entry: MockConfigEntry
) -> ConfigFlowResult:
    """Open the options and pick the phone book."""
    result = await hass.config_entries.options.async_init(entry.entry_id)
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], {"next_step_id": "phone_book"}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "phone_book"
    assert result["errors"] == {}
    return result


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, **values: Any
) -> ConfigFlowResult:
    """Send the form."""
    return await hass.config_entries.options.async_configure(result["flow_id"], values)


async def finish(hass: HomeAssistant, result: ConfigFlowResult) -> None:
    """Agree to what was found, read what was done, and close the dialog."""
    if result["step_id"] == "phone_book_check":
        result = await submit(hass, result)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "phone_book_done"
    result = await submit(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_first_file(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, system: type[PhoneSystem]
) -> None:
    """A file goes into the system's own phone book unless something else is chosen."""
    entry = add_entry(hass, system)
    books = await async_get_phone_books(hass)
    await books.async_change(CONTACTS, "0301234567", "Jane Doe")
    result = await open_phone_book(hass, entry)
    placeholders = result["description_placeholders"] or {}
    assert (placeholders["own"], placeholders["shared"]) == ("0", "0")
    assert placeholders["contacts"] == "1"
    result = await submit(hass, result, file=await upload(hass, hass_client, CARDS))
    assert result["description_placeholders"] == {
        "read": "2",
        "with_groups": "0",
        "groups": "",
        "first": "| Jane | 0301234567 |  |\n| Jo | \\+49 30 7654321 |  |",
        "without_name": "0",
        "without_number": "1",
        "unreadable": "0",
        "lines": "",
        "groups_left_out": "0",
        "photos": "0",
        "photos_left_out": "0",
    }
    books = await async_get_phone_books(hass)
    assert len(books.book(entry.entry_id)) == 0
    result = await submit(hass, result)
    assert result["description_placeholders"] == {
        "read": "2",
        "left_out": "1",
        "names": "2",
        "groups": "0",
        "photos": "0",
        "photos_left_out": "0",
    }
    await finish(hass, result)
    assert entry.options == {"kept": "as it is"}
    books = await async_get_phone_books(hass)
    assert books.book(entry.entry_id).name_of("0307654321") == "Jo"
    assert len(books.book(SHARED)) == 0
    result = await open_phone_book(hass, entry)
    assert (result["description_placeholders"] or {})["own"] == "2"


async def test_shared(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    """A file can be for all systems."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    file = await upload(hass, hass_client, CARDS)
    await finish(hass, await submit(hass, result, file=file, whose=SHARED))
    books = await async_get_phone_books(hass)
    assert books.book(SHARED).name_of("0301234567") == "Jane"
    assert len(books.book(entry.entry_id)) == 0


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ("add", {"0301234567": "Aunt Jane", "0307654321": "Jo"}),
        ("replace", {"0301234567": "Aunt Jane", "0307654321": None}),
    ],
)
async def test_second_file(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    change: str,
    names: dict[str, str | None],
) -> None:
    """A further file adds to the names or replaces them; its names win."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    file = await upload(hass, hass_client, CARDS)
    await finish(hass, await submit(hass, result, file=file))
    result = await open_phone_book(hass, entry)
    file = await upload(hass, hass_client, TABLE, "contacts.csv")
    await finish(hass, await submit(hass, result, file=file, change=change))
    book = (await async_get_phone_books(hass)).book(entry.entry_id)
    assert {number: book.name_of(number) for number in names} == names


async def test_remove(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    """All names of a phone book can be removed; the other book stays."""
    entry = add_entry(hass, YeastarS)
    for whose in (SHARED, "this_system"):
        result = await open_phone_book(hass, entry)
        file = await upload(hass, hass_client, CARDS)
        await finish(hass, await submit(hass, result, file=file, whose=whose))
    result = await open_phone_book(hass, entry)
    result = await submit(hass, result, change="remove")
    assert (result["description_placeholders"] or {})["names"] == "0"
    await finish(hass, result)
    books = await async_get_phone_books(hass)
    assert len(books.book(entry.entry_id)) == 0
    assert len(books.book(SHARED)) == 2


@pytest.mark.parametrize(
    ("content", "error", "line"),
    [
        ("", "file_empty", "None"),
        ("P\0\0", "file_not_contacts", "None"),
        ("Name;City\n", "file_no_number_column", "1"),
        ("Phone;City\n", "file_no_name_column", "1"),
        ("Name;Phone\nJane;4,93E+11\n", "file_unreadable_line", "2"),
        ("PK\x03\x04", "file_archive", "None"),
        ("%PDF", "file_pdf", "None"),
        ("!BDN", "file_outlook_data", "None"),
        ("dn: cn=Jane\ncn: Jane\n", "file_ldif", "None"),
        ("PK\x03\x04xl/", "file_workbook", "None"),
        ("SQLite format 3", "file_database", "None"),
        ("<html>", "file_web_page", "None"),
        ('{"a": 1}', "file_json", "None"),
        ("<?xml version='1.0'?><a/>", "file_other_xml", "None"),
        ("BEGIN:VCARD\nFN:Jane\nTEL 030\nEND:VCARD\n", "file_unreadable_line", "3"),
        (
            "Phone;Name\n" + "".join(f"{n:07};A\n" for n in range(MAX_NUMBERS + 1)),
            "file_too_many",
            "None",
        ),
    ],
    ids=lambda value: value if value.startswith("file_") else "",
)
async def test_bad_file(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    content: str,
    error: str,
    line: str,
) -> None:
    """A bad file is refused with the line that is wrong, and a better file can follow."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    file = await upload(hass, hass_client, content)
    result = await submit(hass, result, file=file, whose=SHARED, change="replace")
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {"file": error}
    assert (result["description_placeholders"] or {})["line"] == line
    suggested = {
        str(field): (field.description or {}).get("suggested_value")
        for field in result["data_schema"].schema
    }
    assert suggested == {"file": None, "whose": SHARED, "change": "replace"}
    file = await upload(hass, hass_client, CARDS)
    await finish(hass, await submit(hass, result, file=file))


async def test_unreadable_lines(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Lines that cannot be read are named, as far as anybody would look for them."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    broken = "".join("BEGIN:VCARD\nTEL 0\nEND:VCARD\n" for _ in range(12))
    file = await upload(hass, hass_client, CARDS + broken)
    result = await submit(hass, result, file=file)
    shown = result["description_placeholders"] or {}
    assert shown["unreadable"] == "12"
    assert shown["lines"].startswith(": 17, 20, 23, ")
    assert shown["lines"].endswith(", 44, …")
    await finish(hass, result)


async def test_other_columns(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Other columns can be chosen, and what that gives is shown before it is saved."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    table = "A;B;C;D\nBerlin;Doe;Jane;030 1234567\nHamburg;Weber;*Jo*;040 1234567\n"
    file = await upload(hass, hass_client, table, "contacts.csv")
    result = await submit(hass, result, file=file)
    assert result["step_id"] == "phone_book_check"
    suggested = {str(field): field.default() for field in result["data_schema"].schema}
    assert suggested == {
        "name_columns": ["0", "1"],
        "number_columns": ["3"],
        "group_columns": [],
    }
    shown = result["description_placeholders"] or {}
    assert shown["first"].splitlines()[0] == "| Berlin Doe | 030 1234567 |  |"
    for names, numbers, error in (
        ([], ["3"], {"name_columns": "no_column"}),
        (["2"], [], {"number_columns": "no_column"}),
        (["2"], ["0"], {"base": "nothing_in_columns"}),
    ):
        result = await submit(hass, result, name_columns=names, number_columns=numbers)
        assert result["step_id"] == "phone_book_check"
        assert result["errors"] == error
    columns = {"name_columns": ["2", "1"], "number_columns": ["3"]}
    result = await submit(hass, result, **columns)
    assert result["step_id"] == "phone_book_check"
    shown = result["description_placeholders"] or {}
    assert shown["first"] == (
        "| Jane Doe | 030 1234567 |  |\n| \\*Jo\\* Weber | 040 1234567 |  |"
    )
    await finish(hass, await submit(hass, result, **columns))
    book = (await async_get_phone_books(hass)).book(entry.entry_id)
    assert book.names == {"030 1234567": "Jane Doe", "040 1234567": "*Jo* Weber"}


async def test_groups(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    """The groups that were found are shown, other columns can be chosen for them, and they are saved."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    table = (
        "Name;Phone;Town;Group\n"
        "Jane;030 1234567;Berlin;Family|*VIP*\n"
        "Jo;040 1234567;Bonn;\n"
    )
    file = await upload(hass, hass_client, table, "contacts.csv")
    result = await submit(hass, result, file=file)
    shown = result["description_placeholders"] or {}
    assert (shown["with_groups"], shown["groups"]) == ("1", " (Family, \\*VIP\\*)")
    assert shown["first"].splitlines() == [
        "| Jane | 030 1234567 | Family, \\*VIP\\* |",
        "| Jo | 040 1234567 |  |",
    ]
    columns = {"name_columns": ["0"], "number_columns": ["1"]}
    result = await submit(hass, result, **columns, group_columns=["2"])
    assert result["step_id"] == "phone_book_check"
    shown = result["description_placeholders"] or {}
    assert (shown["with_groups"], shown["groups"]) == ("2", " (Berlin, Bonn)")
    result = await submit(hass, result, **columns, group_columns=["3", "2"])
    result = await submit(hass, result)
    assert (result["description_placeholders"] or {})["groups"] == "4"
    await finish(hass, result)
    book = (await async_get_phone_books(hass)).book(entry.entry_id)
    assert book.groups_of("0301234567") == ("Family", "*VIP*", "Berlin")
    assert book.groups_of("0401234567") == ("Bonn",)


async def test_many_groups(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Of many groups the first are named, and those that are left out are counted."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    groups = ",".join(["x" * (LONGEST_GROUP + 1), *(f"G{n}" for n in range(12))])
    cards = f"BEGIN:VCARD\nFN:Jane\nTEL:030 1234567\nCATEGORIES:{groups}\nEND:VCARD\n"
    file = await upload(hass, hass_client, cards)
    result = await submit(hass, result, file=file)
    shown = result["description_placeholders"] or {}
    assert shown["groups"] == " (G0, G1, G2, G3, G4, G5, G6, G7, G8, G9, …)"
    assert shown["groups_left_out"] == "1"
    await finish(hass, result)


@pytest.mark.parametrize(
    ("change", "groups"),
    [
        ("add", {"0301234567": ("Friends",), "0307654321": ("Family",)}),
        ("replace", {"0301234567": ("Friends",), "0307654321": ()}),
        ("remove", {"0301234567": (), "0307654321": ()}),
    ],
)
async def test_second_file_with_groups(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    change: str,
    groups: dict[str, tuple[str, ...]],
) -> None:
    """A further file's groups take the place of those that its numbers were in; other numbers keep theirs."""
    entry = add_entry(hass, YeastarS)
    for how, text in (
        ("add", "Name;Phone;Group\nJane;0301234567;Family\nJo;0307654321;Family\n"),
        (change, "Name;Phone;Group\nJane;+49 30 1234567;Friends\n"),
    ):
        result = await open_phone_book(hass, entry)
        file = await upload(hass, hass_client, text, "contacts.csv")
        await finish(hass, await submit(hass, result, file=file, change=how))
    book = (await async_get_phone_books(hass)).book(entry.entry_id)
    assert {number: book.groups_of(number) for number in groups} == groups


async def test_no_file(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """A file that was not chosen, or was used up already, is asked for."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    result = await submit(hass, result)
    assert result["errors"] == {"file": "file_missing"}
    file = await upload(hass, hass_client, "")
    await submit(hass, result, file=file)
    result = await submit(hass, result, file=file)
    assert result["errors"] == {"file": "file_missing"}
    file = await upload(hass, hass_client, CARDS)
    await finish(hass, await submit(hass, result, file=file))


async def test_unexpected(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What nobody thought of is logged, and the file can be sent again."""
    entry = add_entry(hass, YeastarS)
    result = await open_phone_book(hass, entry)
    with patch(
        "custom_components.pbx.flows.phone_book_steps.read_contacts",
        side_effect=OSError,
    ):
        file = await upload(hass, hass_client, CARDS)
        result = await submit(hass, result, file=file)
    assert result["errors"] == {"base": "unknown"}
    assert "Unexpected error while a file of contacts is read" in caplog.text
    file = await upload(hass, hass_client, CARDS)
    await finish(hass, await submit(hass, result, file=file))


async def test_photos(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> None:
    """Photos come with their names, are told before and after, and go with their names."""
    entry = add_entry(hass, YeastarS)

    async def take(content: str, change: str) -> list[tuple[str, str]]:
        result = await open_phone_book(hass, entry)
        file = await upload(hass, hass_client, content)
        result = await submit(hass, result, file=file, change=change)
        shown = [result["description_placeholders"] or {}]
        result = await submit(hass, result)
        shown.append(result["description_placeholders"] or {})
        await finish(hass, result)
        return [(each["photos"], each["photos_left_out"]) for each in shown]

    books = await async_get_phone_books(hass)
    folder = Path(hass.config.path(".storage", "pbx.photos"))

    def kept() -> int:
        return len([file for file in folder.rglob("*") if file.is_file()])

    first = card("Jane", "0301234567", inline(JPEG)) + card(
        "Jo", "0307654321", inline(SVG)
    )
    assert await take(first, "add") == [("1", "1"), ("1", "1")]
    assert kept() == 1
    [file] = (folder / entry.entry_id).iterdir()
    assert file.stat().st_mode & 0o077 == 0
    more = card("Jane D.", "+49 30 1234567") + card("Jo", "0307654321", inline(PNG))
    assert await take(more, "add") == [("1", "0"), ("2", "0")]
    assert kept() == 2
    other = card("Jane", "0301234567", inline(WEBP))
    assert await take(other, "add") == [("1", "0"), ("2", "0")]
    assert kept() == 2
    with patch("custom_components.pbx.runtime.photo_files.MAX_PHOTOS_BYTES", len(PNG)):
        assert await take(first, "add") == [("1", "1"), ("1", "2")]
    assert await take(other, "replace") == [("1", "0"), ("1", "0")]
    assert kept() == 1
    digest = books.book(entry.entry_id).photo_of("0301234567") or ""
    assert await books.async_photo(entry.entry_id, digest) == WEBP
    result = await open_phone_book(hass, entry)
    await finish(hass, await submit(hass, result, change="remove"))
    assert await books.async_photo(entry.entry_id, digest) is None
    assert not folder.exists()
