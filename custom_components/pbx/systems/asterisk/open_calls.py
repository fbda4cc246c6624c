"""Follows the calls of an Asterisk from event to event (vendor_docs/asterisk.md, sections 0, 2 and 3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ...calls.model import Member, MemberState
from .call import Call, Transfer
from .channels import Channel, Progress, value
from .conversations import Conversations
from .known_channels import KnownChannels
from .lines import LineKind, Lines
from .manager import Message

_CALLED_APPLICATIONS: Final = frozenset({"AppDial", "AppDial2", "AppQueue"})
_RING_GROUPS: Final = "ext-group"


class OpenCalls:
    """The calls in progress. It has no clock and no connection: events go in, and what changed comes out."""

    def __init__(self, lines: Lines) -> None:
        """Begin with no call.

        Args:
            lines: What tells phones from trunks.
        """
        self._channels = KnownChannels(lines)
        self._conversations = Conversations(self._channels)
        self.heard_calls = False
        """Whether any event was heard since ``forget_connection`` that only those hear who may read of calls."""

    # -- what goes in ------------------------------------------------------------------------------------------------

    def hear(self, event: Message) -> None:
        """Take in an event. What says nothing of a call changes nothing."""
        name = event.get("Event", "")
        self.heard_calls |= name in _ONLY_OF_CALLS
        if prefixes := _PREFIXES.get(name):
            for prefix in prefixes:
                self._channels.touch(event, prefix, is_new=name == "Newchannel")
        if reader := self._READERS.get(name):
            reader(self, event)

    def forget_connection(self) -> None:
        """Note that the connection was lost: whatever happens until ``compare`` is not heard."""
        self.heard_calls = False
        self._conversations.forget()
        self._channels.note_gap()

    def compare(self, rows: Iterable[Message], now: float) -> None:
        """Take in the list of all channels (``CoreShowChannels``), and give up those that are not in it for some seconds.

        Args:
            rows: The list.
            now: The time of a clock that is never set back, in seconds.
        """
        listed = []
        for row in rows:
            listed.append(row.get("Uniqueid", ""))
            channel = self._channels.touch(row, "", is_new=False)
            if channel and row.get("Application") in _CALLED_APPLICATIONS:
                self._note_called(channel)
        self._channels.lose_unlisted(listed, now)

    def expect(self, call_id: str, number: str) -> None:
        """Know what a call that is about to be originated is to call in the end."""
        self._channels.expect(call_id, number)

    def hide_number(self, uniqueid: str) -> None:
        """Forget the number of a caller who withholds it."""
        if channel := self._channels.get(uniqueid):
            channel.caller_number = channel.caller_name = None
            self._channels.call_of(channel).caller = None

    # -- what comes out ----------------------------------------------------------------------------------------------

    def changed(self) -> Iterator[Call]:
        """Yield the calls of which anything was heard, and forget those that are over."""
        return self._channels.take_changed()

    def new_callers(self) -> list[Channel]:
        """Return the channels of outside callers who have a number and of whom nothing was reported yet."""
        return [
            channel
            for call in self._channels.changed
            if call.inbound and call.reported is None
            for channel in call.channels.values()
            if channel.line.kind is LineKind.TRUNK
            and channel.dials_in
            and channel.caller_number
        ]

    def caller_of(self, uniqueid: str) -> str | None:
        """Return the number of the caller on a channel; None where it is withheld or not known."""
        channel = self._channels.get(uniqueid)
        return channel.caller_number if channel else None

    @property
    def in_progress(self) -> Iterator[Call]:
        """The calls that are not over."""
        return self._channels.calls

    # -- dialling ----------------------------------------------------------------------------------------------------

    def _dial(self, event: Message) -> None:
        called = self._channels.named_in(event, "Dest")
        if called is None:
            return
        call = self._channels.call_of(called)
        caller = self._channels.named_in(event)
        if _is_own_phone(call, called, caller, event):
            called.own_phone = called.is_party
            called.dials_in = called.was_dialled = False
        elif not called.own_phone:
            called.was_dialled = True
        if caller and not caller.was_dialled and not caller.own_phone:
            caller.dials_in = True
        if event["Event"] == "DialBegin":
            _note_number(called, event)
            if caller:
                _note_dialling(call, caller, event)
        if event.get("DialStatus") == "RINGING":
            called.progress = max(called.progress, Progress.RING)
        if event["Event"] == "DialEnd":
            _note_dial_end(call, called, event.get("DialStatus", ""))
        for channel in (called, caller):
            if channel:
                call.note(channel)

    def _note_called(self, channel: Channel) -> None:
        """Take in that a list of channels shows one that was called, though that was not heard."""
        if channel.was_dialled:
            return
        call = self._channels.call_of(channel)
        channel.own_phone = channel.uniqueid in call.ids
        channel.was_dialled = not channel.own_phone
        channel.dials_in = False
        call.note(channel)

    def _originated(self, event: Message) -> None:
        """Take in what an application wanted to call, where its user's phone was not picked up."""
        called = value(event, "Exten")
        name = event.get("Channel", "")
        if called is None or not name:
            return
        for call in self._channels.calls:
            if call.originated and any(
                channel.name == name or channel.name.startswith(f"{name}-")
                for channel in call.channels.values()
            ):
                call.expected_number = call.called = call.called or called
                self._channels.mark_changed(call)

    def _record(self, event: Message) -> None:
        """Take in a record of Asterisk's own, which says who answered a dial (never of a menu, which has no destination)."""
        if event.get("Disposition") != "ANSWERED":
            return
        call = self._channels.call_with(event.get("UniqueID", ""))
        name = event.get("DestinationChannel")
        if call is None or not name:
            return
        for channel in call.channels.values():
            if channel.name == name and channel.was_dialled and channel.is_party:
                channel.progress = Progress.UP
                call.note(channel)
                self._channels.mark_changed(call)

    # -- what happens in a call --------------------------------------------------------------------------------------

    def _bridge_enter(self, event: Message) -> None:
        self._conversations.enter(event)

    def _bridge_leave(self, event: Message) -> None:
        self._conversations.leave(event)

    def _hold(self, event: Message) -> None:
        if channel := self._channels.named_in(event):
            channel.on_hold = event["Event"] == "Hold"

    def _hangup_request(self, event: Message) -> None:
        if channel := self._channels.named_in(event):
            channel.hangup_requested = True

    def _hangup(self, event: Message) -> None:
        channel = self._channels.named_in(event)
        if channel is None:
            return
        channel.ended = True
        call = self._channels.call_of(channel)
        if channel.passed_on:
            call.decide()
        if not channel.is_party or channel.answered:
            return
        # Whoever picks a call up ends the dial of the phone that rang, in its place.
        call.unexplained |= channel.was_dialled and not channel.dial_ended
        if channel.was_dialled or not call.dialled:
            call.cause = value(event, "Cause")
            call.cause_text = value(event, "Cause-txt")

    def _transfer(self, event: Message) -> None:
        by = self._channels.named_in(event, "Transferer") or self._channels.named_in(
            event, "OrigTransferer"
        )
        if by is None:
            return
        call = self._channels.call_of(by)
        if second := self._channels.named_in(event, "SecondTransferer"):
            call = self._channels.join(call, self._channels.call_of(second))
        if passed_on := self._channels.named_in(event, "Transferee"):
            if passed_on.passed_on:
                # It was parked, which is told on its own.
                return
            passed_on.passed_on = True
            passed_on.moved = False
        number = by.line.number if by.line.kind is LineKind.EXTENSION else None
        call.undecided = Transfer(by=number, members=_present(call))
        if event["Event"] == "AttendedTransfer":
            call.decide()

    def _park(self, event: Message) -> None:
        channel = self._channels.named_in(event, "Parkee")
        if channel is None:
            return
        # Where it was parked by transferring it to the parking lot, that may be told first.
        self._channels.call_of(channel).undecided = None
        channel.passed_on = True
        channel.moved = False

    def _pick_up(self, event: Message) -> None:
        taker = self._channels.named_in(event)
        target = self._channels.named_in(event, "Target")
        if taker is None or target is None:
            return
        call = self._channels.join(
            self._channels.call_of(target), self._channels.call_of(taker)
        )
        taker.talked = True
        call.note(taker)

    def _join_queue(self, event: Message) -> None:
        if channel := self._channels.named_in(event):
            channel.path = value(event, "Queue")
            call = self._channels.call_of(channel)
            call.queued = True
            call.decide()

    def _join_conference(self, event: Message) -> None:
        if channel := self._channels.named_in(event):
            self._channels.call_of(channel).answered = True

    def _message_waiting(self, event: Message) -> None:
        if channel := self._channels.named_in(event):
            self._channels.call_of(channel).message_left = True

    _READERS: Final[Mapping[str, Callable[[OpenCalls, Message], None]]] = {
        "AgentCalled": _dial,
        "AgentComplete": _dial,
        "AgentConnect": _dial,
        "AttendedTransfer": _transfer,
        "BlindTransfer": _transfer,
        "BridgeEnter": _bridge_enter,
        "BridgeLeave": _bridge_leave,
        "Cdr": _record,
        "ConfbridgeJoin": _join_conference,
        "DialBegin": _dial,
        "DialEnd": _dial,
        "DialState": _dial,
        "Hangup": _hangup,
        "HangupRequest": _hangup_request,
        "Hold": _hold,
        "MessageWaiting": _message_waiting,
        "OriginateResponse": _originated,
        "ParkedCall": _park,
        "ParkedCallTimeOut": _park,
        "Pickup": _pick_up,
        "QueueCallerJoin": _join_queue,
        "Unhold": _hold,
    }


