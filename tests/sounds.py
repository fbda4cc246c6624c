"""Sound files for tests."""

from array import array
import io
import math
import wave


def tone(hertz: float, seconds: float = 1, *, rate: int = 8000) -> bytes:
    """Return a WAV file with a tone, 16 bit, mono."""
    samples = (
        round(12_000 * math.sin(2 * math.pi * hertz * at / rate))
        for at in range(round(rate * seconds))
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(array("h", samples).tobytes())
    return file.getvalue()
