"""Hangs up in calls of systems that do it channel by channel (vendor_docs/yeastar_s.md and vendor_docs/yeastar_p.md, section 5)."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from ...calls.model import Call, MemberKind, MemberState, Role
from ..base import PhoneSystem
from ..errors import BadReply, CallNotFound, OrderRefused


async def hang_up_channels(
    system: PhoneSystem,
    call: Call,
    extension: str | None,
    order: Callable[[str], Awaitable[object]],
) -> None:
    """Hang up the channels of an extension in a call, or all channels of the call.

    Args:
        system: What is asked whether a channel that it does not hang up is still there.
        call: The call.
        extension: Whose channels; None for all.
        order: Hangs up a channel. Raises OrderRefused.

    Raises:
        CallNotFound: The call is over, or none of the channels is there any more.
        OrderRefused: The system does not hang up.
    """
    channels = _channels(call, extension)
    if not channels:
        # The older formats of reports do not name them.
        channels = _channels(await _ask(system, call), extension)
    ended = False
    for channel_id in channels:
        if ended and not await _is_there(system, call, channel_id):
            # The call ended with the channel before.
            continue
        try:
            await order(channel_id)
        except OrderRefused:
            # What is answered for a channel that is gone is not documented.
            if await _is_there(system, call, channel_id):
                raise
        else:
            ended = True
    if not ended:
        raise CallNotFound("The channels are gone")


def _channels(call: Call, extension: str | None) -> list[str]:
    """Return the channels to hang up, first that of whoever calls: as long as he is there, the next phone may ring for him."""
    members = [
        member
        for member in call.members
        if member.state is not MemberState.ENDED
        and (
            extension is None
            or (member.kind is MemberKind.EXTENSION and member.number == extension)
        )
    ]
    members.sort(key=lambda member: member.role is not Role.CALLER)
    return [member.channel_id for member in members if member.channel_id]


async def _is_there(system: PhoneSystem, call: Call, channel_id: str) -> bool:
    """Answer whether a call still has a channel, also where the system does not say."""
    try:
        found = await _ask(system, call)
    except CallNotFound:
        return False
    except BadReply:
        return True
    return any(member.channel_id == channel_id for member in found.members)


async def _ask(system: PhoneSystem, call: Call) -> Call:
    """Return a call as the system has it now, by any of its ids. Raises CallNotFound."""
    for call_id in call.ids - {call.call_id}:
        with suppress(CallNotFound):
            return await system.query_call(call_id)
    return await system.query_call(call.call_id)
