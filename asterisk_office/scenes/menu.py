"""The menu that answers calls from outside: 1 is Anna, 2 is ring group 600."""

from dataclasses import replace

from ..calling import Calling
from ..office import Office
from ..parts import answers_and_hangs_up, calls, does_not_answer
from ..people import EVA, from_outside
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
MENU = from_outside(800)
MISSED = CallTruth(
    direction="inbound", caller=EVA.number, called=MENU, outcome="missed"
)


def chooses(key: str) -> Calling:
    """Have Eva listen to the menu for 2.5 s, and press a key."""
    menu = Calling(MENU, EVA).is_answered()
    return menu.waits(2.5).presses(key).is_hung_up()


@SCENES.add(
    "Eva calls the menu 800, presses 1 after 2.5 s, Anna 1001 rings 1.5 s and answers; 3 s.",
    replace(MISSED, outcome="answered", answered_by="1001", talk=3),
)
async def ivr_answered(office: Office) -> None:
    """Choose somebody who answers."""
    await office.phone(1001, answers_and_hangs_up(1.5, 3))
    await office.outside(chooses("1"))


@SCENES.add("Eva calls the menu 800 and hangs up after 3 s without a choice.", MISSED)
async def ivr_abandoned(office: Office) -> None:
    """Choose nothing."""
    await office.outside(calls(EVA, MENU, 3))


@SCENES.add(
    "Eva calls the menu 800, presses 2 (ring group 600); nobody answers for 5 s, Asterisk hangs up.",
    MISSED,
)
async def ivr_then_group_missed(office: Office) -> None:
    """Choose a group in which nobody answers."""
    for extension in (1001, 1002, 1003):
        await office.phone(extension, does_not_answer())
    await office.outside(chooses("2"))
