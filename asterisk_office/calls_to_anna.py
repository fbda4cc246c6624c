"""What most scenes begin with: somebody outside calls Anna 1001, who answers."""

from typing import Final

from .office import Office
from .people import EVA, from_outside
from .truth import CallTruth

ANNA: Final = from_outside(1001)


def answered(talk: float, caller: str | None = EVA.number) -> CallTruth:
    """Return the truth of a call that Anna answered, from Eva where nobody else is named."""
    return CallTruth(
        direction="inbound",
        caller=caller,
        called=ANNA,
        outcome="answered",
        answered_by="1001",
        talk=talk,
    )


async def annas_channel(office: Office) -> str:
    """Return Anna's channel, as soon as she talks."""
    return (await office.control.event("BridgeEnter", Channel="PJSIP/1001"))["Channel"]


async def evas_channel(office: Office) -> str:
    """Return Eva's channel, as soon as there is one."""
    return (await office.control.event("Newchannel", Channel="PJSIP/trunk"))["Channel"]
