"""What an OpenVox UC can be told to do, by the numbers of extensions and the ids of lines (vendor_docs/openvox_uc.md, section 5)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, override

from ...calls.model import (
    Call,
    Direction,
    Extension,
    MemberKind,
    MemberState,
    ReportedState,
    Role,
)
from ..asterisk_based.inventory_replies import read_extensions
from ..asterisk_based.orders import (
    auto_answered,
    explained_refusal,
    joined_prompts,
    named_queue,
    on_or_off,
)
from ..asterisk_based.token_system import TokenSystem
from ..errors import CallNotFound, NotSupported, OrderRefused

_LINES: Final = (Direction.INBOUND, Direction.OUTBOUND)


class OpenVoxControl(TokenSystem):
    """The orders of an OpenVox UC series IPPBX. Which numbers it answers when it refuses is not documented."""

    _known_extensions: frozenset[str] | None = None
    """The numbers listed last: a callee is called an extension even where it is an IVR."""

    @override
    async def dial(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> str | None:
        if await self._is_extension(number):
            endpoint = "extension/dial_extension"
            fields = {"caller": extension, "callee": number}
        else:
            endpoint = "extension/dial_outbound"
            fields = {"extid": extension, "outto": number}
        await self._tell("dial", endpoint, {**fields, **auto_answered(auto_answer)})
        # No id is answered; the call is known by its reports.
        return None

    @override
    async def hang_up(self, call: Call, extension: str | None = None) -> None:
        members = [
            member for member in call.members if member.state is not MemberState.ENDED
        ]
        kinds = {member.kind for member in members}
        if extension is None and kinds - {MemberKind.EXTENSION}:
            await self._hang_up_lines(call, kinds)
            return
        if extension is None:
            # It has no line, and ends with whoever calls.
            members.sort(key=lambda member: member.role is not Role.CALLER)
            extension = next((member.number for member in members), "")
        await self._change("hang_up", "extension/hangup", extension)

    @override
    async def transfer(
        self, call: Call, extension: str, number: str, *, attended: bool = False
    ) -> None:
        if attended:
            raise NotSupported("attended_transfer")
        ids = [
            line_id
            for direction in _LINES
            for line_id in await self._ids_of_lines(direction, call)
        ]
        fields = {"transferor": extension, "transferto": number}
        # Which of a call's ids is meant is documented for lines alone.
        *others, last = ids or sorted(call.ids)
        for call_id in others:
            try:
                await self._tell(
                    "transfer", "calltransfer", {"callid": call_id, **fields}
                )
            except OrderRefused as err:
                if err.problem:
                    raise
            else:
                return
        await self._change(
            "transfer", "calltransfer", extension, {"callid": last, **fields}
        )

    @override
    async def hold(self, call: Call, extension: str) -> None:
        await self._change("hold", "extension/hold", extension)

    @override
    async def resume(self, call: Call, extension: str) -> None:
        await self._change("resume", "extension/unhold", extension)

    @override
    async def mute(self, call: Call, extension: str, *, muted: bool) -> None:
        endpoint = "extension/mute" if muted else "extension/unmute"
        await self._change("mute", endpoint, extension)

    @override
    async def play_prompt(
        self, number: str, prompts: Sequence[str], *, auto_answer: bool = False
    ) -> None:
        prompt = {"prompt": joined_prompts(prompts)}
        if await self._is_extension(number):
            endpoint = "extension/playprompt"
            fields = {"extid": number, **prompt, **auto_answered(auto_answer)}
        else:
            endpoint = "outbound/playprompt"
            fields = {"outto": number, **prompt}
        await self._tell("play_prompt", endpoint, fields)

    @override
    async def pause_agent(
        self, extension: str, queue: str | None, *, paused: bool, reason: str = ""
    ) -> None:
        fields = {"queueid": named_queue(queue), "extid": extension}
        endpoint = "queue/pause_agent" if paused else "queue/unpause_agent"
        await self._tell("pause_agent", endpoint, fields)

    @override
    async def set_do_not_disturb(self, extension: str, *, on: bool) -> None:
        fields = {"extid": extension, "dnd": on_or_off(on)}
        await self._tell("set_do_not_disturb", "extension/update", fields)

    async def _is_extension(self, number: str) -> bool:
        if self._known_extensions is None:
            await self._list_states()
        return number in (self._known_extensions or ())

    async def _list_states(self) -> list[Extension]:
        """Return the extensions without their settings."""
        extensions = read_extensions(await self._ask("extensionlist/query"))
        self._known_extensions = frozenset(known.number for known in extensions)
        return extensions

    async def _hang_up_lines(self, call: Call, kinds: Collection[MemberKind]) -> None:
        """Hang up the lines of a call, first the one that it came in on, with which the other ends too."""
        ended = False
        for direction in _LINES:
            if MemberKind(direction.value) not in kinds:
                continue
            # A line that rings may be left out of the list. Its id is one of those in the reports, and no other line has any of them.
            listed = await self._ids_of_lines(direction, call)
            for line_id in listed or sorted(call.ids):
                try:
                    await self._tell(
                        "hang_up",
                        f"{direction}/hangup",
                        {f"{direction}id": line_id},
                    )
                except OrderRefused:
                    if line_id in await self._ids_of_lines(direction, call):
                        raise
                else:
                    ended = True
                    if not listed:
                        break
        if not ended:
            raise CallNotFound("The lines are gone")

    async def _ids_of_lines(self, direction: Direction, call: Call) -> list[str]:
        inbound = direction is Direction.INBOUND
        query = self.query_inbound if inbound else self.query_outbound
        return [
            line.call_id for line in await query() if not line.ids.isdisjoint(call.ids)
        ]

    async def _change(
        self,
        order: str,
        endpoint: str,
        extension: str,
        fields: Mapping[str, str] | None = None,
    ) -> None:
        """Have something done to the call that an extension is in. Raises CallNotFound where it is in none."""
        try:
            await self._tell(order, endpoint, fields or {"extid": extension})
        except OrderRefused as err:
            states = {known.number: known.state for known in await self._list_states()}
            if states.get(extension) is ReportedState.IDLE:
                raise CallNotFound("The extension is in no call") from err
            raise

    async def _tell(self, order: str, endpoint: str, fields: Mapping[str, str]) -> None:
        with explained_refusal(order):
            await self._order(endpoint, fields)
