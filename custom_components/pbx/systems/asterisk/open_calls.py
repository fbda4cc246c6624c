"""Follows the calls of an Asterisk from event to event (vendor_docs/asterisk.md, sections 0, 2 and 3)."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from .call import Call
from .channels import Channel, value
from .conversations import Conversations
from .dials import Dials
from .known_channels import KnownChannels
from .lines import LineKind, Lines
from .manager import Message

_CALLED_APPLICATIONS: Final = frozenset({"AppDial", "AppDial2", "AppQueue"})


class OpenCalls:
    """The calls in progress. It has no clock and no connection: events go in, and what changed comes out."""

    def __init__(self, lines: Lines) -> None:
        """Begin with no call.

        Args:
            lines: What tells phones from trunks.
        """
        self._channels = KnownChannels(lines)
        self._conversations = Conversations(self._channels)
        self._dials = Dials(self._channels)
        self._readers = self._all_readers()
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
        if reader := self._readers.get(name):
            reader(event)

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
                self._dials.note_listed(channel)
        self._channels.lose_unlisted(listed, now)

    def expect(self, call_id: str, number: str, *, plays: bool = False) -> None:
        """Know what a call that is about to be originated is to call in the end, and whether it is to play something there."""
        self._channels.expect(call_id, number, plays=plays)

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

    def knows(self, uniqueid: str) -> bool:
        """Answer whether a channel was heard of, and has not ended."""
        return self._channels.get(uniqueid) is not None

    def caller_of(self, uniqueid: str) -> str | None:
        """Return the number of the caller on a channel; None where it is withheld or not known."""
        channel = self._channels.get(uniqueid)
        return channel.caller_number if channel else None

    @property
    def in_progress(self) -> Iterator[Call]:
        """The calls that are not over."""
        return self._channels.calls

    # -- what happens in a call --------------------------------------------------------------------------------------

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
        call.undecided = call.transferred(by=number)
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

    def _all_readers(self) -> dict[str, Callable[[Message], None]]:
        """Return, by event, what takes it in."""
        return {
            "AgentCalled": self._dials.hear,
            "AgentComplete": self._dials.hear,
            "AgentConnect": self._dials.hear,
            "AttendedTransfer": self._transfer,
            "BlindTransfer": self._transfer,
            "BridgeEnter": self._conversations.enter,
            "BridgeLeave": self._conversations.leave,
            "Cdr": self._dials.note_record,
            "ConfbridgeJoin": self._join_conference,
            "DialBegin": self._dials.hear,
            "DialEnd": self._dials.hear,
            "DialState": self._dials.hear,
            "Hangup": self._hangup,
            "HangupRequest": self._hangup_request,
            "Hold": self._hold,
            "MessageWaiting": self._message_waiting,
            "OriginateResponse": self._dials.note_originated,
            "ParkedCall": self._park,
            "ParkedCallTimeOut": self._park,
            "Pickup": self._pick_up,
            "QueueCallerJoin": self._join_queue,
            "Unhold": self._hold,
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
