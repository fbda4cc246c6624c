"""Makes what is announced a sound: words that Home Assistant speaks, or a file among its media."""

from pathlib import Path
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..calls.limits import MAX_SOUND_SECONDS
from ..const import DOMAIN, LOGGER
from ..sounds.conversion import NoConverter, NotConverted, async_convert
from ..sounds.telephone_sound import (
    CHANNELS,
    LONGEST_BYTES,
    RATE,
    SAMPLE_BYTES,
    NoTelephoneSound,
    TooLong,
    as_played,
    is_telephone_sound,
)
from .request import invalid

_HEADER_BYTES: Final = 64 * 1024
"""What a file of the right kind may have besides the sound."""


async def async_spoken(
    hass: HomeAssistant, message: str, engine: str | None, language: str | None
) -> bytes:
    """Return words as a sound that is ready to be played.

    Args:
        hass: Home Assistant.
        message: The words.
        engine: The text-to-speech entity that speaks them; None for Home Assistant's own choice.
        language: The language; None for the entity's own.

    Raises:
        ServiceValidationError: There is nobody who speaks, or it is too long.
        HomeAssistantError: It was not spoken.
    """
    if "tts" not in hass.config.components:
        raise invalid("announce_no_speech")
    # Home Assistant does without it, and so must this module.
    from homeassistant.components import tts  # noqa: PLC0415

    found = tts.async_resolve_engine(hass, engine)
    if found is None:
        raise invalid("announce_no_such_speech" if engine else "announce_no_speech")
    wanted = {
        tts.ATTR_PREFERRED_FORMAT: "wav",
        tts.ATTR_PREFERRED_SAMPLE_RATE: RATE,
        tts.ATTR_PREFERRED_SAMPLE_CHANNELS: CHANNELS,
        tts.ATTR_PREFERRED_SAMPLE_BYTES: SAMPLE_BYTES,
    }
    data = bytearray()
    try:
        stream = tts.async_create_stream(hass, found, language, wanted)
        stream.async_set_message(message)
        async for piece in stream.async_stream_result():
            data += piece
            if len(data) > LONGEST_BYTES + _HEADER_BYTES:
                break
        return await hass.async_add_executor_job(as_played, bytes(data))
    except TooLong as err:
        raise _too_long() from err
    except (HomeAssistantError, NoTelephoneSound) as err:
        LOGGER.debug("Text-to-speech did not speak: %s", type(err).__name__)
        raise _failed("announce_not_spoken") from err
    except OSError as err:
        raise _failed("announce_no_ffmpeg") from err


async def async_from_media(hass: HomeAssistant, media_content_id: str) -> bytes:
    """Return a sound file among Home Assistant's media as a sound that is ready to be played.

    Args:
        hass: Home Assistant.
        media_content_id: The file's id, ``media-source://…``.

    Raises:
        ServiceValidationError: There is no such file, or it is no sound, or too long.
        HomeAssistantError: It cannot be made one that telephones carry.
    """
    path = await _async_path(hass, media_content_id)
    try:
        data = await hass.async_add_executor_job(_telephone_sound_in, path)
        if data is None:
            data = await async_convert(hass, path)
        return await hass.async_add_executor_job(as_played, data)
    except FileNotFoundError as err:
        raise invalid("announce_no_media") from err
    except TooLong as err:
        raise _too_long() from err
    except NoConverter as err:
        raise _failed("announce_no_ffmpeg") from err
    except (NotConverted, NoTelephoneSound, OSError) as err:
        raise invalid("announce_no_sound") from err


async def _async_path(hass: HomeAssistant, media_content_id: str) -> Path:
    if "media_source" not in hass.config.components:
        raise invalid("announce_no_media")
    # Home Assistant does without it, and so must this module.
    from homeassistant.components import media_source  # noqa: PLC0415

    if not media_source.is_media_source_id(media_content_id):
        raise invalid("announce_no_media")
    try:
        media = await media_source.async_resolve_media(hass, media_content_id, None)
    except media_source.Unresolvable as err:
        raise invalid("announce_no_media") from err
    if media.path is None:
        raise invalid("announce_media_elsewhere")
    return Path(media.path)


def _telephone_sound_in(path: Path) -> bytes | None:
    """Return a file that is of the right kind already; None where it is another, which may be larger than is good to read."""
    with path.open("rb") as file:
        data = file.read(LONGEST_BYTES + _HEADER_BYTES)
    return data if is_telephone_sound(data) else None


def _too_long() -> HomeAssistantError:
    return invalid("announce_too_long", seconds=str(MAX_SOUND_SECONDS))


def _failed(key: str) -> HomeAssistantError:
    return HomeAssistantError(translation_domain=DOMAIN, translation_key=key)
