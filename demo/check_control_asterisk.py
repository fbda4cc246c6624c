"""Checks of orders to a real Asterisk: what its phones did and hear is what was ordered through Home Assistant."""

import asyncio
from collections.abc import Iterable
from typing import Any

from asterisk_office.called import Called
from asterisk_office.ear import Listener, listening
from asterisk_office.office import Office
from asterisk_office.parts import answers, calls_and_stays, does_not_answer
from asterisk_office.people import EVA, from_outside
from asterisk_office.phone import Phone

from .checklist import Checklist
from .gong import HERTZ, MEDIA_ID, SECONDS
from .observer import Observer
from .orders import order, shows
from .real_asterisk import RealAsterisk

type Asterisk = Observer[RealAsterisk]

ANNA, BEN, DAN = 1001, 1002, 1004
GROUP, QUEUE = 600, 700


async def run(checklist: Checklist, asterisk: Asterisk) -> None:
    """Check the orders one after another, and leave no phone behind."""
    office = asterisk.system.office
    for check in (
        check_call,
        check_consultation,
        check_ringing,
        check_pause,
        check_announcement,
    ):
        await office.phones.clear()
        await office.quiet(0)
        await check(checklist, asterisk, office)
    await office.phones.clear()


async def check_call(checklist: Checklist, asterisk: Asterisk, office: Office) -> None:
    """Check a call that is muted, held by a phone that follows, resumed, passed on and hung up."""
    script = Called().rings(0.3).answers().holds_when_told().resumes_when_told()
    anna, eva = await _connected(checklist, asterisk, office, script.is_hung_up())
    await order(checklist, asterisk, "mute", extension="1001")
    await _hear(checklist, asterisk, eva)
    await order(checklist, asterisk, "mute", extension="1001", muted=False)
    await _talk(checklist, asterisk, anna, eva)
    await order(checklist, asterisk, "hold", extension="1001")
    await shows(checklist, asterisk, "1001", "on_hold")
    await _hear(checklist, asterisk, anna)
    await order(checklist, asterisk, "resume", extension="1001")
    await shows(checklist, asterisk, "1001", "in_call")
    await _talk(checklist, asterisk, anna, eva)
    ben = await office.phone(BEN, answers(0.3), hears=True)
    await order(checklist, asterisk, "transfer", extension="1001", to="1002")
    await _talk(checklist, asterisk, ben, eva)
    await _over(checklist, asterisk, "1002", anna, ben, eva)
    held = sum(leg.held for leg in anna.legs())
    checklist.check(f"{asterisk.title}: the phone held the call", held > 0, held)


async def check_consultation(
    checklist: Checklist, asterisk: Asterisk, office: Office
) -> None:
    """Check a call that is passed on after a talk."""
    anna, eva = await _connected(checklist, asterisk, office, answers(0.3))
    ben = await office.phone(BEN, answers(0.3), hears=True)
    fields = {"extension": "1001", "to": "1002", "attended": True}
    await order(checklist, asterisk, "transfer", **fields)
    await _talk(checklist, asterisk, anna, ben)
    await order(checklist, asterisk, "end_transfer", extension="1001", end="complete")
    await _talk(checklist, asterisk, ben, eva)
    await _over(checklist, asterisk, "1002", anna, ben, eva)


async def check_ringing(
    checklist: Checklist, asterisk: Asterisk, office: Office
) -> None:
    """Check that a call that rings at a group goes to somebody else."""
    anna = await office.phone(ANNA, does_not_answer())
    ben = await office.phone(BEN, does_not_answer())
    dan = await office.phone(DAN, answers(0.3), hears=True)
    eva = await office.outside(calls_and_stays(EVA, from_outside(GROUP)), hears=True)
    await shows(checklist, asterisk, "1001", "ringing")
    await order(checklist, asterisk, "route_call", extension="1001", to="1004")
    await _talk(checklist, asterisk, dan, eva)
    await _over(checklist, asterisk, "1004", anna, ben, dan, eva)


async def check_pause(checklist: Checklist, asterisk: Asterisk, office: Office) -> None:
    """Check that a queue leaves an agent out, and counts on the agent again."""

    async def states() -> list[Any]:
        response = await asterisk.api.action(
            "pbx",
            "query_queues",
            config_entry_id=asterisk.entry_id,
            queue_numbers=[str(QUEUE)],
        )
        [queue] = response["queues"]
        return [agent["state"] for agent in queue["agents"] if agent["name"] == "Ben"]

    for paused, state in ((True, "paused"), (False, "available")):
        await order(
            checklist,
            asterisk,
            "pause_agent",
            extension="1002",
            queue=str(QUEUE),
            paused=paused,
        )
        name = f"{asterisk.title}: an agent is {state}"
        await checklist.comes_to(name, states, [state])


async def check_announcement(
    checklist: Checklist, asterisk: Asterisk, office: Office
) -> None:
    """Check that a phone that is called hears a sound file of Home Assistant's."""
    async with listening(office.asterisk.phones_address) as ear:
        script = Listener(ear)
        script.rings(0.3).answers().is_hung_up()
        phone = await office.phone(ANNA, script)
        await order(
            checklist,
            asterisk,
            "announce",
            extensions=["1001"],
            media_content_id=MEDIA_ID,
        )
        heard = ear.hears(HERTZ)
        checklist.check(
            f"{asterisk.title}: the phone hears it", abs(heard - SECONDS) < 0.5, heard
        )
        await phone.drop()


async def _connected(
    checklist: Checklist, asterisk: Asterisk, office: Office, script: Called
) -> tuple[Phone, Phone]:
    """Have Eva talk to Anna."""
    anna = await office.phone(ANNA, script, hears=True)
    eva = await office.outside(calls_and_stays(EVA, from_outside(ANNA)), hears=True)
    await shows(checklist, asterisk, "1001", "in_call")
    await _talk(checklist, asterisk, anna, eva)
    return anna, eva


async def _talk(checklist: Checklist, asterisk: Asterisk, *phones: Phone) -> None:
    """Check that each of some phones comes to hear the others, and nobody else."""
    for phone in phones:
        others = [other.line.phone for other in phones if other is not phone]
        await _hear(checklist, asterisk, phone, others)


async def _hear(
    checklist: Checklist, asterisk: Asterisk, phone: Phone, others: Iterable[str] = ()
) -> None:
    """Check that a phone comes to hear some others, and nobody else."""
    expected = set(others)
    who = " and ".join(sorted(expected)) or "nobody"

    async def heard() -> set[str]:
        return phone.hears()

    name = f"{asterisk.title}: {phone.line.phone} hears {who}"
    await checklist.comes_to(name, heard, expected)


async def _over(
    checklist: Checklist, asterisk: Asterisk, extension: str, *phones: Phone
) -> None:
    """Have an extension hang up, and check that the call is over at all phones and in Home Assistant."""
    await order(checklist, asterisk, "hang_up", extension=extension)
    await asyncio.gather(*(phone.done() for phone in phones))
    ends = [leg.ended_by for phone in phones for leg in phone.legs()]
    checklist.check(
        f"{asterisk.title}: all phones are hung up", set(ends) == {"other"}, ends
    )
    await shows(checklist, asterisk, extension, "idle")
