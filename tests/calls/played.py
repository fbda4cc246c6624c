"""Calls played on a simulated switchboard, and what a tracker makes of their reports."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import cast

from custom_components.pbx.calls.extension_list import ExtensionList
from custom_components.pbx.calls.model import (
    Call,
    CallEvent,
    CallEventType,
    CallsInProgress,
    CallState,
    Changes,
    Direction,
)
from custom_components.pbx.calls.report import CallReport
from custom_components.pbx.calls.tracking.tracker import Tracker
from custom_components.pbx.systems import SYSTEMS
from custom_components.pbx.systems.asterisk_based.ids import id_times
from custom_components.pbx.systems.asterisk_based.queried_calls import build_call
from custom_components.pbx.systems.asterisk_based.report_parties import read_parties
from custom_components.pbx.systems.base import Feature, PhoneSystem
from custom_components.pbx.systems.openvox_uc.calls import read_call
from custom_components.pbx.systems.yeastar_p.members import read_calls
from simulator.live_call import LiveCall
from simulator.same_moment import mixed, moments
from simulator.stories import story
from simulator.story import Story
from simulator.switchboard import Switchboard
from simulator.wire_openvox import OpenVoxWire
from simulator.wire_yeastar import YeastarWire
from simulator.wire_yeastar_p import YeastarPWire

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
FOREVER = timedelta(hours=24)

type Wire = YeastarWire | OpenVoxWire | YeastarPWire

_KEYS = {
    YeastarWire: "yeastar_s",
    OpenVoxWire: "openvox_uc",
    YeastarPWire: "yeastar_p",
}


def system_of(wire: Wire) -> type[PhoneSystem]:
    """Return the system that decodes what a wire sends; nothing is asked of it."""
    return SYSTEMS[_KEYS[type(wire)]]


def at(seconds: float) -> datetime:
    """Return the time some seconds after the start."""
    return START + timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A report, the call that it is truly about, and when it was sent (seconds after the start)."""

    at: float
    call: int
    report: CallReport


@dataclass(slots=True)
class Played:
    """Stories that were played, everything that was sent of them, and what was truly in progress when."""

    wire: Wire
    stories: list[Story]
    calls: list[LiveCall] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    snapshots: list[tuple[float, tuple[LiveCall, ...]]] = field(default_factory=list)

    def in_progress(self, moment: float) -> tuple[LiveCall, ...]:
        """Return the calls that were in progress at a moment."""
        return next(
            (calls for time, calls in reversed(self.snapshots) if time <= moment), ()
        )

    def answer(self, moment: float) -> CallsInProgress:
        """Return what the system would have answered at a moment."""
        return truthful(self.wire, self.in_progress(moment))

    def of(self, call: int) -> list[CallReport]:
        """Return the reports about a call."""
        return [one.report for one in self.sent if one.call == call]


def play(
    wire: Wire, stories: Sequence[tuple[float, Story]], whims: Random | None = None
) -> Played:
    """Play stories on one switchboard, each from its own moment on (seconds after the start).

    With ``whims`` it is as untidy as a real Asterisk, otherwise everything is in order.
    """
    now = 0.0
    switchboard = Switchboard(
        wire.office,
        lambda: START.timestamp() + now,
        serial_step=wire.serial_step,
        rng=whims,
    )
    system = system_of(wire)
    played = Played(wire=wire, stories=[one for _, one in stories])
    played.calls = [switchboard.new_call() for _ in stories]
    happens = []
    for place, (begins, one) in enumerate(stories):
        moment = begins
        for together in moments(one.beats):
            moment += sum(beat.delay for beat in together)
            happens.append((moment, place, together))
    for moment, place, together in sorted(happens, key=lambda entry: entry[:1]):
        now = moment
        told = [
            (beat, body)
            for beat in together
            for body in wire.reports(switchboard.apply(played.calls[place], beat))
        ]
        for _, body in mixed(told, whims) if whims else told:
            played.sent += [
                Sent(at=moment, call=place, report=report)
                for report in system.decode(body)
                if isinstance(report, CallReport)
            ]
        played.snapshots.append(
            (moment, tuple(running.freeze() for running in switchboard.in_progress))
        )
    return played


