"""Has an Asterisk make a call for an extension (vendor_docs/asterisk.md, section 5)."""

from typing import Final

from ..errors import BadReply, NoAnswer, OrderProblem, OrderRefused, Unconfirmed
from .inventory import Endpoint, is_registered
from .manager import Manager, NotPermitted

RING_MILLISECONDS: Final = 30_000
"""For how long the extension's own phone rings."""

USUAL_CONTEXT: Final = "from-internal"
"""Where phones call, unless they are configured otherwise."""

_NO_SUCH_NUMBER: Final = "does not exist"
AUTO_ANSWER: Final = "PJSIP_HEADER(add,Call-Info)=<sip:homeassistant>;answer-after=0"


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
    if endpoint is None:
        raise OrderRefused.because(
            "there is no such endpoint", OrderProblem.NO_SUCH_EXTENSION
        )
    if not is_registered(endpoint.state):
        raise OrderRefused.because("no phone is connected", OrderProblem.EXTENSION_BUSY)
    fields = {
        "Channel": endpoint.device,
        "Context": endpoint.context or USUAL_CONTEXT,
        "Exten": number,
        "Priority": "1",
        # What the called phone shows, and what dial plans find an extension's rights by.
        "CallerID": f'"{endpoint.caller_name or ""}" <{endpoint.extension}>',
        "Timeout": str(RING_MILLISECONDS),
        "Async": "true",
        "ChannelId": call_id,
    }
    if auto_answer:
        fields["Variable"] = AUTO_ANSWER
    try:
        await manager.ask("Originate", **fields)
    except NoAnswer as err:
        raise Unconfirmed("It is not known whether it dials") from err
    except NotPermitted as err:
        raise OrderRefused(BadReply(str(err), meaning="write=originate"), None) from err
    except BadReply as err:
        unknown = _NO_SUCH_NUMBER in (err.meaning or "")
        raise OrderRefused(
            err, OrderProblem.NO_SUCH_NUMBER if unknown else None
        ) from err
