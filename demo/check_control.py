"""Checks of orders to simulated phone systems: what they are told through Home Assistant is what happens there, and what is shown."""

import asyncio
from functools import partial
from typing import Any, Final

from simulator.live_call import LiveCall, State

from .checklist import Checklist
from .comparison import query
from .long_calls import SPEED, going_on, ringing, talking
from .observer import Observer
from .orders import is_refused, order, run_action, shows
from .patience import until

BY_CHANNEL: Final = ("yeastar_s", "yeastar_p")
"""The systems that say who holds a call, pass calls on after a talk, and ask about the calls on their trunks."""

CALLER: Final = "03055500140"
LATER_SECONDS: Final = 3.5
"""Reports that say the same within less are one report that came twice."""


async def run(checklist: Checklist, observers: list[Observer]) -> None:
    """Check the orders to all simulated systems, at the same time."""
    async with asyncio.TaskGroup() as tasks:
        for observer in observers:
            check = check_orders if observer.system.is_pbx else check_centre
            tasks.create_task(check(checklist, observer))


async def check_orders(checklist: Checklist, observer: Observer) -> None:
    """Check what a PBX can be told, and that it refuses what it cannot."""
    simulator = observer.system.simulator
    anna, ben, *_ = simulator.office.reachable
    await check_call(checklist, observer, anna, ben)
    if observer.system.key in BY_CHANNEL:
        await check_consultation(checklist, observer, anna, ben)
        await check_offered(checklist, observer, anna, ben)
    else:
        await is_refused(
            checklist,
            observer,
            "route_call",
            "order_not_supported",
            extension=anna,
            to=ben,
        )
    await is_refused(
        checklist,
        observer,
        "announce",
        "announce_not_supported",
        extensions=[anna],
        message="Dinner is ready",
    )
    await check_do_not_disturb(checklist, observer, anna)
    await check_pause(checklist, observer, anna)
    await check_prompt(checklist, observer, anna)


async def check_centre(checklist: Checklist, observer: Observer) -> None:
    """Check that a contact centre, which takes no orders, refuses them."""
    for action, fields in (
        ("hold", {"call_id": "1"}),
        ("transfer", {"call_id": "1", "to": "1001"}),
        ("pause_agent", {"extension": "1001"}),
    ):
        await is_refused(checklist, observer, action, "order_not_supported", **fields)


async def check_call(
    checklist: Checklist, observer: Observer, anna: str, ben: str
) -> None:
    """Check a call that is muted, held, resumed, passed on and hung up."""
    title, simulator = observer.title, observer.system.simulator
    says_holds = observer.system.key in BY_CHANNEL
    async with going_on(simulator, talking(simulator, CALLER, anna)) as call:
        await shows(checklist, observer, anna, "in_call")
        await order(checklist, observer, "mute", extension=anna)
        party = call.party(anna)
        checklist.check(f"{title}: is muted", bool(party and party.muted), party)
        await order(checklist, observer, "mute", extension=anna, muted=False)
        checklist.check(f"{title}: is heard", bool(party and not party.muted), party)
        await order(checklist, observer, "hold", extension=anna)
        checklist.check(f"{title}: holds", _state(call, anna) is State.HELD, party)
        if says_holds:
            await shows(checklist, observer, anna, "on_hold")
            await asyncio.sleep(LATER_SECONDS)
        await order(checklist, observer, "resume", extension=anna)
        checklist.check(
            f"{title}: talks again", _state(call, anna) is State.TALKING, party
        )
        await shows(checklist, observer, anna, "in_call")
        await order(checklist, observer, "transfer", extension=anna, to=ben)
        await shows(checklist, observer, ben, "in_call")
        await shows(checklist, observer, anna, "idle")
        await order(checklist, observer, "hang_up", extension=ben)
        await shows(checklist, observer, ben, "idle")
        checklist.check(f"{title}: is over", not call.in_progress, call)


