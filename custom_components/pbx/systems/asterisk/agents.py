"""Has the queues of an Asterisk leave agents out (vendor_docs/asterisk.md, section 5)."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ..errors import OrderProblem, OrderRefused
from .lines import Lines
from .manager import Manager, Message
from .orders import explained_refusal

_NOT_FOUND: Final = "Interface not found"


class Membership(NamedTuple):
    """An agent's place in a queue: the queue, and the interface that it rings the agent by."""

    queue: str
    interface: str


def memberships(
    rows: Iterable[Message], lines: Lines, extension: str, queue: str | None
) -> list[Membership]:
    """Return an extension's places in queues. An extension may be in each queue by another interface.

    Args:
        rows: The list of all queues (``QueueStatus``).
        lines: What tells an interface's extension.
        extension: The agent.
        queue: The only queue that matters; None for every queue.

    Raises:
        OrderRefused: There is no such queue, or the extension is no agent of it.
    """
    listed = list(rows)
    queues = {row["Queue"] for row in listed if row.get("Event") == "QueueParams"}
    if queue is not None and queue not in queues:
        raise OrderRefused.because("there is no such queue", OrderProblem.NO_SUCH_QUEUE)
    found = [
        place
        for place in _places(listed)
        if queue in {None, place.queue}
        and lines.extension_of(place.interface) == extension
    ]
    if not found:
        raise OrderRefused.because(
            "it is no agent of the queue", OrderProblem.NOT_IN_QUEUE
        )
    return found


async def pause(
    manager: Manager, places: Iterable[Membership], *, paused: bool, reason: str
) -> None:
    """Have queues leave an agent out, or count on it again.

    Args:
        manager: The connection.
        places: The agent's places in the queues.
        paused: Whether it is left out.
        reason: Why, for Asterisk's log of its queues.

    Raises:
        OrderRefused: Asterisk does not do it.
        Unconfirmed: It may have done it or not.
        CannotConnect: There is no connection.
    """
    for place in places:
        fields = {"Queue": place.queue, "Interface": place.interface}
        if reason:
            fields["Reason"] = reason
        with explained_refusal("write=agent", problem_of=_problem_of):
            await manager.ask("QueuePause", Paused=str(paused).lower(), **fields)


def _problem_of(words: str) -> OrderProblem | None:
    gone = words.casefold() == _NOT_FOUND.casefold()
    return OrderProblem.NOT_IN_QUEUE if gone else None


def _places(rows: Iterable[Message]) -> Iterator[Membership]:
    for row in rows:
        if row.get("Event") == "QueueMember":
            yield Membership(row.get("Queue", ""), row.get("Location", ""))
