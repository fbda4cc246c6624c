"""What each beat does to a call."""

from collections.abc import Callable, Iterator
from typing import Protocol

from .live_call import Kind, LiveCall, Party, State
from .office import Office
from .story import OUTSIDE, PBX, Beat, Reason, Service


class Channels(Protocol):
    """What a call needs of the switchboard: the time, the office, and ids for its channels."""

    office: Office
    clock: Callable[[], float]

    def enter(self, call: LiveCall) -> None:
        """Take a call that has just begun into those in progress."""

    def dial_group(self, members: int) -> None:
        """Count the channels through which a group's members are dialled."""

    def unique_id(self) -> str:
        """Return the id of a new channel."""
        ...

    def channel_id(self, name: str) -> str:
        """Return the name of a new channel."""
        ...


class Player:
    """Plays a beat on a call."""

    def __init__(self, switchboard: Channels, call: LiveCall) -> None:
        """Take the call to play on."""
        self.switchboard = switchboard
        self.call = call

    def play(self, beat: Beat) -> None:
        """Change the call as the beat says. Raises ValueError for a party that is not in the call."""
        getattr(self, f"_{beat.action}")(beat)

    def _add(
        self,
        kind: Kind,
        number: str,
        state: State,
        *,
        is_caller: bool = False,
        path: str = "",
    ) -> Party:
        call = self.call
        line = kind is not Kind.EXTENSION
        trunk = call.trunk or self.switchboard.office.trunk
        party = Party(
            kind=kind,
            number=number,
            caller=call.forwarded_by
            if kind is Kind.OUTBOUND and call.forwarded_by
            else call.caller,
            called=number if kind is Kind.OUTBOUND else call.called,
            trunk=trunk if line else "",
            unique_id=self.switchboard.unique_id(),
            channel_id=self.switchboard.channel_id(
                f"trunk-{trunk}-endpoint" if line else number
            ),
            is_caller=is_caller,
            state=state,
            path=path,
        )
        call.parties.append(party)
        return party

    def _callee(self, name: str, state: State, path: str = "") -> Party:
        if name == OUTSIDE:
            return self._add(
                Kind.OUTBOUND,
                self.call.sent_to or self.call.forwarded_to or self.call.called,
                state,
                path=path,
            )
        return self._add(Kind.EXTENSION, name, state, path=path)

    def _ringing(self) -> Iterator[Party]:
        return (party for party in self.call.live if party.state is State.RINGING)

    def _stop(self) -> None:
        for party in self._ringing():
            party.state = State.GONE

    def _connect(self) -> None:
        for party in self.call.live:
            if party.state is State.CALLING:
                party.state = State.TALKING

    def _came_through(self, path: str) -> None:
        if path and path not in self.call.path:
            self.call.path.append(path)
        for party in self.call.live:
            if path and party.is_caller:
                party.path = path

    def _start(self, beat: Beat) -> None:
        self._begin(beat, State.CALLING)

    def _dial(self, beat: Beat) -> None:
        self._begin(beat, State.RINGING)
        self.call.dialled_for = True

    def _lift(self, beat: Beat) -> None:
        self._set(beat.by, State.CALLING)
        self.call.lifted = True

    def _begin(self, beat: Beat, state: State) -> None:
        call, office = self.call, self.switchboard.office
        dialled_outside = beat.by == OUTSIDE and state is State.RINGING
        inbound = beat.by == OUTSIDE and not dialled_outside
        call.direction = (
            "inbound" if inbound else "outbound" if beat.trunk else "internal"
        )
        call.caller = beat.caller if inbound else beat.by
        call.called = beat.to
        call.dialled = (
            office.prefix + beat.to if call.direction == "outbound" else beat.to
        )
        call.trunk = beat.trunk
        call.started_at = self.switchboard.clock()
        kind = Kind.INBOUND if inbound else Kind.EXTENSION
        if dialled_outside:
            kind, call.caller = Kind.OUTBOUND, beat.to
        call.call_id = self._add(kind, call.caller, state, is_caller=True).unique_id
        self.switchboard.enter(call)

    def _ring(self, beat: Beat) -> None:
        if beat.path:
            self.switchboard.dial_group(len(beat.parties))
        for name in beat.parties:
            self._callee(name, State.RINGING, beat.path)
        self._came_through(beat.path)

    def _stop_ringing(self, beat: Beat) -> None:
        for party in self._ringing():
            if party.number in beat.parties:
                party.state = State.GONE

    def _pick_up(self, beat: Beat) -> None:
        call = self.call
        self._stop()
        self._connect()
        call.service = beat.service
        if beat.service is not None:
            call.machines.append((beat.service, beat.by, self.switchboard.clock()))
        call.picked_up_at = call.picked_up_at or self.switchboard.clock()
        if beat.service is not Service.VOICEMAIL:
            self._came_through(beat.by)

    def _answer(self, beat: Beat) -> None:
        call, party = self.call, self.call.party(beat.by)
        if party is None:
            raise ValueError(f"{beat.by} cannot answer: it is not in the call")
        party.state = State.TALKING
        self._stop()
        self._connect()
        call.answerers.append(beat.by)
        call.picked_up_at = call.picked_up_at or self.switchboard.clock()
        call.answered_at = call.answered_at or self.switchboard.clock()

    def _hold(self, beat: Beat) -> None:
        self._set(beat.by, State.HELD)

    def _resume(self, beat: Beat) -> None:
        self._set(beat.by, State.TALKING)

    def _set(self, name: str, state: State) -> None:
        party = self.call.party(name)
        if party is None or party.state is State.GONE:
            raise ValueError(f"{name} is not in the call")
        party.state = state

    def _transfer(self, beat: Beat) -> None:
        self.call.transfers.append(
            (beat.by, beat.to, beat.attended, self.switchboard.clock())
        )
        self._set(beat.by, State.GONE)
        for party in self.call.live:
            if party.state is State.HELD:
                party.state = State.TALKING

    def _leave(self, beat: Beat) -> None:
        self._set(beat.by, State.GONE)

    def _forward(self, beat: Beat) -> None:
        self.call.forwarded_by, self.call.forwarded_to = beat.by, beat.to
        self._stop()

    def _fail(self, beat: Beat) -> None:
        reason = beat.reason or Reason.NOT_ANSWERED
        self.call.failures.append((beat.by, reason))
        party = self.call.party(beat.by)
        if party is not None and party.is_caller:
            # Its own phone rang in vain, with which the call is over.
            return
        if party is not None and party.state is State.RINGING:
            party.state = State.GONE
        elif reason is not Reason.NOT_PERMITTED:
            self._callee(beat.by, State.GONE)

    def _hang_up(self, beat: Beat) -> None:
        for party in self.call.live:
            party.state = State.GONE
        self.call.hung_up_by = "" if beat.by == PBX else beat.by
        self.call.ended_at = self.switchboard.clock()

    def _record(self, beat: Beat) -> None:
        """Write nothing on the switchboard itself; the wire's format makes the record."""
