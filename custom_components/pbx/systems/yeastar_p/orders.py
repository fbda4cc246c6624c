"""Orders to a Yeastar P-Series about calls (vendor_docs/yeastar_p.md, section 5).

Besides: https://help.yeastar.com/en/p-series-software-edition/developer-guide/hold-a-call.html, ``mute-a-call.html`` and
``play-prompt.html`` beside it.
"""

from collections.abc import Mapping, Sequence
from typing import Final, override

from ...calls.model import Call, MemberState
from ..asterisk_based.channels_in_call import (
    is_there,
    offered_line,
    other_channel,
    own_channel,
    ringing_extensions,
)
from ..asterisk_based.hanging_up import hang_up_channels
from ..base import PhoneSystem
from ..call_control import TransferEnd
from ..errors import BadReply, CallNotFound, NotSupported, OrderProblem, OrderRefused
from ..lenient_values import text
from .error_codes import ACTION_FORBIDDEN, NOT_FOUND, explained_refusal
from .open_api import OpenApi

_HANG_UP: Final = "call/hangup"
_TRANSFER: Final = "call/transfer"
_REFUSE: Final = "call/refuse_inbound"

_DIAL_PROBLEMS: Final = {
    "caller": OrderProblem.NO_SUCH_EXTENSION,
    NOT_FOUND: OrderProblem.NO_SUCH_EXTENSION,
    "callee": OrderProblem.NO_SUCH_NUMBER,
}
_CHANNEL_PROBLEMS: Final = {
    "channel_id": OrderProblem.NOT_CONNECTED,
    ACTION_FORBIDDEN: OrderProblem.NOT_CONNECTED,
}
_TRANSFER_PROBLEMS: Final = {
    **_CHANNEL_PROBLEMS,
    "number": OrderProblem.NO_SUCH_NUMBER,
    "dial_permission": OrderProblem.NOT_PERMITTED,
}
_PROMPT_PROBLEMS: Final = {
    "number": OrderProblem.NO_SUCH_NUMBER,
    # A number outside is called with the right of an extension, and nobody is named whose right that would be.
    "dial_permission": OrderProblem.NOT_PERMITTED,
    "prompts": OrderProblem.NO_SUCH_PROMPT,
    NOT_FOUND: OrderProblem.NO_SUCH_PROMPT,
}

_ENDS: Final = {
    TransferEnd.COMPLETE: "complete",
    TransferEnd.CANCEL: "abort",
    TransferEnd.CONFERENCE: "threeway",
}


class OrderedCalls(PhoneSystem):
    """A P-Series as it takes orders about calls."""

    api: OpenApi

    @override
    async def dial(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> str | None:
        fields = {"caller": extension, "callee": number}
        with explained_refusal(_DIAL_PROBLEMS):
            reply = await self.api.order(
                "call/dial", {**fields, **_auto_answered(auto_answer)}
            )
        return text(reply.get("call_id"))

    @override
    async def hang_up(self, call: Call, extension: str | None = None) -> None:
        await hang_up_channels(self, call, extension, self._hang_up_channel)

    async def _hang_up_channel(self, channel_id: str) -> None:
        with explained_refusal({}):
            await self.api.order(_HANG_UP, {"channel_id": channel_id})

    @override
    async def transfer(
        self, call: Call, extension: str, number: str, *, attended: bool = False
    ) -> None:
        if attended:
            channel_id = await own_channel(self, call, extension)
        else:
            # It is the party to be passed on that is moved.
            channel_id = await other_channel(self, call, extension)
        more = {
            "type": "attended" if attended else "blind",
            "number": number,
            "dial_permission": extension,
        }
        await self._order(_TRANSFER, call, channel_id, _TRANSFER_PROBLEMS, more)

    @override
    async def end_transfer(self, call: Call, extension: str, end: TransferEnd) -> None:
        channel_id = await own_channel(self, call, extension)
        more = {"type": "attended", "attended_operate": _ENDS[end]}
        await self._order(_TRANSFER, call, channel_id, _CHANNEL_PROBLEMS, more)

    @override
    async def hold(self, call: Call, extension: str) -> None:
        await self._order_own("call/hold", call, extension)

    @override
    async def resume(self, call: Call, extension: str) -> None:
        await self._order_own("call/unhold", call, extension)

    @override
    async def mute(self, call: Call, extension: str, *, muted: bool) -> None:
        await self._order_own("call/mute" if muted else "call/unmute", call, extension)

    @override
    async def accept(self, call: Call, extension: str | None = None) -> None:
        if extension is not None:
            raise NotSupported("accept by a phone")
        line = await offered_line(self, call)
        if ringing_extensions(call):
            # The system has let it in, and would say that it has done so now.
            raise OrderRefused(
                BadReply("The call rings already"), OrderProblem.TOO_LATE
            )
        problems = dict.fromkeys(
            ("channel_id", ACTION_FORBIDDEN, NOT_FOUND), OrderProblem.TOO_LATE
        )
        endpoint = "call/accept_inbound"
        await self._order(endpoint, call, line.channel_id or "", problems)

    @override
    async def refuse(self, call: Call) -> None:
        line = await offered_line(self, call)
        channel_id = line.channel_id or ""
        waits = line.state is MemberState.ALERTING and not ringing_extensions(call)
        try:
            await self._order(_REFUSE if waits else _HANG_UP, call, channel_id, {})
        except OrderRefused:
            if not waits:
                raise
            # It did not wait for being let in, or not any more.
            await self._order(_HANG_UP, call, channel_id, {})

    @override
    async def route(self, call: Call, number: str) -> None:
        line = await offered_line(self, call)
        more = {"type": "blind", "number": number}
        if ringing := ringing_extensions(call):
            more["dial_permission"] = ringing[0]
        await self._order(
            _TRANSFER, call, line.channel_id or "", _TRANSFER_PROBLEMS, more
        )

    @override
    async def play_prompt(
        self, number: str, prompts: Sequence[str], *, auto_answer: bool = False
    ) -> None:
        fields = {"number": number, "prompts": list(prompts)}
        with explained_refusal(_PROMPT_PROBLEMS):
            await self.api.order(
                "call/play_prompt", {**fields, **_auto_answered(auto_answer)}
            )

    async def _order_own(self, endpoint: str, call: Call, extension: str) -> None:
        """Give an order about an extension's own channel."""
        channel_id = await own_channel(self, call, extension)
        await self._order(endpoint, call, channel_id, _CHANNEL_PROBLEMS)

    async def _order(
        self,
        endpoint: str,
        call: Call,
        channel_id: str,
        problems: Mapping[str, OrderProblem],
        more: Mapping[str, str] | None = None,
    ) -> None:
        """Give an order about a channel. Raises CallNotFound when it was refused because the channel is gone."""
        try:
            with explained_refusal(problems):
                await self.api.order(
                    endpoint, {"channel_id": channel_id, **(more or {})}
                )
        except OrderRefused as err:
            # What is answered for a channel that is gone is not documented.
            if not await is_there(self, call, channel_id):
                raise CallNotFound("The channel is gone") from err
            raise


def _auto_answered(wanted: bool) -> dict[str, str]:
    """Return the field that has the phone that is called pick up by itself; none leaves it as the phone is set."""
    return {"auto_answer": "yes"} if wanted else {}
