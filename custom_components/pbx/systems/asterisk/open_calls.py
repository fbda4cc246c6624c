"""Follows the calls of an Asterisk from event to event (vendor_docs/asterisk.md, sections 0, 2 and 3)."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ...calls.limits import MAX_OPEN_CALLS
from ...calls.model import Member, MemberState
from .call import Call, Transfer
from .channels import Channel, Progress, caller_in, progress_in, rings, value
from .lines import LineKind, Lines
from .manager import Message

LOST_AFTER_SECONDS: Final = 5
"""After how long a channel that is in no list of channels any more has ended, though its Hangup was not heard."""

MOST_GONE: Final = 20_000
"""How many channels that have ended are still known."""

_TALK: Final = "basic"
"""The kind of bridge in which parties talk with each other; others are those of parking, queues and conferences."""

_CALLED_APPLICATIONS: Final = frozenset({"AppDial", "AppDial2", "AppQueue"})
_MENU: Final = "ivr-"
_RING_GROUPS: Final = "ext-group"


class OpenCalls:
    """The calls in progress. It has no clock and no connection: events go in, and what changed comes out."""

    def __init__(self, lines: Lines) -> None:
        """Begin with no call.

        Args:
            lines: What tells phones from trunks.
        """
        self._lines = lines
        self._calls: dict[str, Call] = {}
        """By each of their Linkedids."""
        self._of_channel: dict[str, Call] = {}
        """By the Uniqueids of their channels."""
        self._bridges: dict[str, dict[str, None]] = {}
        """The channels in each bridge in which parties talk."""
        self._changed: dict[Call, None] = {}
        self._unlisted: dict[str, float] = {}
        """Since when channels are in no list any more."""
        self._expected: dict[str, str] = {}
        self._gone: OrderedDict[str, None] = OrderedDict()
        """The Uniqueids of channels that have ended, so that a late event brings none of them back."""
        self.heard_calls = False
        """Whether any event of a channel was heard since ``forget_connection``."""

    # -- what goes in ------------------------------------------------------------------------------------------------

    def hear(self, event: Message) -> None:
        """Take in an event. What says nothing of a call changes nothing."""
        name = event.get("Event", "")
        if prefixes := _PREFIXES.get(name):
            self.heard_calls = True
            for prefix in prefixes:
                self._touch(event, prefix, is_new=name == "Newchannel")
        if reader := self._READERS.get(name):
            reader(self, event)

    def forget_connection(self) -> None:
        """Note that the connection was lost: whatever happens until ``compare`` is not heard."""
        self.heard_calls = False
        self._bridges.clear()
        for call in self._calls.values():
            call.gap = True

    def compare(self, rows: Iterable[Message], now: float) -> None:
        """Take in the list of all channels (``CoreShowChannels``), and give up those that are not in it for some seconds.

        Args:
            rows: The list. It may be newer than events that are still on their way, so what it lacks is not gone at once.
            now: The time of a clock that is never set back, in seconds.
        """
        listed: set[str] = set()
        for row in rows:
            listed.add(row.get("Uniqueid", ""))
            if channel := self._touch(row, "", is_new=False):
                self._note_application(channel, row)
        for uniqueid in list(self._unlisted):
            if uniqueid in listed or uniqueid not in self._of_channel:
                del self._unlisted[uniqueid]
        for uniqueid in list(self._of_channel.keys() - listed):
            since = self._unlisted.setdefault(uniqueid, now)
            if now - since >= LOST_AFTER_SECONDS:
                self._lose(uniqueid)

    def expect(self, call_id: str, number: str) -> None:
        """Know what a call that is about to be originated is to call in the end."""
        self._expected[call_id] = number

    def hide_number(self, uniqueid: str) -> None:
        """Forget the number of a caller who withholds it."""
        if call := self._of_channel.get(uniqueid):
            channel = call.channels[uniqueid]
            channel.caller_number = None
            if call.inbound:
                call.caller = None

    # -- what comes out ----------------------------------------------------------------------------------------------

    def changed(self) -> Iterator[Call]:
        """Yield the calls of which anything was heard, and forget those that are over."""
        changed, self._changed = self._changed, {}
        for call in changed:
            if call.has_parties:
                yield call
            if call.over:
                self._forget(call)
            else:
                self._forget_gone(call)

    def new_callers(self) -> list[Channel]:
        """Return the channels of outside callers who have a number and of whom nothing was reported yet."""
        return [
            channel
            for call in self._changed
            if call.inbound and call.reported is None
            for channel in call.channels.values()
            if channel.line.kind is LineKind.TRUNK
            and channel.dials_in
            and channel.caller_number
        ]

    @property
    def in_progress(self) -> Iterator[Call]:
        """The calls that are not over."""
        return iter(dict.fromkeys(self._calls.values()))

    # -- channels ----------------------------------------------------------------------------------------------------

    def _touch(self, event: Message, prefix: str, *, is_new: bool) -> Channel | None:
        """Take in what an event shows of a channel, and to which call it belongs. Return the channel, if it names one."""
        uniqueid = value(event, f"{prefix}Uniqueid")
        linkedid = value(event, f"{prefix}Linkedid")
        if uniqueid is None or linkedid is None or uniqueid in self._gone:
            return None
        call = self._call(uniqueid, linkedid)
        channel = call.channels.get(uniqueid)
        if channel is None:
            channel = self._add(call, uniqueid, event, prefix, is_new=is_new)
        channel.progress = max(channel.progress, progress_in(event, prefix))
        self._note_path(channel, event.get(f"{prefix}Context", ""))
        call.note(channel)
        self._changed[call] = None
        return channel

    def _call(self, uniqueid: str, linkedid: str) -> Call:
        known = self._of_channel.get(uniqueid)
        linked = self._calls.get(linkedid)
        if known and linked and known is not linked:
            self._join(linked, known)
            return linked
        call = known or linked
        if call is None:
            call = self._begin(linkedid)
        elif linked is None:
            call.ids[linkedid] = None
            self._calls[linkedid] = call
        return call

    def _begin(self, linkedid: str) -> Call:
        if len(self._calls) >= MAX_OPEN_CALLS:
            self._forget(next(iter(self._calls.values())))
        call = self._calls[linkedid] = Call(ids={linkedid: None})
        call.expected_number = self._expected.pop(linkedid, None)
        return call

    def _add(
        self, call: Call, uniqueid: str, event: Message, prefix: str, *, is_new: bool
    ) -> Channel:
        name = event.get(f"{prefix}Channel", "")
        context = event.get(f"{prefix}Context", "")
        channel = Channel(
            uniqueid=uniqueid, name=name, line=self._lines.of_channel(name, context)
        )
        first = uniqueid in call.ids
        seen = progress_in(event, prefix)
        channel.dials_in = seen is Progress.RING and not rings(event, prefix)
        if is_new:
            if channel.dials_in:
                channel.dialled_number = value(event, "Exten")
            elif first:
                # Nobody called, so an application did.
                call.originated = True
                channel.own_phone = channel.is_party
        else:
            call.gap = True
            self._place(call, channel, first=first)
        if channel.dials_in:
            channel.caller_number = caller_in(event, f"{prefix}CallerIDNum")
        call.channels[uniqueid] = channel
        self._of_channel[uniqueid] = call
        return channel

    def _place(self, call: Call, channel: Channel, *, first: bool) -> None:
        """Tell what a channel is whose beginning was not heard."""
        if first and channel.line.kind is LineKind.LOCAL:
            call.originated = True
        elif first:
            channel.dials_in = True
        elif channel.is_party and not channel.dials_in:
            if call.originated and not call.own_phone:
                channel.own_phone = True
            else:
                channel.was_dialled = True

    def _join(self, keep: Call, drop: Call) -> None:
        """Make one call of two."""
        keep.join(drop)
        for linkedid in drop.ids:
            self._calls[linkedid] = keep
        for uniqueid in drop.channels:
            self._of_channel[uniqueid] = keep
        self._changed.pop(drop, None)
        keep.reported = keep.reported or drop.reported
        self._changed[keep] = None

    def _note_path(self, channel: Channel, context: str) -> None:
        if context.startswith(_MENU) and channel.dials_in:
            channel.path = context

    def _note_application(self, channel: Channel, row: Message) -> None:
        """Take in what the list of channels says besides: what a channel is doing, and with whom."""
        application = row.get("Application", "")
        call = self._of_channel[channel.uniqueid]
        if application in _CALLED_APPLICATIONS and not channel.was_dialled:
            first = channel.uniqueid in call.ids
            channel.dials_in = False
            channel.own_phone = first
            channel.was_dialled = not first
            call.note(channel)

    def _lose(self, uniqueid: str) -> None:
        """Take a channel for gone of whose end nothing was heard."""
        call = self._of_channel[uniqueid]
        call.gap = call.end_unheard = True
        call.channels[uniqueid].ended = True
        self._unlisted.pop(uniqueid, None)
        self._changed[call] = None

    def _forget(self, call: Call) -> None:
        for linkedid in call.ids:
            if self._calls.get(linkedid) is call:
                del self._calls[linkedid]
        for uniqueid in call.channels:
            self._forget_channel(uniqueid)
        self._changed.pop(call, None)

    def _forget_gone(self, call: Call) -> None:
        for uniqueid in call.forget_gone():
            self._forget_channel(uniqueid)

    def _forget_channel(self, uniqueid: str) -> None:
        self._of_channel.pop(uniqueid, None)
        self._unlisted.pop(uniqueid, None)
        self._gone[uniqueid] = None
        if len(self._gone) > MOST_GONE:
            self._gone.popitem(last=False)

    # -- events ------------------------------------------------------------------------------------------------------

    def _channel(self, event: Message, prefix: str = "") -> Channel | None:
        uniqueid = event.get(f"{prefix}Uniqueid", "")
        call = self._of_channel.get(uniqueid)
        return call.channels.get(uniqueid) if call else None

    def _dial(self, event: Message) -> None:
        called = self._channel(event, "Dest")
        if called is None:
            return
        call = self._of_channel[called.uniqueid]
        caller = self._channel(event)
        if self._is_own_phone(call, called, caller, event):
            called.own_phone = called.is_party
            called.dials_in = called.was_dialled = False
        elif not called.own_phone:
            called.was_dialled = True
        if caller and not caller.was_dialled and not caller.own_phone:
            caller.dials_in = True
        if event["Event"] == "DialBegin":
            self._note_dialled(call, called, caller, event)
        if event.get("DialStatus") == "RINGING":
            called.progress = max(called.progress, Progress.RING)
        if event["Event"] == "DialEnd":
            self._note_dial_end(call, called, event.get("DialStatus", ""))
        for channel in (called, caller):
            if channel:
                call.note(channel)

    def _is_own_phone(
        self, call: Call, called: Channel, caller: Channel | None, event: Message
    ) -> bool:
        """Answer whether a phone rings its own user because an application makes a call for him."""
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

    def _note_dialled(
        self, call: Call, called: Channel, caller: Channel | None, event: Message
    ) -> None:
        if called.line.kind is LineKind.TRUNK:
            number = event.get("DialString", "").partition("@")[0].rpartition("/")[2]
            called.dialled_number = (
                number or value(event, "DestCallerIDNum") or value(event, "DestExten")
            )
        if caller is None:
            return
        if event.get("Context") == _RING_GROUPS and caller.dials_in:
            caller.path = value(event, "Exten")
        if caller.moved:
            caller.moved = False
            call.transfers.append(Transfer(by=None, members=_present(call)))

    def _note_dial_end(self, call: Call, called: Channel, status: str) -> None:
        if status == "ANSWER":
            called.progress = Progress.UP
        elif called.is_party and not called.dial_ended:
            # A queue ends the same dial a second time, as cancelled.
            called.dial_ended = True
            call.dial_status = status

    def _bridge_enter(self, event: Message) -> None:
        channel = self._channel(event)
        if channel is None:
            return
        channel.moved = channel.passed_on = False
        if event.get("BridgeType") != _TALK:
            return
        inside = self._bridges.setdefault(event.get("BridgeUniqueid", ""), {})
        inside[channel.uniqueid] = None
        self._compare_bridge(channel, inside, event)
        parties = [
            party
            for uniqueid in inside
            if (call := self._of_channel.get(uniqueid))
            and (party := call.channels[uniqueid]).is_party
        ]
        if len(parties) < 2:
            return
        for party in parties:
            party.talked = True
            self._of_channel[party.uniqueid].note(party)

    def _bridge_leave(self, event: Message) -> None:
        channel = self._channel(event)
        if channel is None or event.get("BridgeType") != _TALK:
            return
        inside = self._bridges.get(event.get("BridgeUniqueid", ""), {})
        if channel.uniqueid not in inside:
            self._of_channel[channel.uniqueid].unexplained = True
            return
        del inside[channel.uniqueid]
        if not inside:
            del self._bridges[event["BridgeUniqueid"]]
        self._compare_bridge(channel, inside, event)
        stays = [
            other
            for uniqueid in inside
            if (call := self._of_channel.get(uniqueid))
            and (other := call.channels.get(uniqueid))
        ]
        channel.moved = (
            not channel.passed_on
            and not channel.hangup_requested
            and any(not other.hangup_requested for other in stays)
        )

    def _compare_bridge(
        self, channel: Channel, inside: Mapping[str, None], event: Message
    ) -> None:
        """Note that somebody talks whose channel was not heard to enter."""
        number = event.get("BridgeNumChannels", "")
        if number.isdecimal() and int(number) > len(inside):
            self._of_channel[channel.uniqueid].unexplained = True

    def _hold(self, event: Message) -> None:
        if channel := self._channel(event):
            channel.on_hold = event["Event"] == "Hold"

    def _hangup_request(self, event: Message) -> None:
        if channel := self._channel(event):
            channel.hangup_requested = True

    def _hangup(self, event: Message) -> None:
        channel = self._channel(event)
        if channel is None:
            return
        channel.ended = True
        call = self._of_channel[channel.uniqueid]
        if not channel.is_party or channel.answered:
            return
        # Whoever picks a call up ends the dial of the phone that rang, in its place.
        call.unexplained |= channel.was_dialled and not channel.dial_ended
        if channel.was_dialled or not call.dialled:
            call.cause, call.cause_text = (
                value(event, "Cause"),
                value(event, "Cause-txt"),
            )

    def _transfer(self, event: Message) -> None:
        by = self._channel(event, "Transferer") or self._channel(
            event, "OrigTransferer"
        )
        passed_on = self._channel(event, "Transferee")
        if by is None:
            return
        call = self._of_channel[by.uniqueid]
        if event["Event"] == "AttendedTransfer" and (
            second := self._channel(event, "SecondTransferer")
        ):
            other = self._of_channel[second.uniqueid]
            if other is not call:
                first, then = sorted((call, other), key=_age)
                self._join(first, then)
                call = first
        if passed_on:
            if passed_on.passed_on:
                # It was parked, which is told on its own.
                return
            passed_on.passed_on = True
        number = by.line.number if by.line.kind is LineKind.EXTENSION else None
        call.transfers.append(Transfer(by=number, members=_present(call)))

    def _park(self, event: Message) -> None:
        if channel := self._channel(event, "Parkee"):
            channel.passed_on = True
            channel.moved = False

    def _pick_up(self, event: Message) -> None:
        taker, target = self._channel(event), self._channel(event, "Target")
        if taker is None or target is None:
            return
        call, other = (
            self._of_channel[target.uniqueid],
            self._of_channel[taker.uniqueid],
        )
        if call is not other:
            self._join(call, other)
        taker.talked = True
        call.note(taker)

    def _join_queue(self, event: Message) -> None:
        if channel := self._channel(event):
            channel.path = value(event, "Queue")
            self._of_channel[channel.uniqueid].queued = True

    def _message_waiting(self, event: Message) -> None:
        if channel := self._channel(event):
            self._of_channel[channel.uniqueid].message_left = True

    def _originated(self, event: Message) -> None:
        """Take in what an application wanted to call, where its user's phone was not picked up."""
        called = value(event, "Exten")
        name = event.get("Channel", "")
        if called is None or not name:
            return
        for call in self.in_progress:
            if call.originated and any(
                channel.name == name or channel.name.startswith(f"{name}-")
                for channel in call.channels.values()
            ):
                call.expected_number = call.called = call.called or called
                self._changed[call] = None

    def _record(self, event: Message) -> None:
        """Take in a record of Asterisk's own, which says who answered a dial (never of a menu, which has no destination)."""
        if event.get("Disposition") != "ANSWERED":
            return
        call = self._of_channel.get(event.get("UniqueID", ""))
        name = event.get("DestinationChannel")
        if call is None or not name:
            return
        for channel in call.channels.values():
            if channel.name == name and channel.was_dialled and channel.is_party:
                channel.progress = Progress.UP
                call.note(channel)
                self._changed[call] = None

    _READERS: Final[Mapping[str, Callable[[OpenCalls, Message], None]]] = {
        "DialBegin": _dial,
        "DialState": _dial,
        "DialEnd": _dial,
        "BridgeEnter": _bridge_enter,
        "BridgeLeave": _bridge_leave,
        "Hold": _hold,
        "Unhold": _hold,
        "HangupRequest": _hangup_request,
        "Hangup": _hangup,
        "BlindTransfer": _transfer,
        "AttendedTransfer": _transfer,
        "ParkedCall": _park,
        "ParkedCallTimeOut": _park,
        "Pickup": _pick_up,
        "QueueCallerJoin": _join_queue,
        "MessageWaiting": _message_waiting,
        "AgentCalled": _dial,
        "AgentConnect": _dial,
        "AgentComplete": _dial,
        "OriginateResponse": _originated,
        "Cdr": _record,
    }


