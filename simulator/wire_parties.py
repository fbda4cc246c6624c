"""Who is named in a report about two parties, and in which order."""

from .live_call import Kind, LiveCall, Moment, Party, State
from .story import OUTSIDE


def companion(call: LiveCall, party: Party) -> Party | None:
    """Return whom a party talks to or is called by; a line rather than a colleague."""
    others = [
        other
        for other in call.live
        if other is not party and other.state is not State.RINGING
    ]
    lines = [other for other in others if other.kind is not Kind.EXTENSION]
    return next(iter(lines or others), None)


def entered(moment: Moment, state: State) -> list[Party]:
    """Return the callees that came into a state at this moment."""
    return [
        change.party
        for change in moment.changes
        if change.party.state is state and not change.party.is_caller
    ]


def disconnected(moment: Moment) -> list[Party]:
    """Return the parties that were connected and are no more, whoever hung up first."""
    gone = [
        change.party
        for change in moment.changes
        if change.party.state is State.GONE
        and change.before in {State.TALKING, State.HELD}
    ]
    return sorted(gone, key=lambda party: name(party) != moment.call.hung_up_by)


def name(party: Party) -> str:
    """Return what beats call a party."""
    return party.number if party.kind is Kind.EXTENSION else OUTSIDE


def failed_parties(moment: Moment) -> list[Party]:
    """Return the caller, and the callee that was not reached where it had a channel at all."""
    caller = next(party for party in moment.call.parties if party.is_caller)
    return [
        caller,
        *(change.party for change in moment.changes if not change.party.is_caller),
    ]
