"""Hangs up channels of an Asterisk (vendor_docs/asterisk.md, section 5)."""

from collections.abc import Iterable, Mapping
from typing import Final

from ..errors import (
    BadReply,
    CallNotFound,
    NoAnswer,
    OrderProblem,
    OrderRefused,
    Unconfirmed,
)
from .call import Call
from .lines import Line, LineKind
from .manager import Manager, NotPermitted

_GONE: Final = "No such channel"


def channels_in(
    calls: Iterable[Call], extension: str | None, names: Mapping[str, str]
) -> list[str]:
    """Return the names of the channels to hang up, first that of whoever calls: as long as he is there, the next phone may ring.

    Args:
        calls: The calls.
        extension: Whose channels; None for all.
        names: The names of all channels that there are, by their Uniqueids. What they were called at first may have changed.
    """
    channels = [
        channel
        for call in calls
        for channel in call.channels.values()
        if extension is None or channel.line == Line(LineKind.EXTENSION, extension)
    ]
    channels.sort(key=lambda channel: not channel.dials_in)
    return [names[found.uniqueid] for found in channels if found.uniqueid in names]


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
