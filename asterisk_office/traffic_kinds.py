"""The kinds of random calls."""

from dataclasses import replace
from typing import Final

from .called import Called
from .calling import Calling
from .parts import (
    answers,
    answers_and_hangs_up,
    answers_and_transfers,
    calls,
    calls_and_gives_up,
    calls_and_stays,
    calls_in_vain,
    declines,
    does_not_answer,
    is_busy,
)
from .people import colleague, from_outside
from .traffic_call import PROVIDER, WITH_MAILBOX, Chance, PlannedCall
from .truth import CallTruth, Outcome

_GROUP: Final = (1001, 1002, 1003)
_AGENTS: Final = (1002, 1003)
_AGENT_RINGS_SECONDS: Final = 3
_MENU_SECONDS: Final = 1.5
_MESSAGE_SECONDS: Final = 10
_TRANSFER_SECONDS: Final = 0.4


def answered(chance: Chance) -> PlannedCall:
    """Plan a call from outside that is answered."""
    who, talk = chance.extension(), chance.seconds()
    number = from_outside(who)
    if chance.happens():
        called = answers_and_hangs_up(chance.ring(), talk)
        calling = calls_and_stays(chance.outsider, number)
    else:
        called = answers(chance.ring())
        calling = calls(chance.outsider, number, talk)
    return PlannedCall(
        truth=chance.answered(who, who, talk), called={who: called}, calling=calling
    )


def withheld(chance: Chance) -> PlannedCall:
    """Plan one whose caller withholds the number."""
    who, talk = chance.extension(), chance.seconds()
    caller = replace(chance.outsider, shown="withheld")
    return PlannedCall(
        truth=replace(chance.answered(who, who, talk), caller="anonymous"),
        called={who: answers(chance.ring())},
        calling=calls(caller, from_outside(who), talk),
    )


def held(chance: Chance) -> PlannedCall:
    """Plan one that is held."""
    who, talk, held, rest = chance.extension(), *(chance.seconds() for _ in range(3))
    script = Called().rings(chance.ring()).answers().waits(talk).holds(held)
    truth = chance.answered(who, who, talk + held + rest)
    return PlannedCall(
        truth=replace(truth, held=held),
        called={who: script.waits(rest).hangs_up()},
        calling=calls_and_stays(chance.outsider, from_outside(who)),
    )


def transferred(chance: Chance) -> PlannedCall:
    """Plan one that is transferred without asking anybody."""
    who, talk, then = chance.extension(), chance.seconds(), chance.seconds()
    target = chance.without_mailbox(who)
    return PlannedCall(
        truth=replace(
            chance.answered(who, who, talk),
            aside=_TRANSFER_SECONDS,
            transferred_to=str(target),
            then_answered_by=str(target),
            then_talk=then,
        ),
        called={
            who: answers_and_transfers(chance.ring(), talk, str(target)),
            target: answers_and_hangs_up(chance.ring(), then),
        },
        calling=calls_and_stays(chance.outsider, from_outside(who)),
    )


def missed(chance: Chance) -> PlannedCall:
    """Plan one that nobody answers until the caller gives up."""
    who = chance.without_mailbox()
    return PlannedCall(
        truth=chance.missed(who),
        called={who: does_not_answer()},
        calling=calls_and_gives_up(
            chance.outsider, from_outside(who), chance.seconds()
        ),
    )


def busy(chance: Chance) -> PlannedCall:
    """Plan one to somebody who is busy."""
    who = chance.without_mailbox()
    return PlannedCall(
        truth=replace(chance.missed(who), outcome="busy"),
        called={who: is_busy()},
        calling=calls_in_vain(chance.outsider, from_outside(who)),
    )


def declined(chance: Chance) -> PlannedCall:
    """Plan one that is declined."""
    who = chance.without_mailbox()
    return PlannedCall(
        truth=replace(chance.missed(who), outcome="declined"),
        called={who: declines(chance.ring())},
        calling=calls_in_vain(chance.outsider, from_outside(who)),
    )


def voicemail(chance: Chance) -> PlannedCall:
    """Plan one to the mailbox, where a message is left or not."""
    leaves_message = chance.happens()
    truth = chance.missed(WITH_MAILBOX)
    if leaves_message:
        truth = replace(truth, outcome="voicemail")
    else:
        truth = replace(truth, voicemail_answered=True)
    seconds = _MESSAGE_SECONDS if leaves_message else chance.seconds(1, 3)
    return PlannedCall(
        truth=truth,
        called={WITH_MAILBOX: is_busy()},
        calling=calls(chance.outsider, from_outside(WITH_MAILBOX), seconds),
    )


