"""Sends calls as they change, through reloads of their entries too."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..calls.log.log_model import LoggedCall
from ..calls.model import Changes
from ..const import DOMAIN
from ..data import PbxData

type Send = Callable[[list[PbxData], list[LoggedCall]], None]
type Remove = Callable[[], None]


@callback
def async_follow_calls(
    hass: HomeAssistant, find: Callable[[], list[PbxData]], send: Send
) -> Remove:
    """Send all calls in progress, and then each that changes and each that comes with a system that is set up later.

    Args:
        hass: Home Assistant.
        find: Returns the systems to follow; asked again whenever an entry is set up or unloaded.
        send: Called with systems and calls of theirs.

    Returns:
        What ends it.
    """
    follower = _Follower(find, send)
    follower.async_look(begin=True)

    @callback
    def look(_: Any, entry: Any) -> None:
        if entry.domain == DOMAIN:
            follower.async_look()

    stop = async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, look)

    @callback
    def end() -> None:
        stop()
        follower.async_end()

    return end


class _Follower:
    """Listens to the logs of some systems."""

    def __init__(self, find: Callable[[], list[PbxData]], send: Send) -> None:
        self._find = find
        self._send = send
        self._followed: dict[PbxData, Remove] = {}

    @callback
    def async_look(self, *, begin: bool = False) -> None:
        """Follow the systems that are set up now, and send the calls in progress of those that are new."""
        found = self._find()
        for gone in self._followed.keys() - set(found):
            self._followed.pop(gone)()
        new = [system for system in found if system not in self._followed]
        for system in new:
            self._followed[system] = system.log.listen(partial(self._send_own, system))
        if new or begin:
            self._send(new, [call for system in new for call in in_progress(system)])

    @callback
    def async_end(self) -> None:
        """Follow nothing more."""
        for remove in self._followed.values():
            remove()
        self._followed.clear()

    @callback
    def _send_own(self, system: PbxData, calls: Sequence[LoggedCall]) -> None:
        mine = [call for call in calls if call.system == system.identity.log_key]
        if mine:
            self._send([system], mine)


def in_progress(system: PbxData) -> list[LoggedCall]:
    """Return a system's calls in progress, with names."""
    changes = Changes(calls=tuple(system.tracker.open_calls))
    calls = system.phone_books.add_names(changes).calls
    return [LoggedCall(system=system.identity.log_key, call=call) for call in calls]
