"""What belongs to the entry of a phone system while it is set up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from . import issues
from .calls.dial_plan import Dialling, DialPlan
from .calls.extension_list import ExtensionList
from .calls.live.live_state import LiveState
from .calls.log.call_log import CallLog
from .calls.model import Call, CallState, Changes, Direction
from .calls.tracking.tracker import Tracker
from .const import (
    CONF_AREA_CODE,
    CONF_DOORBELLS,
    CONF_EXTENSIONS,
    CONF_LEAST_RING_SECONDS,
    CONF_OUTSIDE_DIGIT,
    CONF_SOURCES,
    DOMAIN,
)
from .coordinator import PbxCoordinator
from .reports.handling import ReportHandler
from .reports.receiver import Receiver
from .reports.sources import Sources, local_only
from .runtime.call_store import CallStore
from .runtime.caller_lookup import CallerLookup
from .runtime.follow_up import FollowUp
from .runtime.identity import Identity
from .runtime.inventory import Inventory
from .runtime.listeners import Listeners
from .runtime.login import Login
from .runtime.past_calls import PastCalls
from .runtime.phone_books import SystemPhoneBooks
from .runtime.publisher import Publisher
from .runtime.queue_questions import QueueQuestions
from .runtime.refusal import Refusal
from .runtime.restore import Restore
from .runtime.stream import Stream
from .systems.base import Feature, PhoneSystem, ReportTarget
from .systems.settings import Delivery

type PbxConfigEntry = ConfigEntry[PbxData]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PbxData:
    """The parts that keep a phone system going, an entry's ``runtime_data``."""

    entry: PbxConfigEntry
    system: PhoneSystem
    identity: Identity
    login: Login
    extensions: ExtensionList
    tracker: Tracker
    live_state: LiveState
    listeners: Listeners
    refusal: Refusal
    publisher: Publisher
    log: CallLog
    phone_books: SystemPhoneBooks
    caller_lookup: CallerLookup
    follow_up: FollowUp
    restore: Restore
    past_calls: PastCalls
    receiver: Receiver
    coordinator: PbxCoordinator
    stream: Stream | None
    """What reads the reports of a system that is read from."""

    def with_names(self, call: Call) -> Call:
        """Return a call with the names that are in the phone books now, for numbers without a name."""
        return self.phone_books.add_names(Changes(calls=(call,))).calls[0]

    def name_of(self, caller_number: str) -> str | None:
        """Return the name of an outside caller; None when there is none."""
        return self._from_outside(caller_number).caller_name

    def groups_of(self, number: str) -> tuple[str, ...]:
        """Return the phone book groups that a number belongs to: those of the system's own book first, then of the shared one."""
        return self.phone_books.groups_of(number, internal=self._is_extension(number))

    def is_in_phone_book(self, number: str) -> bool:
        """Answer whether a number has a name in the system's own phone book or in the shared one."""
        return self.phone_books.has(number, internal=self._is_extension(number))

    def is_blocked(self, caller_number: str) -> bool:
        """Answer whether people want no calls from an outside number."""
        return self._from_outside(caller_number).blocked

    def _from_outside(self, caller_number: str) -> Call:
        """Return a call from an outside number as it would be shown now."""
        return self.with_names(
            Call(
                call_id="",
                ids=frozenset(),
                direction=Direction.INBOUND,
                state=CallState.ENDED,
                caller_number=caller_number,
            )
        )

    def _is_extension(self, number: str) -> bool:
        return number in (self.extensions.names or ())


def dialling_of(hass: HomeAssistant, entry: PbxConfigEntry) -> Dialling:
    """Return how people dial at an entry's system."""
    return Dialling(
        country=hass.config.country,
        outside_digit=entry.options.get(CONF_OUTSIDE_DIGIT, ""),
        area_code=entry.options.get(CONF_AREA_CODE, ""),
    )


