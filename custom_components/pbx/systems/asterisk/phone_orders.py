"""Has phones of an Asterisk do what is else done on them: hold, go on, pick up, not be heard.

Asterisk cannot hold for a phone. It can ask the phone with a NOTIFY within the call, whose ``Event`` is ``hold`` or ``talk``: BroadWorks
SIP Access Side Extensions, sections 6 and 7
(https://pubhub.devnetcloud.com/media/broadsoft-docs/docs/pdf/BW-SIPAccessSideExtensionsInterfaceSpec.pdf).
"""

from typing import Final

from ..errors import CallNotFound, NotSupported, OrderProblem, OrderRefused
from .channels import Channel
from .current_calls import CurrentCalls
from .manager import Message
from .orders import give

_PJSIP: Final = "pjsip/"


async def hold(current: CurrentCalls, channel: Channel) -> None:
    """Have a phone put its call on hold.

    Raises:
        NotSupported: This Asterisk cannot ask phones.
        OrderRefused: The phone does not do it.
    """
    await _tell(current, channel, "hold", {"Hold"})


async def resume(current: CurrentCalls, channel: Channel) -> None:
    """Have a phone go on with a call that it holds. Raises what ``hold`` raises."""
    await _tell(current, channel, "talk", {"Unhold"})


async def pick_up(current: CurrentCalls, channel: Channel) -> None:
    """Have a phone that rings pick up.

    Raises:
        NotSupported: This Asterisk cannot ask phones.
        OrderRefused: The phone does not do it.
        CallNotFound: It rings no more.
    """
    event = await _tell(current, channel, "talk", {"BridgeEnter", "Hangup"})
    if event["Event"] == "Hangup":
        raise CallNotFound("It does not ring any more")


async def mute(current: CurrentCalls, channel: Channel, *, muted: bool) -> None:
    """Have what is said into a phone not be heard, or be heard again.

    Raises:
        NotSupported: This Asterisk cannot.
        OrderRefused: It does not do it.
    """
    if "MuteAudio" not in current.actions:
        # Who may connect may do that, so it is the module that is missing.
        raise NotSupported("MuteAudio")
    await give(
        current.manager,
        "MuteAudio",
        Channel=current.name(channel),
        Direction="in",
        State="on" if muted else "off",
    )


async def _tell(
    current: CurrentCalls, channel: Channel, what: str, shown_by: set[str]
) -> Message:
    """Ask a phone to do something, and return the event of its channel that shows that it did."""
    if "PJSIPNotify" not in current.actions:
        # Who may connect may do that, so it is the module that is missing.
        raise NotSupported("PJSIPNotify")
    name = current.name(channel)
    if not name.casefold().startswith(_PJSIP):
        raise OrderRefused.because(
            "only phones of PJSIP are asked", OrderProblem.PHONE_DOES_NOT
        )
    order = give(
        current.manager,
        "PJSIPNotify",
        Channel=name,
        Variable=f"Event={what},Subscription-State=active",
    )

    def shows(event: Message) -> bool:
        own = event.get("Uniqueid") == channel.uniqueid
        return own and event.get("Event") in shown_by

    event = await current.obeyed(order, shows)
    if event is None:
        raise OrderRefused.because("the phone did nothing", OrderProblem.PHONE_DOES_NOT)
    return event
