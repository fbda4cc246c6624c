"""Passes calls of an Asterisk on (vendor_docs/asterisk.md, section 5).

``Atxfer``, ``CancelAtxfer`` and the keys of a conference act as if they had been pressed on the phone, so that they do only what the
dial plan and ``features.conf`` allow there. What came of them is therefore looked for in the events.
"""

from typing import Final

from ..call_control import TransferEnd
from ..errors import BadReply, OrderProblem, OrderRefused
from .channels import Channel
from .current_calls import CurrentCalls
from .hanging_up import hang_up
from .manager import Message
from .orders import give, not_permitted
from .watches import Matches

_MAY_TRANSFER: Final = "T"
_CONFERENCE_KEYS: Final = "*3"
"""What is pressed to have all three talk, unless ``atxferthreeway`` in ``features.conf`` says otherwise."""


async def pass_on(
    current: CurrentCalls, channel: Channel, context: str, number: str
) -> None:
    """Send the other party of a conversation to a number.

    Args:
        current: The calls.
        channel: That of who passes the call on, and is out of it with that.
        context: Where the number is dialled.
        number: The number.

    Raises:
        OrderRefused: There is no such number, nobody talks, or a right is missing.
    """
    current.require("BlindTransfer")
    await current.require_number(context, number)
    await give(
        current.manager,
        "BlindTransfer",
        Channel=current.name(channel),
        Context=context,
        Exten=number,
    )


async def consult(
    current: CurrentCalls, channel: Channel, context: str, number: str
) -> None:
    """Have who passes a call on talk to a number first, while the other party waits.

    Args:
        current: The calls.
        channel: That of who passes it on.
        context: Where the number is dialled.
        number: The number.

    Raises:
        OrderRefused: There is no such number, the channel may not transfer, or a right is missing.
    """
    current.require("Atxfer")
    if current.is_consulting(channel):
        raise OrderRefused.because("somebody waits already", OrderProblem.NOT_CONNECTED)
    await current.require_number(context, number)
    if not await _may_transfer(current, channel):
        # The keys would be heard by the other party, and nothing else would happen.
        raise _not_allowed()
    order = give(
        current.manager,
        "Atxfer",
        Channel=current.name(channel),
        Context=context,
        Exten=number,
    )
    if not await current.obeyed(order, _enters_bridge(channel)):
        raise _not_allowed()


async def end_consultation(
    current: CurrentCalls, channel: Channel, end: TransferEnd
) -> None:
    """End a transfer of which somebody was asked first.

    Args:
        current: The calls.
        channel: That of who passes the call on.
        end: How it ends.

    Raises:
        OrderRefused: Nobody waits, Asterisk is not set to do it, or a right is missing.
    """
    current.require("CancelAtxfer")
    if not current.is_consulting(channel):
        raise OrderRefused.because("nobody waits", OrderProblem.NOT_CONNECTED)
    name, manager = current.name(channel), current.manager
    if end is TransferEnd.COMPLETE:
        await hang_up(manager, [name])
        return
    if end is TransferEnd.CANCEL:
        order = give(manager, "CancelAtxfer", Channel=name)
        needed = "atxferabort (features.conf)"
    else:
        order = _press(current, name, _CONFERENCE_KEYS)
        needed = f"atxferthreeway = {_CONFERENCE_KEYS} (features.conf)"
    if not await current.obeyed(order, _enters_bridge(channel)):
        raise not_permitted("Asterisk did not take the keys", needed)


async def _press(current: CurrentCalls, channel: str, keys: str) -> None:
    """Have Asterisk take it that keys were pressed on a phone."""
    for key in keys:
        await give(
            current.manager, "PlayDTMF", Channel=channel, Digit=key, Receive="true"
        )


async def _may_transfer(current: CurrentCalls, channel: Channel) -> bool:
    """Answer whether the keys for transfers work on a channel, as the options of ``Dial`` say."""
    try:
        reply = await current.manager.ask(
            "Getvar", Channel=current.name(channel), Variable="CHANNEL(dtmf_features)"
        )
    except BadReply:
        # It cannot be asked. Whether it works is seen afterwards.
        return True
    return _MAY_TRANSFER in reply.get("Value", "")


def _not_allowed() -> OrderRefused:
    return not_permitted(
        "the keys for transfers do not work on this channel",
        "Dial(…,tT), atxfer (features.conf)",
    )


def _enters_bridge(channel: Channel) -> Matches:
    def enters(event: Message) -> bool:
        return (event.get("Event"), event.get("Uniqueid")) == (
            "BridgeEnter",
            channel.uniqueid,
        )

    return enters