def group(chance: Chance) -> PlannedCall:
    """Plan one to a ring group."""
    number, talk = from_outside(600), chance.seconds()
    called = {who: does_not_answer() for who in _GROUP}
    if chance.happens():
        winner = chance.one_of(*_GROUP)
        return PlannedCall(
            truth=chance.answered(600, winner, talk),
            called={**called, winner: answers(chance.ring())},
            calling=calls(chance.outsider, number, talk),
        )
    return PlannedCall(
        truth=chance.missed(600),
        called=called,
        calling=calls_and_gives_up(chance.outsider, number, chance.seconds(0.5, 3)),
    )


def queue(chance: Chance) -> PlannedCall:
    """Plan one to a queue."""
    first, second = _AGENTS
    number, talk = from_outside(700), chance.seconds()
    answering = chance.one_of(0, first, second)
    called = {first: does_not_answer(), second: Called()}
    if answering:
        called[answering] = answers_and_hangs_up(chance.ring(), talk)
        truth = chance.answered(700, answering, talk)
        calling = calls_and_stays(chance.outsider, number)
    else:
        truth = chance.missed(700)
        waits = chance.seconds(1, _AGENT_RINGS_SECONDS - 1)
        calling = calls(chance.outsider, number, waits)
    if answering != second:
        # The queue never comes to the second agent.
        del called[second]
    return PlannedCall(
        truth=replace(truth, queue="700"),
        called=called,
        calling=calling,
        also_engaged=frozenset(_AGENTS),
    )


def menu(chance: Chance) -> PlannedCall:
    """Plan one to the menu."""
    number, talk = from_outside(800), chance.seconds()
    menu = Calling(number, chance.outsider).is_answered().waits(_MENU_SECONDS)
    if chance.happens():
        return PlannedCall(
            truth=chance.answered(800, WITH_MAILBOX, talk),
            called={WITH_MAILBOX: answers_and_hangs_up(chance.ring(), talk)},
            calling=menu.presses("1").is_hung_up(),
        )
    return PlannedCall(truth=chance.missed(800), called={}, calling=menu.hangs_up())


def outbound(chance: Chance) -> PlannedCall:
    """Plan a call to somebody outside who answers."""
    caller, talk = chance.extension(), chance.seconds()
    return PlannedCall(
        truth=replace(
            chance.not_answered(caller),
            outcome="answered",
            answered_by=chance.far,
            talk=talk,
        ),
        called={PROVIDER: answers(chance.ring())},
        calling=calls(colleague(caller), chance.far, talk),
    )


def outbound_in_vain(chance: Chance) -> PlannedCall:
    """Plan a call to somebody outside who does not answer."""
    caller, ring = chance.extension(), chance.seconds()
    refusals: dict[int, tuple[Outcome, Called]] = {
        404: ("failed", Called().refuses(404, "Not Found")),
        480: ("no_answer", Called().rings(ring).refuses(480, "Unavailable")),
        486: ("busy", is_busy()),
        487: ("no_answer", does_not_answer()),
    }
    code = chance.one_of(*refusals)
    outcome, script = refusals[code]
    who = colleague(caller)
    gives_up = code == 487
    return PlannedCall(
        truth=replace(chance.not_answered(caller), outcome=outcome),
        called={PROVIDER: script},
        calling=calls_and_gives_up(who, chance.far, ring)
        if gives_up
        else calls_in_vain(who, chance.far),
    )


def internal(chance: Chance) -> PlannedCall:
    """Plan a call between extensions."""
    caller, talk = chance.extension(), chance.seconds()
    who = chance.without_mailbox(caller)
    truth = CallTruth(
        direction="internal",
        caller=str(caller),
        called=str(who),
        outcome="no_answer",
    )
    if chance.happens():
        return PlannedCall(
            truth=truth,
            called={who: does_not_answer()},
            calling=calls_and_gives_up(colleague(caller), str(who), talk),
        )
    return PlannedCall(
        truth=replace(truth, outcome="answered", answered_by=str(who), talk=talk),
        called={who: answers(chance.ring())},
        calling=calls(colleague(caller), str(who), talk),
    )
