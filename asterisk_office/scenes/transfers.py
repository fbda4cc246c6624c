"""Eva calls Anna 1001, who puts her on hold, or transfers her to a colleague."""

import asyncio
from dataclasses import replace

from ..called import Called
from ..calling import Calling
from ..calls_to_anna import ANNA, annas_channel, answered, evas_channel
from ..office import Office
from ..parts import (
    CONSULT_CODE,
    TRANSFER_CODE,
    answers,
    answers_and_hangs_up,
    answers_and_transfers,
    calls,
    calls_and_stays,
    does_not_answer,
)
from ..people import EVA, colleague
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
ANSWERED = answered(2)
TO_BEN = replace(ANSWERED, transferred_to="1002", then_answered_by="1002", then_talk=2)


@SCENES.add(
    "Eva calls Anna 1001; after 1.5 s Anna holds for 2 s, resumes; Eva hangs up 5.5 s after the answer.",
    replace(ANSWERED, talk=5.5, held=2),
)
async def hold_resume(office: Office) -> None:
    """Hold."""
    await office.phone(
        1001, Called().rings(0.8).answers().waits(1.5).holds(2).is_hung_up()
    )
    await office.outside(calls(EVA, ANNA, 5.5))


@SCENES.add(
    "Eva calls Anna 1001, who answers, talks 2 s and transfers blind to Ben 1002 with her phone's transfer key (REFER); Ben answers "
    "after 1.5 s; 2 s.",
    TO_BEN,
)
async def blind_transfer_refer(office: Office) -> None:
    """Transfer with the phone's key."""
    await office.phone(1001, answers_and_transfers(1, 2, "1002"))
    await office.phone(1002, answers_and_hangs_up(1.5, 2))
    await office.outside(calls_and_stays(EVA, ANNA))


@SCENES.add(
    "Eva calls Anna 1001, who answers, talks 2 s and transfers blind to Dan 1004 (REFER); Dan does not answer, Eva hangs up after 3 s "
    "of ringing.",
    replace(ANSWERED, transferred_to="1004"),
)
async def blind_transfer_refer_unanswered(office: Office) -> None:
    """Transfer to somebody who does not answer."""
    await office.phone(1001, answers_and_transfers(1, 2, "1004"))
    await office.phone(1004, does_not_answer())
    await office.outside(calls(EVA, ANNA, 5.5))


@SCENES.add(
    "Eva calls Anna 1001, who answers and after 1.5 s presses ## 1002 (feature code); Ben answers after 1.5 s; 2 s.",
    replace(TO_BEN, talk=3.9),
)
async def blind_transfer_code(office: Office) -> None:
    """Transfer with a feature code."""
    anna = Called().rings(1).answers().waits(1.5).presses(TRANSFER_CODE)
    await office.phone(1001, anna.waits(1.5).presses("1002").is_hung_up())
    await office.phone(1002, answers_and_hangs_up(1.5, 2))
    await office.outside(calls_and_stays(EVA, ANNA))


@SCENES.add(
    "Eva calls Anna 1001, who answers; after 1.5 s AMI's BlindTransfer sends Eva to Ben 1002, who answers after 1.5 s; 2 s.",
    replace(TO_BEN, talk=1.5),
)
async def blind_transfer_ami(office: Office) -> None:
    """Transfer from a program."""
    await office.phone(1001, answers(1))
    await office.phone(1002, answers_and_hangs_up(1.5, 2))
    await office.outside(calls_and_stays(EVA, ANNA))
    channel = await annas_channel(office)
    await asyncio.sleep(1.5)
    await office.control.order(
        "BlindTransfer", Channel=channel, Context="from-internal", Exten="1002"
    )


