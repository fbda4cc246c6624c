"""Who dials whom: the dials of an Asterisk, and what applications had it dial (vendor_docs/asterisk.md, sections 2 and 3)."""

from typing import Final

from .call import Call
from .channels import Channel, Progress, value
from .known_channels import KnownChannels
from .lines import LineKind
from .manager import Message

_RING_GROUPS: Final = "ext-group"


class Dials:
    """What is heard of channels that dial and of those that are dialled."""

    def __init__(self, channels: KnownChannels) -> None:
        """Begin with no dial.

        Args:
            channels: The channels that dial and are dialled.
        """
        self._channels = channels

    def hear(self, event: Message) -> None:
        """Take in that somebody is dialled, rings, or is not dialled any more."""
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

    def note_listed(self, channel: Channel) -> None:
        """Take in that a list of channels shows one that was called, though that was not heard."""
        if channel.was_dialled:
            return
        call = self._channels.call_of(channel)
        channel.own_phone = channel.uniqueid in call.ids
        channel.was_dialled = not channel.own_phone
        channel.dials_in = False
        call.note(channel)

    def note_originated(self, event: Message) -> None:
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

    def note_record(self, event: Message) -> None:
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


def _is_own_phone(
    call: Call, called: Channel, caller: Channel | None, event: Message
) -> bool:
    """Answer whether a phone rings its own user because an application makes a call for that user."""
    if call.plays:
        return False
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
        call.transfers.append(call.transferred(by=None))


def _note_dial_end(call: Call, called: Channel, status: str) -> None:
    if status == "ANSWER":
        called.progress = Progress.UP
    elif called.is_party and not called.dial_ended:
        # A queue ends the same dial a second time, as cancelled.
        called.dial_ended = True
        call.dial_status = status
