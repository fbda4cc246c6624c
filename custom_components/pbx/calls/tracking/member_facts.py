"""What is known of a party in a call."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from ..model import Member, MemberKind, MemberState, Role

NO_ROLE: frozenset[Role] = frozenset()
_CONNECTED = {MemberState.ANSWERED, MemberState.ON_HOLD}


@cache
def _joined(roles: frozenset[Role], others: frozenset[Role]) -> frozenset[Role]:
    """Return the roles of both, the same object for all members that have the same: open calls have thousands of members."""
    return roles | others


@dataclass(slots=True, kw_only=True)
class MemberFacts:
    """Everything that reports said of a party.

    The facts (``rang``, ``answered_as``, ``ended`` and so on) only grow, so the order and the repetition of reports cannot
    matter to them. ``shown`` and ``dismissed`` say what it does at the moment, for people to look at; nothing is concluded
    from them.
    """

    kind: MemberKind
    number: str
    channel_id: str | None = None
    caller: str | None = None
    called: str | None = None
    trunk: str | None = None
    path: str | None = None
    name: str | None = None
    own_channel: bool = False
    """Whether it is an extension's own phone, and not what picked up for it."""
    roles: frozenset[Role] = NO_ROLE
    alerted: bool = False
    rang: bool = False
    answered_as: dict[Role | None, datetime] = field(default_factory=dict)
    """When it was first connected, on either side or without a word about its side."""
    was_held: bool = False
    ended: bool = False
    shown: MemberState | None = None
    dismissed: bool = False
    named: bool = False
    """Named as a party of a call that goes on, without a state."""

    @property
    def is_extension(self) -> bool:
        """Whether it is an internal number."""
        return self.kind is MemberKind.EXTENSION

    @property
    def live(self) -> bool:
        """Whether the party is in the call now, as far as is known."""
        return (
            not self.ended
            and not self.dismissed
            and (self.named or self.shown is not None)
        )

    @property
    def answered(self) -> bool:
        """Whether the party was ever connected."""
        return bool(self.answered_as)

    @property
    def was_called(self) -> bool:
        """Whether it answered as the callee, or without a word about its role."""
        return Role.CALLEE in self.answered_as or None in self.answered_as

    @property
    def answered_at(self) -> datetime | None:
        """When the party was first connected."""
        return min(self.answered_as.values(), default=None)

    @property
    def is_caller(self) -> bool:
        """Whether a report showed it on the calling side."""
        return self.alerted or Role.CALLER in self.roles

    @property
    def ringing(self) -> bool:
        """Whether it rings now."""
        return self.live and self.shown is MemberState.RINGING

    @property
    def on_hold(self) -> bool:
        """Whether it is on hold now."""
        return self.live and self.shown is MemberState.ON_HOLD

    def describe(self, member: Member) -> bool:
        """Take in who the party is. Return whether that said anything new."""
        new = False
        if self.channel_id is None and member.channel_id:
            self.channel_id = member.channel_id
            new = True
        if self.caller is None and member.caller:
            self.caller = member.caller
            new = True
        if self.called is None and member.called:
            self.called = member.called
            new = True
        if self.trunk is None and member.trunk:
            self.trunk = member.trunk
            new = True
        if self.path is None and member.path:
            self.path = member.path
            new = True
        if self.name is None and member.name:
            self.name = member.name
            new = True
        if member.role is not None and member.role not in self.roles:
            self.roles = _joined(self.roles, frozenset({member.role}))
            new = True
        self.own_channel |= member.own_channel
        return new

    def observe(self, member: Member, at: datetime, *, may_return: bool) -> bool:
        """Take in what the party does.

        Args:
            member: The party as a report shows it.
            at: The time now.
            may_return: Whether a party that ended can be in the call again, under the same name.

        Returns:
            Whether that said anything new.
        """
        before = self._known()
        match member.state:
            case None:
                return False
            case MemberState.ENDED:
                self.ended = True
            case MemberState.ALERTING:
                self.alerted = True
            case MemberState.RINGING:
                self.rang = True
            case MemberState.ANSWERED:
                self.answered_as.setdefault(member.role, at)
            case MemberState.ON_HOLD:
                self.answered_as.setdefault(member.role, at)
                self.was_held = True
        if member.state is not MemberState.ENDED:
            self._show(member.state, may_return=may_return)
        return self._known() != before

    def _show(self, state: MemberState, *, may_return: bool) -> None:
        if self.ended and may_return:
            self.ended = False
        if state in _CONNECTED or self.shown not in _CONNECTED:
            self.shown = state
            self.dismissed = False

    def _known(self) -> tuple[object, ...]:
        return (
            self.alerted,
            self.rang,
            len(self.answered_as),
            self.was_held,
            self.ended,
            self.shown,
            self.dismissed,
        )

    def join(self, other: MemberFacts) -> None:
        """Take in what another call, which is the same call, knew of the party."""
        self.describe(other.member())
        self.roles = _joined(self.roles, other.roles)
        self.own_channel |= other.own_channel
        self.alerted |= other.alerted
        self.rang |= other.rang
        for role, at in other.answered_as.items():
            self.answered_as[role] = min(at, self.answered_as.get(role, at))
        self.was_held |= other.was_held
        self.ended |= other.ended
        self.named |= other.named
        if self.shown is None or other.shown in _CONNECTED:
            self.shown = other.shown

    def member(self, *, over: bool = False) -> Member:
        """Return the party as it is now; as gone when the call is ``over``."""
        gone = over or self.ended or self.dismissed
        return Member(
            kind=self.kind,
            number=self.number,
            state=MemberState.ENDED if gone else self.shown,
            role=self._role(),
            channel_id=self.channel_id,
            caller=self.caller,
            called=self.called,
            trunk=self.trunk,
            path=self.path,
            name=self.name,
        )

    def _role(self) -> Role | None:
        if self.is_caller:
            return Role.CALLER
        return Role.CALLEE if self.rang or Role.CALLEE in self.roles else None
