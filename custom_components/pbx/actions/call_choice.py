"""Finds the call that an order is about: by its id, or by an extension and what it does in the call."""

from collections.abc import Iterable
from enum import Enum, auto
from typing import Any, Final, NamedTuple

import voluptuous as vol

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.helpers import config_validation as cv

from ..calls.live.extension_states import parts
from ..calls.live.views import ExtensionState
from ..calls.model import Call, CallState
from ..data import PbxData
from .parties import require_extension
from .request import async_request, invalid

ATTR_CALL_ID: Final = "call_id"
ATTR_EXTENSION: Final = "extension"

# Which of the two is given is for the handler to say, whose words are translated.
ABOUT_CALL: Final[dict[Any, Any]] = {
    vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
    vol.Optional(ATTR_EXTENSION): vol.All(cv.string, str.strip),
    vol.Optional(ATTR_CALL_ID): vol.All(cv.string, str.strip),
}
"""The fields of an action that is about a call."""


class Part(Enum):
    """What an extension does in a call."""

    RINGS = auto()
    TALKS = auto()
    HOLDS = auto()
    """It is said to be on hold itself."""
    IS_HELD = auto()
    """It talks, and somebody else in the call is said to be on hold: not every system says it of the same side."""
    OTHER = auto()


class Fit(NamedTuple):
    """Which calls of an extension an order can be about."""

    parts: tuple[Part, ...]
    """What the extension does in them, the best first."""
    error: str
    """The key of the text where there is none."""


TALKING: Final = Fit((Part.TALKS, Part.HOLDS, Part.IS_HELD), "order_not_talking")
ACTIVE: Final = Fit((Part.TALKS,), "order_not_talking")
HELD: Final = Fit((Part.HOLDS, Part.IS_HELD), "order_nothing_on_hold")
PERHAPS_HELD: Final = Fit((*HELD.parts, Part.TALKS), HELD.error)
PASSED_ON: Final = Fit((Part.HOLDS, Part.IS_HELD, Part.TALKS), "order_not_talking")
RINGING: Final = Fit((Part.RINGS,), "order_not_ringing")


async def async_ask(pbx: PbxData) -> None:
    """Have the calls be known that reports have left out. Raises HomeAssistantError."""
    await async_request(pbx, pbx.follow_up.async_catch_up)


async def async_call(pbx: PbxData, call_id: str) -> Call:
    """Return the call that has or had an id. The system is asked where reports named none.

    Raises:
        ServiceValidationError: There is no such call.
        HomeAssistantError: The system is not reached, or refuses.
    """
    call = pbx.tracker.call(call_id)
    if call is None:
        await async_ask(pbx)
        call = pbx.tracker.call(call_id)
    if call is None:
        raise invalid("call_not_found", call_id=call_id)
    return call


async def async_choose(
    fit: Fit, pbx: PbxData, extension: str | None, call_id: str | None
) -> tuple[Call, str]:
    """Return the call that an order is about, and the extension in it.

    Args:
        fit: What the extension has to do in the call.
        pbx: The system.
        extension: The extension. Without it, it is the only one in the call that does that.
        call_id: Any id of the call. Without it, it is the only one in which the extension does that.

    Raises:
        ServiceValidationError: There is none, or there are several.
        HomeAssistantError: The system is not reached, or refuses.
    """
    if extension:
        require_extension(pbx, extension, "order_no_extension")
    elif not call_id:
        raise invalid("order_what")
    for is_asked in (False, True):
        if is_asked:
            # What reports have left out may be what is looked for.
            await async_ask(pbx)
        if call_id:
            calls = [await async_open_call(pbx, call_id)]
        else:
            calls = [*pbx.tracker.open_calls]
        if found := _best(fit, calls, extension):
            break
    else:
        raise invalid(fit.error)
    if len(found) > 1:
        raise invalid("order_which_extension" if call_id else "order_several_calls")
    return found[0]


async def async_open_call(pbx: PbxData, call_id: str) -> Call:
    """Return the call in progress that has an id. Raises as ``async_call``, and ServiceValidationError where it is over."""
    call = await async_call(pbx, call_id)
    if call.state is CallState.ENDED:
        raise invalid("order_over")
    return call


def ringing_in(call: Call) -> list[str]:
    """Return the extensions whose phones ring for a call."""
    return [number for number, part in _parts_in(call) if part is Part.RINGS]


def _parts_in(call: Call) -> Iterable[tuple[str, Part]]:
    for number, view in parts(call).items():
        match view.state:
            case ExtensionState.RINGING:
                part = Part.RINGS
            case ExtensionState.ON_HOLD:
                part = Part.HOLDS
            case ExtensionState.IN_CALL:
                held = call.state is CallState.ON_HOLD
                part = Part.IS_HELD if held else Part.TALKS
            case _:
                part = Part.OTHER
        yield number, part


def _best(
    fit: Fit, calls: Iterable[Call], extension: str | None
) -> list[tuple[Call, str]]:
    """Return the calls, each with an extension in it, that fit best.

    Args:
        fit: What the extension has to do.
        calls: The calls to choose from.
        extension: The only extension that is meant; without it, any.
    """
    found: dict[Part, list[tuple[Call, str]]] = {}
    for call in calls:
        for number, part in _parts_in(call):
            if not extension or number == extension:
                found.setdefault(part, []).append((call, number))
    return next((found[part] for part in fit.parts if part in found), [])
