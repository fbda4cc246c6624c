"""What each extension is seen to do: its part in live calls, else what the system says of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ..extension_list import ExtensionList
from ..limits import MAX_UNLISTED_EXTENSIONS
from ..model import Call, CallState, Member, MemberKind, MemberState, ReportedState
from .views import ExtensionState, ExtensionView

LATE = timedelta(seconds=3)
"""How long after an extension's last call a status that speaks of a call is taken for an overtaken status."""

_URGENCY = (
    ExtensionState.ON_HOLD,
    ExtensionState.ALERTING,
    ExtensionState.RINGING,
    ExtensionState.IN_CALL,
)
"""Of several calls the state furthest to the right is shown: talking hides another call that rings."""

_OF_MEMBER = {
    MemberState.ALERTING: ExtensionState.ALERTING,
    MemberState.RINGING: ExtensionState.RINGING,
    MemberState.ANSWERED: ExtensionState.IN_CALL,
    MemberState.ON_HOLD: ExtensionState.ON_HOLD,
}

_OF_CALL = {
    CallState.RINGING: ExtensionState.RINGING,
    CallState.IN_CALL: ExtensionState.IN_CALL,
    CallState.ON_HOLD: ExtensionState.IN_CALL,
}

_REPORTED = {
    ReportedState.IDLE: ExtensionState.IDLE,
    ReportedState.RINGING: ExtensionState.RINGING,
    ReportedState.BUSY: ExtensionState.IN_CALL,
    ReportedState.ON_HOLD: ExtensionState.ON_HOLD,
    ReportedState.UNREGISTERED: ExtensionState.UNREGISTERED,
}


def parts(call: Call) -> dict[str, ExtensionView]:
    """Return what each extension in a call does in it, by number; nothing once the call has ended."""
    if call.state is CallState.ENDED:
        return {}
    live = [member for member in call.members if member.state is not MemberState.ENDED]
    found: dict[str, ExtensionView] = {}
    for member in live:
        if member.kind is MemberKind.EXTENSION:
            part = _part(call, member, live)
            known = found.get(member.number)
            found[member.number] = _foremost([part, known]) if known else part
    return found


@dataclass(slots=True)
class _Extension:
    """What is known of an extension: its part in each open call, and what the system says of it."""

    live: dict[str, ExtensionView] = field(default_factory=dict)
    reported: ReportedState | None = None
    left_at: datetime | None = None
    view: ExtensionView = field(default_factory=ExtensionView)


class ExtensionStates:
    """Keeps what each extension is seen to do."""

    def __init__(self, listed: ExtensionList) -> None:
        """Begin with no extension seen in a call."""
        self._extensions: dict[str, _Extension] = {}
        self._listed = listed

    def view(self, number: str) -> ExtensionView:
        """Return what is to be seen of an extension."""
        known = self._extensions.get(number)
        return known.view if known else ExtensionView()

    def place(
        self,
        before: Mapping[str, Collection[str]],
        call_id: str,
        roles: Mapping[str, ExtensionView],
        at: datetime,
    ) -> set[str]:
        """Take in who is in a call now.

        Args:
            before: Who was in it, by each id that the call was known by.
            call_id: The id that it is known by now.
            roles: What each extension in it does.
            at: The time now.

        Returns:
            The numbers of those that look different.
        """
        were: set[str] = set()
        for known_as, numbers in before.items():
            were.update(numbers)
            for number in numbers:
                del self._extensions[number].live[known_as]
        for number, part in roles.items():
            if (extension := self._extensions.get(number)) is None:
                extension = self._extensions[number] = _Extension()
            extension.live[call_id] = part
            # Who joins a call is registered, whatever was said before.
            if number not in were and extension.reported is ReportedState.UNREGISTERED:
                extension.reported = ReportedState.IDLE
        for number in were - roles.keys():
            self._leave(number, at)
        return self._look(were | roles.keys())

    def admitted(
        self, roles: Mapping[str, ExtensionView]
    ) -> Mapping[str, ExtensionView]:
        """Return the parts of a call's extensions without those that are not listed and for which there is no room any more."""
        room = len(self._listed.shown) + MAX_UNLISTED_EXTENSIONS - len(self._extensions)
        if room >= len(roles):
            return roles
        return {
            number: part for number, part in roles.items() if number in self._extensions
        }

    def report(self, number: str, state: ReportedState, at: datetime) -> set[str]:
        """Take in what the system says of an extension. Returns its number if it looks different."""
        if number not in self._listed.shown:
            return set()
        extension = self._extensions[number]
        overtaken = (
            state not in {ReportedState.IDLE, ReportedState.UNREGISTERED}
            and extension.left_at is not None
            and at - extension.left_at < LATE
        )
        if not overtaken:
            extension.reported = state
        return self._look({number})

    def look_at_list(self, at: datetime) -> set[str]:
        """Take in which extensions there are now. Returns the numbers of those that look different or went."""
        touched: set[str] = set()
        for number, listed in self._listed.shown.items():
            self._extensions.setdefault(number, _Extension())
            if listed.state:
                touched |= self.report(number, listed.state, at)
        gone = {
            number
            for number, known in self._extensions.items()
            if number not in self._listed.shown and not known.live
        }
        for number in gone:
            del self._extensions[number]
        return touched | gone

    def _leave(self, number: str, at: datetime) -> None:
        extension = self._extensions[number]
        if extension.live:
            return
        if number not in self._listed.shown:
            del self._extensions[number]
            return
        extension.left_at = at
        # A status from before the end of the call would stay for ever if its successor was lost.
        if extension.reported is not ReportedState.UNREGISTERED:
            extension.reported = ReportedState.IDLE

    def _look(self, numbers: Iterable[str]) -> set[str]:
        """Look at extensions anew and say which look different."""
        different: set[str] = set()
        for number in numbers:
            if (extension := self._extensions.get(number)) is None:
                different.add(number)
                continue
            view = _view(extension)
            if view != extension.view:
                extension.view = view
                different.add(number)
        return different


def _view(extension: _Extension) -> ExtensionView:
    if extension.live:
        return _foremost(extension.live.values())
    return ExtensionView(
        state=_REPORTED[extension.reported] if extension.reported else None
    )


def _foremost(views: Collection[ExtensionView]) -> ExtensionView:
    return max(views, key=lambda view: _URGENCY.index(view.state) if view.state else -1)


def _part(call: Call, member: Member, live: Collection[Member]) -> ExtensionView:
    state = _OF_MEMBER[member.state] if member.state else _OF_CALL[call.state]
    if (
        state is ExtensionState.RINGING
        and member.state is None
        and member.number == call.caller_number
    ):
        state = ExtensionState.ALERTING
    talks = state in {ExtensionState.IN_CALL, ExtensionState.ON_HOLD}
    return ExtensionView(
        state=state, connected_number=_other(call, member, live) if talks else None
    )


def _other(call: Call, member: Member, live: Collection[Member]) -> str | None:
    """Return the other party's number: an outside line's, else an extension's that talks, else who called or was called."""
    others = [other for other in live if other.number and other.number != member.number]
    for other in others:
        if other.kind is not MemberKind.EXTENSION:
            return other.number
    for other in others:
        if other.state in {MemberState.ANSWERED, MemberState.ON_HOLD}:
            return other.number
    return (
        call.called_number
        if call.caller_number == member.number
        else call.caller_number
    )
