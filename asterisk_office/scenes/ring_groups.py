"""Calls from outside to ring groups: Anna 1001, Ben 1002 and Cleo 1003 in 600, Ben and Cleo in 601."""

from dataclasses import replace

from ..office import Office
from ..parts import (
    answers,
    calls,
    calls_and_gives_up,
    calls_in_vain,
    declines,
    does_not_answer,
    is_busy,
)
from ..people import EVA, from_outside
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
GROUP, LOCAL_GROUP = from_outside(600), from_outside(601)
MISSED = CallTruth(
    direction="inbound", caller=EVA.number, called=GROUP, outcome="missed"
)
ANSWERED = replace(MISSED, outcome="answered", answered_by="1002", talk=3)


@SCENES.add(
    "Eva calls ring group 600 (1001, 1002, 1003); all ring, Ben 1002 answers after 2 s; 3 s.",
    ANSWERED,
)
async def ringgroup_answered(office: Office) -> None:
    """Answer one of the phones."""
    await office.phone(1001, does_not_answer())
    await office.phone(1002, answers(2))
    await office.phone(1003, does_not_answer())
    await office.outside(calls(EVA, GROUP, 3))


@SCENES.add("Eva calls ring group 600; nobody answers, she gives up after 3 s.", MISSED)
async def ringgroup_missed_giveup(office: Office) -> None:
    """Answer none of them."""
    for extension in (1001, 1002, 1003):
        await office.phone(extension, does_not_answer())
    await office.outside(calls_and_gives_up(EVA, GROUP, 3))


@SCENES.add(
    "Eva calls ring group 600; nobody answers for 5 s, Asterisk gives up.", MISSED
)
async def ringgroup_missed_timeout(office: Office) -> None:
    """Answer none of them until Asterisk gives up."""
    for extension in (1001, 1002, 1003):
        await office.phone(extension, does_not_answer())
    await office.outside(calls_in_vain(EVA, GROUP))


@SCENES.add(
    "Eva calls ring group 600; Anna is busy, Ben declines after 1 s, Cleo answers after 2.5 s; 2 s.",
    replace(ANSWERED, answered_by="1003", talk=2),
)
async def ringgroup_busy_declined_answered(office: Office) -> None:
    """Have every phone of the group do something else."""
    await office.phone(1001, is_busy())
    await office.phone(1002, declines(1))
    await office.phone(1003, answers(2.5))
    await office.outside(calls(EVA, GROUP, 2))


@SCENES.add(
    "Eva calls ring group 601, whose members are Local channels (as FreePBX does it): 1002 and 1003; Cleo 1003 answers "
    "after 2 s; 3 s.",
    replace(ANSWERED, called=LOCAL_GROUP, answered_by="1003"),
)
async def ringgroup_local_answered(office: Office) -> None:
    """Answer in a group of Local channels."""
    await office.phone(1002, does_not_answer())
    await office.phone(1003, answers(2))
    await office.outside(calls(EVA, LOCAL_GROUP, 3))


@SCENES.add(
    "Eva calls ring group 601 (Local members); nobody answers, she gives up after 2.5 s.",
    replace(MISSED, called=LOCAL_GROUP),
)
async def ringgroup_local_missed(office: Office) -> None:
    """Miss a call to a group of Local channels."""
    await office.phone(1002, does_not_answer())
    await office.phone(1003, does_not_answer())
    await office.outside(calls_and_gives_up(EVA, LOCAL_GROUP, 2.5))
