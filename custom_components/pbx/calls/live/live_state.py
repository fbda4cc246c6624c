"""What people look at: the state of the system, its extensions, trunks, queues and campaigns."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from ..extension_list import ExtensionList
from ..model import (
    Call,
    CallEvent,
    CallEventType,
    CallState,
    Changes,
    Direction,
    Extension,
    Outcome,
    Trunk,
)
from ..report import ExtensionStatus
from .campaign_states import CampaignStates
from .extension_facts import ExtensionFacts
from .extension_states import ExtensionStates, parts
from .queue_states import QueueStates
from .views import SYSTEM, Caller, Day, ExtensionView, SystemState, SystemView, Topic


class LiveState:
    """Keeps what people look at. A change costs the same however many calls are open."""

    def __init__(self, extensions: ExtensionList) -> None:
        """Begin with an idle system of which nothing is known but, perhaps, its extensions."""
        self.system = SystemView()
        self.queues = QueueStates()
        self.campaigns = CampaignStates()
        self._new: dict[str, Any] = {}
        """What is to be shown of the system in place of what is shown now; see ``_show``."""
        self._extensions = extensions
        self._extension_states = ExtensionStates(extensions)
        self.extension_facts = ExtensionFacts(extensions)
        self._open: dict[str, tuple[CallState, tuple[str, ...]]] = {}
        self._states: Counter[CallState] = Counter()
        self._trunks: dict[str, Trunk] = {}

    @property
    def trunks(self) -> Mapping[str, Trunk]:
        """The trunks by name, as last listed."""
        return MappingProxyType(self._trunks)

    @property
    def in_call(self) -> bool:
        """Whether anybody talks or is on hold, though other calls ring."""
        return bool(self._states[CallState.IN_CALL] or self._states[CallState.ON_HOLD])

    def extension(self, number: str) -> ExtensionView:
        """Return what is to be seen of an extension."""
        return self._extension_states.view(number)

    # What changes it

    def update(self, changes: Changes, now_local: datetime) -> set[Topic]:
        """Take in what changed for calls.

        Args:
            changes: What a report, a query or the passing of time changed.
            now_local: The time now in the local zone, which says what is today.

        Returns:
            The topics that look different now.
        """
        topics = self._begin_day(now_local.date())
        for call in changes.calls:
            topics |= self._place(call, now_local)
            self._note_caller(call, now_local)
        noted = changes.calls[-1] if changes.calls else None
        for event in changes.events:
            if event.call is not noted:
                noted = event.call
                self._note_caller(noted, now_local)
            topics |= self._count(event, now_local)
        self._new["state"] = self._state()
        self._new["active_calls"] = len(self._open)
        if self._show():
            topics.add(SYSTEM)
        return topics

    def extension_status(
        self, report: ExtensionStatus, now_local: datetime
    ) -> set[Topic]:
        """Take in what the system reports of an extension."""
        return _extensions(
            self._extension_states.report(report.extension, report.state, now_local)
        )

    def set_extensions(
        self, extensions: Iterable[Extension], now_local: datetime
    ) -> set[Topic]:
        """Take in the list of the system's extensions; an extension that is not in it is forgotten."""
        self._extensions.update(extensions)
        return _extensions(self._extension_states.look_at_list(now_local))

    def set_trunks(self, trunks: Iterable[Trunk]) -> set[Topic]:
        """Take in the list of the system's trunks."""
        before, now = self._trunks, {trunk.name: trunk for trunk in trunks}
        self._trunks = now
        return {
            ("trunk", name)
            for name in before.keys() | now.keys()
            if before.get(name) != now.get(name)
        }

    def begin_day(self, today: date) -> set[Topic]:
        """Count anew if ``today`` is another day than the day counted so far."""
        topics = self._begin_day(today)
        return topics | {SYSTEM} if self._show() else topics

    # What was known before a restart

    def restore_caller(self, caller: Caller) -> None:
        """Take back the last caller, unless somebody has called since."""
        last = self.system.last_caller
        if last is None or caller.at > last.at:
            self.system = self.system._replace(last_caller=caller)

    def restore_missed_caller(self, caller: Caller) -> None:
        """Take back the last missed caller, unless a call was missed since."""
        last = self.system.last_missed_caller
        if last is None or caller.at > last.at:
            self.system = self.system._replace(last_missed_caller=caller)

    def restore_counts(self, counts: Mapping[Outcome, int], day: date) -> None:
        """Take back what had been counted on a day, where that is more than is known, if it is the day being counted."""
        today = self.system.today
        if day == today.date:
            today = Day(
                date=day,
                missed=max(today.missed, counts.get(Outcome.MISSED, 0)),
                failed=max(today.failed, counts.get(Outcome.FAILED, 0)),
                answered=max(today.answered, counts.get(Outcome.ANSWERED, 0)),
                voicemail=max(today.voicemail, counts.get(Outcome.VOICEMAIL, 0)),
            )
            self.system = self.system._replace(today=today)

    # Calls

    def _place(self, call: Call, now: datetime) -> set[Topic]:
        """Put a call in the place of what was known of it under any of its ids."""
        before: dict[str, tuple[str, ...]] = {}
        for call_id in call.ids:
            if known := self._open.pop(call_id, None):
                state, before[call_id] = known
                self._states[state] -= 1
        roles = self._extension_states.admitted(parts(call))
        if call.state is not CallState.ENDED:
            self._open[call.call_id] = (call.state, tuple(roles))
            self._states[call.state] += 1
        return _extensions(
            self._extension_states.place(before, call.call_id, roles, now)
        )

    def _state(self) -> SystemState:
        if self._states[CallState.RINGING]:
            return SystemState.RINGING
        return SystemState.IN_CALL if self._open else SystemState.IDLE

    # What is remembered of calls

    def _note_caller(self, call: Call, now: datetime) -> None:
        if call.direction is not Direction.INBOUND or not call.caller_number:
            return
        last, at = self._current("last_caller"), call.started_at or now
        if last is None or at >= last.at:
            self._new["last_caller"] = _caller(call, at)

    def _count(self, event: CallEvent, now: datetime) -> set[Topic]:
        call = event.call
        # A call belongs to the day on which it began, as it does in the call log.
        began = (call.started_at or event.at).astimezone(now.tzinfo).date()
        is_today = began == self._current("today").date
        topics = self.queues.count(event) if is_today else set()
        match event.type:
            case CallEventType.MISSED:
                last, at = (
                    self._current("last_missed_caller"),
                    call.started_at or event.at,
                )
                if last is None or at >= last.at:
                    self._new["last_missed_caller"] = _caller(call, at)
                self._count_today("missed", is_today)
            case CallEventType.FAILED:
                self._new["last_failed_reason"] = call.reason or call.reason_code
                self._count_today("failed", is_today)
            case CallEventType.VOICEMAIL:
                self._count_today("voicemail", is_today)
            case CallEventType.ENDED:
                if call.outcome is Outcome.ANSWERED:
                    self._count_today("answered", is_today)
                self._new |= {
                    "last_called": call.called_number,
                    "last_outcome": call.outcome,
                    "last_call_duration": _duration(call),
                }
                if call.campaign:
                    topics |= self.campaigns.count(call.campaign.campaign_id, call)
        return topics

    def _count_today(self, what: str, is_today: bool) -> None:
        if is_today:
            today = self._current("today")
            self._new["today"] = replace(today, **{what: getattr(today, what) + 1})

    def _begin_day(self, today: date) -> set[Topic]:
        if self._current("today").date == today:
            return set()
        self._new["today"] = Day(date=today)
        return self.queues.begin_day()

    # What is shown of the system

    def _current(self, name: str) -> Any:
        """Return what is to be shown under a name of the system's view."""
        return self._new[name] if name in self._new else getattr(self.system, name)

    def _show(self) -> bool:
        """Show what is new of the system, all at once. Return whether that looks different."""
        new, self._new = self._new, {}
        before, self.system = self.system, self.system._replace(**new)
        return self.system != before


def _extensions(numbers: Iterable[str]) -> set[Topic]:
    return {("extension", number) for number in numbers}


def _caller(call: Call, at: datetime) -> Caller:
    return Caller(
        number=call.caller_number,
        name=call.caller_name,
        called_number=call.called_number,
        at=at,
    )


def _duration(call: Call) -> int | None:
    if call.talk_seconds is not None:
        return call.talk_seconds
    if call.answered_at and call.ended_at:
        return round((call.ended_at - call.answered_at).total_seconds())
    return None
