"""Gives orders to an Asterisk, and reads its refusals (vendor_docs/asterisk.md, section 5)."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
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
    with explained_refusal(MAY_CALL):
        try:
            await manager.ask(action, **fields)
        except BadReply as err:
            if (err.meaning or "").casefold().startswith(_GONE):
                raise CallNotFound("The channel is gone") from err
            raise


@contextmanager
def explained_refusal(
    right: str,
    *,
    denied: OrderProblem | None = OrderProblem.NOT_PERMITTED,
    problem_of: Callable[[str], OrderProblem | None] = lambda _: None,
) -> Generator[None]:
    """Turn what Asterisk says to an order into an error that says why. Raises OrderRefused or Unconfirmed.

    Args:
        right: The right that the order needs.
        denied: What it means that the right is missing.
        problem_of: Returns what another refusal means, by Asterisk's words.
    """
    try:
        yield
    except NoAnswer as err:
        raise Unconfirmed("It is not known whether it was done") from err
    except NotPermitted as err:
        raise OrderRefused(BadReply(str(err), meaning=right), denied) from err
    except BadReply as err:
        raise OrderRefused(err, problem_of(err.meaning or "")) from err


def not_permitted(why: str, missing: str = MAY_CALL) -> OrderRefused:
    """Return the refusal of an order for which something is missing, be it a right or a setting."""
    return OrderRefused(BadReply(why, meaning=missing), OrderProblem.NOT_PERMITTED)
