"""Eva calls Anna 1001, and something happens to Asterisk, or to the connection of those who listen to it."""

import asyncio
from dataclasses import replace

from ..calls_to_anna import ANNA, annas_channel, answered, evas_channel
from ..office import Office
from ..parts import answers, calls, calls_and_stays
from ..people import EVA
from ..phone import Phone
from ..scene import Scenes

SCENES = Scenes()
ANSWERED = answered(2)


async def two_seconds_of_talk(office: Office) -> tuple[str, list[Phone]]:
    """Have Eva call Anna, and return Anna's channel and both phones after two seconds of talk."""
    anna = await office.phone(1001, answers(1))
    eva = await office.outside(calls_and_stays(EVA, ANNA))
    channel = await annas_channel(office)
    await asyncio.sleep(2)
    return channel, [anna, eva]


@SCENES.add(
    "Eva calls Anna 1001 and is answered; 2 s later `channel request hangup` on the console ends Eva's channel.",
    ANSWERED,
)
async def killed_by_console(office: Office) -> None:
    """End a call from the console."""
    await two_seconds_of_talk(office)
    channel = await evas_channel(office)
    await office.control.order("Command", Command=f"channel request hangup {channel}")


@SCENES.add(
    "Eva calls Anna 1001 and is answered; 2 s later AMI's Hangup ends Anna's channel.",
    ANSWERED,
)
async def hangup_ami(office: Office) -> None:
    """End a call from a program."""
    channel, _ = await two_seconds_of_talk(office)
    await office.control.order("Hangup", Channel=channel, Cause="16")


@SCENES.add(
    "Eva calls Anna 1001 and is answered; 2 s later `core restart now` on the console.",
    replace(ANSWERED, cut=True),
)
async def restart_mid_call(office: Office) -> None:
    """Restart Asterisk."""
    _, phones = await two_seconds_of_talk(office)
    await office.restart()
    await drop(phones)


@SCENES.add(
    "Eva calls Anna 1001 and is answered; 2 s later Asterisk is killed (kill -9) and started anew.",
    replace(ANSWERED, cut=True),
)
async def crash_mid_call(office: Office) -> None:
    """Have Asterisk die."""
    _, phones = await two_seconds_of_talk(office)
    await office.crash()
    await drop(phones)


async def drop(phones: list[Phone]) -> None:
    """Take away phones whose call ended without a word."""
    for phone in phones:
        await phone.drop()


@SCENES.add(
    "Eva calls Anna 1001; it rings; all AMI connections are cut for 3 s; Anna answers meanwhile; Eva hangs up 5 s after the answer.",
    answered(5),
)
async def reconnect_answered_meanwhile(office: Office) -> None:
    """Answer while nobody listens."""
    await office.phone(1001, answers(2.5))
    await office.outside(calls(EVA, ANNA, 5))
    await office.control.event("DialState", DialStatus="RINGING")
    await asyncio.sleep(1)
    await office.cut(3)


@SCENES.add(
    "Eva calls Anna 1001 and is answered; all AMI connections are cut for 3 s; Eva hangs up 2 s after the answer.",
    ANSWERED,
)
async def reconnect_ended_meanwhile(office: Office) -> None:
    """Hang up while nobody listens."""
    await office.phone(1001, answers(1))
    await office.outside(calls(EVA, ANNA, 2))
    await annas_channel(office)
    await office.cut(3)
