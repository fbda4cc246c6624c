"""Calls those who listen, and nobody else, when something changed."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count, islice

from homeassistant.core import callback

from ..calls.in_call_events import InCallEvent
from ..calls.live.views import Topic
from ..calls.model import Call, CallEvent, CallEventType, Direction
from ..const import LOGGER

AT_ONCE = 100
"""How many topics a second, and at most in one go, are published as soon as they look different: those of a dozen calls."""

IN_A_TURN = 10
"""How many topics are published in a turn of the event loop."""

BURST_SECONDS = 1.0
"""How long whatever looks different is collected when more does."""

type ChangeListener = Callable[[], None]
type QueueListener = Callable[[str], None]
type CallListener = Callable[[CallEvent], None]
type InCallListener = Callable[[InCallEvent], None]
type ChangedCallListener = Callable[[Call], None]
type Remove = Callable[[], None]


class Listeners:
    """The listeners of a phone system."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._loop = asyncio.get_running_loop()
        self._changed: dict[Topic, None] = {}
        """What looks different, and whose listeners were not called yet."""
        self._flush: asyncio.TimerHandle | None = None
        self._room = float(AT_ONCE)
        """How many topics may be published at once now."""
        self._room_at = self._loop.time()
        self._changes: dict[Topic, dict[int, ChangeListener]] = defaultdict(dict)
        self._calls: dict[str | None, dict[int, CallListener]] = defaultdict(dict)
        self._results: dict[str, dict[int, CallListener]] = defaultdict(dict)
        self._own_calls: dict[str, dict[int, ChangedCallListener]] = defaultdict(dict)
        self._every_call: dict[int, ChangedCallListener] = {}
        self._in_call: dict[int, InCallListener] = {}
        self._queues: dict[int, QueueListener] = {}
        self._inventory: dict[int, ChangeListener] = {}
        self._ids = count()

    @callback
    def async_listen_changes(self, topic: Topic, listener: ChangeListener) -> Remove:
        """Have ``listener`` called when what the topic stands for looks different."""
        return _add(self._changes[topic], next(self._ids), listener)

    @callback
    def async_listen_queues(self, listener: QueueListener) -> Remove:
        """Have ``listener`` called with the number of any queue that looks different."""
        return _add(self._queues, next(self._ids), listener)

    @callback
    def async_listen_calls(
        self, extension: str | None, listener: CallListener
    ) -> Remove:
        """Have ``listener`` called with an extension's call events, or with all when it is None."""
        return _add(self._calls[extension], next(self._ids), listener)

    @callback
    def async_listen_results(self, campaign_id: str, listener: CallListener) -> Remove:
        """Have ``listener`` called with the end of each call of a campaign, which is its result."""
        return _add(self._results[campaign_id], next(self._ids), listener)

    @callback
    def async_listen_in_call(self, listener: InCallListener) -> Remove:
        """Have ``listener`` called with what people press, hear and join during calls."""
        return _add(self._in_call, next(self._ids), listener)

    @callback
    def async_listen_own_calls(
        self, extension: str, listener: ChangedCallListener
    ) -> Remove:
        """Have ``listener`` called with each call that an extension makes, when it is not as it was."""
        return _add(self._own_calls[extension], next(self._ids), listener)

    @callback
    def async_listen_changed_calls(self, listener: ChangedCallListener) -> Remove:
        """Have ``listener`` called with each call that is not as it was."""
        return _add(self._every_call, next(self._ids), listener)

    @callback
    def async_listen_inventory(self, listener: ChangeListener) -> Remove:
        """Have ``listener`` called when an extension, a trunk, a queue or a campaign appears, goes or is renamed."""
        return _add(self._inventory, next(self._ids), listener)

    @callback
    def async_changed(self, topics: Iterable[Topic]) -> None:
        """Call the listeners of topics that look different: at once, but in a burst of changes each topic once in a while."""
        self._changed.update(dict.fromkeys(topics))
        if not self._changed or self._flush:
            return
        now = self._loop.time()
        room = self._room + (now - self._room_at) * AT_ONCE
        self._room, self._room_at = min(float(AT_ONCE), room), now
        if len(self._changed) <= self._room:
            self._async_flush()
        else:
            self._flush = self._loop.call_later(BURST_SECONDS, self._async_flush)

    @callback
    def async_end(self) -> None:
        """Call nobody any more."""
        self._changed.clear()
        if self._flush:
            self._flush.cancel()
            self._flush = None

    @callback
    def _async_flush(self) -> None:
        """Call the listeners of what looks different, and let others have their turn in between."""
        self._flush = None
        for topic in tuple(islice(self._changed, IN_A_TURN)):
            del self._changed[topic]
            self._room = max(0.0, self._room - 1)
            for listener in tuple(self._changes.get(topic, {}).values()):
                _call(listener)
            kind, name = topic
            if kind == "queue":
                for queue_listener in tuple(self._queues.values()):
                    _call(partial(queue_listener, name))
        if self._changed:
            self._flush = self._loop.call_later(0, self._async_flush)

    @callback
    def async_call_event(self, event: CallEvent) -> None:
        """Call the listeners of a call event: the system's, and those of each extension or campaign that it is about."""
        about = dict.fromkeys(event.extensions or event.call.extensions)
        for extension in (None, *about):
            for listener in tuple(self._calls.get(extension, {}).values()):
                _call(partial(listener, event))
        campaign = event.call.campaign
        if campaign and event.type is CallEventType.ENDED:
            for listener in tuple(self._results.get(campaign.campaign_id, {}).values()):
                _call(partial(listener, event))

    @callback
    def async_in_call_event(self, event: InCallEvent) -> None:
        """Call the listeners of what people press, hear and join during calls."""
        for listener in tuple(self._in_call.values()):
            _call(partial(listener, event))

    @callback
    def async_call_changed(self, call: Call) -> None:
        """Call the listeners of all calls, and those of the extension that makes a call."""
        for every in tuple(self._every_call.values()):
            _call(partial(every, call))
        if call.direction is Direction.INBOUND or call.caller_number is None:
            return
        for listener in tuple(self._own_calls.get(call.caller_number, {}).values()):
            _call(partial(listener, call))

    @callback
    def async_inventory_changed(self) -> None:
        """Call the listeners of the lists of extensions, trunks, queues and campaigns."""
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
