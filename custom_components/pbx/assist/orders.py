"""Orders: to call somebody, and to hang up."""

from typing import Final

from homeassistant.core import callback

from ..actions.dial import async_dial
from ..actions.hang_up import async_hang_up
from ..actions.request import require
from ..calls.live.views import ExtensionState
from ..data import PbxData
from ..systems.base import Feature
from .own_extension import ExtensionOf, own_extensions
from .parties import Party, async_find_extensions, async_find_parties
from .request import Request
from .speech import Unanswered

_IN_A_CALL: Final = {
    ExtensionState.ALERTING,
    ExtensionState.IN_CALL,
    ExtensionState.ON_HOLD,
}


async def async_call(request: Request) -> str:
    """Have somebody called for the extension in the room, or for the one chosen in the options.

    Raises:
        Unanswered: It is not clear who shall be called, or from where.
        HomeAssistantError: The system cannot call, is not reached, or refuses.
    """
    said = request.slots["name"]
    able = _able(request, Feature.DIAL, "dial_not_supported")
    callers = own_extensions(request.hass, able, request.area_id)
    if not callers:
        raise Unanswered("assist_no_own_extension")
    # Of several systems the first counts at which there is such a person.
    systems = dict.fromkeys(caller.pbx for caller in callers)
    for pbx in systems:
        parties = await async_find_parties(request.hass, pbx, said, request.words)
        if parties:
            break
    else:
        raise Unanswered("assist_unknown_name", name=request.words.name_in(said))
    party = _only_party(request, parties)
    own = [caller for caller in callers if caller.pbx is pbx]
    caller = _only(request, own, "assist_which_own_extension")
    await async_dial(pbx, caller.number, party.number)
    return request.speech.text(
        "assist_calling", name=party.label, extension=caller.number
    )


async def async_end_call(request: Request) -> str:
    """Hang up on the extension that was named or is in the room, else on the only one that is in a call.

    Raises:
        Unanswered: It is not clear whose call shall end.
        HomeAssistantError: The system cannot hang up, is not reached, or refuses.
    """
    able = _able(request, Feature.HANG_UP, "hang_up_not_supported")
    if name := request.slots.get("name"):
        found = [
            ExtensionOf(pbx, party.number)
            for pbx in able
            for party in await async_find_extensions(
                request.hass, pbx, name, request.words
            )
        ]
        if not found:
            raise Unanswered(
                "assist_unknown_extension", name=request.words.name_in(name)
            )
    else:
        found = own_extensions(request.hass, able, request.area_id) or _talking(able)
        if not found:
            raise Unanswered("assist_nobody_talks")
    extension = _only(request, found, "assist_which_extension")
    await async_hang_up(extension.pbx, extension=extension.number)
    return request.speech.text("assist_hung_up", extension=extension.label)


def _able(request: Request, needed: Feature, error: str) -> list[PbxData]:
    """Return the systems that have a function. Raises ServiceValidationError, with this text, where none has it."""
    able = [pbx for pbx in request.systems if needed in pbx.system.features]
    if not able:
        require(request.systems[0], needed, error)
    return able


@callback
def _talking(systems: list[PbxData]) -> list[ExtensionOf]:
    """Return the extensions that are in a call."""
    return [
        ExtensionOf(pbx, number)
        for pbx in systems
        for number in pbx.extensions.shown
        if pbx.live_state.extension(number).state in _IN_A_CALL
    ]


def _only(request: Request, extensions: list[ExtensionOf], error: str) -> ExtensionOf:
    """Return the extension that is meant. Raises Unanswered, with this text, when it may be any of several."""
    if len(extensions) > 1:
        labels = request.speech.listed(extension.label for extension in extensions)
        raise Unanswered(error, list=labels)
    return extensions[0]


def _only_party(request: Request, parties: list[Party]) -> Party:
    """Return who is meant. Raises Unanswered when it may be any of several."""
    if len(parties) > 1:
        labels = request.speech.listed(party.label for party in parties)
        raise Unanswered("assist_which_number", list=labels)
    return parties[0]
