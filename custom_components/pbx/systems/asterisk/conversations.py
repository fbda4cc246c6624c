"""Who talks with whom: the bridges of an Asterisk (vendor_docs/asterisk.md, section 2)."""

from collections.abc import Mapping
from typing import Final

from .known_channels import KnownChannels
from .manager import Message

_TALK: Final = "basic"
"""The kind of bridge in which parties talk with each other; others are those of parking, queues and conferences."""


class Conversations:
    """The bridges in which parties talk, as channels enter and leave them."""

    def __init__(self, channels: KnownChannels) -> None:
        """Begin with no bridge.

        Args:
            channels: The channels that enter and leave.
        """
        self._channels = channels
        self._bridges: dict[str, dict[str, None]] = {}
        """By a bridge's id: the Uniqueids of the channels in it."""

    def forget(self) -> None:
        """Forget all bridges, because it is not heard who enters and leaves."""
        self._bridges.clear()

    def enter(self, event: Message) -> None:
        """Take in that a channel enters a bridge: two parties who are in it talk with each other."""
        channel = self._channels.named_in(event)
        if channel is None:
            return
        channel.moved = channel.passed_on = False
        if event.get("BridgeType") != _TALK:
            return
        inside = self._bridges.setdefault(event.get("BridgeUniqueid", ""), {})
        inside[channel.uniqueid] = None
        self._count(inside, event)
        parties = [
            party
            for uniqueid in inside
            if (party := self._channels.get(uniqueid)) and party.is_party
        ]
        for party in parties if len(parties) > 1 else ():
            party.talked = True
            self._channels.call_of(party).note(party)

    def leave(self, event: Message) -> None:
        """Take in that a channel leaves a bridge: of its own accord, or because it is sent elsewhere."""
        channel = self._channels.named_in(event)
        if channel is None or event.get("BridgeType") != _TALK:
            return
        bridge = event.get("BridgeUniqueid", "")
        inside = self._bridges.get(bridge, {})
        if channel.uniqueid not in inside:
            self._channels.call_of(channel).unexplained = True
            return
        del inside[channel.uniqueid]
        if not inside:
            del self._bridges[bridge]
        self._count(inside, event)
        others = [
            other for uniqueid in inside if (other := self._channels.get(uniqueid))
        ]
        channel.moved = (
            not channel.passed_on
            and not channel.hangup_requested
            and any(not other.hangup_requested for other in others)
        )

    def _count(self, inside: Mapping[str, None], event: Message) -> None:
        """Note that somebody talks whose channel was not heard to enter."""
        number = event.get("BridgeNumChannels", "")
        call = self._channels.call_with(event.get("Uniqueid", ""))
        if call and number.isdecimal() and int(number) > len(inside):
            call.unexplained = True
