"""A day in the office of the real Asterisk: phones and people outside that answer by themselves, and calls that come and go."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from asterisk_office.called import Called
from asterisk_office.calling import Calling
from asterisk_office.office import Office
from asterisk_office.parts import calls, calls_and_gives_up, calls_in_vain
from asterisk_office.people import (
    EVA,
    EXTENSIONS,
    OTTO,
    UWE,
    Caller,
    colleague,
    from_outside,
)
from asterisk_office.phone import Phone

EVERY_SECONDS: Final = 4
"""After how long another call begins on average, if those who take part are free."""

AT_ONCE: Final = 4
REGISTER_AGAIN_SECONDS: Final = 1800
START_AGAIN_SECONDS: Final = 1

ANNA, BEN, CLEO = 1001, 1002, 1003
GROUP, QUEUE, MENU = 600, 700, 800
RINGS_SECONDS: Final = {ANNA: 8, BEN: 5, CLEO: 2}
"""For how long a phone rings before it is picked up. Anna's mailbox has less patience than that, and the queue with Ben."""

USUAL_RING_SECONDS: Final = 3
GIVES_UP_SECONDS: Final = 1.5
"""Before anybody answers."""

LONGEST_TALK_SECONDS: Final = 60
"""After which whoever was called hangs up: nobody else does where people dial from the dashboard."""

FOLLOWS: Final = 5
"""How often in a call a phone holds and resumes when Home Assistant says so."""

MENU_SECONDS: Final = 2.5
MESSAGE_SECONDS: Final = 14
BUSY, WRONG = "951", "999"
"""What numbers outside end with that are busy, or do not exist."""

OUTSIDERS: Final = (
    EVA,
    OTTO,
    UWE,
    Caller("03023125904", "Vera Extern"),
    Caller("+493023125905"),
)


@dataclass(frozen=True)
class Call:
    """A call of the day: whose phones it takes, and what the caller does."""

    engaged: frozenset[int]
    script: Calling


type Kind = Callable[[Random, int, int], Call]
"""Makes a call, of chance and two colleagues who are free."""


def _inbound(rng: Random, who: int, _: int) -> Call:
    script = calls(rng.choice(OUTSIDERS), from_outside(who), _talk(rng))
    return Call(frozenset({who}), script)


def _missed(rng: Random, who: int, _: int) -> Call:
    caller = rng.choice(OUTSIDERS)
    script = calls_and_gives_up(caller, from_outside(who), GIVES_UP_SECONDS)
    return Call(frozenset({who}), script)


def _group(rng: Random, _: int, __: int) -> Call:
    script = calls(rng.choice(OUTSIDERS), from_outside(GROUP), _talk(rng))
    return Call(frozenset({ANNA, BEN, CLEO}), script)


def _queue(rng: Random, _: int, __: int) -> Call:
    seconds = rng.choice((GIVES_UP_SECONDS, _talk(rng) + 2 * RINGS_SECONDS[BEN]))
    script = calls(rng.choice(OUTSIDERS), from_outside(QUEUE), seconds)
    return Call(frozenset({BEN, CLEO}), script)


def _menu(rng: Random, _: int, __: int) -> Call:
    menu = Calling(from_outside(MENU), rng.choice(OUTSIDERS)).is_answered()
    script = menu.waits(MENU_SECONDS).presses("2").waits(_talk(rng)).hangs_up()
    return Call(frozenset({ANNA, BEN, CLEO}), script)


def _voicemail(rng: Random, _: int, __: int) -> Call:
    script = calls(rng.choice(OUTSIDERS), from_outside(ANNA), MESSAGE_SECONDS)
    return Call(frozenset({ANNA}), script)


def _outbound(rng: Random, who: int, _: int) -> Call:
    number = f"0302312596{rng.randrange(10)}"
    return Call(frozenset({who}), calls(colleague(who), number, _talk(rng)))


def _outbound_in_vain(rng: Random, who: int, _: int) -> Call:
    number = f"03023125{rng.choice((BUSY, WRONG))}"
    return Call(frozenset({who}), calls_in_vain(colleague(who), number))


def _internal(rng: Random, who: int, other: int) -> Call:
    script = calls(colleague(who), str(other), _talk(rng))
    return Call(frozenset({who, other}), script)


_KINDS: Final[dict[Kind, int]] = {
    _inbound: 5,
    _missed: 2,
    _group: 2,
    _queue: 3,
    _menu: 1,
    _voicemail: 1,
    _outbound: 3,
    _outbound_in_vain: 1,
    _internal: 3,
}
"""How often each kind of call happens."""


def _talk(rng: Random) -> int:
    """Return how long somebody talks."""
    return rng.randint(5, 25)


async def answer_phones(office: Office) -> None:
    """Have everybody in the office and outside answer, until cancelled."""

    def ready(extension: int) -> Callable[[], Awaitable[Phone]]:
        ring = RINGS_SECONDS.get(extension, USUAL_RING_SECONDS)
        script = Called().answers_unless_cancelled(ring, LONGEST_TALK_SECONDS, FOLLOWS)
        return lambda: office.phone(extension, script, stays=True)

    outside = Called().refuses_numbers(BUSY, 486, "Busy Here")
    outside.refuses_numbers(WRONG, 404, "Not Found")
    outside.answers_unless_cancelled(USUAL_RING_SECONDS, LONGEST_TALK_SECONDS)
    # What it hears would be kept for ever.
    await office.control.close()
    async with asyncio.TaskGroup() as tasks:
        for extension in EXTENSIONS:
            tasks.create_task(_keep(office, ready(extension)))
        tasks.create_task(_keep(office, lambda: office.provider(outside, stays=True)))
        while True:
            await asyncio.sleep(REGISTER_AGAIN_SECONDS)
            for extension in EXTENSIONS:
                await office.register(extension)


async def _keep(office: Office, start: Callable[[], Awaitable[Phone]]) -> None:
    """Start a phone, and again whenever it ends."""
    while True:
        phone = await start()
        await phone.done()
        await office.phones.forget(phone)
        await asyncio.sleep(START_AGAIN_SECONDS)


async def play_day(office: Office, rng: Random) -> None:
    """Play calls until cancelled."""
    going: list[Call] = []
    async with asyncio.TaskGroup() as tasks:
        while True:
            await asyncio.sleep(rng.expovariate(1 / EVERY_SECONDS))
            engaged = frozenset().union(*(call.engaged for call in going))
            who, other = rng.sample([*EXTENSIONS], 2)
            [kind] = rng.choices([*_KINDS], [*_KINDS.values()])
            call = kind(rng, who, other)
            if len(going) < AT_ONCE and not call.engaged & engaged:
                going.append(call)
                tasks.create_task(_play(office, call, going))


async def _play(office: Office, call: Call, going: list[Call]) -> None:
    """Play a call. Whether somebody answered does not matter."""
    from_office = call.script.caller.number in map(str, EXTENSIONS)
    phone = await (office.inside if from_office else office.outside)(call.script)
    await phone.done()
    await office.phones.forget(phone)
    going.remove(call)