_PREFIXES: Final = {
    "Newchannel": ("",),
    "Newstate": ("",),
    "DialBegin": ("", "Dest"),
    "DialState": ("", "Dest"),
    "DialEnd": ("", "Dest"),
    "BridgeEnter": ("",),
    "BridgeLeave": ("",),
    "Hold": ("",),
    "Unhold": ("",),
    "HangupRequest": ("",),
    "Hangup": ("",),
    "BlindTransfer": ("Transferer", "Transferee"),
    "AttendedTransfer": (
        "OrigTransferer",
        "SecondTransferer",
        "Transferee",
        "TransferTarget",
    ),
    "ParkedCall": ("Parkee",),
    "ParkedCallTimeOut": ("Parkee",),
    "UnParkedCall": ("Parkee", "Retriever"),
    "Pickup": ("", "Target"),
    "QueueCallerJoin": ("",),
    "AgentCalled": ("", "Dest"),
    "AgentConnect": ("", "Dest"),
    "AgentComplete": ("", "Dest"),
    "MessageWaiting": ("",),
}
"""By event: what stands before the keys of each channel that it shows."""

EVENTS: Final = tuple(
    sorted({*_PREFIXES, *OpenCalls._READERS})  # noqa: SLF001
)
"""The events that say something of calls."""


def _present(call: Call) -> tuple[Member, ...]:
    """Return who is in a call, without those who have left it."""
    return tuple(
        member for member in call.members() if member.state is not MemberState.ENDED
    )


def _age(call: Call) -> tuple[float, str]:
    found = call.call_id.rpartition("-")[2]
    try:
        second, _, serial = found.partition(".")
        return int(second) + int(serial) / 1e12, found
    except ValueError:
        return 0.0, found
