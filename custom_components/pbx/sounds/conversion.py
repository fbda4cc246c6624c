"""Makes any sound file one that telephones carry, with Home Assistant's FFmpeg."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Final

import async_timeout

from homeassistant.core import HomeAssistant

from ..calls.limits import MAX_SOUND_SECONDS
from .telephone_sound import CHANNELS, RATE

CONVERSION_SECONDS: Final = 60
"""How long it may take."""


class NoConverter(Exception):
    """Home Assistant has no FFmpeg."""


class NotConverted(Exception):
    """FFmpeg cannot read the file as a sound, or does not come to an end."""


async def async_convert(hass: HomeAssistant, path: Path) -> bytes:
    """Return a sound file as WAV, 8 kHz, 16 bit, mono, and of one that is too long a little more than is played.

    Args:
        hass: Home Assistant.
        path: The file. What it may name besides itself is not read from the network.

    Raises:
        NoConverter: There is no FFmpeg.
        NotConverted: It is no sound file.
    """
    if "ffmpeg" not in hass.config.components:
        raise NoConverter
    # Home Assistant does without it, and so must this module.
    from homeassistant.components import ffmpeg  # noqa: PLC0415

    try:
        process = await asyncio.create_subprocess_exec(
            ffmpeg.get_ffmpeg_manager(hass).binary,
            *("-nostdin", "-hide_banner", "-loglevel", "error"),
            *("-protocol_whitelist", "file", "-i", f"file:{path}", "-vn"),
            *("-t", str(MAX_SOUND_SECONDS + 1)),
            *("-ar", str(RATE), "-ac", str(CHANNELS), "-sample_fmt", "s16"),
            *("-map_metadata", "-1", "-fflags", "+bitexact", "-f", "wav"),
            "pipe:1",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as err:
        raise NoConverter from err
    try:
        async with async_timeout.timeout(CONVERSION_SECONDS):
            sound, _ = await process.communicate()
    except TimeoutError as err:
        raise NotConverted from err
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
    if process.returncode:
        raise NotConverted
    return sound
