"""The sound of a recorded call: a tone, which differs from recording to recording, in a file that every player plays."""

from functools import cache
from io import BytesIO
from math import pi, sin
from struct import pack
from typing import Final
import wave
from zlib import crc32

RATE: Final = 8000
"""Samples a second, as a telephone has them."""
SECONDS: Final = 2
_LOUDNESS: Final = 8000


def sound_of(name: str) -> bytes:
    """Return the WAV file with the sound of a recording: 8 kHz, 16 bit, mono."""
    return _tone(300 + crc32(name.encode()) % 600)


@cache
def _tone(hertz: int) -> bytes:
    samples = (
        int(_LOUDNESS * sin(2 * pi * hertz * place / RATE))
        for place in range(RATE * SECONDS)
    )
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(pack("<h", sample) for sample in samples))
    return file.getvalue()
