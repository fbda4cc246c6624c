"""Orders to a Yeastar P-Series about calls (vendor_docs/yeastar_p.md, section 5).

Besides: https://help.yeastar.com/en/p-series-software-edition/developer-guide/hold-a-call.html, ``mute-a-call.html`` and
``play-prompt.html`` beside it.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, override

from ...calls.model import Call, Member, MemberKind, MemberState
from ..asterisk_based.call_channels import (
    CONNECTED,
    channel_of,
    inbound_channel,
    is_there,
    other_channel,
)
from ..asterisk_based.hanging_up import hang_up_channels
from ..asterisk_based.orders import TRANSFER_ENDS
from ..base import PhoneSystem
from ..call_control import TransferEnd
from ..errors import CallNotFound, OrderProblem, OrderRefused
from ..lenient_values import text
from .error_codes import ACTION_FORBIDDEN, NOT_FOUND, explained_refusal
from .open_api import OpenApi

_HANG_UP: Final = "call/hangup"
_TRANSFER: Final = "call/transfer"

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
_DECISION_PROBLEMS: Final = dict.fromkeys(
    ("channel_id", ACTION_FORBIDDEN, NOT_FOUND), OrderProblem.TOO_LATE
)
_PROMPT_PROBLEMS: Final = {
    "number": OrderProblem.NO_SUCH_NUMBER,
    # A number outside is called with the right of an extension, and nobody is named whose right that would be.
    "dial_permission": OrderProblem.NOT_PERMITTED,
    "prompts": OrderProblem.NO_SUCH_PROMPT,
    NOT_FOUND: OrderProblem.NO_SUCH_PROMPT,
}

_RINGING: Final = frozenset({MemberState.RINGING, MemberState.ALERTING})


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
        _require_talk(call, extension)
        # At once, it is whoever is passed on that is moved; else it is who passes the call on that asks first.
        find = channel_of if attended else other_channel
        more = {
            "type": "attended" if attended else "blind",
            "number": number,
            "dial_permission": extension,
        }
        channel_id = await find(self, call, extension)
        await self._order(_TRANSFER, call, channel_id, _TRANSFER_PROBLEMS, more)

    @override
    async def end_transfer(self, call: Call, extension: str, end: TransferEnd) -> None:
        channel_id = await channel_of(self, call, extension)
        more = {"type": "attended", "attended_operate": TRANSFER_ENDS[end]}
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
        # No phone can be told to pick up; a call that waits goes to where the inbound route leads it.
        _require_unanswered(call)
        if _phones(call):
            # The system has let it in before, and would say that it does so now.
            raise OrderRefused.because("The call rings already", OrderProblem.TOO_LATE)
        line = await inbound_channel(self, call)
        await self._order("call/accept_inbound", call, line, _DECISION_PROBLEMS)

    @override
    async def refuse(self, call: Call) -> None:
        _require_unanswered(call)
        line = await inbound_channel(self, call)
        if not _phones(call):
            # Unless it does not wait for being let in, or not any more.
            with suppress(OrderRefused):
                await self._order("call/refuse_inbound", call, line, {})
                return
        await self._order(_HANG_UP, call, line, {})

    @override
    async def route(self, call: Call, number: str) -> None:
        _require_unanswered(call)
        line = await inbound_channel(self, call)
        more = {"type": "blind", "number": number}
        if phones := _phones(call):
            more["dial_permission"] = phones[0].number
        await self._order(_TRANSFER, call, line, _TRANSFER_PROBLEMS, more)

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
        """Give an order about the channel that an extension talks on."""
        _require_talk(call, extension)
        channel_id = await channel_of(self, call, extension)
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


def _phones(call: Call) -> list[Member]:
    """Return the extensions whose phones are in a call."""
    return [
        member
        for member in call.members
        if member.kind is MemberKind.EXTENSION and member.state in CONNECTED | _RINGING
    ]


def _require_talk(call: Call, extension: str) -> None:
    """Raise OrderRefused when an extension is known not to talk yet."""
    mine = [member.state for member in _phones(call) if member.number == extension]
    if mine and not any(state in CONNECTED for state in mine):
        raise OrderRefused.because(
            "The extension does not talk", OrderProblem.NOT_CONNECTED
        )


def _require_unanswered(call: Call) -> None:
    """Raise OrderRefused when somebody is known to have answered a call."""
    if any(member.state in CONNECTED for member in _phones(call)):
        raise OrderRefused.because("The call was answered", OrderProblem.NOT_CONNECTED)
