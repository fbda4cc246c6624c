"""Calls that something was done for, so that it is not done for a call twice."""

from collections import OrderedDict

from .model import Call

MOST_IDS = 1_000
"""How many ids of calls are remembered. What was remembered first is forgotten first."""


class RememberedCalls:
    """Remembers calls by all their ids."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ids: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, call: Call) -> bool:
        """Answer whether a call is remembered, by any of its ids."""
        return any(call_id in self._ids for call_id in call.ids)

    def add(self, call: Call) -> None:
        """Remember a call."""
        self._ids.update(dict.fromkeys(call.ids))
        while len(self._ids) > MOST_IDS:
            self._ids.popitem(last=False)
