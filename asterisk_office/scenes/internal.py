"""Calls between extensions."""

import asyncio
from dataclasses import replace

from ..office import Office
from ..parts import answers, calls, calls_and_gives_up, calls_in_vain, does_not_answer
from ..people import colleague
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
ANNA = colleague(1001)
UNKNOWN_NUMBER = "5555"
CONFERENCE = "900"
FAILED = CallTruth(
    direction="internal", caller=ANNA.number, called=UNKNOWN_NUMBER, outcome="failed"
)
IN_CONFERENCE = replace(
    FAILED,
    called=CONFERENCE,
    outcome="answered",
    answered_by=CONFERENCE,
    talk=4,
    conference=True,
)


@SCENES.add(
    "Anna 1001 calls Ben 1002; he answers after 1 s; 2 s.",
    replace(FAILED, called="1002", outcome="answered", answered_by="1002", talk=2),
)
async def internal_answered(office: Office) -> None:
    """Answer a colleague."""
    await office.phone(1002, answers(1))
    await office.inside(calls(ANNA, "1002", 2))


@SCENES.add(
    "Anna 1001 calls Dan 1004; he does not answer, she gives up after 2 s.",
    replace(FAILED, called="1004", outcome="no_answer"),
)
async def internal_giveup(office: Office) -> None:
    """Give up."""
    await office.phone(1004, does_not_answer())
    await office.inside(calls_and_gives_up(ANNA, "1004", 2))


@SCENES.add("Anna 1001 dials 5555, which is not in the dial plan.", FAILED)
async def internal_unknown_number(office: Office) -> None:
    """Dial a number that does not exist."""
    await office.inside(calls_in_vain(ANNA, UNKNOWN_NUMBER))


@SCENES.add(
    "Anna 1001 and Ben 1002 dial conference 900; Anna stays 4 s, Ben 2 s.",
    IN_CONFERENCE,
    replace(IN_CONFERENCE, caller="1002", talk=2),
)
async def conference(office: Office) -> None:
    """Meet in a conference."""
    await office.inside(calls(ANNA, CONFERENCE, 4))
    await asyncio.sleep(1)
    await office.inside(calls(colleague(1002), CONFERENCE, 2))
