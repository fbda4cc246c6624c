"""The calls of an Asterisk at the moment when an order is given, and which of their channels it concerns."""

from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...calls.model import Call
from ..errors import BadReply, CallNotFound, OrderProblem, OrderRefused, Unconfirmed
from . import call as followed
from .channels import Channel, Progress
from .event_reader import EventReader
from .lines import LineKind
from .manager import Manager, Message
from .orders import not_permitted
from .watches import Matches, within

WATCH_SECONDS: Final = 5
"""For how long an order waits to be obeyed by a phone, or by the part of Asterisk that takes keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentCalls:
    """The connection, the calls that are followed, and the channels that there are (``CoreShowChannels``), by their Uniqueids."""

    manager: Manager
    actions: frozenset[str]
    reader: EventReader
    rows: Mapping[str, Message]

    def require(self, action: str) -> None:
        """Make sure that the user may change calls. Raises OrderRefused.

        Args:
            action: One that every Asterisk has: where it is not offered, the right to it is missing.
        """
        if action not in self.actions:
            raise not_permitted(f"{action} is not offered")

    def followed(self, call: Call) -> followed.Call:
        """Return a call as it is followed here. Raises CallNotFound."""
        for found in self.reader.calls.in_progress:
            if not call.ids.isdisjoint(found.ids):
                return found
        raise CallNotFound("The call is over")

    def channels(self, call: Call, extension: str | None = None) -> list[Channel]:
        """Return the channels of a call that are there, first that of whoever calls: as long as he is there, the next phone may ring.

        Args:
            call: The call.
            extension: Whose channels; None for all.
        """
        channels = [
            channel
            for found in self.reader.calls.in_progress
            if not call.ids.isdisjoint(found.ids)
            for channel in found.channels.values()
            if channel.uniqueid in self.rows
            and (extension is None or _is_of(channel, extension))
        ]
        return sorted(channels, key=lambda channel: not channel.dials_in)

    def name(self, channel: Channel) -> str:
        """Return what a channel is called now. What it was called at first may have changed."""
        return self.rows[channel.uniqueid].get("Channel", "")

    def talking(self, call: Call, extension: str) -> Channel:
        """Return the channel with which an extension talks in a call. Raises CallNotFound, and OrderRefused where it only rings."""
        channels = self.channels(call, extension)
        if not channels:
            raise CallNotFound("The extension is not in the call any more")
        for channel in channels:
            if channel.progress is Progress.UP and self._bridge(channel):
                return channel
        raise OrderRefused.because(
            "the extension talks to nobody", OrderProblem.NOT_CONNECTED
        )

    def ringing(self, call: Call) -> list[Channel]:
        """Return the channels of the extensions whose phones ring for a call."""
        return [
            channel
            for channel in self.channels(call)
            if channel.line.kind is LineKind.EXTENSION
            and channel.was_dialled
            and channel.progress is Progress.RING
        ]

    def waiting_caller(self, call: Call) -> Channel:
        """Return the channel of who calls and was not answered. Raises CallNotFound, and OrderRefused where somebody answered."""
        if self.followed(call).answered:
            raise OrderRefused.because(
                "it has been answered", OrderProblem.NOT_CONNECTED
            )
        for channel in self.channels(call):
            if channel.dials_in and channel.is_party:
                return channel
        raise CallNotFound("The caller is gone")

    def is_consulting(self, channel: Channel) -> bool:
        """Answer whether somebody of the channel's call waits alone while it talks to, or calls, somebody else."""
        own = self._bridge(channel)
        bridges = [row.get("BridgeId", "") for row in self.rows.values()]
        return any(
            other.is_party
            and (bridge := self._bridge(other)) not in {"", own}
            and bridges.count(bridge) == 1
            for other in self._others(channel)
        )

    async def require_number(self, context: str, number: str) -> None:
        """Make sure that the dial plan knows a number: else Asterisk would hang up on whoever is sent there. Raises OrderRefused."""
        try:
            reply = await self.manager.ask(
                "Getvar", Variable=f"DIALPLAN_EXISTS({context},{number},1)"
            )
        except BadReply:
            # It cannot be asked.
            return
        if reply.get("Value") == "0":
            raise OrderRefused.because(
                "the dial plan has no such number", OrderProblem.NO_SUCH_NUMBER
            )

    async def obeyed(self, order: Awaitable[None], shown_by: Matches) -> Message | None:
        """Give an order, and return the event that shows that it was obeyed; None where none comes in time.

        Raises what ``orders.give`` raises.
        """
        with self.reader.watches.watching(shown_by) as found:
            await order
            event = await within(WATCH_SECONDS, found)
        if event is None and not self.manager.is_open:
            raise Unconfirmed("The connection broke")
        return event

    def _bridge(self, channel: Channel) -> str:
        row = self.rows.get(channel.uniqueid, {})
        return row.get("BridgeId", "")

    def _others(self, channel: Channel) -> Iterator[Channel]:
        for found in self.reader.calls.in_progress:
            if channel.uniqueid in found.channels:
                yield from found.channels.values()


def _is_of(channel: Channel, extension: str) -> bool:
    return (channel.line.kind, channel.line.number) == (LineKind.EXTENSION, extension)
