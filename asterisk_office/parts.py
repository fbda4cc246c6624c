"""The parts that people on phones play most."""

from typing import Final

from .called import Called
from .calling import Calling
from .people import Caller

# -- who is called ---------------------------------------------------------------------------------------------------


def answers(ring: float) -> Called:
    """Answer after a while, and talk until the other side hangs up."""
    return Called().rings(ring).answers().is_hung_up()


def answers_and_hangs_up(ring: float, talk: float) -> Called:
    """Answer after a while, talk, and hang up."""
    return Called().rings(ring).answers().waits(talk).hangs_up()


def does_not_answer() -> Called:
    """Ring until it is given up."""
    return Called().rings().is_cancelled()


def is_busy() -> Called:
    """Be busy."""
    return Called().refuses(486, "Busy Here")


def declines(ring: float) -> Called:
    """Press the key that declines the call."""
    return Called().rings(ring).refuses(603, "Decline")


def answers_and_transfers(ring: float, talk: float, number: str) -> Called:
    """Answer, talk, and transfer the caller with the phone's transfer key without asking anybody."""
    return Called().rings(ring).answers().waits(talk).transfers_to(number)


# -- who calls -------------------------------------------------------------------------------------------------------


def calls(caller: Caller, number: str, talk: float) -> Calling:
    """Call, talk to whoever or whatever answers, and hang up."""
    return Calling(number, caller).is_answered().waits(talk).hangs_up()


def calls_and_stays(caller: Caller, number: str) -> Calling:
    """Call, and talk until the other side hangs up."""
    return Calling(number, caller).is_answered().is_hung_up()


def calls_and_gives_up(caller: Caller, number: str, ring: float) -> Calling:
    """Call, and hang up while it rings."""
    return Calling(number, caller).gives_up(ring)


def calls_in_vain(caller: Caller, number: str) -> Calling:
    """Call, and be refused."""
    return Calling(number, caller).is_refused()


TRANSFER_CODE: Final = "##"
"""What is pressed on a phone to transfer a call without asking anybody."""

CONSULT_CODE: Final = "*2"
"""What is pressed to ask a colleague first."""
