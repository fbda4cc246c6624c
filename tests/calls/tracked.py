"""A tracker that hears what the systems send."""

from datetime import timedelta
import json

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.model import Call, CallEvent, CallEventType, Changes
from custom_components.pbx.calls.report import CallReport
from custom_components.pbx.calls.tracking.tracker import Tracker
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.base import PhoneSystem

from ..yeastar_reports import START, Fields

EXTENSIONS = {
    "1000": "Reception",
    "1001": "Anna Berg",
    "1002": "Jonas Weber",
    "1003": "Workshop",
}

YEASTAR = SYSTEMS["yeastar_s"]
YEASTAR_P = SYSTEMS["yeastar_p"]
OPENVOX = SYSTEMS["openvox_uc"]
HUAWEI = SYSTEMS["huawei_aicc"]


def decode(fields: Fields | str, by: type[PhoneSystem] = YEASTAR) -> CallReport:
    """Return the only report in a body."""
    body = fields if isinstance(fields, str) else json.dumps(fields)
    (report,) = by.decode(body.encode())
    assert isinstance(report, CallReport)
    return report


class Tracked:
    """A tracker with a clock that the test moves, and everything that came of what it heard."""

    def __init__(
        self,
        by: type[PhoneSystem] = YEASTAR,
        extensions: dict[str, str | None] | dict[str, str] | None = EXTENSIONS,
    ) -> None:
        """Begin at START."""
        self.system = by
        self.extensions = ExtensionList(extensions)
        self.tracker = Tracker(self.extensions, unstable_ids=by is OPENVOX)
        self.now = START
        self.events: list[CallEvent] = []
        self.calls: list[Call] = []

    def hear(self, *reports: Fields | str, after: float = 0) -> Changes:
        """Have it hear reports, some seconds after what it heard last."""
        self.wait(after)
        for fields in reports:
            changes = self.take(
                self.tracker.apply(decode(fields, self.system), self.now)
            )
        return changes

    def wait(self, seconds: float) -> None:
        """Let time pass, with a timer that follows the deadlines. Nobody answers its questions."""
        until = self.now + timedelta(seconds=seconds)
        while (due := self.tracker.next_deadline()) and due <= until:
            self.now = max(self.now, due)
            self.tracker.to_check(self.now)
            self.take(self.tracker.expire(self.now))
        self.now = until

    def pass_time(self, seconds: float) -> list[str]:
        """Let time pass and return which calls it wants to be asked about then."""
        self.now += timedelta(seconds=seconds)
        self.take(self.tracker.expire(self.now))
        return self.tracker.to_check(self.now)

    def take(self, changes: Changes) -> Changes:
        """Note what changed."""
        self.events += changes.events
        self.calls += changes.calls
        return changes

    @property
    def types(self) -> list[CallEventType]:
        """The types of the events so far."""
        return [event.type for event in self.events]

    @property
    def outcomes(self) -> list[str | None]:
        """The outcomes of the calls that have ended."""
        return [
            event.call.outcome
            for event in self.events
            if event.type is CallEventType.ENDED
        ]

    @property
    def last(self) -> Call:
        """The call that changed last."""
        return self.calls[-1]

    def event(self, kind: CallEventType) -> CallEvent:
        """Return the only event of a type."""
        (found,) = (event for event in self.events if event.type is kind)
        return found