@SCENES.add(
    "Eva calls Anna 1001, who answers; after 1.5 s AMI's Redirect of Eva's channel sends her to Ben 1002, who answers after 1.5 s; 2 s.",
    replace(TO_BEN, talk=1.5),
)
async def redirect_ami(office: Office) -> None:
    """Redirect somebody who talks."""
    await office.phone(1001, answers(1))
    await office.phone(1002, answers_and_hangs_up(1.5, 2))
    await office.outside(calls_and_stays(EVA, ANNA))
    await annas_channel(office)
    await asyncio.sleep(1.5)
    await redirect_eva(office)


@SCENES.add(
    "Eva calls Anna 1001, who rings; after 1 s AMI's Redirect of Eva's ringing channel sends her to Ben 1002 (as a card's button would), "
    "who answers; 2 s.",
    replace(ANSWERED, answered_by="1002"),
)
async def redirect_ringing_ami(office: Office) -> None:
    """Redirect somebody who waits."""
    await office.phone(1001, does_not_answer())
    await office.phone(1002, answers_and_hangs_up(1, 2))
    await office.outside(calls_and_stays(EVA, ANNA))
    await office.control.event("DialBegin", Channel="PJSIP/trunk")
    await asyncio.sleep(1)
    await redirect_eva(office)


async def redirect_eva(office: Office) -> None:
    """Send Eva to Ben."""
    await office.control.order(
        "Redirect",
        Channel=await evas_channel(office),
        Context="from-internal",
        Exten="1002",
        Priority="1",
    )


@SCENES.add(
    "Eva calls Anna 1001, who answers, talks 1.5 s, holds, calls Ben 1002 on her second line, talks 2 s with him and joins the two (REFER "
    "with Replaces); Ben hangs up.",
    replace(TO_BEN, talk=1.5, aside=3.5, then_talk=3, consulted=2),
    CallTruth(
        direction="internal",
        caller="1001",
        called="1002",
        outcome="answered",
        answered_by="1002",
        talk=2,
        consultation=True,
    ),
)
async def attended_transfer_refer(office: Office) -> None:
    """Ask a colleague, and transfer with the phone's key."""
    await office.phone(1002, answers_and_hangs_up(1, 5))
    second = Calling("1002", colleague(1001), second_line=True)
    await office.inside(second.is_answered().waits(2).hands_over(), is_second=True)
    # The first line looks for the second at once.
    await asyncio.sleep(0.5)
    anna = Called().rings(1).answers().waits(1.5).has_colleague_called("1002")
    await office.phone(1001, anna, has_two=True)
    await office.outside(calls_and_stays(EVA, ANNA))


@SCENES.add(
    "Eva calls Anna 1001, who answers, after 1.5 s presses *2 1002; Ben answers after 1 s, they talk 2 s, Anna hangs up: Eva and Ben talk; "
    "Ben hangs up.",
    replace(TO_BEN, talk=1.5, aside=7.1, then_talk=2.4, consulted=3.6),
)
async def attended_transfer_code(office: Office) -> None:
    """Ask a colleague, and transfer with a feature code."""
    await office.phone(1002, answers_and_hangs_up(1, 6))
    anna = Called().rings(1).answers().waits(1.5).presses(CONSULT_CODE).waits(1.5)
    await office.phone(1001, anna.presses("1002").waits(4.65).hangs_up())
    await office.outside(calls_and_stays(EVA, ANNA))


@SCENES.add(
    "Eva calls Anna 1001, who answers; after 1.5 s AMI's Atxfer has Anna call Ben 1002, who answers after 1 s; they talk 2 s, Anna hangs up: "
    "Eva and Ben talk; Ben hangs up.",
    replace(TO_BEN, talk=1.5, aside=6, then_talk=1.6, consulted=4.4),
)
async def attended_transfer_ami(office: Office) -> None:
    """Ask a colleague, and transfer from a program."""
    await office.phone(1002, answers_and_hangs_up(1, 6))
    await office.phone(1001, answers_and_hangs_up(1, 7.5))
    await office.outside(calls_and_stays(EVA, ANNA))
    channel = await annas_channel(office)
    await asyncio.sleep(1.5)
    await office.control.order(
        "Atxfer", Channel=channel, Context="from-internal", Exten="1002"
    )
