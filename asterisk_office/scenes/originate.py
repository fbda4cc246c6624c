"""Click to dial: a program has Anna's phone ring, and then somebody outside called."""

from dataclasses import replace

from ..office import Office
from ..parts import answers, answers_and_hangs_up, does_not_answer
from ..people import FAR
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
CHANNEL_ID = "ha-originate-1"
ANSWERED = CallTruth(
    direction="outbound",
    caller="1001",
    called=FAR,
    outcome="answered",
    answered_by=FAR,
    talk=2,
)


async def originate(office: Office, channel: str, seconds: int, **more: str) -> None:
    """Have a channel called, and then somebody outside."""
    await office.control.order(
        "Originate",
        Channel=channel,
        Context="from-internal",
        Exten=FAR,
        Priority="1",
        Timeout=str(seconds * 1000),
        Async="true",
        **more,
    )


@SCENES.add(
    "Click to dial: AMI Originate rings Anna 1001, who answers after 1 s, then outside is dialled and answers after 1.5 s; 2 s.",
    ANSWERED,
)
async def originate_answered(office: Office) -> None:
    """Answer, and be answered."""
    await office.phone(1001, answers(1))
    await office.provider(answers_and_hangs_up(1.5, 2))
    caller = f'"Click to dial" <{FAR}>'
    await originate(office, "PJSIP/1001", 15, CallerID=caller, ChannelId=CHANNEL_ID)


@SCENES.add(
    "Click to dial: AMI Originate rings Anna 1001 for 3 s, who does not answer; nothing outside is dialled.",
    replace(
        ANSWERED,
        outcome="no_answer",
        answered_by=None,
        talk=0,
        originator_did_not_answer=True,
    ),
)
async def originate_unanswered(office: Office) -> None:
    """Do not answer."""
    await office.phone(1001, does_not_answer())
    await originate(office, "PJSIP/1001", 3, CallerID=f"<{FAR}>")


@SCENES.add(
    "Click to dial as FreePBX's panel does it: Originate of Local/1001@from-internal; Anna answers after 1 s, outside answers after 1.5 s; 2 s.",
    ANSWERED,
)
async def originate_local_answered(office: Office) -> None:
    """Answer, and be answered, through a Local channel."""
    await office.phone(1001, answers(1))
    await office.provider(answers_and_hangs_up(1.5, 2))
    await originate(office, "Local/1001@from-internal", 15, CallerID=f"<{FAR}>")
