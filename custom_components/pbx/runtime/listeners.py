"""Calls those who listen, and nobody else, when something changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count

from homeassistant.core import callback

from ..calls.live.live_state import Topic
from ..calls.model import CallEvent
from ..const import LOGGER

type ChangeListener = Callable[[], None]
type CallListener = Callable[[CallEvent], None]
type Remove = Callable[[], None]


class Listeners:
    """The listeners of a phone system."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._changes: dict[Topic, dict[int, ChangeListener]] = defaultdict(dict)
        self._calls: dict[str | None, dict[int, CallListener]] = defaultdict(dict)
        self._inventory: dict[int, ChangeListener] = {}
        self._ids = count()

    @callback
    def async_listen_changes(self, topic: Topic, listener: ChangeListener) -> Remove:
        """Have ``listener`` called when what the topic stands for looks different."""
        return _add(self._changes[topic], next(self._ids), listener)

    @callback
    def async_listen_calls(
        self, extension: str | None, listener: CallListener
    ) -> Remove:
        """Have ``listener`` called with an extension's call events, or with all when it is None."""
        return _add(self._calls[extension], next(self._ids), listener)

    @callback
    def async_listen_inventory(self, listener: ChangeListener) -> Remove:
        """Have ``listener`` called when an extension, a trunk or a campaign appears, goes or is renamed."""
        return _add(self._inventory, next(self._ids), listener)

    @callback
    def async_changed(self, topics: Iterable[Topic]) -> None:
        """Call the listeners of topics that look different."""
        for topic in topics:
            for listener in tuple(self._changes.get(topic, {}).values()):
                _call(listener)

    @callback
    def async_call_event(self, event: CallEvent) -> None:
        """Call the listeners of a call event: the system's, and those of each extension that it is about."""
        about = dict.fromkeys(event.extensions or event.call.extensions)
        for extension in (None, *about):
            for listener in tuple(self._calls.get(extension, {}).values()):
                _call(partial(listener, event))

    @callback
    def async_inventory_changed(self) -> None:
        """Call the listeners of the lists of extensions, trunks and campaigns."""
        for listener in tuple(self._inventory.values()):
            _call(listener)


def _add[T](listeners: dict[int, T], key: int, listener: T) -> Remove:
    listeners[key] = listener

    @callback
    def remove() -> None:
        listeners.pop(key, None)

    return remove


def _call(listener: ChangeListener) -> None:
    """Call a listener, whose failure is nobody else's."""
    try:
        listener()
    except Exception:
        LOGGER.exception("Unexpected error in a listener")
