"""Hangs up channels of an Asterisk (vendor_docs/asterisk.md, section 5)."""

from collections.abc import Iterable
from typing import Final

from ..errors import (
    BadReply,
    CallNotFound,
    NoAnswer,
    OrderProblem,
    OrderRefused,
    Unconfirmed,
)
from .manager import Manager, NotPermitted

_GONE: Final = "No such channel"


async def hang_up(manager: Manager, channels: Iterable[str]) -> None:
    """Hang up channels, of which some may be gone by then.

    Args:
        manager: The connection.
        channels: Their names, first that of whoever calls.

    Raises:
        CallNotFound: None of them is there any more.
        OrderRefused: Asterisk does not hang up.
        Unconfirmed: It may have hung up or not.
        CannotConnect: There is no connection.
    """
    ended = False
    for channel in channels:
        try:
            await manager.ask("Hangup", Channel=channel)
        except NoAnswer as err:
            raise Unconfirmed("It is not known whether it hung up") from err
        except NotPermitted as err:
            # The right to change the system does as well, without which there is no connection.
            refused = BadReply(str(err), meaning="write=call")
            raise OrderRefused(refused, OrderProblem.NOT_PERMITTED) from err
        except BadReply as err:
            # The call may have ended with the channel before.
            if (err.meaning or "").casefold() != _GONE.casefold():
                raise OrderRefused(err, None) from err
        else:
            ended = True
    if not ended:
        raise CallNotFound("The channels are gone")
