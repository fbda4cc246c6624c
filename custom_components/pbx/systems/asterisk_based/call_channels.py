"""Finds the channels in a call that an order names (vendor_docs/yeastar_s.md and vendor_docs/yeastar_p.md, section 5)."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from ...calls.model import Call, Member, MemberKind, MemberState, Role
from ..base import PhoneSystem
from ..errors import BadReply, CallNotFound

CONNECTED: Final = frozenset({MemberState.ANSWERED, MemberState.ON_HOLD})
"""What members do who talk, or would if they were not on hold."""

type _Pick = Callable[[Call], Iterable[Member]]


async def channels_of(
    system: PhoneSystem, call: Call, extension: str | None
) -> list[str]:
    """Return the channels of an extension in a call, or all of the call; first that of whoever calls.

    Args:
        system: What is asked where reports have not named the channels.
        call: The call.
        extension: Whose channels; None for all.

    Raises:
        CallNotFound: The call is over.
    """
    return await _channels(system, call, lambda known: _members(known, extension))


async def channel_of(system: PhoneSystem, call: Call, extension: str) -> str:
    """Return the channel that an extension talks on, or else on which its phone rings.

    Raises CallNotFound when it is not in the call, or not any more.
    """
    return _only(
        await _channels(
            system, call, lambda known: _connected_first(_members(known, extension))
        )
    )


async def other_channel(system: PhoneSystem, call: Call, extension: str) -> str:
    """Return the channel of whom an extension talks to, a line rather than a colleague.

    Raises CallNotFound when nobody else is in the call.
    """

    def others(known: Call) -> list[Member]:
        mine = _members(known, extension)
        found = [member for member in _members(known, None) if member not in mine]
        found.sort(key=lambda member: member.kind is MemberKind.EXTENSION)
        return _connected_first(found)

    return _only(await _channels(system, call, others))


async def inbound_channel(system: PhoneSystem, call: Call) -> str:
    """Return the channel of the line on which a call came in. Raises CallNotFound when there is none."""

    def lines(known: Call) -> list[Member]:
        members = _members(known, None)
        return [member for member in members if member.kind is MemberKind.INBOUND]

    return _only(await _channels(system, call, lines))


async def is_there(system: PhoneSystem, call: Call, channel_id: str) -> bool:
    """Answer whether a call still has a channel, also where the system does not say."""
    try:
        found = await _ask(system, call)
    except CallNotFound:
        return False
    except BadReply:
        return True
    return any(member.channel_id == channel_id for member in found.members)


async def is_answered(system: PhoneSystem, call: Call) -> bool:
    """Answer whether an extension talks in a call. Raises CallNotFound when the call is over."""
    found = await _ask(system, call)
    return any(
        member.kind is MemberKind.EXTENSION and member.state in CONNECTED
        for member in found.members
    )


async def _channels(system: PhoneSystem, call: Call, pick: _Pick) -> list[str]:
    named = [member.channel_id for member in pick(call) if member.channel_id]
    if named:
        return named
    # The older formats of reports do not name them.
    asked = await _ask(system, call)
    return [member.channel_id for member in pick(asked) if member.channel_id]


def _only(channels: list[str]) -> str:
    if not channels:
        raise CallNotFound("Nobody has such a channel in the call")
    return channels[0]


def _members(call: Call, extension: str | None) -> list[Member]:
    """Return who is in a call, first whoever calls: as long as he is there, the next phone may ring for him."""
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
    return members


def _connected_first(members: list[Member]) -> list[Member]:
    return sorted(members, key=lambda member: member.state not in CONNECTED)


async def _ask(system: PhoneSystem, call: Call) -> Call:
    """Return a call as the system has it now, by any of its ids. Raises CallNotFound."""
    for call_id in call.ids - {call.call_id}:
        with suppress(CallNotFound):
            return await system.query_call(call_id)
    return await system.query_call(call.call_id)
