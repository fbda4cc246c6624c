"""Follows a recording as the integration does: from events to messages, reports, and what each call comes to."""

from datetime import UTC, datetime, timedelta
from typing import Final

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.model import (
    Call,
    CallEvent,
    CallEventType,
    CallsInProgress,
    Direction,
    Extension,
)
from custom_components.pbx.calls.tracking.tracker import Tracker
from custom_components.pbx.systems.asterisk import messages
from custom_components.pbx.systems.asterisk.lines import Lines
from custom_components.pbx.systems.asterisk.open_calls import OpenCalls

from .recordings import Channels, Keeps, Recording

EXTENSIONS: Final = tuple(str(number) for number in range(1001, 1010))
QUIET_SECONDS: Final = 0.01
"""For how long nothing comes before what was heard is made into messages."""

_START: Final = datetime(2026, 11, 26, 12, tzinfo=UTC)
_PATIENCE_SECONDS: Final = 180


class Follower:
    """Hears a recording, or a part of it."""

    def __init__(self, recording: Recording) -> None:
        """Begin with nothing heard."""
        extensions = ExtensionList()
        extensions.update(Extension(number=number) for number in EXTENSIONS)
        self._tracker = Tracker(extensions)
        self._calls = OpenCalls(Lines())
        self._channels = Channels()
        self._recording = recording
        self.events: list[CallEvent] = []
        self.messages: list[bytes] = []

    @property
    def ended(self) -> list[Call]:
        """The calls that were concluded."""
        return [
            event.call for event in self.events if event.type is CallEventType.ENDED
        ]

    @property
    def in_progress(self) -> int:
        """How many calls are not over, as far as is known."""
        return len(list(self._calls.in_progress))

    def hear(self, keeps: Keeps = lambda _: True, away: range = range(0)) -> list[Call]:
        """Hear a recording, and return what its calls came to.

        Args:
            keeps: Which events arrive.
            away: During which events there is no connection, after which the channels are listed.
        """
        at = 0.0
        for number, (comes_at, event) in enumerate(self._recording.events):
            if comes_at - at > QUIET_SECONDS:
                self._report(at)
            at = comes_at
            if event["Event"] == "FullyBooted" or (away and number == away.start):
                self._report(at)
                self._calls.forget_connection()
            if away and number == away.stop:
                self._calls.compare(self._channels.rows(), at)
            self._channels.hear(event)
            if number not in away and keeps(number):
                self._calls.hear(event)
        self._conclude(at)
        return self.ended

    def _conclude(self, at: float) -> None:
        """Look at the list of channels, as is done every few minutes, and wait until everything is concluded."""
        self._report(at)
        for later in (1, 20):
            self._calls.compare(self._channels.rows(), at + later)
        self._report(at + 20)
        now = _time(at + 21)
        nothing = CallsInProgress(covers=frozenset(Direction))
        self.events += self._tracker.reconcile(nothing, now, now).events
        for seconds in range(0, _PATIENCE_SECONDS, 5):
            later = now + timedelta(seconds=seconds)
            self.events += self._tracker.expire(later).events

    def _report(self, at: float) -> None:
        for channel in self._calls.new_callers():
            if any(truth.caller == "anonymous" for truth in self._recording.truths):
                self._calls.hide_number(channel.uniqueid)
        for call in self._calls.changed():
            if message := messages.of_call(call):
                self.messages.append(message)
                for report in messages.decode(message):
                    self.events += self._tracker.apply(report, _time(at)).events


def _time(at: float) -> datetime:
    return _START + timedelta(seconds=at)
