"""Adding contacts one by one, and taking them out again."""

from typing import Any
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.pbx.const import CONF_OPEN_LOG, DOMAIN
from custom_components.pbx.runtime.phone_books import (
    CONTACTS,
    SHARED,
    async_get_phone_books,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system, shown
from ..performed import act
from ..report_bodies import Reporter, ext, inbound, status

ANNA = "+49301234567"
LAST_CALLER = "sensor.yeastar_s100_last_caller"


@pytest.fixture
def hass(hass: HomeAssistant) -> HomeAssistant:
    """Have Home Assistant in Germany."""
    hass.config.country = "DE"
    return hass


async def rings(report: Reporter, number: str = ANNA) -> None:
    """Let somebody call."""
    await report(status(inbound("ALERT", caller=number), ext("1000", "RING")))


def name_shown(hass: HomeAssistant) -> Any:
    """Return the name of the last caller."""
    assert shown(hass, LAST_CALLER)
    state = hass.states.get(LAST_CALLER)
    return state and state.attributes["caller_name"]


async def test_wins_over_files(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    hass_storage: dict[str, Any],
) -> None:
    """A contact that was added counts before files, for a call in progress too, and the file's name is back without it."""
    books = await async_get_phone_books(hass)
    await books.async_add(entry.entry_id, {ANNA: "From a file"})
    await books.async_add(SHARED, {ANNA: "From another file"})
    await rings(report)
    assert name_shown(hass) == "From a file"
    await act(hass, "add_contact", number=" 030 1234567 ", name=" Anna \n Berg ")
    await rings(report)
    await report(status(inbound("ALERT", caller=ANNA), ext("1002", "RING")))
    assert name_shown(hass) == "Anna Berg"
    kept = hass_storage[f"{DOMAIN}.phone_book.{CONTACTS}"]["data"]["names"]
    assert kept == {"030 1234567": "Anna Berg"}
    await act(hass, "remove_contact", number="0049301234567")
    await report(status(inbound("ALERT", caller=ANNA), ext("1023", "RING")))
    assert name_shown(hass) == "From a file"


async def test_written_another_way(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A number has one name, however it is written, and keeps its groups until others are given."""
    book = (await async_get_phone_books(hass)).book
    await act(hass, "add_contact", number=ANNA, name="Anna", groups=["Family", "VIP"])
    await act(hass, "add_contact", number="030 1234567", name="Anna Berg")
    assert book(CONTACTS).names == {"030 1234567": "Anna Berg"}
    assert entry.runtime_data.groups_of(ANNA) == ("Family", "VIP")
    await act(hass, "add_contact", number=ANNA, name="Anna", groups="Customers")
    assert entry.runtime_data.groups_of(ANNA) == ("Customers",)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"number": "Anna", "name": "Anna"}, "number_not_valid"),
        ({"number": "", "name": "Anna"}, "number_not_valid"),
        ({"number": f"0{'1' * 200}", "name": "Anna"}, "number_not_valid"),
        ({"number": ANNA, "name": "  "}, "contact_name_missing"),
        ({"number": ANNA, "name": "A" * 201}, "contact_name_too_long"),
        (
            {"number": ANNA, "name": "Anna", "groups": ["G" * 101]},
            "contact_groups_too_many",
        ),
        (
            {"number": ANNA, "name": "Anna", "groups": [f"{n}" for n in range(51)]},
            "contact_groups_too_many",
        ),
    ],
)
async def test_refused(
    hass: HomeAssistant, entry: MockConfigEntry, data: dict[str, Any], error: str
) -> None:
    """What cannot be a contact is refused, and says why."""
    with pytest.raises(ServiceValidationError) as raised:
        await act(hass, "add_contact", **data)
    assert raised.value.translation_key == error
    assert not len((await async_get_phone_books(hass)).book(CONTACTS))


async def test_not_there(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A number that is in a file alone cannot be taken out."""
    books = await async_get_phone_books(hass)
    await books.async_add(SHARED, {ANNA: "Anna"})
    with pytest.raises(ServiceValidationError) as raised:
        await act(hass, "remove_contact", number=ANNA)
    assert raised.value.translation_key == "contact_not_found"


async def test_too_many(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """There is room for so many; those that are there can be changed."""
    with patch("custom_components.pbx.actions.contacts.MAX_CONTACTS", 1):
        await act(hass, "add_contact", number=ANNA, name="Anna")
        await act(hass, "add_contact", number=ANNA, name="Anna Berg")
        with pytest.raises(ServiceValidationError) as raised:
            await act(hass, "add_contact", number="030 7654321", name="Ben")
    assert raised.value.translation_key == "too_many_contacts"


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("add_contact", {"number": ANNA, "name": "Anna"}),
        ("remove_contact", {"number": ANNA}),
        ("block_number", {"number": ANNA}),
        ("unblock_number", {"number": ANNA}),
    ],
)
async def test_rights(
    hass: HomeAssistant,
    yeastar: YeastarSimulator,
    hass_read_only_user: MockUser,
    hass_admin_user: MockUser,
    action: str,
    data: dict[str, Any],
) -> None:
    """Whoever may not read a call log may not change what all phone systems share."""
    entry = await set_up_system(hass, yeastar)
    await act(hass, "add_contact", hass_admin_user, number=ANNA, name="Anna")
    with pytest.raises(Unauthorized):
        await act(hass, action, hass_read_only_user, **data)
    hass.config_entries.async_update_entry(
        entry, options={**entry.options, CONF_OPEN_LOG: True}
    )
    await act(hass, action, hass_read_only_user, **data)
