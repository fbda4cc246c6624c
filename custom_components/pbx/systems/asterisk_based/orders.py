"""Orders as Yeastar and OpenVox take them: to dial, where the caller's own phone rings first, and to hang up.

See vendor_docs/yeastar_s.md, sections 2.5 and 5, and vendor_docs/openvox_uc.md, sections 2.4 and 5.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Final

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
}


def auto_answered(wanted: bool) -> dict[str, str]:
    """Return the field that has the caller's phone pick up by itself; none leaves it as the phone is set."""
    return {"autoanswer": "yes"} if wanted else {}


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
