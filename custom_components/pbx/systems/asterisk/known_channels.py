"""The channels in progress and the calls that they belong to (vendor_docs/asterisk.md, section 0)."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Final

from ...calls.limits import MAX_OPEN_CALLS
from .call import Call
from .channels import Channel, caller_in, dials_in, progress_in, value
from .lines import LineKind, Lines
from .manager import Message

LOST_AFTER_SECONDS: Final = 5
"""After how long a channel that is in no list of channels any more has ended, though its Hangup was not heard."""

MOST_GONE: Final = 20_000
"""How many channels that have ended are still known."""

MOST_EXPECTED: Final = 100
"""How many calls may be about to be originated. Of some, nothing is ever heard."""

_MENU: Final = "ivr-"


class KnownChannels:
    """Which channel belongs to which call. Calls are joined when a channel turns out to belong to another."""

    def __init__(self, lines: Lines) -> None:
        """Begin with no channel.

        Args:
            lines: What tells phones from trunks.
        """
        self._lines = lines
        self._calls: dict[str, Call] = {}
        """By each of their Linkedids."""
        self._of_channel: dict[str, Call] = {}
        """By the Uniqueids of their channels."""
        self._changed: dict[Call, None] = {}
        self._unlisted: dict[str, float] = {}
        """Since when channels are in no list any more."""
        self._gone: OrderedDict[str, None] = OrderedDict()
        """The Uniqueids of channels that have ended, so that a late event brings none of them back."""
        self._expected: OrderedDict[str, tuple[str, bool]] = OrderedDict()
        """What calls that are about to be originated are to call in the end, and whether they are to play something there."""

    # -- looking -----------------------------------------------------------------------------------------------------

    @property
    def calls(self) -> Iterator[Call]:
        """The calls that are not over."""
        return iter(dict.fromkeys(self._calls.values()))

    def call_with(self, uniqueid: str) -> Call | None:
        """Return the call of the channel with an id."""
        return self._of_channel.get(uniqueid)

    def call_of(self, channel: Channel) -> Call:
        """Return the call that a known channel belongs to."""
        return self._of_channel[channel.uniqueid]

    def get(self, uniqueid: str) -> Channel | None:
        """Return the channel with an id."""
        call = self._of_channel.get(uniqueid)
        return call.channels.get(uniqueid) if call else None

    def named_in(self, event: Message, prefix: str = "") -> Channel | None:
        """Return the known channel that an event names under keys with a prefix."""
        return self.get(event.get(f"{prefix}Uniqueid", ""))

    # -- what is heard -----------------------------------------------------------------------------------------------

    def touch(self, event: Message, prefix: str, *, is_new: bool) -> Channel | None:
        """Take in what an event shows of a channel, and to which call it belongs.

        Args:
            event: The event, or a row of a list.
            prefix: What stands before the keys of the channel.
            is_new: Whether it says that the channel begins.

        Returns:
            The channel; None where the event names none, or one that has ended.
        """
        uniqueid = value(event, f"{prefix}Uniqueid")
        linkedid = value(event, f"{prefix}Linkedid")
        if uniqueid is None or linkedid is None or uniqueid in self._gone:
            return None
        call = self._call(uniqueid, linkedid)
        channel = call.channels.get(uniqueid)
        if channel is None:
            channel = self._add(call, uniqueid, event, prefix)
            if not is_new:
                _place(call, channel)
        if is_new:
            _begin(call, channel, event)
        channel.progress = max(channel.progress, progress_in(event, prefix))
        if channel.dials_in and event.get(f"{prefix}Context", "").startswith(_MENU):
            channel.path = event[f"{prefix}Context"]
        call.note(channel)
        self._changed[call] = None
        return channel

    def mark_changed(self, call: Call) -> None:
        """Have a call among those that changed."""
        self._changed[call] = None

    def note_gap(self) -> None:
        """Note that something may happen to all calls that is not heard."""
        for call in self._calls.values():
            call.gap = True

    def expect(self, call_id: str, number: str, *, plays: bool) -> None:
        """Know what a call that is about to be originated is to call in the end, and whether it is to play something there."""
        self._expected[call_id] = (number, plays)
        if len(self._expected) > MOST_EXPECTED:
            self._expected.popitem(last=False)

    def join(self, one: Call, other: Call) -> Call:
        """Make one call of two, under the ids of the older, and return it."""
        if one is other:
            return one
        keep, drop = sorted((one, other), key=_age)
        self._join(keep, drop)
        return keep

    def lose_unlisted(self, listed: Iterable[str], now: float) -> None:
        """Give up the channels that are not in the list of all channels, once that has been so for some seconds.

        Args:
            listed: The Uniqueids in the list. It may be newer than events that are still on their way.
            now: The time of a clock that is never set back, in seconds.
        """
        missing = self._of_channel.keys() - set(listed)
        for uniqueid in self._unlisted.keys() - missing:
            del self._unlisted[uniqueid]
        for uniqueid in missing:
            if now - self._unlisted.setdefault(uniqueid, now) >= LOST_AFTER_SECONDS:
                call = self._of_channel[uniqueid]
                call.gap = call.end_unheard = True
                call.channels[uniqueid].ended = True
                self._changed[call] = None

    # -- what comes out ----------------------------------------------------------------------------------------------

    @property
    def changed(self) -> Iterable[Call]:
        """The calls of which anything was heard since they were taken last."""
        return self._changed.keys()

    def take_changed(self) -> Iterator[Call]:
        """Yield the calls of which anything was heard, and forget then what is over."""
        changed, self._changed = self._changed, {}
        for call in changed:
            if call.has_parties:
                yield call
            if call.over:
                self._forget(call)
            else:
                for uniqueid in call.forget_gone():
                    self._forget_channel(uniqueid)

    # -- calls -------------------------------------------------------------------------------------------------------

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
        if expected := self._expected.pop(linkedid, None):
            call.expected_number, call.plays = expected
        return call

    def _join(self, keep: Call, drop: Call) -> None:
        keep.join(drop)
        for linkedid in drop.ids:
            self._calls[linkedid] = keep
        for uniqueid in drop.channels:
            self._of_channel[uniqueid] = keep
        self._changed.pop(drop, None)
        self._changed[keep] = None

    def _add(self, call: Call, uniqueid: str, event: Message, prefix: str) -> Channel:
        name = event.get(f"{prefix}Channel", "")
        context = event.get(f"{prefix}Context", "")
        channel = Channel(
            uniqueid=uniqueid, name=name, line=self._lines.of_channel(name, context)
        )
        channel.dials_in = dials_in(event, prefix)
        channel.caller_number = caller_in(event, f"{prefix}CallerIDNum")
        channel.caller_name = caller_in(event, f"{prefix}CallerIDName")
        call.channels[uniqueid] = channel
        self._of_channel[uniqueid] = call
        return channel

    def _forget(self, call: Call) -> None:
        for linkedid in call.ids:
            if self._calls.get(linkedid) is call:
                del self._calls[linkedid]
        for uniqueid in call.channels:
            self._forget_channel(uniqueid)
        self._changed.pop(call, None)

    def _forget_channel(self, uniqueid: str) -> None:
        self._of_channel.pop(uniqueid, None)
        self._unlisted.pop(uniqueid, None)
        self._gone[uniqueid] = None
        if len(self._gone) > MOST_GONE:
            self._gone.popitem(last=False)


def _begin(call: Call, channel: Channel, event: Message) -> None:
    """Take in that a channel begins; a list of channels may have shown it before."""
    channel.begun = True
    if dials_in(event, ""):
        channel.dials_in = True
        channel.dialled_number = value(event, "Exten")
    elif channel.uniqueid in call.ids:
        # Nobody called, so an application did.
        call.originated = True
        channel.own_phone = channel.is_party and not call.plays
        channel.was_dialled = channel.is_party and call.plays
        channel.dials_in = False


def _place(call: Call, channel: Channel) -> None:
    """Tell what a channel is whose beginning was not heard."""
    first = channel.uniqueid in call.ids
    if first and channel.line.kind is LineKind.LOCAL:
        call.originated = True
    elif first:
        channel.dials_in = True
    elif channel.is_party and not channel.dials_in:
        if call.originated and not call.own_phone:
            channel.own_phone = True
        else:
            channel.was_dialled = True


def _age(call: Call) -> tuple[float, str]:
    """Return what sorts calls by their age: the second and the serial number that their ids say."""
    found = call.call_id.rpartition("-")[2]
    try:
        second, _, serial = found.partition(".")
        return int(second) + int(serial) / 1e12, found
    except ValueError:
        return 0.0, found
