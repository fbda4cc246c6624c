"""Eva calls Anna 1001, who parks her; or a colleague picks the call up."""

import asyncio
from dataclasses import replace

from ..calls_to_anna import ANNA, annas_channel, answered, evas_channel
from ..office import Office
from ..parts import (
    answers,
    answers_and_hangs_up,
    answers_and_transfers,
    calls,
    calls_and_stays,
    does_not_answer,
)
from ..people import EVA, colleague
from ..scene import Scenes

SCENES = Scenes()
PARKED = replace(answered(1.5), parked=True, then_answered_by="1002", then_talk=2)
PICKED_UP = replace(answered(2), answered_by="1003", picked_up=True)


@SCENES.add(
    "Eva calls Anna 1001, who answers and after 1.5 s transfers her blind to 70 (parking); Ben 1002 dials the parking space three seconds "
    "later and talks 2 s with her.",
    PARKED,
)
async def parked_and_fetched(office: Office) -> None:
    """Park and fetch."""
    await office.phone(1001, answers_and_transfers(1, 1.5, "70"))
    await office.outside(calls_and_stays(EVA, ANNA))
    space = (await office.control.event("ParkedCall"))["ParkingSpace"]
    await asyncio.sleep(3)
    await office.inside(calls(colleague(1002), space, 2))


@SCENES.add(
    "Eva calls Anna 1001, who answers; AMI's Park parks Eva with 4 s of time and Anna to come back to; nobody fetches her, Anna rings again "
    "and answers; 2 s.",
    replace(PARKED, aside=1, then_answered_by="1001"),
)
async def parked_came_back(office: Office) -> None:
    """Park and forget."""
    anna = await office.phone(1001, answers(1))
    await office.outside(calls_and_stays(EVA, ANNA))
    channel = await annas_channel(office)
    await asyncio.sleep(1.5)
    await office.control.order(
        "Park",
        Channel=await evas_channel(office),
        TimeoutChannel=channel,
        Timeout="4000",
        AnnounceChannel=channel,
    )
    await asyncio.sleep(1)
    if anna.is_playing:
        await office.control.order("Hangup", Channel=channel)
    await anna.done()
    await office.phone(1001, answers_and_hangs_up(1, 2))


@SCENES.add(
    "Eva calls Anna 1001; it rings, Cleo 1003 picks up with *8 after 1.5 s; 2 s.",
    PICKED_UP,
)
async def pickup(office: Office) -> None:
    """Pick up whatever rings."""
    await pick_up(office, "*8")


@SCENES.add(
    "Eva calls Anna 1001; it rings, Cleo 1003 picks up with **1001 (directed) after 1.5 s; 2 s.",
    PICKED_UP,
)
async def pickup_directed(office: Office) -> None:
    """Pick up what rings at one phone."""
    await pick_up(office, "**1001")


async def pick_up(office: Office, code: str) -> None:
    """Have Cleo dial a code while Eva's call rings at Anna's phone."""
    await office.phone(1001, does_not_answer())
    await office.outside(calls_and_stays(EVA, ANNA))
    await office.control.event("DialState", DialStatus="RINGING")
    await asyncio.sleep(1.5)
    await office.inside(calls(colleague(1003), code, 2))
