"""Gives orders to an Asterisk, and reads its refusals (vendor_docs/asterisk.md, section 5)."""

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

MAY_CALL: Final = "write=call"
"""The right to everything that is done to calls, hanging up apart, which who may change the system may as well."""

_GONE: Final = (
    "no such channel",
    "channel not found",
    "channel specified does not exist",
    "channel does not exist",
)
"""What Asterisk answers, each action in its own words, where the channel is gone."""


async def give(manager: Manager, action: str, **fields: str) -> None:
    """Give an order that concerns a channel.

    Args:
        manager: The connection.
        action: What is to be done.
        fields: What it takes.

    Raises:
        CallNotFound: The channel is gone.
        OrderRefused: Asterisk does not do it.
        Unconfirmed: It may have done it or not.
        CannotConnect: There is no connection.
    """
    try:
        await manager.ask(action, **fields)
    except NoAnswer as err:
        raise Unconfirmed("It is not known whether it was done") from err
    except NotPermitted as err:
        raise not_permitted(str(err)) from err
    except BadReply as err:
        if (err.meaning or "").casefold().startswith(_GONE):
            raise CallNotFound("The channel is gone") from err
        raise OrderRefused(err, None) from err


def not_permitted(why: str, missing: str = MAY_CALL) -> OrderRefused:
    """Return the refusal of an order for which something is missing, be it a right or a setting."""
    return OrderRefused(BadReply(why, meaning=missing), OrderProblem.NOT_PERMITTED)


def refused(why: str, problem: OrderProblem) -> OrderRefused:
    """Return the refusal of an order that is not given to Asterisk, or that nothing came of."""
    return OrderRefused(BadReply(why, meaning=why), problem)