async def check_consultation(
    checklist: Checklist, observer: Observer, anna: str, ben: str
) -> None:
    """Check a call that is passed on after a talk."""
    simulator = observer.system.simulator
    async with going_on(simulator, talking(simulator, CALLER, anna)):
        await shows(checklist, observer, anna, "in_call")
        await order(
            checklist, observer, "transfer", extension=anna, to=ben, attended=True
        )
        await shows(checklist, observer, anna, "on_hold")
        await shows(checklist, observer, ben, "in_call")
        await asyncio.sleep(LATER_SECONDS)
        await order(checklist, observer, "end_transfer", extension=anna, end="complete")
        await shows(checklist, observer, anna, "idle")
        await shows(checklist, observer, ben, "in_call")
        await order(checklist, observer, "hang_up", extension=ben)
        await shows(checklist, observer, ben, "idle")


async def check_offered(
    checklist: Checklist, observer: Observer, anna: str, ben: str
) -> None:
    """Check calls on a trunk under control: one is turned away, the other sent to somebody else."""
    simulator = observer.system.simulator
    simulator.configure("trunk_control", True)
    story = ringing(simulator, CALLER, anna)
    try:
        async with going_on(simulator, story) as call:
            call_id = await _offered(observer)
            await order(checklist, observer, "refuse_call", call_id=call_id)
            checklist.check(
                f"{observer.title}: is turned away", not call.in_progress, call
            )
        async with going_on(simulator, story) as call:
            call_id = await _offered(observer)
            await order(checklist, observer, "route_call", call_id=call_id, to=ben)
            await shows(checklist, observer, ben, "ringing")
            checklist.check(
                f"{observer.title}: rings elsewhere", call.party(anna) is None, call
            )
            await order(checklist, observer, "hang_up", extension=ben)
            await shows(checklist, observer, ben, "idle")
    finally:
        simulator.configure("trunk_control", False)


async def check_do_not_disturb(
    checklist: Checklist, observer: Observer, anna: str
) -> None:
    """Check the switch of an extension, and that the system says so of it."""
    switch = observer.entity_of_part(f"extension-{anna}-do_not_disturb")
    for state in ("on", "off"):
        await run_action(observer, "switch", f"turn_{state}", entity_id=switch)
        silent = observer.system.simulator.office.do_not_disturb
        checklist.check(
            f"{observer.title}: do not disturb is {state}",
            (anna in silent) is (state == "on"),
            silent,
        )
        await checklist.comes_to(
            f"{observer.title}: the switch is {state}",
            partial(observer.part_state, f"extension-{anna}-do_not_disturb"),
            state,
        )


async def check_pause(checklist: Checklist, observer: Observer, anna: str) -> None:
    """Check that the queue leaves an agent out, and counts on it again."""
    simulator = observer.system.simulator
    for paused in (True, False):
        await order(
            checklist,
            observer,
            "pause_agent",
            extension=anna,
            queue=simulator.office.queue,
            paused=paused,
        )
        checklist.check(
            f"{observer.title}: an agent is {'' if paused else 'no more '}left out",
            (anna in simulator.paused) is paused,
            simulator.paused,
        )


async def check_prompt(checklist: Checklist, observer: Observer, anna: str) -> None:
    """Check that somebody hears a prompt."""
    simulator = observer.system.simulator
    simulator.configure("dial_speed", SPEED)
    heard = len(simulator.recorded)
    await order(checklist, observer, "play_prompt", number=anna, prompts=["welcome"])
    await checklist.eventually(
        f"{observer.title}: somebody listened to the prompt",
        lambda: [*simulator.recorded][heard:],
        lambda calls: bool(calls) and calls[-1].picked_up_at is not None,
    )
    await shows(checklist, observer, anna, "idle")


async def _offered(observer: Observer) -> str:
    """Return the id of the call that waits to be let in."""

    async def known() -> list[str]:
        return [
            str(call["call_id"])
            for call in await query(observer, "query_inbound")
            if call["caller_number"] == CALLER
        ]

    [call_id] = await until("The call is offered", known, bool)
    return call_id


def _state(call: LiveCall, extension: str) -> State | None:
    party: Any = call.party(extension)
    return party.state if party else None
