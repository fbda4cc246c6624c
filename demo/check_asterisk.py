"""Checks of real calls through a real Asterisk: what the people on its phones know must be what Home Assistant shows."""

import asyncio
from collections.abc import Mapping
import time
from typing import Any, Final

from asterisk_office.office import Office
from asterisk_office.parts import answers, answers_and_hangs_up
from asterisk_office.people import FAR
from asterisk_office.performance import SceneFailed, play
from asterisk_office.scene import Scene
from asterisk_office.scenes import SCENES
from asterisk_office.scenes.originate import ANSWERED
from asterisk_office.truth import CallTruth

from .asterisk_truths import as_logged
from .check_asterisk_live import CONNECTED, QUESTIONS, SHOWN
from .check_calls import check_told
from .check_log import get_calls
from .checklist import Checklist
from .observer import Observer
from .patience import PATIENCE_SECONDS
from .real_asterisk import RealAsterisk

NAMES: Final = (
    "inbound_answered",
    "ringgroup_missed_giveup",
    "inbound_busy",
    "inbound_declined",
    "voicemail_message",
    "ivr_answered",
    "queue_answered_second_agent",
    "queue_abandoned",
    "outbound_answered",
    "outbound_busy",
    "outbound_no_answer_480",
    "outbound_wrong_number",
    "internal_answered",
    "hold_resume",
    "blind_transfer_refer",
    "attended_transfer_refer",
    "forward_302",
    "pickup",
    "parked_and_fetched",
    "inbound_withheld",
    "two_calls_one_extension",
)
"""The scenes that are played, in this order."""

TRIES: Final = 2
"""On a busy machine a phone may be late, and then it does something else than the scene tells."""

TALK_TOLERANCE_SECONDS: Final = 2


async def run(checklist: Checklist, asterisk: Observer[RealAsterisk]) -> None:
    """Play scenes through an Asterisk, and check what came of them while the next ones go on."""
    office = asterisk.system.office
    async with asyncio.TaskGroup() as checks:
        for scene in (*(SCENES[name] for name in NAMES), dialled(asterisk)):
            name = f"{asterisk.title}, {scene.name}"
            heard = len(asterisk.api.events)
            question = checks.create_task(ask(checklist, asterisk, scene.name))
            ids = await perform(checklist, name, scene, office)
            await question
            if ids:
                checks.create_task(
                    check_scene(checklist, name, asterisk, scene, ids, heard)
                )


def dialled(asterisk: Observer[RealAsterisk]) -> Scene:
    """Return the scene of a call that Home Assistant has an extension make."""

    async def dial(office: Office) -> None:
        await office.phone(1001, answers(1))
        await office.provider(answers_and_hangs_up(1.5, 2))
        await asterisk.api.action(
            "pbx",
            "dial",
            config_entry_id=asterisk.entry_id,
            extension="1001",
            number=FAR,
        )

    return Scene(
        "dial", "Home Assistant has Anna 1001 call outside.", (ANSWERED,), dial
    )


async def ask(
    checklist: Checklist, asterisk: Observer[RealAsterisk], scene: str
) -> None:
    """Ask while a scene goes on, if there is something to ask."""
    if question := QUESTIONS.get(scene):
        await question(checklist, asterisk)


async def perform(
    checklist: Checklist, name: str, scene: Scene, office: Office
) -> set[str]:
    """Play a scene, and return the ids that Asterisk gave to its calls; none where the phones never did as the scene tells."""
    wrong = ""
    for _ in range(TRIES):
        try:
            await play(scene, office)
        except SceneFailed as err:
            wrong = str(err)
        else:
            return {
                heard.message["Linkedid"]
                for heard in office.control.heard
                if isinstance(heard.message, Mapping) and "Linkedid" in heard.message
            }
    checklist.check(f"{name}: played", False, wrong)
    return set()


async def check_scene(
    checklist: Checklist,
    name: str,
    asterisk: Observer[RealAsterisk],
    scene: Scene,
    ids: set[str],
    heard: int,
) -> None:
    """Check what came of a scene.

    Args:
        checklist: Where the checks go.
        name: What the scene is called there.
        asterisk: What Home Assistant shows.
        scene: The scene.
        ids: The ids of its calls.
        heard: How many events of Home Assistant's there were before.
    """
    truths = as_logged(scene.calls)

    def ended() -> list[dict[str, Any]]:
        return [
            event
            for event in asterisk.call_events()
            if event["event_type"] == "ended" and event["call_id"] in ids
        ]

    until = time.monotonic() + PATIENCE_SECONDS
    while len(ended()) < len(truths) and time.monotonic() < until:
        await asyncio.sleep(0.1)
    told = ended()
    left = check_told(checklist, asterisk, [(name, truth) for truth in truths], told)
    checklist.check(f"{name}: no other call ended", not left, left)
    for part, expected in SHOWN.get(scene.name, {}).items():
        shown = asterisk.shown_states(part, heard)[: len(expected)]
        checklist.check(f"{name}: {part} shows it", shown == expected, shown)
    for extension, number in CONNECTED.get(scene.name, {}).items():
        numbers = asterisk.shown_numbers(extension, heard)
        # First while it rings, and then once nobody talks any more.
        checklist.check(
            f"{name}: {extension} is connected to {number}",
            numbers == [None, number, None],
            numbers,
        )
    calls = [
        call for call in await get_calls(asterisk, limit=500) if call["call_id"] in ids
    ]
    check_logged(checklist, name, calls, scene.calls)


def check_logged(
    checklist: Checklist,
    name: str,
    calls: list[dict[str, Any]],
    truths: tuple[CallTruth, ...],
) -> None:
    """Check what the call log has of a scene."""
    logged = sorted(
        (
            call["direction"],
            call["outcome"],
            str(call["caller_number"]),
            call["called_number"],
            str(call["answered_by"]),
        )
        for call in calls
    )
    expected = sorted(
        (
            truth.direction,
            truth.outcome,
            str(truth.caller),
            truth.called,
            str(truth.answered_by),
        )
        for truth in as_logged(truths)
    )
    checklist.check(f"{name}: call log", logged == expected, calls)
    talks = [truth.talk for truth in truths if truth.outcome == "answered"]
    if len(talks) == 1 and not any(truth.then_answered_by for truth in truths):
        talked = [call["talk_seconds"] for call in calls if call["talk_seconds"]]
        checklist.check(
            f"{name}: talked for {talks[0]} s",
            len(talked) == 1 and abs(talked[0] - talks[0]) <= TALK_TOLERANCE_SECONDS,
            talked,
        )
