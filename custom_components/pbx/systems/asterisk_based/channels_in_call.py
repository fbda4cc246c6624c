"""Finds the channels that orders about a call are given for, of systems that are told channel by channel.

See vendor_docs/yeastar_s.md and vendor_docs/yeastar_p.md, section 5.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from ...calls.model import Call, Member, MemberKind, MemberState
from ..base import PhoneSystem
from ..errors import BadReply, CallNotFound, OrderProblem, OrderRefused

_GONE: Final = frozenset({None, MemberState.ENDED})
_TALKING: Final = frozenset({MemberState.ANSWERED, MemberState.ON_HOLD})


async def own_channel(system: PhoneSystem, call: Call, extension: str) -> str:
    """Return the channel of an extension that talks in a call.

    Args:
        system: What is asked when no report has named the channel.
        call: The call.
        extension: Whose channel.

    Raises:
        CallNotFound: The call is over, or the extension is not in it any more.
        OrderRefused: It is in the call and does not talk.
    """
    members = await _find(system, call, lambda member: _is(member, extension))
    return _talking(members)


async def other_channel(system: PhoneSystem, call: Call, extension: str) -> str:
    """Return the channel of whom an extension talks with. Takes and raises what ``own_channel`` does."""
    await own_channel(system, call, extension)
    try:
        others = await _find(system, call, lambda member: not _is(member, extension))
    except CallNotFound:
        # The trunk may be one whose calls the system does not tell.
        raise _not_connected("It is not known whom the extension talks with") from None
    return _talking(others)


async def offered_line(system: PhoneSystem, call: Call) -> Member:
    """Return the line on which a call came in that nobody has answered.

    Args:
        system: What is asked when no report has named the line.
        call: The call.

    Raises:
        CallNotFound: The call is over.
        OrderRefused: It was answered, or did not come in on a line.
    """
    if any(member.state in _TALKING for member in _extensions(call)):
        raise _not_connected("The call was answered")
    try:
        lines = await _find(
            system, call, lambda member: member.kind is MemberKind.INBOUND
        )
    except CallNotFound:
        if any(member.state not in _GONE for member in call.members):
            raise _not_connected("No line is known that the call came in on") from None
        raise
    return lines[0]


def ringing_extensions(call: Call) -> list[str]:
    """Return the extensions that a call is at, whose phones ring while nobody has answered it."""
    return [member.number for member in _extensions(call) if member.state not in _GONE]


async def is_there(system: PhoneSystem, call: Call, channel_id: str) -> bool:
    """Answer whether a call still has a channel, also where the system does not say."""
    try:
        found = await ask(system, call)
    except CallNotFound:
        return False
    except BadReply:
        return True
    return any(member.channel_id == channel_id for member in found.members)


async def ask(system: PhoneSystem, call: Call) -> Call:
    """Return a call as the system has it now, by any of its ids. Raises CallNotFound."""
    for call_id in call.ids - {call.call_id}:
        with suppress(CallNotFound):
            return await system.query_call(call_id)
    return await system.query_call(call.call_id)


async def _find(
    system: PhoneSystem, call: Call, wanted: Callable[[Member], bool]
) -> list[Member]:
    """Return the members that are wanted and have a channel, asking for the call if there is none. Raises CallNotFound."""
    found = _with_channel(call, wanted) or _with_channel(
        await ask(system, call), wanted
    )
    if not found:
        raise CallNotFound("Nobody of that kind is in the call")
    return found


def _with_channel(call: Call, wanted: Callable[[Member], bool]) -> list[Member]:
    return [
        member
        for member in call.members
        if member.state not in _GONE and member.channel_id and wanted(member)
    ]


def _talking(members: list[Member]) -> str:
    for member in members:
        if member.state in _TALKING and member.channel_id:
            return member.channel_id
    raise _not_connected("Nobody talks on the channel")


def _extensions(call: Call) -> list[Member]:
    return [member for member in call.members if member.kind is MemberKind.EXTENSION]


def _is(member: Member, extension: str) -> bool:
    return member.kind is MemberKind.EXTENSION and member.number == extension


def _not_connected(message: str) -> OrderRefused:
    return OrderRefused(BadReply(message), OrderProblem.NOT_CONNECTED)
