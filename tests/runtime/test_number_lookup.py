"""Asking other integrations whose number it is that calls."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
import shutil
import sqlite3
import sys
from types import ModuleType
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    mock_integration,
    mock_platform,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

import custom_components
from custom_components.pbx import number_lookup
from custom_components.pbx.calls import remembered_calls
from custom_components.pbx.calls.log.log_model import Filters
from custom_components.pbx.calls.phone_book import found_names
from custom_components.pbx.const import (
    CONF_LOOKUPS_PER_HOUR,
    CONF_NUMBER_LOOKUP,
    DOMAIN,
)
from custom_components.pbx.number_lookup import FoundName, NumberLookup
from custom_components.pbx.runtime import caller_lookup
from custom_components.pbx.runtime.call_logs import FILE
from custom_components.pbx.runtime.phone_books import SHARED, async_get_phone_books
from homeassistant.const import EVENT_COMPONENT_LOADED
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system
from ..log_of_entry import heard
from ..report_bodies import Reporter, ext, inbound as inbound_line, record, status

NUMBER = "030 1234567"
INTERNATIONAL = "+49301234567"
LAST_CALLER = "sensor.yeastar_s100_last_caller"


class Directory(NumberLookup):
    """A directory that writes down what it was asked."""

    key = "phones"
    name = "Directory"

    def __init__(self) -> None:
        """Begin with nothing asked, and an answer at once."""
        self.names: dict[str, Any] = {INTERNATIONAL: FoundName("Jane  Doe\n")}
        self.asked: list[str] = []
        self.open = asyncio.Event()
        self.open.set()

    @override
    async def async_look_up(self, number: str) -> FoundName | None:
        """Return a name, or raise what stands in its place."""
        self.asked.append(number)
        await self.open.wait()
        found: FoundName | Exception | None = self.names.get(number)
        if isinstance(found, Exception):
            raise found
        return found


type Calls = Callable[..., Awaitable[None]]


def load(hass: HomeAssistant, domain: str, **content: Any) -> None:
    """Have an integration loaded that has a module for PBX."""
    mock_integration(hass, MockModule(domain))
    module = ModuleType(f"{domain}.pbx")
    vars(module).update(content)
    mock_platform(hass, f"{domain}.pbx", module)
    hass.config.components.add(domain)
    hass.bus.async_fire(EVENT_COMPONENT_LOADED, {"component": domain})


@pytest.fixture
def directory(hass: HomeAssistant) -> Directory:
    """Have an integration that offers a directory."""
    hass.config.country = "DE"
    directory = Directory()

    async def offered(_hass: HomeAssistant) -> list[NumberLookup]:
        return [directory]

    load(hass, "town", async_get_number_lookups=offered)
    return directory


@pytest.fixture
async def entry(
    hass: HomeAssistant, yeastar: YeastarSimulator, directory: Directory
) -> MockConfigEntry:
    """Set up a system that asks the directory."""
    return await set_up_system(hass, yeastar, **{CONF_NUMBER_LOOKUP: "town.phones"})


@pytest.fixture
def calls(hass: HomeAssistant, entry: MockConfigEntry, report: Reporter) -> Calls:
    """Return what lets a number call, and waits until it was looked up."""

    async def call(number: str, *, at: int, wait: bool = True) -> None:
        line, phone = inbound_line("ALERT", number), ext("1000", "RING")
        await report(status(line, phone, call_id=f"{1571896991 + at}.2"))
        if wait:
            await looked_up(hass, entry)

    return call


def last_caller(hass: HomeAssistant) -> str | None:
    """Return the name that the sensor shows."""
    shown = hass.states.get(LAST_CALLER)
    assert shown
    name: str | None = shown.attributes["caller_name"]
    return name


async def looked_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Wait until what is being looked up is known, and everybody has heard of it."""
    await hass.async_block_till_done(wait_background_tasks=True)
    await heard(hass, entry)


async def logged_names(entry: MockConfigEntry) -> list[str | None]:
    """Return the callers' names in the log itself, the newest first."""
    page = await entry.runtime_data.log.page(Filters())
    return [logged.call.caller_name for logged in page.calls]


async def test_found(
    hass: HomeAssistant, entry: MockConfigEntry, directory: Directory, calls: Calls
) -> None:
    """A name comes up in the running call and in the log, and nobody is asked for it twice, even after a restart."""
    await calls(NUMBER, at=0)
    assert directory.asked == [INTERNATIONAL]
    assert last_caller(hass) == "Jane Doe"
    assert await logged_names(entry) == ["Jane Doe"]
    await hass.config_entries.async_reload(entry.entry_id)
    await calls(INTERNATIONAL, at=60)
    assert last_caller(hass) == "Jane Doe"
    assert await logged_names(entry) == ["Jane Doe", "Jane Doe"]
    assert directory.asked == [INTERNATIONAL]


