"""What a Yeastar S-Series can be told to do, channel by channel.

See vendor_docs/yeastar_s.md, section 5, and the vendor's page of each request below help.yeastar.com/en/s-series-developer-v2/api-v2.
"""

from collections.abc import Mapping, Sequence
from typing import override

from ...calls.model import Call
from ..asterisk_based.call_channels import (
    channel_of,
    inbound_channel,
    is_answered,
    is_there,
    other_channel,
)
from ..asterisk_based.hanging_up import hang_up_channels
from ..asterisk_based.orders import (
    GONE,
    TRANSFER_ENDS,
    auto_answered,
    explained_refusal,
    joined_prompts,
    named_queue,
    on_or_off,
)
from ..asterisk_based.token_system import TokenSystem
from ..call_control import TransferEnd
from ..errors import CallNotFound, OrderProblem, OrderRefused
from ..lenient_values import Fields, text


class YeastarSControl(TokenSystem):
    """The orders of a Yeastar S-Series PBX.

    Whether a call may be passed on to an outside number is for the extension's right to say that passes it on.
    """

    @override
    async def dial(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> str | None:
        fields = {"caller": extension, "callee": number, **auto_answered(auto_answer)}
        return text((await self._tell("dial", "call/dial", fields)).get("callid"))

    @override
    async def hang_up(self, call: Call, extension: str | None = None) -> None:
        await hang_up_channels(self, call, extension, self._hang_up_channel)

    async def _hang_up_channel(self, channel_id: str) -> None:
        await self._tell("hang_up", "call/hangup", {"channelid": channel_id})

    @override
    async def transfer(
        self, call: Call, extension: str, number: str, *, attended: bool = False
    ) -> None:
        if attended:
            fields = {"tonumber": number, "dialpermission": extension}
            own = await channel_of(self, call, extension)
            await self._change("transfer", "call/attended_transfer", own, fields)
            return
        # The page does not say whose channel is meant. The API before this one named the line that is passed on, and so does the
        # P-Series, which has the request from here.
        other = await other_channel(self, call, extension)
        fields = {"number": number, "dialpermission": extension}
        await self._change("transfer", "call/transfer", other, fields)

    @override
    async def end_transfer(self, call: Call, extension: str, end: TransferEnd) -> None:
        await self._change(
            "end_transfer",
            "call/attended_transfer_operate",
            await channel_of(self, call, extension),
            {"operate": TRANSFER_ENDS[end]},
        )

    @override
    async def hold(self, call: Call, extension: str) -> None:
        own = await channel_of(self, call, extension)
        await self._change("hold", "call/hold", own)

    @override
    async def resume(self, call: Call, extension: str) -> None:
        own = await channel_of(self, call, extension)
        await self._change("resume", "call/unhold", own)

    @override
    async def mute(self, call: Call, extension: str, *, muted: bool) -> None:
        own = await channel_of(self, call, extension)
        await self._change("mute", "call/mute" if muted else "call/unmute", own)

    @override
    async def accept(self, call: Call, extension: str | None = None) -> None:
        # No phone can be told to pick up; a call that waits goes to where the inbound route leads it.
        await self._decide("accept", "call/accept_inbound", call)

    @override
    async def refuse(self, call: Call) -> None:
        try:
            await self._decide("refuse", "call/refuse_inbound", call)
        except OrderRefused as err:
            too_late = err.problem is OrderProblem.TOO_LATE
            if not too_late or await is_answered(self, call):
                raise
            # Nobody is asked about it, or not any more, and it rings.
            await self._hang_up_channel(await inbound_channel(self, call))

    @override
    async def route(self, call: Call, number: str) -> None:
        line = await inbound_channel(self, call)
        await self._change("route", "call/transfer", line, {"number": number})

    @override
    async def play_prompt(
        self, number: str, prompts: Sequence[str], *, auto_answer: bool = False
    ) -> None:
        fields = {
            "number": number,
            "prompt": joined_prompts(prompts),
            **auto_answered(auto_answer),
        }
        await self._tell("play_prompt", "call/playprompt", fields)

    @override
    async def pause_agent(
        self, extension: str, queue: str | None, *, paused: bool, reason: str = ""
    ) -> None:
        fields = {"queuenumber": named_queue(queue), "extnumber": extension}
        endpoint = "queue/pause_agent" if paused else "queue/unpause_agent"
        await self._tell("pause_agent", endpoint, fields)

    @override
    async def set_do_not_disturb(self, extension: str, *, on: bool) -> None:
        fields = {"number": extension, "dnd": on_or_off(on)}
        await self._tell("set_do_not_disturb", "extension/update", fields)

    async def _decide(self, order: str, endpoint: str, call: Call) -> None:
        """Let a call in that waits, or turn it away."""
        line = await inbound_channel(self, call)
        try:
            await self._change(order, endpoint, line)
        except CallNotFound as err:
            refused = err.__cause__
            # The older pages name the same number for a call that is over and for one that does not wait any more.
            if isinstance(refused, OrderRefused) and await is_there(self, call, line):
                raise OrderRefused(refused, OrderProblem.TOO_LATE) from err
            raise

    async def _change(
        self,
        order: str,
        endpoint: str,
        channel_id: str,
        fields: Mapping[str, str] | None = None,
    ) -> None:
        """Have something done on a channel of a call. Raises CallNotFound where the system says that the call is over."""
        try:
            await self._tell(
                order, endpoint, {"channelid": channel_id, **(fields or {})}
            )
        except OrderRefused as err:
            if err.errno in GONE:
                raise CallNotFound("The call is over") from err
            raise

    async def _tell(
        self, order: str, endpoint: str, fields: Mapping[str, str]
    ) -> Fields:
        with explained_refusal(order):
            return await self._order(endpoint, fields)
