"""Publishes what changed: first the states, then the events."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util import dt as dt_util

from ..calls.in_call_events import InCallEvent
from ..calls.live.live_state import LiveState
from ..calls.live.views import SYSTEM, Topic
from ..calls.model import CallEvent, Changes
from ..calls.report import DoNotDisturb, ExtensionStatus, MailboxStatus, QueueStatus
from . import bus_events
from .call_signal import SIGNAL_CALL_EVENT
from .identity import Identity
from .listeners import Listeners
from .refusal import Refusal


class Publisher:
    """Brings the live state of a phone system up to date, and has everybody called whom a change concerns."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        identity: Identity,
        live_state: LiveState,
        listeners: Listeners,
        refusal: Refusal,
        too_many_campaigns: Callable[[], None],
    ) -> None:
        """Begin by holding call events back; see ``async_begin``.

        Args:
            hass: Home Assistant.
            entry: The system's entry.
            identity: Whose calls these are.
            live_state: What is brought up to date.
            listeners: Who is called.
            refusal: What turns calls away from which people want none.
            too_many_campaigns: Called when the first result came of a campaign for which there is no room.
        """
        self._hass = hass
        self._entry = entry
        self._identity = identity
        self._live_state = live_state
        self._listeners = listeners
        self._refusal = refusal
        self._too_many_campaigns = too_many_campaigns
        self._campaigns: set[str] = set()
        self._held_back: list[CallEvent] | None = []

    @callback
    def async_begin(self) -> None:
        """Publish the call events that happened while the entities were being set up, and from now on at once."""
        events, self._held_back = self._held_back or [], None
        for event in events:
            self._async_publish_event(event)

    @callback
    def async_publish(self, changes: Changes) -> None:
        """Publish what changed for calls, which is stored."""
        beyond = self._live_state.campaigns.results_beyond
        self._async_publish_topics(self._live_state.update(changes, dt_util.now()))
        if not beyond and self._live_state.campaigns.results_beyond:
            self._too_many_campaigns()
        for call in changes.calls:
            self._listeners.async_call_changed(call)
            self._refusal.async_call_changed(call)
        if self._held_back is not None:
            self._held_back.extend(changes.events)
            return
        for event in changes.events:
            self._async_publish_event(event)

    @callback
    def async_publish_extension_status(self, report: ExtensionStatus) -> None:
        """Publish what the system reports of an extension."""
        topics = self._live_state.extension_status(report, dt_util.now())
        self._listeners.async_changed(topics)

    @callback
    def async_publish_do_not_disturb(self, report: DoNotDisturb) -> None:
        """Publish whether an extension rings: as the system reports it, or as it was just told to."""
        topics = self._live_state.extension_facts.hear(
            report.extension, dt_util.utcnow(), do_not_disturb=report.on
        )
        self._listeners.async_changed(topics)

    @callback
    def async_publish_mailbox_status(self, report: MailboxStatus) -> None:
        """Publish what waits in an extension's mailbox, of which nothing may have been known yet."""
        facts = self._live_state.extension_facts
        is_new = facts.new_messages(report.extension) is None
        topics = facts.hear(report.extension, dt_util.utcnow(), new_messages=report.new)
        if topics and is_new:
            self._listeners.async_inventory_changed()
        self._listeners.async_changed(topics)

    @callback
    def async_publish_in_call(self, events: Iterable[InCallEvent]) -> None:
        """Publish what people pressed, heard or joined, of which nothing is kept."""
        for event in events:
            self._listeners.async_in_call_event(event)

    @callback
    def async_publish_queue_status(self, report: QueueStatus) -> None:
        """Publish what the system reports of a queue, which may be new or have another name."""
        number, queues = report.queue.number, self._live_state.queues
        before = queues.views.get(number)
        topics = queues.report(report.queue, dt_util.utcnow())
        now = queues.views.get(number)
        if now and (before is None or before.name != now.name):
            self._listeners.async_inventory_changed()
        self._listeners.async_changed(topics)

    @callback
    def async_publish_restored(self) -> None:
        """Publish that more is known of the system, its queues and its campaigns than before."""
        campaigns = {("campaign", name) for name in self._live_state.campaigns.views}
        queues = {("queue", number) for number in self._live_state.queues.views}
        self._async_publish_topics(campaigns | queues | {SYSTEM})

    @callback
    def async_begin_day(self, now: datetime) -> None:
        """Count anew, because another local day has begun."""
        today = dt_util.as_local(now).date()
        self._listeners.async_changed(self._live_state.begin_day(today))

    @callback
    def _async_publish_topics(self, topics: Iterable[Topic]) -> None:
        new = {name for kind, name in topics if kind == "campaign"} - self._campaigns
        if new:
            self._campaigns |= new
            self._listeners.async_inventory_changed()
        self._listeners.async_changed(topics)

    @callback
    def _async_publish_event(self, event: CallEvent) -> None:
        self._listeners.async_call_event(event)
        async_dispatcher_send(self._hass, SIGNAL_CALL_EVENT, self._entry, event)
        bus_events.async_fire(self._hass, self._identity, event)