async def test_phone_book_wins(
    hass: HomeAssistant, entry: MockConfigEntry, directory: Directory, calls: Calls
) -> None:
    """A name in a phone book is shown in place of what was found, and such numbers are not looked up."""
    await calls(NUMBER, at=0)
    books = await async_get_phone_books(hass)
    await books.async_replace(SHARED, {NUMBER: "Aunt Jane", "030 7654321": "Jo"})
    await calls(NUMBER, at=60)
    assert last_caller(hass) == "Aunt Jane"
    page = await entry.runtime_data.log.page(Filters())
    shown = [entry.runtime_data.with_names(logged.call) for logged in page.calls]
    assert [call.caller_name for call in shown] == ["Aunt Jane", "Aunt Jane"]
    await calls("030 7654321", at=120)
    assert last_caller(hass) == "Jo"
    assert directory.asked == [INTERNATIONAL]


@pytest.mark.parametrize("number", ["", "anonymous", "1000"])
async def test_not_looked_up(directory: Directory, calls: Calls, number: str) -> None:
    """No withheld number is looked up, and no extension."""
    await calls(number, at=0)
    assert directory.asked == []


async def test_blocked(
    hass: HomeAssistant, entry: MockConfigEntry, directory: Directory, calls: Calls
) -> None:
    """Nor is a number from which people want no calls."""
    await hass.services.async_call(
        DOMAIN, "block_number", {"number": NUMBER}, blocking=True
    )
    await calls(NUMBER, at=0)
    assert directory.asked == []


