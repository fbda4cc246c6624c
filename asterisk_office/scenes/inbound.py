"""Calls from outside to one extension."""

from dataclasses import replace

from ..calls_to_anna import ANNA, answered
from ..office import Office
from ..parts import (
    answers,
    answers_and_hangs_up,
    calls,
    calls_and_gives_up,
    calls_and_stays,
    calls_in_vain,
    declines,
    does_not_answer,
    is_busy,
)
from ..people import EVA, Caller, from_outside
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
DAN = from_outside(1004)
ABROAD = Caller("+493023125901")


MISSED = CallTruth(direction="inbound", caller=EVA.number, called=DAN, outcome="missed")


@SCENES.add(
    "Eva (outside) calls Anna 1001; it rings 1.5 s, Anna answers, Eva hangs up after 3 s.",
    answered(3),
)
async def inbound_answered(office: Office) -> None:
    """Answer, and the caller hangs up."""
    await office.phone(1001, answers(1.5))
    await office.outside(calls(EVA, ANNA, 3))


@SCENES.add(
    "Eva calls Anna 1001; Anna answers and hangs up herself after 2 s.",
    answered(2),
)
async def inbound_answered_phone_hangs_up(office: Office) -> None:
    """Answer and hang up."""
    await office.phone(1001, answers_and_hangs_up(1, 2))
    await office.outside(calls_and_stays(EVA, ANNA))


@SCENES.add(
    "Eva calls Dan 1004 (no mailbox) and gives up after 2 s of ringing.", MISSED
)
async def inbound_missed_giveup(office: Office) -> None:
    """Miss a call."""
    await office.phone(1004, does_not_answer())
    await office.outside(calls_and_gives_up(EVA, DAN, 2))


@SCENES.add(
    "Eva calls Dan 1004 (no mailbox); he is busy (486).",
    replace(MISSED, outcome="busy"),
)
async def inbound_busy(office: Office) -> None:
    """Be busy."""
    await office.phone(1004, is_busy())
    await office.outside(calls_in_vain(EVA, DAN))


@SCENES.add(
    "Eva calls Dan 1004 (no mailbox); it rings 1.5 s, he presses Decline (603).",
    replace(MISSED, outcome="declined"),
)
async def inbound_declined(office: Office) -> None:
    """Decline a call."""
    await office.phone(1004, declines(1.5))
    await office.outside(calls_in_vain(EVA, DAN))


@SCENES.add(
    "Eva calls Dan 1004 (no mailbox); his phone is not registered.",
    replace(MISSED, outcome="failed"),
)
async def inbound_phone_offline(office: Office) -> None:
    """Call a phone that is not there."""
    await office.register(1004, 0)
    eva = await office.outside(calls_in_vain(EVA, DAN))
    await eva.done()
    await office.quiet()
    await office.register(1004)


@SCENES.add(
    "A caller who withholds the number calls Anna 1001; she answers; 2 s.",
    answered(2, "anonymous"),
)
async def inbound_withheld(office: Office) -> None:
    """Withhold the number."""
    await office.phone(1001, answers(1))
    await office.outside(calls(replace(EVA, shown="withheld"), ANNA, 2))


@SCENES.add(
    "A caller whose trunk gives a number in international form and no name calls Anna 1001; she answers; 1 s.",
    answered(1, ABROAD.number),
)
async def inbound_number_only(office: Office) -> None:
    """Tell a number and no name."""
    await office.phone(1001, answers(0.5))
    await office.outside(calls(ABROAD, ANNA, 1))


@SCENES.add(
    "A caller who withholds the number, which the provider passes on all the same (P-Asserted-Identity with Privacy: id), "
    "calls Anna 1001; she answers; 1 s. The number must not be shown.",
    answered(1, "anonymous"),
)
async def inbound_withheld_pai(office: Office) -> None:
    """Withhold a number that the provider tells."""
    await office.phone(1001, answers(0.5))
    await office.outside(calls(replace(EVA, shown="withheld but told"), ANNA, 1))


@SCENES.add(
    "A caller of whom the provider tells no number calls Anna 1001; she answers; 1 s.",
    answered(1, None),
)
async def inbound_no_number(office: Office) -> None:
    """Tell no number."""
    await office.phone(1001, answers(0.5))
    await office.outside(calls(replace(EVA, shown="nothing"), ANNA, 1))
