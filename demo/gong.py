"""The sound that the demo announces: a tone, among Home Assistant's media."""

from array import array
import math
from pathlib import Path
from typing import Final
import wave

MEDIA_ID: Final = "media-source://media_source/local/gong.wav"
HERTZ: Final = 440
SECONDS: Final = 1.5
_RATE: Final = 8000
_LOUDNESS: Final = 12_000


def write(folder: Path) -> None:
    """Write the sound to the folder of the media, as telephones carry it: 8 kHz, 16 bit, mono."""
    samples = (
        round(_LOUDNESS * math.sin(2 * math.pi * HERTZ * at / _RATE))
        for at in range(round(_RATE * SECONDS))
    )
    with wave.open(str(folder / "gong.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(array("h", samples).tobytes())
