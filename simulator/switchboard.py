"""The live state of a simulated phone system: which calls there are and what the extensions are doing."""

from collections.abc import Callable
from random import Random
import time
from typing import Final

from .beats import Player
from .live_call import Change, ExtensionStatus, Kind, LiveCall, Moment, State
from .office import Office
from .story import Action, Beat

_SOMETHING_ELSE: Final = 0.1
"""How often a channel comes in between that has nothing to do with any call that is reported."""


class Switchboard:
    """Plays beats. Ids come from a single counter of channels, as in Asterisk; ``serial_step`` is how far apart they are.

    With ``rng`` it is as untidy as a real Asterisk: its counters have come to some number since it started, and begin anew when it
    starts anew; ids count channels that no report names, and halves of Local channels where a group is dialled through them; and
    what a beat changes at once comes in any order.
    """

    def __init__(
        self,
        office: Office,
        clock: Callable[[], float] = time.time,
        *,
        serial_step: int = 1,
        first_serial: int = 101,
        rng: Random | None = None,
    ) -> None:
        """Begin with no calls. ``clock`` returns epoch seconds; without ``rng`` all is in order."""
        self.office = office
        self.clock = clock
        self._serial_step = serial_step
        self._serial = first_serial
        self._channel = 0
        self._rng = rng
        self._through_local = False
        if rng is not None:
            self._serial += rng.randrange(5_000)
            self._channel = rng.randrange(2_000)
            self._through_local = rng.random() < 0.5
        self._calls: list[LiveCall] = []

    @property
    def in_progress(self) -> tuple[LiveCall, ...]:
        """The calls in progress, oldest first."""
        return tuple(self._calls)

    @property
    def engaged(self) -> frozenset[str]:
        """The extensions that are in a call or ringing."""
        return frozenset(
            party.number
            for call in self._calls
            for party in call.live
            if party.kind is Kind.EXTENSION
        )

    def find(self, any_id: str) -> LiveCall | None:
        """Return the call in progress with this call id, or with a channel of this id."""
        return next(
            (
                call
                for call in self._calls
                if any_id == call.call_id
                or any(
                    any_id in {party.unique_id, party.channel_id}
                    for party in call.parties
                )
            ),
            None,
        )

    def status(self, extension: str) -> ExtensionStatus:
        """Return what an extension is doing."""
        if extension in self.office.unregistered:
            return ExtensionStatus.UNREGISTERED
        states = {
            party.state
            for call in self._calls
            for party in call.live
            if party.kind is Kind.EXTENSION and party.number == extension
        }
        if states & {State.TALKING, State.CALLING}:
            return ExtensionStatus.BUSY
        if State.HELD in states:
            return ExtensionStatus.HOLD
        return (
            ExtensionStatus.RINGING if State.RINGING in states else ExtensionStatus.IDLE
        )

    def new_call(self) -> LiveCall:
        """Return a call of which no beat has been played."""
        return LiveCall()

    def drop_all(self) -> None:
        """End every call without a word, as a reboot does."""
        for call in self._calls:
            call.ended_at = self.clock()
        self._calls.clear()
        if self._rng is not None:
            self._serial = self._channel = 0

    def apply(self, call: LiveCall, beat: Beat) -> Moment:
        """Play a beat of a call and return what came of it. A call that ``drop_all`` ended plays no more."""
        touched = {beat.by, beat.to, *beat.parties} | {
            party.number for party in call.live
        }
        extensions = [number for number in self.office.extensions if number in touched]
        before = {number: self.status(number) for number in extensions}
        states = {party.unique_id: party.state for party in call.parties}
        if beat.action is Action.START or call.ended_at is None:
            Player(self, call).play(beat)
        if not call.in_progress and call in self._calls:
            self._calls.remove(call)
        changes = [
            Change(party=party, before=states.get(party.unique_id))
            for party in call.parties
            if states.get(party.unique_id) is not party.state
        ]
        if self._rng is not None:
            self._rng.shuffle(changes)
        for change in changes:
            _note_time(change, self.clock())
        return Moment(
            at=self.clock(),
            call=call,
            beat=beat,
            changes=tuple(changes),
            statuses=tuple(
                (number, self.status(number))
                for number in extensions
                if self.status(number) is not before[number]
            ),
            apart=self._rng is not None and self._rng.random() < 0.5,
        )

    def enter(self, call: LiveCall) -> None:
        """Take a call that has just begun into those in progress."""
        self._calls.append(call)

    def dial_group(self, members: int) -> None:
        """Count the halves of the Local channels, if it is through them that a group's members are dialled."""
        if self._through_local:
            self._serial += 2 * members

    def unique_id(self) -> str:
        """Return the id of a new channel."""
        if self._rng is not None and self._rng.random() < _SOMETHING_ELSE:
            self._serial += self._rng.randint(1, 3)
        self._serial += self._serial_step
        return f"{int(self.clock())}.{self._serial}"

    def channel_id(self, name: str) -> str:
        """Return the name of a new channel of an extension or of a trunk's endpoint."""
        self._channel += 1
        return f"PJSIP/{name}-{self._channel:08x}"


def _note_time(change: Change, at: float) -> None:
    party = change.party
    if change.before is None:
        party.came_at = at
    if party.connected and party.connected_at is None:
        party.connected_at = at
    if party.state is State.GONE:
        party.left_at = at
