"""Asks whose number it is that calls, where no phone book knows."""

from typing import Any, Final

import async_timeout

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..calls.extension_list import ExtensionList
from ..calls.log.call_log import CallLog
from ..calls.log.log_errors import LogError
from ..calls.model import Call, CallState, Changes, Direction
from ..calls.phone_book.found_names import FoundNames
from ..calls.phone_book.numbers import begins_as_number, international_form
from ..calls.remembered_calls import RememberedCalls
from ..calls.tracking.tracker import Tracker
from ..const import (
    CONF_LOOKUPS_PER_HOUR,
    CONF_NUMBER_LOOKUP,
    DEFAULT_LOOKUPS_PER_HOUR,
    DOMAIN,
    LOGGER,
    NO_LOOKUP,
)
from ..number_lookup import NumberLookup, get_number_lookups
from .call_store import CallStore
from .listeners import Listeners
from .rolling_limit import RollingLimit

WINDOW_SECONDS: Final = 3600
ANSWER_SECONDS: Final = 10
"""How long a lookup may take."""

MOST_AT_ONCE: Final = 100
"""How many numbers are looked up at once. Those of further calls are not."""

_LIMITS: Final[HassKey[dict[str, RollingLimit]]] = HassKey(f"{DOMAIN}_lookups")
"""What was asked lately, by entry. An entry that is loaded anew keeps it."""


class CallerLookup:
    """Looks up the numbers of a system's callers, one after another for each number, and never delays a report."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        log: CallLog,
        names: FoundNames,
        extensions: ExtensionList,
        tracker: Tracker,
        call_store: CallStore,
    ) -> None:
        """Begin with nothing looked up.

        Args:
            hass: Home Assistant.
            entry: The system's entry, whose options say who is asked.
            log: What keeps what was found.
            names: What is shown of it.
            extensions: The system's extensions, which are not looked up.
            tracker: What knows the calls as they are when a name was found.
            call_store: Where calls go that have a name now.
        """
        self._hass = hass
        self._entry = entry
        self._log = log
        self._names = names
        self._extensions = extensions
        self._tracker = tracker
        self._call_store = call_store
        self._provider: str = entry.options.get(CONF_NUMBER_LOOKUP, NO_LOOKUP)
        self._seen = RememberedCalls()
        self._waiting: dict[str, list[str]] = {}
        """The calls that wait for a name, by the key of their number."""

    async def async_begin(self, listeners: Listeners) -> None:
        """Know the names that were found before, and follow the calls. Does nothing where nobody is to be asked."""
        if self._provider == NO_LOOKUP:
            return
        listeners.async_listen_changed_calls(self._async_call_changed)
        try:
            names = await self._log.looked_up.names(self._provider, dt_util.utcnow())
        except LogError as err:
            LOGGER.debug("What was looked up before is not known: %s", err)
            return
        self._names.add(names)

    @callback
    def _async_call_changed(self, call: Call) -> None:
        """Look up the number of a call from outside that has just begun, unless it has a name."""
        number = call.caller_number
        if number is None or not self._is_asked(call):
            return
        if call in self._seen:
            return
        key = self._names.key(number)
        if key not in self._waiting and len(self._waiting) >= MOST_AT_ONCE:
            return
        self._seen.add(call)
        if key in self._waiting:
            self._waiting[key].append(call.call_id)
            return
        self._waiting[key] = [call.call_id]
        self._entry.async_create_background_task(
            self._hass, self._async_look_up(key, number), "pbx look up number"
        )

    def _is_asked(self, call: Call) -> bool:
        number = call.caller_number or ""
        return (
            call.direction is Direction.INBOUND
            and call.state is not CallState.ENDED
            and not call.caller_name
            and not call.blocked
            and begins_as_number(number)
            and number not in (self._extensions.names or ())
        )

    async def _async_look_up(self, key: str, number: str) -> None:
        try:
            name = await self._async_name(key, number)
        finally:
            waiting = self._waiting.pop(key)
        if name is None:
            return
        self._names.add({key: name})
        known = (self._tracker.call(call_id) for call_id in waiting)
        self._call_store.async_store(Changes(calls=tuple(filter(None, known))))

    async def _async_name(self, key: str, number: str) -> str | None:
        """Return a number's name from what was looked up before, or else by asking."""
        now = dt_util.utcnow()
        try:
            if known := await self._log.looked_up.find(self._provider, key, now):
                return known.name
        except LogError as err:
            LOGGER.debug("What was looked up before is not known: %s", err)
        lookup = get_number_lookups(self._hass).get(self._provider)
        if lookup is None:
            LOGGER.debug("%s is not there to be asked", self._provider)
            return None
        limits = self._hass.data.setdefault(_LIMITS, {})
        limit = limits.setdefault(self._entry.entry_id, RollingLimit(WINDOW_SECONDS))
        most = self._entry.options.get(CONF_LOOKUPS_PER_HOUR, DEFAULT_LOOKUPS_PER_HOUR)
        if not limit.take(int(most)):
            LOGGER.debug("%s: No more lookups in this hour", self._entry.title)
            return None
        return await self._async_ask(lookup, key, number)

    async def _async_ask(
        self, lookup: NumberLookup, key: str, number: str
    ) -> str | None:
        country = self._hass.config.country
        try:
            async with async_timeout.timeout(ANSWER_SECONDS):
                found = await lookup.async_look_up(international_form(number, country))
            name = " ".join(found.name.split()) or None if found else None
        except Exception as err:  # noqa: BLE001
            # Others' code. What it says may hold the number.
            LOGGER.warning(
                "%s: A number could not be looked up: %s",
                self._entry.title,
                type(err).__name__,
            )
            return None
        try:
            await self._log.looked_up.put(self._provider, key, name, dt_util.utcnow())
        except LogError as err:
            LOGGER.debug("What was looked up is not kept: %s", err)
        return name
