"""The sound that telephones carry: WAV, 8 kHz, 16 bit, mono."""

import io
from typing import Final
import wave

from ..calls.limits import MAX_SOUND_SECONDS

RATE: Final = 8000
CHANNELS: Final = 1
SAMPLE_BYTES: Final = 2

SILENCE_SECONDS: Final = 0.5
"""What comes first: a phone that has just been picked up swallows the beginning."""

_SECOND: Final = RATE * CHANNELS * SAMPLE_BYTES
LONGEST_BYTES: Final = MAX_SOUND_SECONDS * _SECOND
"""Without what a file has besides the sound itself."""


class NoTelephoneSound(ValueError):
    """It is no WAV file of this kind."""


class TooLong(ValueError):
    """It is longer than ``MAX_SOUND_SECONDS``."""


def is_telephone_sound(data: bytes) -> bool:
    """Answer whether a file is a WAV of this kind."""
    try:
        with wave.open(io.BytesIO(data)) as sound:
            parameters = sound.getparams()
    except wave.Error, EOFError:
        return False
    found = (parameters.framerate, parameters.nchannels, parameters.sampwidth)
    return found == (RATE, CHANNELS, SAMPLE_BYTES)


def as_played(data: bytes) -> bytes:
    """Return a WAV of this kind as it is played: after a short silence, and with the right length in its header.

    A program that writes to a pipe cannot know the length beforehand, and says that there are four gigabytes.

    Args:
        data: The file.

    Raises:
        NoTelephoneSound: It is none of this kind, or there is no sound in it.
        TooLong: It is too long.
    """
    if not is_telephone_sound(data):
        raise NoTelephoneSound
    with wave.open(io.BytesIO(data)) as sound:
        frames = sound.readframes(LONGEST_BYTES // SAMPLE_BYTES + 1)
    if not frames:
        raise NoTelephoneSound
    if len(frames) > LONGEST_BYTES:
        raise TooLong
    written = io.BytesIO()
    with wave.open(written, "wb") as played:
        played.setframerate(RATE)
        played.setnchannels(CHANNELS)
        played.setsampwidth(SAMPLE_BYTES)
        played.writeframes(bytes(int(SILENCE_SECONDS * _SECOND)) + frames)
    return written.getvalue()
