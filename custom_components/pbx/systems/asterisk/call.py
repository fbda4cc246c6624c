"""A call as its channels make it up: who is in it, and what was heard of it (vendor_docs/asterisk.md, sections 0 and 3)."""

from dataclasses import dataclass, field

from ...calls.limits import MAX_MEMBERS
from ...calls.model import Direction, Member, MemberKind, MemberState, Role
from .channels import Channel, Progress
from .lines import LineKind, looks_like_extension


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A transfer: by which extension, where Asterisk says, and who was in the call then."""

    by: str | None
    members: tuple[Member, ...]


@dataclass(slots=True, kw_only=True, eq=False)
class Call:
    """All channels with one ``Linkedid``, and what is left of those that are gone."""

    ids: dict[str, None]
    """Its Linkedids, the oldest first. There are several when calls were joined."""
    channels: dict[str, Channel] = field(default_factory=dict)
    gap: bool = False
    """Whether something of it was not heard, because there was no connection or a channel was never heard to begin."""
    originated: bool = False
    """Whether an application began it, so that the first phone rings its own user."""
    expected_number: str | None = None
    """What is to be called in the end, where an application said so."""
    plays: bool = False
    """Whether an application made it to play something, so that nobody calls."""
    message_left: bool = False
    queued: bool = False
    dialled: bool = False
    """Whether anybody was dialled."""
    answered: bool = False
    """Whether a person answered."""
    answered_by: str | None = None
    """The extension that did so first."""
    unexplained: bool = False
    """Whether somebody talked in it whose channel was never heard of."""
    end_unheard: bool = False
    """Whether a channel of it was gone without a word."""
    dial_status: str = ""
    cause: str | None = None
    """Why the last that was dialled did not answer, in Q.850's numbers."""
    cause_text: str | None = None
    transfers: list[Transfer] = field(default_factory=list)
    """Those that are to be reported."""
    undecided: Transfer | None = None
    """A transfer of which it is not known yet whether it goes to the parking lot."""
    reported: object = None
    """What was reported last."""
    reports: int = 0
    """How often it was reported."""
    caller_was_up: bool = False
    caller: str | None = None
    called: str | None = None
    trunk: str | None = None
    own_phone: str | None = None
    inbound: bool = False
    outbound: bool = False

    @property
    def call_id(self) -> str:
        """The id that it is reported by."""
        return next(iter(self.ids))

    @property
    def over(self) -> bool:
        """Whether nothing of it is left."""
        return all(channel.ended for channel in self.channels.values())

    @property
    def heard_completely(self) -> bool:
        """Whether everything of it was heard, from its beginning on."""
        return not self.gap and all(channel.begun for channel in self.channels.values())

    @property
    def has_parties(self) -> bool:
        """Whether anybody ever was in it."""
        return self.caller_is_known or any(
            channel.is_party for channel in self.channels.values()
        )

    @property
    def caller_is_known(self) -> bool:
        """Whether it is known who calls, or for whom an application does."""
        return bool(self.inbound or self.caller or self.own_phone or self.plays)

    @property
    def direction(self) -> Direction | None:
        """Where it came from and where it goes, as far as is known."""
        if self.inbound:
            return Direction.INBOUND
        if self.outbound:
            return Direction.OUTBOUND
        called = self.called or self.expected_number
        if (
            called
            and called.lstrip("+").isdecimal()
            and not looks_like_extension(called)
        ):
            # No trunk took it.
            return Direction.OUTBOUND
        return Direction.INTERNAL if self.caller_is_known and called else None

    # What is heard

    def note(self, channel: Channel) -> None:
        """Take in what has become known of a channel."""
        if not channel.is_party:
            return
        extension = channel.line.kind is LineKind.EXTENSION
        number = channel.line.number
        if channel.own_phone:
            self.own_phone = self.own_phone or number
            self.caller = self.caller or number
            self.caller_was_up |= channel.progress is Progress.UP
        elif channel.dials_in and not (self.inbound and extension):
            self._note_caller(channel, extension=extension)
        elif channel.was_dialled:
            self.dialled = True
            if not extension:
                self.outbound = True
                self.trunk = self.trunk or number
                if not self.inbound:
                    self.called = channel.dialled_number or self.called
        self._note_answer(channel, extension=extension)

    def _note_caller(self, channel: Channel, *, extension: bool) -> None:
        if not extension:
            if not self.inbound:
                # What was taken for the caller until now is a phone that took the call over.
                self.inbound = True
                self.caller, self.called = channel.caller_number, channel.dialled_number
                self.trunk = channel.line.number
            self.caller_was_up |= channel.progress is Progress.UP
            return
        if self.caller is None:
            self.caller = channel.line.number
            self.called = self.called or channel.dialled_number
        if self.caller == channel.line.number:
            self.caller_was_up |= channel.progress is Progress.UP

    def _note_answer(self, channel: Channel, *, extension: bool) -> None:
        if not channel.answered or self._is_caller(channel):
            return
        self.answered = True
        if extension and self.answered_by is None:
            self.answered_by = channel.line.number

    def _is_caller(self, channel: Channel) -> bool:
        if channel.was_dialled:
            return False
        if self.inbound:
            return channel.line.kind is LineKind.TRUNK
        return channel.line.number == self.caller

    def decide(self) -> None:
        """Take it that the call was transferred, and not parked."""
        if self.undecided:
            self.transfers.append(self.undecided)
            self.undecided = None

    def join(self, other: Call) -> None:
        """Take in another call, with which this has become one."""
        self.channels.update(other.channels)
        self.ids.update(other.ids)
        self.gap |= other.gap
        self.originated |= other.originated
        self.plays |= other.plays
        self.message_left |= other.message_left
        self.queued |= other.queued
        self.dialled |= other.dialled
        self.answered |= other.answered
        self.answered_by = self.answered_by or other.answered_by
        self.unexplained |= other.unexplained
        self.end_unheard |= other.end_unheard
        self.transfers += other.transfers
        self.undecided = self.undecided or other.undecided
        self.outbound |= other.outbound
        if other.inbound and not self.inbound:
            self.inbound = True
            self.caller, self.called, self.trunk = (
                other.caller,
                other.called,
                other.trunk,
            )
            self.caller_was_up = other.caller_was_up
        elif self.caller is None:
            self.caller, self.called = other.caller, self.called or other.called
            self.caller_was_up |= other.caller_was_up
        for channel in other.channels.values():
            self.note(channel)

    # What it comes to

    def members(self) -> tuple[Member, ...]:
        """Return who is in the call, and who has just left it."""
        members = [
            self._member(channel)
            for channel in self.channels.values()
            if channel.is_party
        ]
        return tuple(members[:MAX_MEMBERS])

    def transferred(self, by: str | None) -> Transfer:
        """Return that the call is transferred now, by whom, and between whom it was: without those who have left it."""
        present = (
            member for member in self.members() if member.state is not MemberState.ENDED
        )
        return Transfer(by=by, members=tuple(present))

    def forget_gone(self) -> list[str]:
        """Forget the channels that are gone and reported as gone, and return which: a call may ring agents for an hour."""
        gone = [
            uniqueid for uniqueid, channel in self.channels.items() if channel.ended
        ]
        for uniqueid in gone:
            self.gap |= not self.channels.pop(uniqueid).begun
        return gone

    def _member(self, channel: Channel) -> Member:
        extension = channel.line.kind is LineKind.EXTENSION
        calls = self._is_caller(channel)
        state = self._state(channel, calls=calls)
        if channel.own_phone:
            return Member(
                kind=MemberKind.EXTENSION if extension else MemberKind.OUTBOUND,
                number=channel.line.number,
                state=state,
                role=Role.CALLER,
                channel_id=channel.uniqueid,
            )
        if extension:
            return Member(
                kind=MemberKind.EXTENSION,
                number=channel.line.number,
                state=state,
                role=Role.CALLER if calls else Role.CALLEE,
                channel_id=channel.uniqueid,
                path=channel.path,
            )
        inbound = channel.dials_in and not channel.was_dialled
        caller = channel.caller_number if inbound else self.caller
        called = channel.dialled_number or self.called
        return Member(
            kind=MemberKind.INBOUND if inbound else MemberKind.OUTBOUND,
            number=(caller if inbound else called) or "",
            state=state,
            role=Role.CALLER if inbound else Role.CALLEE,
            channel_id=channel.uniqueid,
            caller=caller,
            called=called,
            trunk=channel.line.number,
            path=channel.path,
            name=channel.caller_name if inbound else None,
        )

    def _state(self, channel: Channel, *, calls: bool) -> MemberState | None:
        if channel.ended:
            return MemberState.ENDED
        up = channel.progress is Progress.UP
        if up and channel.on_hold:
            return MemberState.ON_HOLD
        if channel.own_phone and not up:
            return MemberState.RINGING
        if calls or channel.own_phone:
            # A menu or a queue picks up for a caller; of a phone that says nothing.
            picked_up = up and (
                self.answered or (self.inbound and not channel.own_phone)
            )
            return MemberState.ANSWERED if picked_up else MemberState.ALERTING
        if up:
            return MemberState.ANSWERED
        return MemberState.RINGING if channel.progress is Progress.RING else None
