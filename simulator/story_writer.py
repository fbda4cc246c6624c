"""The passages that stories of many kinds have in common."""

from dataclasses import dataclass
from random import Random

from .office import Office
from .story import OUTSIDE, PBX, Action, Beat, Reason, Service


@dataclass(frozen=True, slots=True)
class Writer:
    """The office and the random source, and the passages that many stories share."""

    rng: Random
    office: Office

    def extensions(self, count: int) -> list[str]:
        """Return some extensions that are free, each different."""
        return self.rng.sample(self.office.reachable, count)

    def chance(self, share: float) -> bool:
        """Return true with this probability."""
        return self.rng.random() < share

    def seconds(self, least: float, most: float) -> float:
        """Return a number of seconds between two."""
        return round(self.rng.uniform(least, most), 2)

    def inbound(self, called: str) -> tuple[str, Beat]:
        """Return an outside caller's number and the start of the call."""
        caller = self.office.outside_number(self.rng)
        start = Beat(
            delay=0,
            action=Action.START,
            by=OUTSIDE,
            caller=caller,
            to=called,
            trunk=self.office.trunk,
        )
        return caller, start

    def outbound(self) -> tuple[str, str, Beat]:
        """Return the caller, the number called and the start of the call."""
        (caller,) = self.extensions(1)
        called = self.office.outside_number(self.rng)
        return (
            caller,
            called,
            Beat(
                delay=0,
                action=Action.START,
                by=caller,
                to=called,
                trunk=self.office.trunk,
            ),
        )

    def internal(self) -> tuple[str, str, Beat]:
        """Return the caller, the callee and the start of the call."""
        caller, called = self.extensions(2)
        return caller, called, Beat(delay=0, action=Action.START, by=caller, to=called)

    def ring(self, *parties: str, path: str = "", at_once: bool = False) -> Beat:
        """Parties start ringing, a moment later or, where the switchboard itself diverts the call, at once."""
        delay = 0.0 if at_once else self.seconds(0.2, 1.2)
        return Beat(delay=delay, action=Action.RING, parties=parties, path=path)

    def answer(self, by: str) -> Beat:
        """Somebody answers after a while."""
        return Beat(delay=self.seconds(2, 18), action=Action.ANSWER, by=by)

    def pick_up(self, service: Service, by: str) -> Beat:
        """A machine picks up."""
        return Beat(
            delay=self.seconds(0.3, 1.5), action=Action.PICK_UP, service=service, by=by
        )

    def fail(self, by: str, reason: Reason, after: float = 1.0) -> Beat:
        """A callee is not reached."""
        return Beat(
            delay=self.seconds(after, after * 1.5),
            action=Action.FAIL,
            by=by,
            reason=reason,
        )

    def end(
        self, *people: str, least: float = 5, most: float = 180
    ) -> tuple[Beat, Beat]:
        """Any of ``people`` hangs up, and the record is written."""
        return Beat(
            delay=self.seconds(least, most),
            action=Action.HANG_UP,
            by=self.rng.choice(people),
        ), self.record()

    def dropped(self) -> tuple[Beat, Beat]:
        """The switchboard ends a call that got nowhere."""
        return Beat(delay=self._soon(0.6), action=Action.HANG_UP, by=PBX), self.record()

    def record(self) -> Beat:
        """The record is written, every other time in the moment in which the call ends."""
        return Beat(delay=self._soon(1.0), action=Action.RECORD)

    def _soon(self, most: float) -> float:
        """Return nothing, or some seconds at most."""
        return max(0.0, self.seconds(-most, most))

    def unanswered(self, callee: str, caller: str, reason: Reason | None) -> list[Beat]:
        """Ring until the caller gives up (with or without a report of it) or until the system does."""
        if reason is None:
            return list(self.end(caller, least=6, most=25))
        given_up = [self.fail(callee, reason, after=10)]
        if reason is Reason.CANCELLED:
            return [
                *given_up,
                Beat(delay=self.seconds(0, 0.2), action=Action.HANG_UP, by=caller),
                self.record(),
            ]
        return [*given_up, *self.dropped()]
