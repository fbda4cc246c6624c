"""Checks of numbers that people block, and of contacts that they add."""

import asyncio
from typing import Any, Final

from . import automations
from .check_log import get_calls
from .checklist import Checklist
from .long_calls import SPEED, going_on, ringing
from .observer import Observer
from .orders import order, run_action
from .patience import PATIENCE_SECONDS, until

BLOCKED: Final = "03055500141"
CONTACT: Final = "03055500142"
NAME: Final = "Carla Bloom"


async def run(checklist: Checklist, observers: list[Observer]) -> None:
    """Check both at the Yeastar S-Series, which can turn calls away."""
    [office] = [one for one in observers if one.system.key == "yeastar_s"]
    await check_blocked(checklist, office)
    await check_contact(checklist, office)


async def check_blocked(checklist: Checklist, office: Observer) -> None:
    """Check that a call from a blocked number is turned away, triggers nothing, and is in the log."""
    simulator = office.system.simulator
    anna, *_ = simulator.office.reachable
    await run_action(office, "pbx", "block_number", number=BLOCKED)
    simulator.configure("trunk_control", True)
    story = ringing(simulator, BLOCKED, anna)
    try:
        # It is over as soon as it is turned away.
        await asyncio.wait_for(simulator.play(story, SPEED), PATIENCE_SECONDS)
    except TimeoutError:
        checklist.check("a blocked number is turned away", False, "It rings on")
    else:
        checklist.check("a blocked number is turned away", True)
    finally:
        simulator.configure("trunk_control", False)

    async def logged() -> list[dict[str, Any]]:
        return await get_calls(office, number=BLOCKED)

    [found] = await until("The blocked call is in the log", logged, bool)
    checklist.check("a blocked call is marked", found["blocked"], found)
    told = [
        event["data"]
        for event in office.api.events
        if event["event_type"] == automations.NOTED
        and event["data"]["call"]["caller_number"] == BLOCKED
    ]
    checklist.check("a blocked call triggers nothing", not told, told)
    await run_action(office, "pbx", "unblock_number", number=BLOCKED)
    left = await office.api.command("pbx/blocked/list")
    checklist.check("a number is blocked no more", not left["numbers"], left)


async def check_contact(checklist: Checklist, office: Observer) -> None:
    """Check that a contact's name is shown at the next call, and no more once it is taken out."""
    for name in (NAME, None):
        if name:
            await run_action(office, "pbx", "add_contact", number=CONTACT, name=name)
        else:
            await run_action(office, "pbx", "remove_contact", number=CONTACT)
        shown = await _name_shown(checklist, office)
        checklist.check(f"a contact: the name is {name}", shown == name, shown)


async def _name_shown(checklist: Checklist, office: Observer) -> str | None:
    """Return the name that is shown while somebody rings."""
    simulator = office.system.simulator
    anna, *_ = simulator.office.reachable
    seen = len(office.call_events())
    async with going_on(simulator, ringing(simulator, CONTACT, anna)):

        async def rings() -> list[dict[str, Any]]:
            return [
                event
                for event in office.call_events()[seen:]
                if event["event_type"] == "ringing"
                and event["caller_number"] == CONTACT
            ]

        [event, *_] = await until("It rings", rings, bool)
        await order(checklist, office, "hang_up", extension=anna)
    name: str | None = event["caller_name"]
    return name
