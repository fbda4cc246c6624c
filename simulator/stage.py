"""Where calls are played while somebody listens: in time, several at once, with what goes wrong on the way."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from random import Random
from typing import Final

from .live_call import LiveCall, Party, State
from .live_faults import LiveFaults, Mishaps
from .performance import Wire
from .push import Push
from .pusher import REMEMBERED
from .same_moment import mixed, moments
from .story import OUTSIDE, Action, Beat, Story
from .switchboard import Switchboard

DECISION_SECONDS: Final = 10.0
"""For how long a call waits on a trunk under control (vendor_docs/yeastar_s.md, section 1)."""


@dataclass(slots=True, kw_only=True, eq=False)
class _Playing:
    """A call being played, how far it has got, and what became of its reports.

    ``decided`` is there where an application is asked whether the call may come in, and is set when it has decided.
    """

    extensions: frozenset[str]
    call: LiveCall
    mishaps: Mishaps
    speed: float
    at: float
    """The time of the latest beat, as if nothing had been sped up."""
    happened_at: float
    """When that was played."""
    interrupted: asyncio.Event = field(default_factory=asyncio.Event)
    decided: asyncio.Event | None = None
    hung_up: set[str] = field(default_factory=set)
    """The extensions that do nothing more of what the story says."""
    late: list[asyncio.Task[None]] = field(default_factory=list)
    pushes: list[Push] = field(default_factory=list)


class Stage:
    """Plays calls on a switchboard and hands on their reports."""

    def __init__(
        self,
        wire: Wire,
        clock: Callable[[], float],
        rng: Random,
        whims: Random,
        faults: LiveFaults,
        report: Callable[[bytes], Push | None],
    ) -> None:
        """Begin with no calls.

        Args:
            wire: What is sent.
            clock: Returns epoch seconds.
            rng: Draws what goes wrong.
            whims: Draws ids, and the order of what happens in the same moment.
            faults: What may go wrong.
            report: Begins to send a body, if anybody listens.
        """
        self.wire = wire
        self.switchboard = Switchboard(
            wire.office, self._time, serial_step=wire.serial_step, rng=whims
        )
        self._clock = clock
        self._rng = rng
        self._whims = whims
        self._faults = faults
        self._report = report
        self._played_at: float | None = None
        self._playing: list[_Playing] = []
        self.recorded: deque[LiveCall] = deque(maxlen=REMEMBERED)
        """The calls that are over and have their record, the oldest first."""
        self._going_on: set[asyncio.Task[None]] = set()

    @property
    def engaged(self) -> frozenset[str]:
        """The extensions that are in a call, or will be in a call that is being played."""
        return self.switchboard.engaged.union(
            *(playing.extensions for playing in self._playing)
        )

    async def play(self, story: Story, speed: float) -> None:
        """Play a story and return when all its reports were tried once, or when it was interrupted."""
        await self._finish(story.beats, self._enter(story, speed))

    def begin(self, story: Story, speed: float) -> LiveCall:
        """Play the first beat of a story at once, have the others follow by themselves, and return the call."""
        playing = self._enter(story, speed)
        first, *others = story.beats
        self._happen([first], playing)
        self._go_on(others, playing)
        return playing.call

    async def over(self) -> None:
        """Wait for the stories that play by themselves."""
        while self._going_on:
            await asyncio.wait(set(self._going_on))

    def interrupt(self) -> None:
        """End every call without a word."""
        self.switchboard.drop_all()
        for playing in self._playing:
            for task in playing.late:
                task.cancel()
            _stop(playing)

    def let_in(self, call: LiveCall) -> None:
        """Have a call go its way that waits on a trunk under control."""
        playing = self._of(call)
        if playing.decided:
            playing.decided.set()

    def direct(
        self, call: LiveCall, now: Sequence[Beat], then: Sequence[Beat] | None = None
    ) -> None:
        """Have something happen in a call in progress that its story does not know of.

        Args:
            call: The call. It may be a call that nobody plays.
            now: What happens at once.
            then: What follows by itself instead of the rest of the story; None leaves the story as it is.
        """
        playing = self._of(call)
        delay = self._since(playing)
        if then is not None:
            _stop(playing)
            playing = replace(playing, interrupted=asyncio.Event(), decided=None)
            playing.late, playing.pushes = [], []
            self._playing.append(playing)
            call.waits = False
        for place, beat in enumerate(now):
            self._happen([replace(beat, delay=0 if place else delay)], playing)
        if then is not None:
            self._go_on(then, playing)

    def hang_up(self, call: LiveCall, party: Party) -> None:
        """Have a party of a call in progress hang up, whatever the story says.

        The call is over with that, unless the party only rings or talks with several, and others are left. It may be a call that
        nobody plays.
        """
        playing = self._of(call)
        delay = self._since(playing)
        inside = party.number in self.switchboard.office.extensions
        by = party.number if inside else OUTSIDE
        others = [other for other in call.live if other is not party]
        if party.state is State.RINGING and len(others) > 1:
            playing.hung_up.add(by)
            stops = Beat(delay=delay, action=Action.STOP_RINGING, parties=(by,))
            self._happen([stops], playing)
            return
        if sum(other.connected for other in others) > 1:
            leaves = Beat(delay=delay, action=Action.LEAVE, by=by)
            self._happen([leaves], playing)
            playing.hung_up.add(by)
            return
        _stop(playing)
        self._happen([Beat(delay=delay, action=Action.HANG_UP, by=by)], playing)
        self._happen([Beat(delay=0, action=Action.RECORD)], playing)

    def _enter(self, story: Story, speed: float) -> _Playing:
        named = {
            name for beat in story.beats for name in (beat.by, beat.to, *beat.parties)
        }
        extensions = frozenset(named & self.switchboard.office.extensions.keys())
        playing = self._begin(self.switchboard.new_call(), extensions, speed)
        self._playing.append(playing)
        return playing

    def _begin(
        self,
        call: LiveCall,
        extensions: frozenset[str] = frozenset(),
        speed: float = 1.0,
    ) -> _Playing:
        return _Playing(
            extensions=extensions,
            call=call,
            mishaps=Mishaps(faults=self._faults, rng=self._rng),
            speed=speed,
            at=self._clock(),
            happened_at=self._clock(),
        )

    def _of(self, call: LiveCall) -> _Playing:
        """Return how a call is played, also where nobody plays it."""
        found = (
            playing
            for playing in self._playing
            if playing.call is call and not playing.interrupted.is_set()
        )
        return next(found, None) or self._begin(call)

    def _since(self, playing: _Playing) -> float:
        """Return how many seconds of the story have passed since its latest beat."""
        return (self._clock() - playing.happened_at) * playing.speed

    def _go_on(self, beats: Iterable[Beat], playing: _Playing) -> None:
        task = asyncio.create_task(self._finish(beats, playing))
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)

    async def _until_decided(self, playing: _Playing) -> None:
        """Wait until a call that came in on a trunk under control may go its way."""
        if playing.decided is None:
            return
        seconds = DECISION_SECONDS
        try:
            await asyncio.wait_for(playing.decided.wait(), seconds / playing.speed)
            seconds = self._since(playing)
        except TimeoutError:
            pass
        playing.decided, playing.call.waits = None, False
        playing.at += seconds

    async def _finish(self, beats: Iterable[Beat], playing: _Playing) -> None:
        try:
            for together in moments(beats):
                await self._until_decided(playing)
                with suppress(TimeoutError):
                    await asyncio.wait_for(
                        playing.interrupted.wait(), together[0].delay / playing.speed
                    )
                if playing.interrupted.is_set():
                    break
                self._happen(together, playing)
            if playing.late:
                await asyncio.wait(playing.late)
            for push in playing.pushes:
                await push.tried.wait()
        finally:
            for task in playing.late:
                task.cancel()
            self._playing.remove(playing)

    def _happen(self, together: Iterable[Beat], playing: _Playing) -> None:
        playing.happened_at = self._clock()
        told: list[tuple[Action, bytes]] = []
        for beat in together:
            told += [(beat.action, body) for body in self._beat(beat, playing)]
        if not self._faults.record_first:
            told = mixed(told, self._whims)
        for late, body in playing.mishaps.befall(told):
            if late > 0:
                task = self._send_late(late / playing.speed, body, playing)
                playing.late.append(asyncio.create_task(task))
            else:
                self._send(body, playing)

    def _beat(self, beat: Beat, playing: _Playing) -> list[bytes]:
        playing.at += beat.delay
        if beat.by == OUTSIDE and beat.action is Action.START:
            playing.call.waits = self.wire.trunk_control
            playing.decided = asyncio.Event() if self.wire.trunk_control else None
        if beat.by in playing.hung_up and beat.action is not Action.HANG_UP:
            return []
        with self._at(playing.at):
            moment = self.switchboard.apply(playing.call, beat)
            bodies = self.wire.reports(moment)
        if beat.action is Action.RECORD:
            self.recorded.append(moment.call.freeze())
        return bodies

    def _send(self, body: bytes, playing: _Playing) -> None:
        if push := self._report(body):
            playing.pushes.append(push)

    async def _send_late(self, late: float, body: bytes, playing: _Playing) -> None:
        await asyncio.sleep(late)
        self._send(body, playing)

    def _time(self) -> float:
        return self._clock() if self._played_at is None else self._played_at

    @contextmanager
    def _at(self, at: float) -> Iterator[None]:
        """Let the switchboard believe that it is another time, because a call is played faster than life."""
        self._played_at = at
        try:
            yield
        finally:
            self._played_at = None


def _stop(playing: _Playing) -> None:
    """Have the rest of a story not happen."""
    playing.interrupted.set()
    if playing.decided:
        playing.decided.set()
