"""Has an Asterisk call somebody and play something (vendor_docs/asterisk.md, section 5)."""

from collections.abc import Sequence
import re
from typing import Final, NamedTuple
from uuid import uuid4

import async_timeout

from ..errors import BadReply, CannotConnect, OrderProblem, OrderRefused, Unconfirmed
from .dialling import MAY_ORIGINATE, connected, how_it_rings
from .event_reader import EventReader
from .inventory import Endpoint
from .manager import Manager
from .orders import explained_refusal
from .originated import Ending

LONGEST_SECONDS: Final = 600
"""For how long a call is waited for, from the first ring to its end. Asterisk itself tries for three minutes to fetch a file."""

_FETCHES: Final = "res_http_media_cache"
"""The module of Asterisk that fetches what is to be played from a web server."""

_PROMPT: Final = re.compile(r"(?!.*\.\.)[A-Za-z0-9][\w./-]*", re.ASCII)
"""A name of a prompt: no address, no way out of Asterisk's folder of sounds, and nothing that parts one from the next."""

_NAME: Final = "Home Assistant"
"""Who calls, as the phone shows it."""


class Called(NamedTuple):
    """Whom Asterisk calls to play something, and how it dials that."""

    channel: str
    number: str
    is_extension: bool


def phone_of(endpoint: Endpoint | None) -> Called:
    """Return how an extension's phone is called. Raises OrderRefused where there is none that is connected.

    Args:
        endpoint: The phone; None where there is no such extension.
    """
    phone = connected(endpoint)
    return Called(phone.device, phone.extension, is_extension=True)


def number_in(context: str, number: str) -> Called:
    """Return how a number is called that is no extension: as the dial plan has it.

    Args:
        context: The context of the dial plan in which phones call.
        number: The number.
    """
    return Called(f"Local/{number}@{context}/n", number, is_extension=False)


async def play_prompts(
    manager: Manager,
    reader: EventReader,
    called: Called,
    prompts: Sequence[str],
    *,
    auto_answer: bool,
) -> None:
    """Call somebody, play prompts one after another, and wait for the end. Raises what ``play_file`` raises.

    Args:
        manager: The connection.
        reader: What hears of the call.
        called: Who is called.
        prompts: The names of the prompts.
        auto_answer: Whether the phone is asked to pick up by itself.
    """
    if not prompts or not all(map(_PROMPT.fullmatch, prompts)):
        raise OrderRefused.because(
            "that is no name of a prompt", OrderProblem.NO_SUCH_PROMPT
        )
    ending = await _play(
        manager, reader, called, "&".join(prompts), auto_answer=auto_answer
    )
    if ending is Ending.ENDED_AT_ONCE:
        raise OrderRefused.because(
            "it had nothing to play", OrderProblem.NO_SUCH_PROMPT
        )


async def play_file(
    manager: Manager,
    reader: EventReader,
    called: Called,
    address: str,
    *,
    auto_answer: bool,
) -> None:
    """Call somebody, play a file that Asterisk fetches once the phone is picked up, and wait for the end.

    Args:
        manager: The connection.
        reader: What hears of the call.
        called: Who is called.
        address: Where the file is. It ends with the kind of file, ``.wav``.
        auto_answer: Whether the phone is asked to pick up by itself.

    Raises:
        OrderRefused: Asterisk does not call or cannot play it, or nobody picked up.
        Unconfirmed: It may have played it or not.
        CannotConnect: There is no connection.
    """
    await _require_fetching(manager)
    ending = await _play(manager, reader, called, address, auto_answer=auto_answer)
    if ending is Ending.ENDED_AT_ONCE:
        raise OrderRefused.because("it had nothing to play", OrderProblem.CANNOT_FETCH)


async def _require_fetching(manager: Manager) -> None:
    try:
        await manager.ask("ModuleCheck", Module=_FETCHES)
    except BadReply as err:
        why = f"its module {_FETCHES} is not loaded"
        raise OrderRefused.because(why, OrderProblem.CANNOT_FETCH) from err


async def _play(
    manager: Manager,
    reader: EventReader,
    called: Called,
    sound: str,
    *,
    auto_answer: bool,
) -> Ending:
    call_id = f"pbx-{uuid4().hex}"
    fields = {
        "Channel": called.channel,
        "Application": "Playback",
        "Data": sound,
        "CallerID": f'"{_NAME}" <{called.number}>',
        **how_it_rings(call_id, auto_answer=auto_answer and called.is_extension),
    }
    reader.calls.expect(call_id, called.number, plays=True)
    ended = reader.originated.watch(call_id)
    try:
        with explained_refusal(MAY_ORIGINATE, denied=None):
            await manager.ask("Originate", **fields)
        async with async_timeout.timeout(LONGEST_SECONDS):
            ending = await ended
    except CannotConnect as err:
        raise Unconfirmed("It is not known whether it was played") from err
    except TimeoutError as err:
        raise Unconfirmed("The call did not end in time") from err
    finally:
        reader.originated.forget(call_id)
    if problem := _problem(ending, called):
        raise OrderRefused.because(_MEANINGS[ending], problem)
    return ending


_MEANINGS: Final = {
    Ending.BUSY: "the phone is busy",
    Ending.NOT_ANSWERED: "nobody answered",
    Ending.NOT_REACHED: "nobody was reached",
}


def _problem(ending: Ending, called: Called) -> OrderProblem | None:
    match ending:
        case Ending.BUSY:
            return OrderProblem.EXTENSION_BUSY
        case Ending.NOT_ANSWERED:
            return OrderProblem.NOT_ANSWERED
        case Ending.NOT_REACHED if called.is_extension:
            return OrderProblem.NOT_ANSWERED
        case Ending.NOT_REACHED:
            return OrderProblem.NO_SUCH_NUMBER
        case _:
            return None
