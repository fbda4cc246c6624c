"""Keeping phone books, and naming calls from them."""

from pathlib import Path
import stat
from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.pbx.calls.model import Call, CallState, Changes, Direction
from custom_components.pbx.const import DOMAIN
from custom_components.pbx.runtime.phone_books import (
    SHARED,
    async_forget,
    async_get_phone_books,
    async_get_system_books,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system
from ..report_bodies import Reporter, ext, inbound as inbound_line, status

WRITE = Store._async_write_data
"""What the test package keeps from writing files while Home Assistant runs in a test."""

ENTRY_ID = "01JD0000000000000000000000"


def stored(owner: str, **names: str) -> dict[str, Any]:
    """Return a phone book as it is kept."""
    key = f"{DOMAIN}.phone_book.{owner}"
    return {
        key: {
            "version": 1,
            "minor_version": 1,
            "key": key,
            "data": {
                "names": {f"0{number[1:]}": name for number, name in names.items()}
            },
        }
    }


def inbound(number: str) -> Changes:
    """Return changes with a call from a number."""
    return Changes(
        calls=(
            Call(
                call_id="1",
                ids=frozenset({"1"}),
                state=CallState.RINGING,
                direction=Direction.INBOUND,
                caller_number=number,
            ),
        )
    )


async def test_names(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    """The system's own phone book comes before the shared book; both are there after a restart."""
    hass.config.country = "DE"
    hass_storage |= stored(ENTRY_ID, _301234567="Aunt Jane")
    hass_storage |= stored(SHARED, _301234567="Jane Doe", _307654321="Jo")
    names = (await async_get_system_books(hass, ENTRY_ID)).add_names
    other = (await async_get_system_books(hass, "other")).add_names
    assert names(inbound("+49301234567")).calls[0].caller_name == "Aunt Jane"
    assert names(inbound("+49307654321")).calls[0].caller_name == "Jo"
    assert names(inbound("+49309999999")).calls[0].caller_name is None
    assert other(inbound("+49301234567")).calls[0].caller_name == "Jane Doe"


async def test_changes_take_effect_at_once(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """Whoever names calls need not ask again after a phone book changed."""
    hass.config.country = "DE"
    names = (await async_get_system_books(hass, ENTRY_ID)).add_names
    books = await async_get_phone_books(hass)
    await books.async_replace(SHARED, {"030 1234567": "Jane"})
    assert names(inbound("+49301234567")).calls[0].caller_name == "Jane"
    await books.async_add(SHARED, {"+49 30 1234567": "Janet"})
    assert names(inbound("+49301234567")).calls[0].caller_name == "Janet"
    assert hass_storage[f"{DOMAIN}.phone_book.{SHARED}"]["data"] == {
        "names": {"+49 30 1234567": "Janet", "030 1234567": "Jane"},
        "groups": {},
        "photos": {},
    }
    await books.async_remove(SHARED)
    assert names(inbound("+49301234567")).calls[0].caller_name is None
    assert not hass_storage


async def test_book_without_groups(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """A book from before there were groups and photos loads with every name, and is kept with both from then on."""
    hass.config.country = "DE"
    hass_storage |= stored(ENTRY_ID, _301234567="Jane")
    books = await async_get_system_books(hass, ENTRY_ID)
    assert books.add_names(inbound("+49301234567")).calls[0].caller_name == "Jane"
    assert books.has("+49301234567")
    assert books.groups_of("+49301234567") == ()
    kept = hass_storage[f"{DOMAIN}.phone_book.{ENTRY_ID}"]
    assert (kept["version"], kept["minor_version"]) == (1, 3)
    assert kept["data"] == {
        "names": {"0301234567": "Jane"},
        "groups": {},
        "photos": {},
    }


async def test_groups(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    """A number is in the groups of the own book and of the shared one; they are there after a restart."""
    hass.config.country = "DE"
    books = await async_get_phone_books(hass)
    await books.async_replace(
        ENTRY_ID,
        {"030 1234567": "Aunt Jane"},
        {"030 1234567": ["Family", "Friends"]},
    )
    await books.async_replace(
        SHARED,
        {"+49 30 1234567": "Jane Doe", "030 7654321": "Jo"},
        {"+49 30 1234567": ["Customers", "FAMILY"], "030 7654321": ["Customers"]},
    )
    hass.data.pop(f"{DOMAIN}_phone_books")
    own = await async_get_system_books(hass, ENTRY_ID)
    other = await async_get_system_books(hass, "other")
    assert own.groups_of("+49301234567") == ("Family", "Friends", "Customers")
    assert other.groups_of("+49301234567") == ("Customers", "FAMILY")
    assert own.groups_of("030 7654321") == ("Customers",)
    assert own.groups_of("030 9999999") == ()
    assert own.has("030 7654321")
    assert not own.has("030 9999999")
    assert not own.has("")


async def test_country(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    """Numbers without a country belong to the country that Home Assistant is in, also when that changes."""
    hass_storage |= stored(ENTRY_ID, _301234567="Jane")
    await hass.config.async_update(country="CN")
    names = (await async_get_system_books(hass, ENTRY_ID)).add_names
    assert names(inbound("+49301234567")).calls[0].caller_name is None
    await hass.config.async_update(country="DE")
    await hass.async_block_till_done()
    assert names(inbound("+49301234567")).calls[0].caller_name == "Jane"
    await hass.config.async_update(location_name="Home")
    await hass.async_block_till_done()
    assert names(inbound("+49301234567")).calls[0].caller_name == "Jane"


async def test_only_home_assistant_may_read(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    """Names and numbers of people are private."""
    hass.config.config_dir = str(tmp_path)
    books = await async_get_phone_books(hass)
    with patch.object(Store, "_async_write_data", WRITE):
        await books.async_replace(ENTRY_ID, {"030 1234567": "Jane"})
    path = tmp_path / ".storage" / f"{DOMAIN}.phone_book.{ENTRY_ID}"
    assert "Jane" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("others", "left"),
    [(0, []), (1, [f"{DOMAIN}.phone_book.{SHARED}"])],
    ids=["last", "others_left"],
)
async def test_forget(
    hass: HomeAssistant, hass_storage: dict[str, Any], others: int, left: list[str]
) -> None:
    """A removed system's phone book goes with it, the shared book with the last system."""
    hass_storage |= stored(ENTRY_ID, _301234567="Jane")
    hass_storage |= stored(SHARED, _301234567="Jane")
    for _ in range(others):
        MockConfigEntry(domain=DOMAIN).add_to_hass(hass)
    await async_forget(hass, ENTRY_ID)
    assert list(hass_storage) == left


@pytest.mark.usefixtures("event_entities")
async def test_a_call_is_named(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    yeastar: YeastarSimulator,
) -> None:
    """Who calls is shown by name; extensions are called what the system calls them."""
    hass.config.country = "DE"
    entry = await set_up_system(hass, yeastar)
    books = await async_get_phone_books(hass)
    await books.async_replace(SHARED, {"+49 555 0100": "Jane", "1000": "Nobody"})
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(status(inbound_line("ALERT", "05550100"), ext("1000", "RING")))
    for entity in ("event.yeastar_s100_calls", "sensor.yeastar_s100_last_caller"):
        shown = hass.states.get(entity)
        assert shown
        assert shown.attributes["caller_name"] == "Jane"


async def test_removed_entry(
    hass: HomeAssistant, hass_storage: dict[str, Any], yeastar: YeastarSimulator
) -> None:
    """Nothing of a phone book is left when its system is removed."""
    entry = await set_up_system(hass, yeastar)
    books = await async_get_phone_books(hass)
    await books.async_replace(entry.entry_id, {"+49 555 0100": "Jane"})
    await hass.config_entries.async_remove(entry.entry_id)
    assert not [key for key in hass_storage if "phone_book" in key]
