"""What the cards ask about numbers: the contacts that people added, and what is blocked."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import voluptuous as vol

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import config_validation as cv

from ..actions.blocked_numbers import async_block, async_unblock
from ..actions.contacts import async_remove_contact, async_set_contact
from ..actions.log_reading import may_read_any
from ..data import loaded
from ..runtime.block_list import async_get_blocked_numbers
from ..runtime.phone_books import CONTACTS, async_get_phone_books

type Message = dict[str, Any]
type Command = Callable[[HomeAssistant, ActiveConnection, Message], Awaitable[None]]


@callback
def async_setup_number_commands(hass: HomeAssistant) -> None:
    """Register the commands."""
    for command in (
        _list_contacts,
        _set_contact,
        _delete_contact,
        _list_blocked,
        _set_blocked,
    ):
        websocket_api.async_register_command(hass, command)


def _for_readers(command: Command) -> Command:
    """Have a command refuse those who may not see who called whom anywhere."""

    @wraps(command)
    async def answer(
        hass: HomeAssistant, connection: ActiveConnection, msg: Message
    ) -> None:
        if not may_read_any(hass, connection.user):
            raise Unauthorized
        await command(hass, connection, msg)

    return answer


@websocket_api.websocket_command({vol.Required("type"): "pbx/phone_book/list"})
@websocket_api.async_response
@_for_readers
async def _list_contacts(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Return the contacts that people added, by name."""
    book = (await async_get_phone_books(hass)).book(CONTACTS)
    named = sorted(book.names.items(), key=lambda entry: entry[1].casefold())
    entries = [
        {"number": number, "name": name, "groups": list(book.groups.get(number, ()))}
        for number, name in named
    ]
    connection.send_result(msg["id"], {"entries": entries})


@websocket_api.websocket_command(
    {
        vol.Required("type"): "pbx/phone_book/set",
        vol.Required("number"): cv.string,
        vol.Required("name"): cv.string,
        vol.Optional("groups"): [cv.string],
    }
)
@websocket_api.async_response
@_for_readers
async def _set_contact(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Give a number a name."""
    await async_set_contact(hass, msg["number"], msg["name"], msg.get("groups"))
    connection.send_result(msg["id"])


@websocket_api.websocket_command(
    {
        vol.Required("type"): "pbx/phone_book/delete",
        vol.Required("number"): cv.string,
    }
)
@websocket_api.async_response
@_for_readers
async def _delete_contact(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Take a number out of the contacts."""
    await async_remove_contact(hass, msg["number"])
    connection.send_result(msg["id"])


@websocket_api.websocket_command({vol.Required("type"): "pbx/blocked/list"})
@websocket_api.async_response
@_for_readers
async def _list_blocked(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Return the numbers that are blocked, the latest first."""
    blocked = await async_get_blocked_numbers(hass)
    latest = sorted(
        blocked.list.numbers.items(), key=lambda entry: entry[1], reverse=True
    )
    numbers = [
        {"number": number, "name": _name(hass, number), "blocked_at": at.isoformat()}
        for number, at in latest
    ]
    connection.send_result(msg["id"], {"numbers": numbers})


@websocket_api.websocket_command(
    {
        vol.Required("type"): "pbx/blocked/set",
        vol.Required("number"): cv.string,
        vol.Required("blocked"): bool,
    }
)
@websocket_api.async_response
@_for_readers
async def _set_blocked(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Block a number, or block it no more."""
    change = async_block if msg["blocked"] else async_unblock
    await change(hass, msg["number"])
    connection.send_result(msg["id"])


def _name(hass: HomeAssistant, number: str) -> str | None:
    """Return the name that any phone system would show for a number."""
    names = (pbx.name_of(number) for pbx in loaded(hass))
    return next((name for name in names if name), None)
