"""Reads the call logs of one phone system or of all as if they were a single log, for those who may."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import voluptuous as vol

from homeassistant.auth.models import User
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import Context, HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.intent import Intent
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType

from ..calls.log.call_log import CallLog
from ..calls.log.log_model import MAX_PAGE, Filters, LoggedCall, Page
from ..calls.model import Direction, Outcome
from ..const import CONF_OPEN_LOG
from ..data import PbxData, loaded
from .call_response import as_response

FILTERS: dict[Any, Any] = {
    vol.Optional("start"): cv.datetime,
    vol.Optional("end"): cv.datetime,
    vol.Optional("direction"): vol.All(cv.ensure_list, [vol.Coerce(Direction)]),
    vol.Optional("outcome"): vol.All(cv.ensure_list, [vol.Coerce(Outcome)]),
    vol.Optional("number"): vol.All(cv.string, str.strip),
    vol.Optional("called"): vol.All(
        cv.ensure_list, [vol.All(cv.string, str.strip, vol.Length(min=1))]
    ),
    vol.Optional("extension"): vol.All(cv.string, str.strip),
    vol.Optional("text"): vol.All(cv.string, str.strip),
    vol.Optional("campaign_id"): cv.string,
    vol.Optional("to_return"): cv.boolean,
}
"""What calls can be looked for by."""

PAGING: dict[Any, Any] = {
    vol.Optional("cursor"): vol.Any(None, cv.string),
    vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=MAX_PAGE)),
}


@callback
def readable(
    hass: HomeAssistant, user: User | None, entry_id: str | None = None
) -> list[PbxData]:
    """Return the phone systems whose log a user may read; an automation, which has no user, may read all.

    Args:
        hass: Home Assistant.
        user: Who asks.
        entry_id: The only entry that matters; None for every entry.
    """
    return [
        pbx
        for pbx in loaded(hass)
        if may_read(user, pbx) and entry_id in {None, pbx.entry.entry_id}
    ]


async def async_user(call: ServiceCall | Intent) -> User | None:
    """Return who performs an action or asks something; None for an automation and a voice assistant. Raises Unauthorized for a user who is no more."""
    return await async_user_of(call.hass, call.context)


async def async_user_of(hass: HomeAssistant, context: Context | None) -> User | None:
    """Return the user in a context; None where there is none. Raises Unauthorized for a user who is no more."""
    if context is None or not context.user_id:
        return None
    user = await hass.auth.async_get_user(context.user_id)
    if user is None:
        raise Unauthorized(context=context)
    return user


def may_read(user: User | None, pbx: PbxData) -> bool:
    """Answer whether a user may see who called whom."""
    is_open = pbx.entry.options.get(CONF_OPEN_LOG, False)
    return user is None or user.is_admin or bool(is_open)


@callback
def may_read_any(hass: HomeAssistant, user: User | None) -> bool:
    """Answer whether a user may see who called whom at any phone system, and so the contacts and the block list of all of them."""
    return user is None or user.is_admin or bool(readable(hass, user))


async def async_demand_reader(call: ServiceCall) -> None:
    """Raise Unauthorized where somebody performs an action on what all phone systems share, and may read no call log."""
    if not may_read_any(call.hass, await async_user(call)):
        raise Unauthorized(context=call.context)


def filters_of(asked: Mapping[str, Any]) -> Filters:
    """Return what is looked for, from validated fields. A time without a zone is local."""
    return Filters(
        start=_aware(asked.get("start")),
        end=_aware(asked.get("end")),
        directions=frozenset(asked.get("direction", ())),
        outcomes=frozenset(asked.get("outcome", ())),
        number=asked.get("number") or None,
        called=frozenset(asked.get("called", ())),
        extension=asked.get("extension") or None,
        text=asked.get("text") or None,
        campaign_id=asked.get("campaign_id") or None,
        to_return=asked.get("to_return", False),
    )


async def async_page(
    systems: Sequence[PbxData],
    filters: Filters,
    cursor: str | None,
    limit: int,
) -> Page:
    """Return calls of several systems, the newest first, though they may be in several databases.

    Raises LogError when a database does not answer, ValueError when the cursor is none.
    """
    keys: dict[CallLog, list[str]] = {}
    for system in systems:
        keys.setdefault(system.log, []).append(system.identity.log_key)
    pages = [
        await log.page(
            replace(filters, systems=tuple(mine)), cursor=cursor, limit=limit
        )
        for log, mine in keys.items()
    ]
    if len(pages) == 1:
        return pages[0]
    found = sorted(
        (call for page in pages for call in page.calls),
        key=lambda call: call.cursor,
        reverse=True,
    )
    # A page that ended early says nothing of what lies behind its end.
    ends = [page.next_cursor for page in pages if page.next_cursor]
    shown = [call for call in found if all(call.cursor >= end for end in ends)][:limit]
    more = bool(ends) or len(shown) < len(found)
    last = shown[-1].cursor if shown else max(ends, default=None)
    return Page(calls=tuple(shown), next_cursor=last if more else None)


class Names:
    """Names the entries of calls that come from the logs of some systems, and the people in them.

    Names are looked up when calls are shown, so that those of a phone book that was changed since are there too.
    """

    def __init__(self, systems: Sequence[PbxData]) -> None:
        """Look at the systems."""
        self._by_system = {pbx.identity.log_key: pbx for pbx in systems}

    def entry_of(self, system: str) -> str:
        """Return the entry of a system."""
        return self._by_system[system].entry.entry_id

    def system_of(self, logged: LoggedCall) -> PbxData:
        """Return the phone system of a call."""
        return self._by_system[logged.system]

    def caller(self, system: str, number: str) -> str | None:
        """Return the name of an outside caller of a system; None when there is none."""
        return self._by_system[system].name_of(number)

    def caller_groups(self, logged: LoggedCall) -> list[str]:
        """Return the phone book groups that the caller of a call belongs to."""
        number = logged.call.caller_number
        return list(self._by_system[logged.system].groups_of(number)) if number else []

    def describe(self, logged: LoggedCall) -> JsonObjectType:
        """Return a call as cards and actions get it."""
        return {
            **as_response(self._by_system[logged.system].with_names(logged.call)),
            ATTR_CONFIG_ENTRY_ID: self.entry_of(logged.system),
            "handled_at": logged.handled_at.isoformat() if logged.handled_at else None,
        }


def _aware(moment: Any) -> Any:
    if moment is None or moment.tzinfo:
        return moment
    return moment.replace(tzinfo=dt_util.get_default_time_zone())
