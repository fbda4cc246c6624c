"""Anna 1001 has her calls forwarded."""

from ..called import Called
from ..office import Office
from ..parts import answers, calls, calls_and_stays
from ..people import EVA, colleague, from_outside
from ..scene import Scenes
from ..truth import CallTruth

SCENES = Scenes()
ANNA = from_outside(1001)
MOBILE = "03023125955"
FORWARD, NO_LONGER = f"*72{MOBILE}", "*73"


def code(number: str) -> CallTruth:
    """Return the truth of Anna dialling a code, which the dial plan answers for half a second."""
    return CallTruth(
        direction="internal",
        caller="1001",
        called=number,
        outcome="answered",
        answered_by=number[:3],
        talk=0.5,
        service=True,
    )


def forwarded(to: str) -> CallTruth:
    """Return the truth of Eva's call."""
    return CallTruth(
        direction="inbound",
        caller=EVA.number,
        called=ANNA,
        outcome="answered",
        answered_by=to,
        talk=2,
        forwarded_to=to,
    )


@SCENES.add(
    "Eva calls Anna 1001, whose phone forwards to Cleo 1003 (302); Cleo answers after 1.5 s; 2 s.",
    forwarded("1003"),
)
async def forward_302(office: Office) -> None:
    """Forward at the phone."""
    await office.phone(1001, Called().forwards_to("1003"))
    await office.phone(1003, answers(1.5))
    await office.outside(calls(EVA, ANNA, 2))


@SCENES.add(
    "Anna 1001 has forwarded her calls to a mobile (*72, dial plan, Local channel); Eva calls her, the mobile answers after 1.5 s; 2 s.",
    code(FORWARD),
    forwarded(MOBILE),
    code(NO_LONGER),
)
async def forward_local(office: Office) -> None:
    """Forward in the dial plan."""
    await dial(office, FORWARD)
    await office.provider(answers(1.5))
    eva = await office.outside(calls(EVA, ANNA, 2))
    await eva.done()
    await dial(office, NO_LONGER)


async def dial(office: Office, number: str) -> None:
    """Have Anna dial a code while nobody else calls."""
    await office.quiet(0.3)
    anna = await office.inside(calls_and_stays(colleague(1001), number))
    await anna.done()
    await office.quiet(0.3)