_PREFIXES: Final = {
    "AgentCalled": ("", "Dest"),
    "AgentComplete": ("", "Dest"),
    "AgentConnect": ("", "Dest"),
    "AttendedTransfer": (
        "OrigTransferer",
        "SecondTransferer",
        "Transferee",
        "TransferTarget",
    ),
    "BlindTransfer": ("Transferer", "Transferee"),
    "BridgeEnter": ("",),
    "BridgeLeave": ("",),
    "ConfbridgeJoin": ("",),
    "DialBegin": ("", "Dest"),
    "DialEnd": ("", "Dest"),
    "DialState": ("", "Dest"),
    "Hangup": ("",),
    "HangupRequest": ("",),
    "Hold": ("",),
    "MessageWaiting": ("",),
    "Newchannel": ("",),
    "Newstate": ("",),
    "ParkedCall": ("Parkee",),
    "ParkedCallTimeOut": ("Parkee",),
    "Pickup": ("", "Target"),
    "QueueCallerJoin": ("",),
    "UnParkedCall": ("Parkee", "Retriever"),
    "Unhold": ("",),
}
"""By event: what stands before the keys of each channel that it shows."""

_ONLY_OF_CALLS: Final = frozenset({"Newchannel", "Newstate", "Hangup"})

EVENTS: Final = (*_PREFIXES, "Cdr", "OriginateResponse")
"""The events that say something of calls."""


