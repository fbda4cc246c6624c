"""The orders that a phone system may take; which it takes its features say."""

from collections.abc import Sequence
from enum import StrEnum

from ..calls.model import Call
from .errors import NotSupported


class TransferEnd(StrEnum):
    """How a transfer ends that somebody was asked about first.

    ``complete`` leaves the two others alone, ``cancel`` goes back to the first, ``conference`` has all three talk.
    """

    COMPLETE = "complete"
    CANCEL = "cancel"
    CONFERENCE = "conference"


class CallControl:
    """What a phone system can be told to do.

    No order is given again where it is not known whether the system took it. A call is handed over as it is known now, with all its
    ids and its members' channels. All methods raise besides what they say:

    - NotSupported: the system has no such function, or its firmware is too old for it.
    - OrderRefused: the system does not do it.
    - Unconfirmed: it may have done it or not.
    - CallNotFound, where there is a call: it is over, or the extension is not in it any more.
    """

    async def dial(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> str | None:
        """Have an extension's phone ring and, once it is picked up, call a number. Return the call's id where the system says it.

        Args:
            extension: Who calls.
            number: An outside number or another extension: digits, ``*``, ``#`` and perhaps a plus in front.
            auto_answer: Whether the extension's phone shall pick up by itself, as far as it can.
        """
        raise NotSupported("dial")

    async def hang_up(self, call: Call, extension: str | None = None) -> None:
        """Hang up in a call.

        Args:
            call: The call.
            extension: Who hangs up, which ends a call between two. None ends the call for all who are in it.
        """
        raise NotSupported("hang_up")

    async def transfer(
        self, call: Call, extension: str, number: str, *, attended: bool = False
    ) -> None:
        """Have an extension pass a call on.

        Args:
            call: The call that it talks in.
            extension: Who passes it on, and is out of the call with that.
            number: To whom, as ``dial`` takes it.
            attended: Whether the extension talks to the new one first, while the other waits on hold; see ``end_transfer``.
        """
        raise NotSupported("transfer")

    async def end_transfer(self, call: Call, extension: str, end: TransferEnd) -> None:
        """End a transfer that was begun with ``attended``.

        Args:
            call: The call that is passed on.
            extension: Who passes it on.
            end: How it ends.
        """
        raise NotSupported("end_transfer")

    async def hold(self, call: Call, extension: str) -> None:
        """Have an extension put a call on hold."""
        raise NotSupported("hold")

    async def resume(self, call: Call, extension: str) -> None:
        """Have an extension go on with a call that it has put on hold."""
        raise NotSupported("resume")

    async def mute(self, call: Call, extension: str, *, muted: bool) -> None:
        """Have an extension not be heard in a call, or be heard again."""
        raise NotSupported("mute")

    async def accept(self, call: Call, extension: str | None = None) -> None:
        """Accept a call that nobody has answered.

        Args:
            call: The call.
            extension: Whose phone picks up, where the system can have it do so. None lets a call in that waits for being let in.
        """
        raise NotSupported("accept")

    async def refuse(self, call: Call) -> None:
        """Turn an inbound call away that nobody has answered."""
        raise NotSupported("refuse")

    async def route(self, call: Call, number: str) -> None:
        """Send an inbound call that nobody has answered to another number."""
        raise NotSupported("route")

    async def play_prompt(
        self, number: str, prompts: Sequence[str], *, auto_answer: bool = False
    ) -> None:
        """Call a number and play prompts one after another.

        Args:
            number: An extension, or a number outside where the system can.
            prompts: The names that the system has for them, without what tells the kind of file.
            auto_answer: Whether the phone shall pick up by itself, as far as it can.
        """
        raise NotSupported("play_prompt")

    async def announce(
        self, extension: str, address: str, *, auto_answer: bool = False
    ) -> None:
        """Call an extension and play a sound file.

        Args:
            extension: Whose phone rings.
            address: Where the system fetches the file: HTTP, WAV, 8 kHz, 16 bit, mono.
            auto_answer: Whether the phone shall pick up by itself, as far as it can.
        """
        raise NotSupported("announce")

    async def pause_agent(
        self, extension: str, queue: str | None, *, paused: bool, reason: str = ""
    ) -> None:
        """Have queues leave an agent out, or count on it again.

        Args:
            extension: The agent.
            queue: The number of the queue; None means all that it belongs to.
            paused: Whether it is left out.
            reason: Why, for the system's reports, where it keeps that.
        """
        raise NotSupported("pause_agent")

    async def set_do_not_disturb(self, extension: str, *, on: bool) -> None:
        """Have an extension not ring, or ring again."""
        raise NotSupported("set_do_not_disturb")
