"""Calls of Anna 1001 to people outside."""

from dataclasses import replace

from ..called import Called
from ..office import Office
from ..parts import (
    answers,
    calls,
    calls_and_gives_up,
    calls_in_vain,
    does_not_answer,
    is_busy,
)
from ..people import FAR, colleague
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
ANNA = colleague(1001)
WRONG_NUMBER = "03023125999"
FAILED = CallTruth(
    direction="outbound", caller=ANNA.number, called=FAR, outcome="failed"
)
ANSWERED = replace(FAILED, outcome="answered", answered_by=FAR, talk=3)


@SCENES.add(
    "Anna 1001 calls outside; the far end rings 1.5 s and answers; 3 s.", ANSWERED
)
async def outbound_answered(office: Office) -> None:
    """Be answered."""
    await office.provider(answers(1.5))
    await office.inside(calls(ANNA, FAR, 3))


@SCENES.add(
    "Anna 1001 calls outside; an announcement plays for 2 s before the answer (183, no ringing); 2 s.",
    replace(ANSWERED, talk=2),
)
async def outbound_early_media(office: Office) -> None:
    """Hear an announcement before the answer."""
    await office.provider(Called().announces(2).answers().is_hung_up())
    await office.inside(calls(ANNA, FAR, 2))


@SCENES.add(
    "Anna 1001 calls outside; the provider does not answer at all (line dead), Asterisk gives up after 8 s.",
    FAILED,
)
async def outbound_provider_dead(office: Office) -> None:
    """Call over a dead line."""
    await office.inside(calls_in_vain(ANNA, FAR))


@SCENES.add(
    "Anna 1001 calls outside; the far end is busy (486).",
    replace(FAILED, outcome="busy"),
)
async def outbound_busy(office: Office) -> None:
    """Call somebody who is busy."""
    await office.provider(is_busy())
    await office.inside(calls_in_vain(ANNA, FAR))


@SCENES.add(
    "Anna 1001 calls outside; nobody answers, the provider gives up after 4 s (480).",
    replace(FAILED, outcome="no_answer"),
)
async def outbound_no_answer_480(office: Office) -> None:
    """Call until the provider gives up."""
    await office.provider(Called().rings(4).refuses(480, "Temporarily Unavailable"))
    await office.inside(calls_in_vain(ANNA, FAR))


@SCENES.add(
    "Anna 1001 calls outside; nobody answers, she gives up after 3 s.",
    replace(FAILED, outcome="no_answer"),
)
async def outbound_giveup(office: Office) -> None:
    """Give up."""
    await office.provider(does_not_answer())
    await office.inside(calls_and_gives_up(ANNA, FAR, 3))


@SCENES.add(
    "Anna 1001 calls a wrong number; the provider says 404.",
    replace(FAILED, called=WRONG_NUMBER),
)
async def outbound_wrong_number(office: Office) -> None:
    """Call a number that does not exist."""
    await office.provider(Called().refuses(404, "Not Found"))
    await office.inside(calls_in_vain(ANNA, WRONG_NUMBER))


@SCENES.add("Anna 1001 calls outside; the provider has no line free (503).", FAILED)
async def outbound_congestion(office: Office) -> None:
    """Call while no line is free."""
    await office.provider(Called().refuses(503, "Service Unavailable"))
    await office.inside(calls_in_vain(ANNA, FAR))
