"""Hangs up in calls of systems that do it channel by channel (vendor_docs/yeastar_s.md and vendor_docs/yeastar_p.md, section 5)."""

from collections.abc import Awaitable, Callable

from ...calls.model import Call
from ..base import PhoneSystem
from ..errors import CallNotFound, OrderRefused
from .call_channels import channels_of, is_there


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
    ended = False
    for channel_id in await channels_of(system, call, extension):
        if ended and not await is_there(system, call, channel_id):
            # The call ended with the channel before.
            continue
        try:
            await order(channel_id)
        except OrderRefused:
            # What is answered for a channel that is gone is not documented.
            if await is_there(system, call, channel_id):
                raise
        else:
            ended = True
    if not ended:
        raise CallNotFound("The channels are gone")
