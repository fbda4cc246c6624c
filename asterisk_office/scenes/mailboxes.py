"""Anna's mailbox."""

from dataclasses import replace

from ..office import Office
from ..parts import calls, does_not_answer, is_busy
from ..people import EVA, colleague, from_outside
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
ANNA = from_outside(1001)
MAILBOX = "*97"
LEFT = CallTruth(
    direction="inbound", caller=EVA.number, called=ANNA, outcome="voicemail"
)


@SCENES.add(
    "Eva calls Anna 1001, who is busy; the mailbox greets her, she leaves a message and hangs up 10 s after the mailbox answered.",
    LEFT,
)
async def voicemail_message(office: Office) -> None:
    """Leave a message. Asterisk's own greeting takes eight seconds."""
    await office.phone(1001, is_busy())
    await office.outside(calls(EVA, ANNA, 10))


@SCENES.add(
    "Eva calls Anna 1001, who does not answer for 6 s; the mailbox answers, Eva hangs up during the greeting, 2 s later: no message.",
    replace(LEFT, outcome="missed", voicemail_answered=True),
)
async def voicemail_no_message(office: Office) -> None:
    """Hang up on the mailbox."""
    await office.phone(1001, does_not_answer())
    await office.outside(calls(EVA, ANNA, 2))


@SCENES.add(
    "Anna 1001 calls her mailbox (*97) and hangs up after 3 s.",
    CallTruth(
        direction="internal",
        caller="1001",
        called=MAILBOX,
        outcome="answered",
        answered_by=MAILBOX,
        talk=3,
        service=True,
    ),
)
async def voicemail_listened(office: Office) -> None:
    """Listen to the mailbox."""
    await office.inside(calls(colleague(1001), MAILBOX, 3))