def bind(
    hass: HomeAssistant,
    entry: PbxConfigEntry,
    system: PhoneSystem,
    log: CallLog,
    phone_books: SystemPhoneBooks,
    target: Callable[[], ReportTarget | None],
) -> PbxData:
    """Make the parts of a system that is not connected yet, and hand each what it uses.

    Args:
        hass: Home Assistant.
        entry: The system's entry.
        system: What speaks to the system.
        log: What keeps the calls.
        phone_books: What has names for the numbers in calls.
        target: Returns where the system shall report to, each time that it is asked to.
    """
    features, options = system.features, entry.options
    identity = Identity.of_entry(entry, system)
    sources = Sources(
        system.settings.host,
        options.get(CONF_SOURCES, ()),
        from_cloud=system.reports_from_anywhere,
        local_only=local_only(options, from_anywhere=system.reports_from_anywhere),
    )
    extensions = ExtensionList(show_only=_shown(options))
    tracker = Tracker(
        extensions,
        dial_plan=DialPlan(extensions, dialling_of(hass, entry)),
        unstable_ids=Feature.UNSTABLE_IDS in features,
        least_ring_seconds=options.get(CONF_LEAST_RING_SECONDS, 0),
    )
    live_state, listeners = LiveState(extensions), Listeners()
    login = Login(hass, entry, system, identity, sources.async_resolve, target)
    refusal = Refusal(hass, entry, system, login)
    publisher = Publisher(
        hass,
        entry,
        identity,
        live_state,
        listeners,
        refusal,
        partial(issues.async_too_many_campaigns, hass, entry),
    )
    call_store = CallStore(
        log, identity.log_key, phone_books.add_names, publisher.async_publish
    )
    inventory = Inventory(hass, system, identity, extensions, live_state, listeners)
    follow_up = FollowUp(
        hass, entry, system, tracker, call_store, login.async_note_refusal
    )
    restore = Restore(
        system, log, identity.log_key, tracker, live_state, call_store, publisher
    )
    past_calls = PastCalls(
        hass,
        entry,
        system,
        identity,
        log,
        tracker,
        extensions,
        call_store,
        follow_up,
        restore,
        publisher,
    )
    coordinator = PbxCoordinator(
        hass, entry, system, login, inventory, follow_up, past_calls
    )
    queue_questions = QueueQuestions(
        hass, entry, system, live_state.queues, publisher, login
    )
    if not system.reports_queues:
        listeners.async_listen_changed_calls(queue_questions.async_call_changed)
    caller_lookup = CallerLookup(
        hass, entry, log, phone_books.found_names, extensions, tracker, call_store
    )
    handler = ReportHandler(
        tracker,
        call_store,
        publisher,
        calls_changed=follow_up.async_follow,
        lists_changed=coordinator.async_refresh_when_settled,
        queue_changed=queue_questions.async_queue_changed,
        system_started=coordinator.async_reconnect,
    )
    receiver = Receiver(hass, entry, system, identity, sources, handler)
    stream = None
    if system.delivery is Delivery.STREAM:
        stream = Stream(system, login, receiver.async_take, coordinator.async_catch_up)
    return PbxData(
        entry=entry,
        system=system,
        identity=identity,
        login=login,
        extensions=extensions,
        tracker=tracker,
        live_state=live_state,
        listeners=listeners,
        refusal=refusal,
        publisher=publisher,
        log=log,
        phone_books=phone_books,
        caller_lookup=caller_lookup,
        follow_up=follow_up,
        restore=restore,
        past_calls=past_calls,
        receiver=receiver,
        coordinator=coordinator,
        stream=stream,
    )


def _shown(options: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the extensions that people want to see; nothing means all. A door phone has to be among them."""
    chosen = options.get(CONF_EXTENSIONS, ())
    return (*chosen, *options.get(CONF_DOORBELLS, ())) if chosen else ()


def loaded(hass: HomeAssistant) -> list[PbxData]:
    """Return the phone systems that are set up."""
    entries: list[PbxConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [entry.runtime_data for entry in entries]


def find_loaded(hass: HomeAssistant, entry_id: str) -> PbxData | None:
    """Return the phone system of an entry; None where it is none that is set up."""
    return next((pbx for pbx in loaded(hass) if pbx.entry.entry_id == entry_id), None)
