"""What the cards ask: the phone systems, their calls, and what is to be returned."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import voluptuous as vol

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util

from ..actions.log_reading import (
    FILTERS,
    PAGING,
    Names,
    async_page,
    filters_of,
    readable,
)
from ..calls.log.log_errors import LogError
from ..calls.log.log_model import LoggedCall
from ..const import DOMAIN
from ..data import PbxData, find_loaded
from .caller_photos import CallerPhotos
from .live_calls import async_follow_calls
from .system_listing import async_list_systems

type Message = dict[str, Any]
type Command = Callable[[HomeAssistant, ActiveConnection, Message], Awaitable[None]]

ERR_LOG_AWAY = "log_away"

_ENTRY: dict[Any, Any] = {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string}


def _asks_log(command: Command) -> Command:
    """Have a command answer ``log_away`` when a log's database does not answer."""

    @wraps(command)
    async def answer(
        hass: HomeAssistant, connection: ActiveConnection, msg: Message
    ) -> None:
        try:
            await command(hass, connection, msg)
        except LogError as err:
            connection.send_error(msg["id"], ERR_LOG_AWAY, str(err))

    return answer


@callback
def async_setup_websocket_api(hass: HomeAssistant) -> None:
    """Register the commands."""
    for command in (
        _systems,
        _list_calls,
        _subscribe_calls,
        _list_numbers_to_return,
        _set_handled,
        _list_hours,
    ):
        websocket_api.async_register_command(hass, command)


@callback
@websocket_api.websocket_command({vol.Required("type"): "pbx/systems"})
def _systems(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    """List the phone systems, and by which entities to follow their parts."""
    systems = async_list_systems(hass, connection.user)
    entries = hass.config_entries.async_entries(
        DOMAIN, include_ignore=False, include_disabled=False
    )
    connection.send_result(
        msg["id"], {"systems": systems, "is_starting": len(systems) < len(entries)}
    )


@websocket_api.websocket_command(
    {vol.Required("type"): "pbx/calls/list", **_ENTRY, **FILTERS, **PAGING}
)
@websocket_api.async_response
@_asks_log
async def _list_calls(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Return a page of calls."""
    if (systems := _allowed(hass, connection, msg)) is None:
        return
    try:
        page = await async_page(
            systems, filters_of(msg), msg.get("cursor"), msg["limit"]
        )
    except ValueError as err:
        connection.send_error(msg["id"], websocket_api.ERR_INVALID_FORMAT, str(err))
        return
    names, photos = Names(systems), CallerPhotos(hass, connection)
    connection.send_result(
        msg["id"],
        {
            "calls": [photos.describe(names, logged) for logged in page.calls],
            "next_cursor": page.next_cursor,
        },
    )


@callback
@websocket_api.websocket_command(
    {vol.Required("type"): "pbx/calls/subscribe", **_ENTRY}
)
def _subscribe_calls(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Send all calls in progress, and then each that changes."""
    if _allowed(hass, connection, msg) is None:
        return
    entry_id = msg.get(ATTR_CONFIG_ENTRY_ID)
    photos = CallerPhotos(hass, connection)

    @callback
    def send(systems: list[PbxData], calls: list[LoggedCall]) -> None:
        names = Names(systems)
        described = [
            {
                **photos.describe(names, logged),
                "caller_groups": names.caller_groups(logged),
            }
            for logged in calls
        ]
        connection.send_event(msg["id"], {"calls": described})

    connection.send_result(msg["id"])
    connection.subscriptions[msg["id"]] = async_follow_calls(
        hass, lambda: readable(hass, connection.user, entry_id), send
    )


@websocket_api.websocket_command(
    {vol.Required("type"): "pbx/calls/to_return", **_ENTRY}
)
@websocket_api.async_response
@_asks_log
async def _list_numbers_to_return(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Return the numbers to call back, the latest first."""
    if (systems := _allowed(hass, connection, msg)) is None:
        return
    names = Names(systems)
    found = [
        caller
        for system in systems
        for caller in await system.log.callbacks(system.identity.log_key)
    ]
    found.sort(key=lambda caller: caller.last_at, reverse=True)
    numbers = [
        {
            ATTR_CONFIG_ENTRY_ID: names.entry_of(caller.system),
            "number": caller.number,
            "name": caller.name or names.caller(caller.system, caller.number),
            "calls": caller.calls,
            "first_at": caller.first_at.isoformat(),
            "last_at": caller.last_at.isoformat(),
            "called_number": caller.called_number,
        }
        for caller in found
    ]
    connection.send_result(msg["id"], {"numbers": numbers})


@websocket_api.websocket_command(
    {
        vol.Required("type"): "pbx/calls/handled",
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Exclusive("call_ids", "which"): [cv.string],
        vol.Exclusive("number", "which"): cv.string,
        vol.Required("handled"): bool,
    }
)
@websocket_api.async_response
@_asks_log
async def _set_handled(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Note that missed calls were returned, or that they were not after all."""
    if (systems := _allowed(hass, connection, msg)) is None:
        return
    changed = [
        logged
        for system in systems
        for logged in await system.log.handle(
            system.identity.log_key,
            call_ids=msg.get("call_ids", ()),
            number=msg.get("number"),
            at=dt_util.utcnow() if msg["handled"] else None,
        )
    ]
    names, photos = Names(systems), CallerPhotos(hass, connection)
    connection.send_result(
        msg["id"],
        {"calls": [photos.describe(names, logged) for logged in changed]},
    )


@websocket_api.websocket_command(
    {
        vol.Required("type"): "pbx/calls/hours",
        **_ENTRY,
        vol.Required("start"): cv.datetime,
        vol.Required("end"): cv.datetime,
    }
)
@websocket_api.async_response
@_asks_log
async def _list_hours(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> None:
    """Return what the calls of each hour came to."""
    if (systems := _allowed(hass, connection, msg)) is None:
        return
    period = filters_of(msg)
    if period.start is None or period.end is None:
        raise AssertionError("The schema demands both")
    found = [
        (system, hour)
        for system in systems
        for hour in await system.log.hours(
            [system.identity.log_key], period.start, period.end
        )
    ]
    hours = [
        {
            ATTR_CONFIG_ENTRY_ID: system.entry.entry_id,
            "start": hour.start.isoformat(),
            "outcomes": hour.outcomes,
            "talk_seconds": hour.talk_seconds,
            "answered": hour.answered,
            "answer_seconds": hour.answer_seconds,
        }
        for system, hour in found
    ]
    connection.send_result(msg["id"], {"hours": hours})


@callback
def _allowed(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> list[PbxData] | None:
    """Return the systems that a command is about; None when it was refused."""
    entry_id = msg.get(ATTR_CONFIG_ENTRY_ID)
    if entry_id is not None and find_loaded(hass, entry_id) is None:
        connection.send_error(
            msg["id"], websocket_api.ERR_NOT_FOUND, "No such phone system is set up"
        )
        return None
    systems = readable(hass, connection.user, entry_id)
    if not systems and not connection.user.is_admin:
        connection.send_error(
            msg["id"],
            websocket_api.ERR_UNAUTHORIZED,
            "Only administrators may read this call log",
        )
        return None
    return systems
