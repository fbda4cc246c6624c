"""Calls that an automation has dealt with, so that it does so once for each."""

from collections import OrderedDict

from homeassistant.config_entries import ConfigEntry

from ..calls.model import Call
from ..data import PbxData

REMEMBERED = 10_000
"""How many calls are remembered. Those that end are forgotten, those that were silent for longest are so too."""


class SeenCalls:
    """Remembers calls in progress by any of their ids."""

    def __init__(self) -> None:
        """Begin with none."""
        self._keys: OrderedDict[tuple[str, str], None] = OrderedDict()

    def add(self, entry: ConfigEntry[PbxData], call: Call) -> bool:
        """Remember a call. Returns whether it was not known before."""
        keys = [(entry.entry_id, call_id) for call_id in call.ids]
        known = any(key in self._keys for key in keys)
        key = entry.entry_id, call.call_id
        self._keys[key] = None
        self._keys.move_to_end(key)
        while len(self._keys) > REMEMBERED:
            self._keys.popitem(last=False)
        return not known

    def forget(self, entry: ConfigEntry[PbxData], call: Call) -> bool:
        """Forget a call that is over. Returns whether it was known."""
        keys = [(entry.entry_id, call_id) for call_id in call.ids]
        known = [key for key in keys if key in self._keys]
        for key in known:
            del self._keys[key]
        return bool(known)
