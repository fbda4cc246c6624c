"""A call as the switchboard knows it while it lasts: its parties, their channels and what each is doing."""

from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum

from .story import OUTSIDE, Beat, Reason, Service


class Kind(StrEnum):
    """What a party is connected through."""

    EXTENSION = "ext"
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class State(StrEnum):
    """What a party is doing. A caller hears ring-back (``calling``) while a callee is ``ringing``."""

    CALLING = "calling"
    RINGING = "ringing"
    TALKING = "talking"
    HELD = "held"
    GONE = "gone"


class ExtensionStatus(StrEnum):
    """What an extension is doing."""

    IDLE = "idle"
    RINGING = "ringing"
    BUSY = "busy"
    HOLD = "hold"
    UNREGISTERED = "unregistered"


@dataclass(slots=True, kw_only=True, eq=False)
class Party:
    """A party in a call: its channel, its unique id (``epoch.serial``) and its state.

    ``number`` is the extension's, or that of the person outside. ``is_caller`` stays true for who began the call.
    Whoever is ``muted`` is not heard by the others. Times are epoch seconds: ``came_at`` into the call, first ``connected_at``, and ``left_at`` when it was out of it.
    """

    kind: Kind
    number: str
    caller: str
    called: str
    trunk: str = ""
    unique_id: str
    channel_id: str
    is_caller: bool
    state: State
    path: str = ""
    muted: bool = False
    came_at: float = 0.0
    connected_at: float | None = None
    left_at: float | None = None

    @property
    def connected(self) -> bool:
        """Whether the party talks to somebody, or would if it were not on hold."""
        return self.state in {State.TALKING, State.HELD}


@dataclass(slots=True, kw_only=True, eq=False)
class LiveCall:
    """A call. Times are epoch seconds; ``dialled`` is the number with the prefix that people dial before it.

    ``dialled_for`` says that an application dialled, ``lifted`` that the caller picked up its own phone then. ``machines``
    are the machines that picked up, each with its number and the time. ``waits`` says that it came in on a trunk under control, and that
    nobody has let it in yet. ``consulted`` is the number that somebody calls before the call is passed on, ``sent_to`` the last outside number that
    the call was passed on to. ``prompts`` are those that are played to whoever is called.
    """

    call_id: str = ""
    direction: str = ""
    caller: str = ""
    called: str = ""
    dialled: str = ""
    trunk: str = ""
    parties: list[Party] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    service: Service | None = None
    machines: list[tuple[Service, str, float]] = field(default_factory=list)
    answerers: list[str] = field(default_factory=list)
    dialled_for: bool = False
    lifted: bool = False
    failures: list[tuple[str, Reason]] = field(default_factory=list)
    transfers: list[tuple[str, str, bool, float]] = field(default_factory=list)
    forwarded_by: str = ""
    forwarded_to: str = ""
    hung_up_by: str = ""
    waits: bool = False
    consulted: str = ""
    sent_to: str = ""
    prompts: list[str] = field(default_factory=list)
    started_at: float = 0.0
    picked_up_at: float | None = None
    answered_at: float | None = None
    ended_at: float | None = None

    @property
    def live(self) -> list[Party]:
        """The parties that are in the call now, in the order in which they came."""
        return [party for party in self.parties if party.state is not State.GONE]

    @property
    def in_progress(self) -> bool:
        """Whether the call has begun and not ended."""
        return bool(self.call_id) and self.ended_at is None

    def party(self, name: str) -> Party | None:
        """Return the latest party with this name, live parties first; OUTSIDE is the latest line."""
        found = [
            party
            for party in self.parties
            if name == (party.number if party.kind is Kind.EXTENSION else OUTSIDE)
        ]
        live = [party for party in found if party.state is not State.GONE]
        return next(reversed(live or found), None)

    def freeze(self) -> LiveCall:
        """Return a copy that stays as the call is now."""
        return deepcopy(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A party whose state a beat changed; ``before`` is None for a party that came in."""

    party: Party
    before: State | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A call right after a beat, what the beat changed in it, and what extensions do otherwise than before.

    ``apart`` says that the changes came far enough apart to be told one after the other, in their order.
    """

    at: float
    call: LiveCall
    beat: Beat
    changes: tuple[Change, ...]
    statuses: tuple[tuple[str, ExtensionStatus], ...]
    apart: bool = False

    def before(self, party: Party) -> State | None:
        """Return what a party did before the beat."""
        return next(
            (change.before for change in self.changes if change.party is party),
            party.state,
        )