async def test_not_found(
    entry: MockConfigEntry,
    directory: Directory,
    calls: Calls,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Who is not found is looked up again a week later."""
    directory.names.clear()
    await calls(NUMBER, at=0)
    await calls(NUMBER, at=60)
    assert directory.asked == [INTERNATIONAL]
    freezer.tick(timedelta(days=7, minutes=1))
    await calls(NUMBER, at=120)
    assert directory.asked == [INTERNATIONAL] * 2
    assert await logged_names(entry) == [None] * 3


@pytest.mark.parametrize("wrong", [ValueError(INTERNATIONAL), "a text"])
async def test_error(
    hass: HomeAssistant,
    directory: Directory,
    calls: Calls,
    caplog: pytest.LogCaptureFixture,
    wrong: Any,
) -> None:
    """What goes wrong is logged without the number, and the next call asks again."""
    directory.names[INTERNATIONAL] = wrong
    await calls(NUMBER, at=0)
    assert last_caller(hass) is None
    warned = [line for line in caplog.messages if "could not be looked up" in line]
    assert len(warned) == 1
    assert "1234567" not in warned[0]
    directory.names[INTERNATIONAL] = FoundName("Jane")
    await calls(NUMBER, at=60)
    assert last_caller(hass) == "Jane"


async def test_silence(
    hass: HomeAssistant,
    directory: Directory,
    calls: Calls,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody waits for long for a lookup that does not answer."""
    monkeypatch.setattr(caller_lookup, "ANSWER_SECONDS", 0.01)
    directory.open.clear()
    await calls(NUMBER, at=0)
    assert last_caller(hass) is None
    assert "could not be looked up: TimeoutError" in caplog.text


async def test_call_ends_first(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    directory: Directory,
    calls: Calls,
    report: Reporter,
) -> None:
    """Reports are taken while a number is looked up, one request for all its calls, and a call that is over has the name too."""
    directory.open.clear()
    await calls(NUMBER, at=0, wait=False)
    await calls(INTERNATIONAL, at=60, wait=False)
    await report(record("NO ANSWER", call_id="1571896991.2", callfrom=NUMBER))
    assert last_caller(hass) is None
    directory.open.set()
    await looked_up(hass, entry)
    assert directory.asked == [INTERNATIONAL]
    assert last_caller(hass) == "Jane Doe"
    assert await logged_names(entry) == ["Jane Doe", "Jane Doe"]


async def test_most_at_once(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    directory: Directory,
    calls: Calls,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many call, so many numbers are looked up at once and no more. Only the latest calls and names are kept in mind."""
    monkeypatch.setattr(caller_lookup, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(remembered_calls, "MOST_IDS", 1)
    monkeypatch.setattr(found_names, "MAX_FOUND", 1)
    directory.names["+49307654321"] = FoundName("Jo")
    directory.open.clear()
    await calls(NUMBER, at=0, wait=False)
    await calls("030 7654321", at=60, wait=False)
    directory.open.set()
    await looked_up(hass, entry)
    assert await logged_names(entry) == [None, "Jane Doe"]
    await calls("030 7654321", at=120)
    assert directory.asked == [INTERNATIONAL, "+49307654321"]
    assert entry.runtime_data.name_of("030 7654321") == "Jo"
    assert entry.runtime_data.name_of(NUMBER) is None


async def test_limit(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    directory: Directory,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Within an hour no more is asked than the settings allow, also when the entry is loaded anew."""
    options = {CONF_NUMBER_LOOKUP: "town.phones", CONF_LOOKUPS_PER_HOUR: 2}
    entry = await set_up_system(hass, yeastar, **options)
    report = Reporter(hass, entry, hass_client_no_auth)

    async def call(place: int) -> None:
        line = inbound_line("ALERT", f"+493012345{place:02}")
        await report(status(line, ext("1000", "RING"), call_id=f"15718969{place:02}.2"))
        await looked_up(hass, entry)

    await call(10)
    await hass.config_entries.async_reload(entry.entry_id)
    await call(11)
    await call(12)
    assert directory.asked == ["+49301234510", "+49301234511"]
    freezer.tick(3601)
    await call(13)
    assert directory.asked[2:] == ["+49301234513"]


async def test_without_the_table(
    hass: HomeAssistant, entry: MockConfigEntry, directory: Directory, calls: Calls
) -> None:
    """A database that does not answer keeps nobody from being asked."""
    with sqlite3.connect(hass.config.path(FILE)) as database:
        database.execute("DROP TABLE looked_up_numbers")
    database.close()
    await calls(NUMBER, at=0)
    assert last_caller(hass) == "Jane Doe"
    await hass.config_entries.async_reload(entry.entry_id)
    await calls(NUMBER, at=60)
    assert directory.asked == [INTERNATIONAL] * 2


async def test_country_not_known(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    directory: Directory,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Without a country a number is handed over as the system printed it."""
    hass.config.country = None
    entry = await set_up_system(hass, yeastar, **{CONF_NUMBER_LOOKUP: "town.phones"})
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(status(inbound_line("ALERT", "0301234567"), ext("1000", "RING")))
    await looked_up(hass, entry)
    assert directory.asked == ["0301234567"]


async def test_nobody_to_ask(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the integration has gone, or offers more than fits, calls are taken without a name."""
    monkeypatch.setattr(number_lookup, "MOST_LOOKUPS", 0)
    directory = Directory()

    async def offered(_hass: HomeAssistant) -> list[NumberLookup]:
        return [directory]

    load(hass, "town", async_get_number_lookups=offered)
    load(hass, "village")
    entry = await set_up_system(hass, yeastar, **{CONF_NUMBER_LOOKUP: "town.phones"})
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(status(inbound_line("ALERT", INTERNATIONAL), ext("1000", "RING")))
    await looked_up(hass, entry)
    assert directory.asked == []
    assert await logged_names(entry) == [None]


@pytest.fixture
async def number_list(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Path]:
    """Have the example of docs/reverse-lookup.md installed, and return where its file is."""
    folder = tmp_path / "installed"
    shutil.copytree("docs/examples", folder)
    monkeypatch.setattr(
        custom_components, "__path__", [*custom_components.__path__, str(folder)]
    )
    yield Path(hass.config.path("numbers.csv"))
    for name in [name for name in sys.modules if "number_list" in name]:
        sys.modules.pop(name)


async def test_example(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    number_list: Path,
) -> None:
    """The example names callers from its file, and reads it again when it has changed."""
    hass.config.country = "DE"
    number_list.write_text("number,name\n+49 30 1234567,Jane\n\n")
    entry = await set_up_system(
        hass, yeastar, **{CONF_NUMBER_LOOKUP: "number_list.file"}
    )
    config = {"number_list": {"file_path": "numbers.csv"}}
    assert await async_setup_component(hass, "number_list", config)
    await hass.async_block_till_done()
    report = Reporter(hass, entry, hass_client_no_auth)

    async def call(number: str, place: int) -> str | None:
        line = inbound_line("ALERT", number)
        await report(status(line, ext("1000", "RING"), call_id=f"157189699{place}.2"))
        await looked_up(hass, entry)
        return last_caller(hass)

    assert await call(NUMBER, 0) == "Jane"
    assert await call("030 7654321", 1) is None
    number_list.write_text("+49 30 7654322,Jo\n")
    assert await call("030 7654322", 2) == "Jo"
    assert await logged_names(entry) == ["Jo", None, "Jane"]