def _is_own_phone(
    call: Call, called: Channel, caller: Channel | None, event: Message
) -> bool:
    """Answer whether a phone rings its own user because an application makes a call for that user."""
    if "Channel" not in event:
        return called.uniqueid in call.ids
    if not call.originated or caller is None:
        return False
    # The second half of the loop that was originated rings the user's phone, the first half goes on to the number.
    return (
        caller.line.kind is LineKind.LOCAL
        and caller.name.endswith(";2")
        and call.own_phone in {None, called.line.number}
    )


def _note_number(called: Channel, event: Message) -> None:
    if called.line.kind is LineKind.TRUNK:
        # Written as number@trunk, by older drivers as trunk/number.
        number = event.get("DialString", "").partition("@")[0].rpartition("/")[2]
        called.dialled_number = (
            number or value(event, "DestCallerIDNum") or value(event, "DestExten")
        )


def _note_dialling(call: Call, caller: Channel, event: Message) -> None:
    if event.get("Context") == _RING_GROUPS and caller.dials_in:
        caller.path = value(event, "Exten")
    call.decide()
    if caller.moved:
        caller.moved = False
        call.transfers.append(Transfer(by=None, members=_present(call)))


def _note_dial_end(call: Call, called: Channel, status: str) -> None:
    if status == "ANSWER":
        called.progress = Progress.UP
    elif called.is_party and not called.dial_ended:
        # A queue ends the same dial a second time, as cancelled.
        called.dial_ended = True
        call.dial_status = status


def _present(call: Call) -> tuple[Member, ...]:
    """Return who is in a call, without those who have left it."""
    return tuple(
        member for member in call.members() if member.state is not MemberState.ENDED
    )
