"""The action that calls extensions and lets them hear words or a sound file."""

import asyncio
from contextlib import ExitStack
from functools import partial
from typing import Any, Final

import voluptuous as vol

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv

from ..const import DOMAIN
from ..data import PbxData
from ..sounds.served import NoAddress, async_address, held, secret_of
from ..systems.base import Feature
from ..systems.errors import OrderProblem, OrderRefused, Unconfirmed
from .announced_sound import async_from_media, async_spoken
from .orders import OrderTexts, async_check_right, async_order, once
from .outgoing_limit import take
from .parties import require_extension
from .request import invalid, pbx_of, require

SERVICE_ANNOUNCE: Final = "announce"
ATTR_AUTO_ANSWER: Final = "auto_answer"
ATTR_EXTENSIONS: Final = "extensions"
ATTR_LANGUAGE: Final = "language"
ATTR_MEDIA: Final = "media_content_id"
ATTR_MESSAGE: Final = "message"
ATTR_TTS_ENTITY: Final = "tts_entity"

PLAYED: Final = "played"


def _media_id(value: Any) -> str:
    """Return the id of a file that is given alone, or as the media picker gives it."""
    if isinstance(value, dict):
        value = value.get(ATTR_MEDIA)
    return str(cv.string(value)).strip()


# Which of the two is given is for the handler to say, whose words are translated.
ANNOUNCE_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Required(ATTR_EXTENSIONS): vol.All(
            cv.ensure_list_csv, [vol.All(cv.string, str.strip)]
        ),
        vol.Optional(ATTR_MESSAGE, default=""): vol.All(cv.string, str.strip),
        vol.Optional(ATTR_MEDIA, default=""): _media_id,
        vol.Optional(ATTR_TTS_ENTITY): cv.string,
        vol.Optional(ATTR_LANGUAGE): cv.string,
        vol.Optional(ATTR_AUTO_ANSWER, default=False): cv.boolean,
    }
)

_TEXTS: Final = OrderTexts(
    unconfirmed="announce_unconfirmed",
    firmware="announce_firmware",
    refused="announce_refused",
    problems={
        OrderProblem.NO_SUCH_EXTENSION: "announce_no_extension",
        OrderProblem.EXTENSION_BUSY: "announce_busy",
        OrderProblem.NOT_ANSWERED: "announce_not_answered",
        OrderProblem.NOT_PERMITTED: "announce_not_permitted",
        OrderProblem.CANNOT_FETCH: "announce_cannot_fetch",
    },
)


@callback
def async_setup_announce_action(hass: HomeAssistant) -> None:
    """Register the action."""
    hass.services.async_register(
        DOMAIN,
        SERVICE_ANNOUNCE,
        _async_announce,
        schema=ANNOUNCE_SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_announce(call: ServiceCall) -> ServiceResponse:
    """Call extensions, let them hear something, and say of each what it came to."""
    pbx = pbx_of(call)
    await async_check_right(pbx, call.context)
    require(pbx, Feature.ANNOUNCE, "announce_not_supported")
    extensions = _extensions(pbx, call.data[ATTR_EXTENSIONS])
    message, media = call.data[ATTR_MESSAGE], call.data[ATTR_MEDIA]
    if bool(message) == bool(media):
        raise invalid("announce_what")
    with ExitStack() as stack:
        for extension in extensions:
            under_way = once(pbx, "announce_under_way", SERVICE_ANNOUNCE, extension)
            stack.enter_context(under_way)
        if message:
            engine = call.data.get(ATTR_TTS_ENTITY)
            language = call.data.get(ATTR_LANGUAGE)
            sound = await async_spoken(call.hass, message, engine, language)
        else:
            sound = await async_from_media(call.hass, media)
        take(pbx, len(extensions))
        results = await async_announce(
            pbx, extensions, sound, auto_answer=call.data[ATTR_AUTO_ANSWER]
        )
    return {
        "phones": [
            {"extension": extension, "result": result}
            for extension, result in results.items()
        ]
    }


def _extensions(pbx: PbxData, given: list[str]) -> list[str]:
    """Return the extensions that are called, each once. Raises ServiceValidationError."""
    extensions = list(dict.fromkeys(filter(None, given)))
    if not extensions:
        raise invalid("announce_no_extensions")
    for extension in extensions:
        require_extension(pbx, extension, "announce_no_extension")
    return extensions


async def async_announce(
    pbx: PbxData, extensions: list[str], sound: bytes, *, auto_answer: bool
) -> dict[str, str]:
    """Call extensions at the same time, let them hear a sound, and wait until all have.

    Args:
        pbx: The system.
        extensions: The extensions.
        sound: The sound as it is played.
        auto_answer: Whether the phones pick up by themselves.

    Returns:
        By extension what it came to: ``played``, or what was in the way.

    Raises:
        HomeAssistantError: Nobody heard it; what was in the way at the first extension.
    """
    outcomes = await asyncio.gather(
        *(
            _async_call(pbx, extension, sound, auto_answer=auto_answer)
            for extension in extensions
        )
    )
    errors = [outcome for outcome in outcomes if outcome]
    if len(errors) == len(extensions):
        raise errors[0]
    return {
        extension: _word(error) if error else PLAYED
        for extension, error in zip(extensions, outcomes, strict=True)
    }


async def _async_call(
    pbx: PbxData, extension: str, sound: bytes, *, auto_answer: bool
) -> HomeAssistantError | None:
    """Call an extension and let it hear a sound. Return what was in the way."""
    hass, secret = pbx.coordinator.hass, secret_of(pbx.entry, extension)
    try:
        address = async_address(hass, pbx.entry, secret)
    except NoAddress:
        return invalid("announce_no_address")
    order = partial(pbx.system.announce, extension, address, auto_answer=auto_answer)
    with held(hass, secret, sound) as served:
        try:
            await async_order(pbx, order, _TEXTS)
        except HomeAssistantError as err:
            return err
    if served.fetched:
        return None
    # It was picked up, and hung up before the system got anything.
    return HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key="announce_cannot_fetch",
        translation_placeholders={
            "system": pbx.entry.title,
            "errno": "-",
            "meaning": "nobody asked for it",
        },
    )


def _word(error: HomeAssistantError) -> str:
    """Return what was in the way at one extension of several."""
    match error.__cause__:
        case OrderRefused(problem=OrderProblem() as problem):
            return problem.value
        case Unconfirmed():
            return "unconfirmed"
        case _ if error.translation_key == "announce_cannot_fetch":
            return OrderProblem.CANNOT_FETCH.value
        case _:
            return "failed"
