"""The events of a call: each when it happens, each once."""

from dataclasses import dataclass
from datetime import datetime

from ..model import Call, CallEvent, CallEventType, CallState, Outcome
from .findings import Findings

NOBODY: frozenset[str] = frozenset()
_OUTCOMES = {
    Outcome.MISSED: CallEventType.MISSED,
    Outcome.VOICEMAIL: CallEventType.VOICEMAIL,
    Outcome.FAILED: CallEventType.FAILED,
}


@dataclass(slots=True)
class CallEvents:
    """Which events a call has had, so that each happens once."""

    rings: frozenset[str] = NOBODY
    """The members, by their keys, that have rung."""
    answered: bool = False
    held: frozenset[str] = NOBODY
    """The members that are on hold."""
    holds: int = 0
    resumes: int = 0
    transfers: int = 0

    @property
    def any_happened(self) -> bool:
        """Whether the call has had any event."""
        return bool(self.rings or self.answered or self.transfers)

    def happening(
        self, call: Call, found: Findings, now: datetime, *, quietly: bool = False
    ) -> list[CallEvent]:
        """Return what has happened to a call in progress since this was asked last.

        Args:
            call: The call as it is now.
            found: Its findings.
            now: The time now.
            quietly: Whether what the call came to before is no event any more.
        """
        # What its record says of a call is shown before the system has confirmed it.
        over = call.state is CallState.ENDED
        events = [] if over else self._ringing(call, found, now)
        if not self.answered and found.answered_by_person:
            self.answered = True
            if not quietly:
                events.append(_answered(call, now))
        events += self._held(call, found, now, over=over)
        events += self._transferred(call, found, now)
        return events

    def pending_at_end(self, found: Findings) -> bool:
        """Answer whether a call that is over has had something happen that is no event yet."""
        return (
            bool(found.answered_by_person and not self.answered)
            or len(found.facts.transfers) > self.transfers
        )

    def concluding(self, call: Call, now: datetime) -> list[CallEvent]:
        """Return the events of a call's conclusion: at most one of its outcome, and that it ended."""
        events = []
        if call.outcome is Outcome.ANSWERED and not self.answered:
            self.answered = True
            events.append(_answered(call, now))
        kind = _OUTCOMES.get(call.outcome or Outcome.UNKNOWN)
        if kind and not call.rang_too_short:
            events.append(CallEvent(type=kind, call=call, at=now))
        return [*events, CallEvent(type=CallEventType.ENDED, call=call, at=now)]

    def join(self, other: CallEvents, transfers: int) -> None:
        """Take in the events of what turned out to be the same call, which has so many ``transfers``."""
        self.rings |= other.rings
        self.answered |= other.answered
        self.holds += other.holds
        self.resumes += other.resumes
        self.transfers = min(self.transfers + other.transfers, transfers)

    def _ringing(self, call: Call, found: Findings, now: datetime) -> list[CallEvent]:
        new = {
            key: member.number
            for key, member in found.facts.members.items()
            if member.is_extension and member.ringing and key not in self.rings
        }
        if not new:
            return []
        again = bool(self.rings)
        self.rings |= new.keys()
        return [
            CallEvent(
                type=CallEventType.RINGING,
                call=call,
                extensions=tuple(dict.fromkeys(new.values())),
                again=again,
                at=now,
            )
        ]

    def _held(
        self, call: Call, found: Findings, now: datetime, *, over: bool
    ) -> list[CallEvent]:
        members = found.facts.members
        held = NOBODY
        if not over and any(member.on_hold for member in members.values()):
            held = frozenset(key for key, member in members.items() if member.on_hold)
        before, self.held = self.held, held
        if bool(held) is bool(before):
            return []
        about = tuple(
            members[key].number
            for key in sorted(held or before)
            if key in members and members[key].is_extension
        )
        if held:
            self.holds += 1
            kind, again = CallEventType.HELD, self.holds > 1
        else:
            back = any(key in members and members[key].live for key in before)
            if over or not back:
                return []
            self.resumes += 1
            kind, again = CallEventType.RESUMED, self.resumes > 1
        return [CallEvent(type=kind, call=call, extensions=about, again=again, at=now)]

    def _transferred(
        self, call: Call, found: Findings, now: datetime
    ) -> list[CallEvent]:
        events = []
        for transfer in list(found.facts.transfers)[self.transfers :]:
            by = (transfer.transferred_by,) if transfer.transferred_by else ()
            again = self.transfers > 0
            self.transfers += 1
            events.append(
                CallEvent(
                    type=CallEventType.TRANSFERRED,
                    call=call,
                    extensions=by,
                    again=again,
                    at=now,
                )
            )
        return events


def _answered(call: Call, now: datetime) -> CallEvent:
    extensions = (call.answered_by,) if call.answered_by else ()
    return CallEvent(
        type=CallEventType.ANSWERED, call=call, extensions=extensions, at=now
    )
