"""A call that a test leads beat by beat."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from simulator.dialling import Dialling
from simulator.live_call import LiveCall
from simulator.openvox_uc import OpenVoxSimulator
from simulator.story import OUTSIDE, Action, Beat
from simulator.yeastar_s import YeastarSimulator


class Line:
    """A call on a simulated phone system. A call that is left open is hung up at the end of the block."""

    def __init__(
        self,
        system: YeastarSimulator | OpenVoxSimulator,
        call: LiveCall | None = None,
    ) -> None:
        """Pick up the receiver, or lead a call on that has begun."""
        self._system = system
        self._call = call or system.switchboard.new_call()
        self._is_recorded = False

    async def __aenter__(self) -> Self:
        """Return the call."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hang up."""
        if self._call.parties and not self._is_recorded:
            await self.hang_up()

    async def ring(self, caller: str, *extensions: str, queue: str = "") -> None:
        """Somebody outside calls, and extensions ring."""
        await self._happens(
            Action.START,
            by=OUTSIDE,
            caller=caller,
            to=queue or extensions[0],
            trunk=self._system.office.trunk,
        )
        await self._happens(Action.RING, parties=extensions, path=queue)

    async def wait(self, caller: str, called: str) -> None:
        """Somebody outside calls on a trunk under control, and waits to be let in."""
        self._call.waits = True
        self._system.configure("trunk_control", True)
        try:
            await self._happens(
                Action.START,
                by=OUTSIDE,
                caller=caller,
                to=called,
                trunk=self._system.office.trunk,
            )
        finally:
            self._system.configure("trunk_control", False)

    async def lift(self, extension: str) -> None:
        """The extension that was dialled for picks up, and the phone outside rings."""
        await self._happens(Action.LIFT, by=extension)
        await self._happens(Action.RING, parties=(OUTSIDE,))

    async def answer(self, party: str) -> None:
        """An extension answers, or somebody outside."""
        await self._happens(Action.ANSWER, by=party)

    async def hold(self, extension: str) -> None:
        """An extension puts the call on hold."""
        await self._happens(Action.HOLD, by=extension)

    async def resume(self, extension: str) -> None:
        """An extension takes the call off hold."""
        await self._happens(Action.RESUME, by=extension)

    async def transfer(self, extension: str, to: str) -> None:
        """An extension hands the call to another extension, which rings."""
        await self._happens(Action.TRANSFER, by=extension, to=to)
        await self._happens(Action.RING, parties=(to,))

    async def hang_up(self) -> None:
        """The caller hangs up."""
        if self._call.in_progress:
            await self._happens(Action.HANG_UP, by=OUTSIDE)
        await self._happens(Action.RECORD)
        self._is_recorded = True

    async def _happens(self, action: Action, **fields: Any) -> None:
        moment = self._system.switchboard.apply(
            self._call, Beat(delay=0, action=action, **fields)
        )
        for body in self._system.wire.reports(moment):
            push = await self._system.send(body)
            assert push.acknowledged, push.attempts


@contextmanager
def dialled_calls_wait(
    system: YeastarSimulator | OpenVoxSimulator,
) -> Iterator[None]:
    """Have calls that Home Assistant dials go no further than a test leads them."""
    before, system.dialling = system.dialling, Dialling(dial_speed=1e-6)
    try:
        yield
    finally:
        system.dialling = before


async def missed_call(
    system: YeastarSimulator | OpenVoxSimulator, caller: str, extension: str
) -> None:
    """Have a call that nobody answers."""
    async with Line(system) as line:
        await line.ring(caller, extension)
