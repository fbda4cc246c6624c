"""Calls from outside to queues, whose agents are Ben 1002 and Cleo 1003."""

import asyncio
from dataclasses import replace

from ..office import Office
from ..parts import answers_and_hangs_up, calls, calls_and_stays, does_not_answer
from ..people import EVA, from_outside
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
QUEUE, LOCAL_QUEUE = from_outside(700), from_outside(701)
MISSED = CallTruth(
    direction="inbound",
    caller=EVA.number,
    called=QUEUE,
    outcome="missed",
    queue="700",
)
ANSWERED = replace(MISSED, outcome="answered", answered_by="1003", talk=3)


@SCENES.add(
    "Eva calls queue 700 (agents 1002 Ben, 1003 Cleo); Ben rings 3 s in vain, Cleo answers after 1.5 s; 3 s.",
    ANSWERED,
)
async def queue_answered_second_agent(office: Office) -> None:
    """Answer as the second agent."""
    await office.phone(1002, does_not_answer())
    await office.phone(1003, answers_and_hangs_up(1.5, 3))
    await office.outside(calls_and_stays(EVA, QUEUE))


@SCENES.add("Eva calls queue 700; Ben rings in vain, she hangs up after 2.5 s.", MISSED)
async def queue_abandoned(office: Office) -> None:
    """Leave the queue."""
    await office.phone(1002, does_not_answer())
    await office.outside(calls(EVA, QUEUE, 2.5))


@SCENES.add(
    "Eva calls queue 700; Ben and Cleo ring by turns, after 9 s the queue gives up and Asterisk hangs up.",
    MISSED,
)
async def queue_timeout(office: Office) -> None:
    """Answer for none of the agents until the queue gives up."""
    agents = [
        await office.phone(extension, does_not_answer(), calls=3)
        for extension in (1002, 1003)
    ]
    eva = await office.outside(calls_and_stays(EVA, QUEUE))
    await eva.done()
    # Which of them rings how often is the queue's affair.
    for agent in agents:
        await agent.drop()


@SCENES.add(
    "Eva calls queue 701, whose agents are Local channels (as FreePBX does it); Ben 1002 answers after 1.5 s; 3 s.",
    replace(ANSWERED, called=LOCAL_QUEUE, queue="701", answered_by="1002"),
)
async def queue_local_answered(office: Office) -> None:
    """Answer as an agent of Local channels."""
    await office.phone(1002, answers_and_hangs_up(1.5, 3))
    await office.outside(calls_and_stays(EVA, LOCAL_QUEUE))


@SCENES.add(
    "Ben 1002 is paused in queue 700 (reason lunch), Eva calls and Cleo 1003 answers; Ben is unpaused.",
    replace(ANSWERED, talk=2),
)
async def queue_pause(office: Office) -> None:
    """Pause an agent."""
    ben = {"Queue": "700", "Interface": "PJSIP/1002"}
    await office.control.order("QueuePause", **ben, Paused="true", Reason="lunch")
    await office.phone(1003, answers_and_hangs_up(1, 2))
    eva = await office.outside(calls_and_stays(EVA, QUEUE))
    await eva.done()
    await office.control.order("QueuePause", **ben, Paused="false")


@SCENES.add(
    "Anna 1001 joins queue 700 as an agent (AMI QueueAdd), gets another penalty, leaves it (QueueRemove)."
)
async def queue_members(office: Office) -> None:
    """Add an agent and take it away."""
    anna = {"Queue": "700", "Interface": "PJSIP/1001"}
    await office.control.order("QueueAdd", **anna, MemberName="Anna", Penalty="1")
    await office.control.order("QueuePenalty", **anna, Penalty="2")
    await office.control.order("QueueRemove", **anna)
    await asyncio.sleep(0.5)
