"""Hangs up channels of an Asterisk (vendor_docs/asterisk.md, section 5)."""

from collections.abc import Iterable
from typing import Final

from ..errors import CallNotFound
from .manager import Manager
from .orders import give

REJECTED: Final = "21"
"""Q.850's number for a call that was turned away, of which Asterisk makes the refusal that the caller gets."""


async def hang_up(
    manager: Manager, channels: Iterable[str], cause: str | None = None
) -> None:
    """Hang up channels, of which some may be gone by then.

    Args:
        manager: The connection.
        channels: Their names, first that of whoever calls.
        cause: Why, in Q.850's numbers.

    Raises:
        CallNotFound: None of them is there any more.
        OrderRefused: Asterisk does not hang up.
        Unconfirmed: It may have hung up or not.
        CannotConnect: There is no connection.
    """
    ended = False
    reason = {} if cause is None else {"Cause": cause}
    for channel in channels:
        try:
            await give(manager, "Hangup", Channel=channel, **reason)
        except CallNotFound:
            # The call may have ended with the channel before.
            continue
        ended = True
    if not ended:
        raise CallNotFound("The channels are gone")