def truthful(wire: Wire, calls: Iterable[LiveCall]) -> CallsInProgress:
    """Return the calls in progress as the system's queries show them."""
    calls = list(calls)
    if isinstance(wire, YeastarWire):
        listed = cast("list[dict[str, object]]", wire.call_query(calls)["Calls"])
        return CallsInProgress(
            calls=tuple(
                build_call(
                    (str(fields["callid"]),),
                    id_times((str(fields["callid"]),)),
                    read_parties(fields).members,
                    direction=Direction.INTERNAL,
                )
                for fields in listed
            ),
            covers=frozenset(Direction),
        )
    if isinstance(wire, YeastarPWire):
        return CallsInProgress(
            calls=tuple(
                call
                for way in Direction
                for call in read_calls(wire.call_query(calls, {"type": way.value}), way)
            ),
            covers=frozenset(Direction),
        )
    engaged = {party.number for call in calls for party in call.live}
    known = wire.office.extensions.keys()
    found: list[Call | None] = []
    for way, reply in (
        (Direction.INBOUND, wire.inbound_query(calls)),
        (Direction.OUTBOUND, wire.outbound_query(calls)),
    ):
        lines = cast("list[dict[str, object]]", reply[way.value])
        found += [read_call(way, fields, known) for fields in lines]
    return CallsInProgress(
        calls=tuple(call for call in found if call),
        covers=frozenset({Direction.INBOUND, Direction.OUTBOUND}),
        idle_extensions=frozenset(known - engaged),
    )


class Follower:
    """A tracker, and everything that came of it."""

    def __init__(
        self,
        wire: Wire,
        *,
        extensions_known: bool = True,
        answers: Callable[[float], CallsInProgress] | None = None,
    ) -> None:
        """Begin with a tracker that has seen nothing.

        Args:
            wire: What the reports come from.
            extensions_known: Whether the tracker has the list of extensions.
            answers: What the system answers at a moment; None while it cannot be asked.
        """
        features = system_of(wire).features
        self._one_by_one = Feature.QUERY_CALL in features
        self._answers = answers
        self._extensions = ExtensionList(
            dict(wire.office.extensions) if extensions_known else None
        )
        self.tracker = Tracker(
            self._extensions,
            unstable_ids=Feature.UNSTABLE_IDS in features,
        )
        self.events: list[CallEvent] = []
        self.shown: dict[str, Call] = {}

    def list_extensions(self, listed: dict[str, str]) -> None:
        """Have the system list these extensions only."""
        self._extensions.names = listed

    def take(self, changes: Changes) -> None:
        """Note what changed."""
        self.events += changes.events
        for call in changes.calls:
            for known_as in call.ids:
                self.shown.pop(known_as, None)
            self.shown[call.call_id] = call

    def step(self, moment: float, report: CallReport | None) -> None:
        """Do what was due before, then hear a report, or ask for all calls where there is none."""
        self.wait(moment)
        if report is None:
            self._ask(moment, None)
        else:
            self.take(self.tracker.apply(report, at(moment)))

    def wait(self, moment: float) -> None:
        """Let the time pass until a moment, as a timer that follows the deadlines does."""
        while (due := self.tracker.next_deadline()) and due <= at(moment):
            for call_id in self.tracker.to_check(due):
                self._ask((due - START).total_seconds(), call_id)
            self.take(self.tracker.expire(due))

    def _ask(self, moment: float, call_id: str | None) -> None:
        """Ask about a call, or for all; the answer is there a moment later."""
        if self._answers is None:
            return
        answer, asked_at, now = self._answers(moment), at(moment), at(moment + 0.1)
        if call_id is None or not self._one_by_one:
            self.take(self.tracker.reconcile(answer, asked_at, now))
            return
        found = [call for call in answer.calls if call_id in call.ids]
        for call in found:
            self.take(self.tracker.present(call, now))
        if not found:
            self.take(self.tracker.gone(call_id, asked_at, now))

    def finish(self) -> None:
        """Let so much time pass that nothing can be open."""
        self.wait(FOREVER.total_seconds())

    @property
    def ended(self) -> list[Call]:
        """The calls that ended, in order."""
        return [
            event.call for event in self.events if event.type is CallEventType.ENDED
        ]

    @property
    def outcomes(self) -> list[str | None]:
        """The outcomes, in order."""
        return [str(call.outcome) for call in self.ended]

    def told(self) -> Counter[str]:
        """Return how often each event happened."""
        return Counter(str(event.type) for event in self.events)

    @property
    def still_open(self) -> list[Call]:
        """The calls that look open to whoever followed the changes, and those that the tracker has open."""
        looks = [
            call for call in self.shown.values() if call.state is not CallState.ENDED
        ]
        return [*looks, *self.tracker.open_calls]


def tell(kind: str, seed: int, wire: Wire) -> Story:
    """Return a story of a kind, the same for the same seed."""
    return story(kind, Random(seed), wire.office)
