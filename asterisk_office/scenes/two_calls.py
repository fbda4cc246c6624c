"""Anna 1001 has two calls at once."""

import asyncio
from dataclasses import replace

from ..called import Called
from ..calls_to_anna import ANNA, annas_channel, answered
from ..office import Office
from ..parts import answers, calls, calls_and_gives_up
from ..people import EVA, OTTO
from ..scene import Scenes

SCENES = Scenes()
EVAS = answered(7)


@SCENES.add(
    "Eva calls Anna 1001 and is answered (7 s); 2 s later Otto calls Anna too, it rings in her call (call waiting), he gives up after 2 s "
    "of ringing.",
    EVAS,
    replace(EVAS, caller=OTTO.number, outcome="missed", answered_by=None, talk=0),
)
async def two_calls_one_extension(office: Office) -> None:
    """Miss a second call."""
    await office.phone(1001, Called().answers_only_first(1), calls=2)
    await office.outside(calls(EVA, ANNA, 7))
    await two_seconds_of_talk(office)
    await office.outside(calls_and_gives_up(OTTO, ANNA, 2))


@SCENES.add(
    "Eva calls Anna 1001 and is answered (6 s); 2 s later Otto calls Anna too and is answered on her second line (2 s).",
    answered(6),
    answered(2, OTTO.number),
)
async def two_calls_both_answered(office: Office) -> None:
    """Answer a second call."""
    await office.phone(1001, answers(1), calls=2)
    await office.outside(calls(EVA, ANNA, 6))
    await two_seconds_of_talk(office)
    await office.outside(calls(OTTO, ANNA, 2))


async def two_seconds_of_talk(office: Office) -> None:
    """Wait until Anna has talked for a while."""
    await annas_channel(office)
    await asyncio.sleep(2)
