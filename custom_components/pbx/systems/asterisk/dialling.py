"""Has an Asterisk make a call for an extension (vendor_docs/asterisk.md, section 5)."""

from typing import Final

from ..errors import OrderProblem, OrderRefused
from .inventory import Endpoint, is_registered
from .manager import Manager
from .orders import explained_refusal

RING_MILLISECONDS: Final = 30_000
"""For how long the extension's own phone rings."""

USUAL_CONTEXT: Final = "from-internal"
"""Where phones call, unless they are configured otherwise."""

MAY_ORIGINATE: Final = "write=originate"
"""The right to have calls made."""

_NO_SUCH_NUMBER: Final = "does not exist"
_AUTO_ANSWER: Final = "PJSIP_HEADER(add,Call-Info)=<sip:homeassistant>;answer-after=0"


async def originate(
    manager: Manager,
    endpoint: Endpoint | None,
    number: str,
    call_id: str,
    *,
    auto_answer: bool,
) -> None:
    """Have an extension's phone ring, and a number called once it is picked up.

    Args:
        manager: The connection.
        endpoint: The extension's phone; None where there is none.
        number: What is called, in the context of that phone, so that it may call what its user may.
        call_id: The id that the call will have.
        auto_answer: Whether the phone is asked to pick up by itself.

    Raises:
        OrderRefused: Asterisk does not dial.
        Unconfirmed: It may dial or not.
        CannotConnect: There is no connection.
    """
    phone = connected(endpoint)
    fields = {
        "Channel": phone.device,
        "Context": phone.context or USUAL_CONTEXT,
        "Exten": number,
        "Priority": "1",
        # What the called phone shows, and what dial plans find an extension's rights by.
        "CallerID": f'"{phone.caller_name or ""}" <{phone.extension}>',
        **how_it_rings(call_id, auto_answer=auto_answer),
    }
    with explained_refusal(MAY_ORIGINATE, denied=None, problem_of=_problem_of):
        await manager.ask("Originate", **fields)


def connected(endpoint: Endpoint | None) -> Endpoint:
    """Return an extension's phone. Raises OrderRefused where there is none that is connected.

    Args:
        endpoint: The phone; None where there is no such extension.
    """
    if endpoint is None:
        raise OrderRefused.because(
            "there is no such endpoint", OrderProblem.NO_SUCH_EXTENSION
        )
    if not is_registered(endpoint.state):
        raise OrderRefused.because("no phone is connected", OrderProblem.EXTENSION_BUSY)
    return endpoint


def how_it_rings(call_id: str, *, auto_answer: bool) -> dict[str, str]:
    """Return the fields of ``Originate`` that all calls have which are made from here.

    Args:
        call_id: The id that the call will have.
        auto_answer: Whether the phone that rings first is asked to pick up by itself.
    """
    fields = {
        "Timeout": str(RING_MILLISECONDS),
        "Async": "true",
        "ChannelId": call_id,
    }
    return fields | ({"Variable": _AUTO_ANSWER} if auto_answer else {})


def _problem_of(words: str) -> OrderProblem | None:
    return OrderProblem.NO_SUCH_NUMBER if _NO_SUCH_NUMBER in words else None
