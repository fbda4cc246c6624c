"""The actions that add contacts to the phone book of all systems one by one, and take them out again."""

from collections.abc import Iterable
from typing import Final

import voluptuous as vol

from homeassistant.const import ATTR_NAME
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.helpers import config_validation as cv

from ..calls.limits import MAX_NUMBER
from ..calls.phone_book.groups import LONGEST_GROUP, MAX_GROUPS_OF_CONTACT, GroupNames
from ..calls.phone_book.numbers import is_one_number
from ..const import DOMAIN
from ..runtime.phone_books import CONTACTS, async_get_phone_books
from .log_reading import async_demand_reader
from .request import invalid

SERVICE_ADD_CONTACT: Final = "add_contact"
SERVICE_REMOVE_CONTACT: Final = "remove_contact"
ATTR_GROUPS: Final = "groups"
ATTR_NUMBER: Final = "number"

MAX_CONTACTS: Final = 2_000
"""How many contacts people can add. Files hold more."""

LONGEST_NAME: Final = 200

ADD_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_NUMBER): cv.string,
        vol.Required(ATTR_NAME): cv.string,
        vol.Optional(ATTR_GROUPS): vol.All(cv.ensure_list, [cv.string]),
    }
)
REMOVE_SCHEMA = vol.Schema({vol.Required(ATTR_NUMBER): cv.string})


@callback
def async_setup_contact_actions(hass: HomeAssistant) -> None:
    """Register the actions."""
    hass.services.async_register(
        DOMAIN, SERVICE_ADD_CONTACT, _async_add, schema=ADD_SCHEMA
    )
    hass.services.async_register(
        DOMAIN, SERVICE_REMOVE_CONTACT, _async_remove, schema=REMOVE_SCHEMA
    )


async def _async_add(call: ServiceCall) -> None:
    """Add a contact, or change it."""
    await async_demand_reader(call)
    await async_set_contact(
        call.hass,
        call.data[ATTR_NUMBER],
        call.data[ATTR_NAME],
        call.data.get(ATTR_GROUPS),
    )


async def _async_remove(call: ServiceCall) -> None:
    """Take a contact out."""
    await async_demand_reader(call)
    await async_remove_contact(call.hass, call.data[ATTR_NUMBER])


async def async_set_contact(
    hass: HomeAssistant,
    written: str,
    name: str,
    groups: Iterable[str] | None = None,
) -> None:
    """Give a number a name.

    Args:
        hass: Home Assistant.
        written: The number, as a person wrote it.
        name: The name.
        groups: The groups that the number belongs to; None leaves them as they are.

    Raises:
        ServiceValidationError: It cannot be added like this.
    """
    number = valid_number(written)
    name = " ".join(name.split())
    if not name:
        raise invalid("contact_name_missing")
    if len(name) > LONGEST_NAME:
        raise invalid("contact_name_too_long", most=str(LONGEST_NAME))
    books = await async_get_phone_books(hass)
    book = books.book(CONTACTS)
    inside = book.groups_of(number) if groups is None else _valid_groups(groups)
    if len(book) >= MAX_CONTACTS and book.name_of(number) is None:
        raise invalid("too_many_contacts", most=str(MAX_CONTACTS))
    await books.async_change(CONTACTS, number, name, inside)


async def async_remove_contact(hass: HomeAssistant, written: str) -> None:
    """Take a number out, however it stands among the contacts.

    Raises:
        ServiceValidationError: It is not among them.
    """
    number = valid_number(written)
    books = await async_get_phone_books(hass)
    if books.book(CONTACTS).name_of(number) is None:
        raise invalid("contact_not_found")
    await books.async_change(CONTACTS, number, None)


def valid_number(written: str) -> str:
    """Return the number that a person wrote. Raises ServiceValidationError."""
    number = written.strip()
    if len(number) > MAX_NUMBER or not is_one_number(number):
        raise invalid("number_not_valid")
    return number


def _valid_groups(groups: Iterable[str]) -> tuple[str, ...]:
    names = GroupNames()
    taken = names.take(groups)
    if names.left_out:
        raise invalid(
            "contact_groups_too_many",
            most=str(MAX_GROUPS_OF_CONTACT),
            longest=str(LONGEST_GROUP),
        )
    return taken
