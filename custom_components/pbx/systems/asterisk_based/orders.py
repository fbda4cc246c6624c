"""Orders as Yeastar and OpenVox take them: their fields, and why they are refused.

See vendor_docs/yeastar_s.md, sections 2.5 and 5, and vendor_docs/openvox_uc.md, sections 2.4 and 5.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from ..call_control import TransferEnd
from ..errors import BadReply, NotSupported, OrderProblem, OrderRefused, Unreadable
from . import error_numbers

# OpenVox prints no numbers for it. Its API is made after Yeastar's, so that these are likely, and the number is shown too.
PROBLEMS: Final[Mapping[str, OrderProblem]] = {
    error_numbers.NO_SUCH_EXTENSION: OrderProblem.NO_SUCH_EXTENSION,
    error_numbers.EXTENSION_NOT_IDLE: OrderProblem.EXTENSION_BUSY,
    error_numbers.NOT_PERMITTED: OrderProblem.NOT_PERMITTED,
    error_numbers.NO_SUCH_CALLEE: OrderProblem.NO_SUCH_NUMBER,
    error_numbers.NUMBER_BLANK: OrderProblem.NO_SUCH_NUMBER,
    error_numbers.CALLEE_NOT_VALID: OrderProblem.NO_SUCH_NUMBER,
    error_numbers.NO_SUCH_IVR: OrderProblem.NO_SUCH_NUMBER,
    error_numbers.NO_SUCH_RING_GROUP: OrderProblem.NO_SUCH_NUMBER,
    error_numbers.NO_SUCH_QUEUE: OrderProblem.NO_SUCH_QUEUE,
    error_numbers.NOT_CONNECTED: OrderProblem.NOT_CONNECTED,
    error_numbers.DECIDED_TOO_LATE: OrderProblem.TOO_LATE,
    error_numbers.NO_SUCH_PROMPT: OrderProblem.NO_SUCH_PROMPT,
}

TRANSFER_ENDS: Final[Mapping[TransferEnd, str]] = {
    TransferEnd.COMPLETE: "complete",
    TransferEnd.CANCEL: "abort",
    TransferEnd.CONFERENCE: "threeway",
}
"""Yeastar's words, on the P-Series too (vendor_docs/yeastar_p.md, section 5)."""

GONE: Final = frozenset({error_numbers.NO_SUCH_CALL_ID, error_numbers.NO_SUCH_CALL})
"""What is answered when the call of an order is over."""


def auto_answered(wanted: bool) -> dict[str, str]:
    """Return the field that has the caller's phone pick up by itself; none leaves it as the phone is set."""
    return {"autoanswer": "yes"} if wanted else {}


def on_or_off(wanted: bool) -> str:
    """Return how a setting is written."""
    return "on" if wanted else "off"


def joined_prompts(prompts: Sequence[str]) -> str:
    """Return the names of prompts as a request has them. Raises OrderRefused for a name that cannot be that of a prompt."""
    for prompt in prompts:
        if "+" in prompt or not any(letter.isalpha() for letter in prompt):
            why = "A prompt's name has a letter in it and no plus"
            raise OrderRefused.because(why, OrderProblem.NO_SUCH_PROMPT)
    return "+".join(prompts)


def named_queue(queue: str | None) -> str:
    """Return the queue of which an agent is paused. Raises OrderRefused where none is named: the systems take one at a time."""
    if queue is None:
        why = "The system has agents paused in one queue at a time"
        raise OrderRefused.because(why, OrderProblem.NO_QUEUE_NAMED)
    return queue


@contextmanager
def explained_refusal(order: str) -> Generator[None]:
    """Turn the refusal of an order into an error that says why. Raises OrderRefused or NotSupported.

    Args:
        order: What the system is told to do.
    """
    try:
        yield
    except Unreadable:
        raise
    except BadReply as err:
        if err.errno == error_numbers.UNKNOWN_REQUEST:
            raise NotSupported(order) from err
        raise OrderRefused(err, PROBLEMS.get(err.errno or "")) from err
