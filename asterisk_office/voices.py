"""What each phone says, a tone of its own, and the ears that tell from it who is heard."""

import asyncio
from collections import deque
from collections.abc import Iterable
import math
import time
from typing import Final, Self, override

VOICES: Final = {
    "outside": 1500,
    "provider": 1700,
    **{
        str(extension): 300 + 100 * (extension - 1000)
        for extension in range(1001, 1010)
    },
}
"""By phone: how high its tone is, in hertz. None is a multiple of another that is used in the same test."""

_OTHERS: Final = 1000
_RATE: Final = 8000
_LOUDNESS: Final = 6000
_HEARD_SECONDS: Final = 0.2
_HEARD: Final = 500
"""How loud a tone has to be at least, to be told from what is left of others."""

_RTP_HEADER: Final = 12
_ULAW: Final = 0
_BIAS: Final = 0x84


def voice_of(phone: str) -> bytes:
    """Return a second of a phone's tone, as telephones code it (G.711, mu-law)."""
    step = 2 * math.pi * VOICES.get(phone, _OTHERS) / _RATE
    return bytes(_coded(round(_LOUDNESS * math.sin(step * at))) for at in range(_RATE))


def _coded(sample: int) -> int:
    """Return a sample in mu-law."""
    size = abs(sample) + _BIAS
    exponent = size.bit_length() - 8
    mantissa = size >> (exponent + 3) & 0x0F
    return ~((0x80 if sample < 0 else 0) | exponent << 4 | mantissa) & 0xFF


def _decoded(code: int) -> int:
    code = ~code & 0xFF
    size = (((code & 0x0F) << 3) + _BIAS << ((code & 0x70) >> 4)) - _BIAS
    return -size if code & 0x80 else size


_SAMPLES: Final = tuple(_decoded(code) for code in range(256))


class Ear(asyncio.DatagramProtocol):
    """The place to which Asterisk sends what a phone hears."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        self.port = 0
        self._heard: deque[tuple[float, bytes]] = deque()
        self._transport: asyncio.BaseTransport | None = None

    @classmethod
    async def open(cls, address: str) -> Self:
        """Listen at a free port of an address."""
        _, ear = await asyncio.get_running_loop().create_datagram_endpoint(
            cls, local_addr=(address, 0)
        )
        return ear

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the port."""
        self._transport = transport
        self.port = transport.get_extra_info("sockname")[1]

    def close(self) -> None:
        """Hear nothing any more."""
        if self._transport:
            self._transport.close()

    @override
    def datagram_received(self, data: bytes, addr: object) -> None:
        """Take in a packet of sound."""
        if len(data) > _RTP_HEADER and data[1] & 0x7F == _ULAW:
            self._heard.append((time.monotonic(), data[_RTP_HEADER:]))
            self._forget_old()

    def _forget_old(self) -> None:
        while self._heard and self._heard[0][0] < time.monotonic() - _HEARD_SECONDS:
            self._heard.popleft()

    def hears(self) -> set[str]:
        """Return the phones that are heard at this moment."""
        self._forget_old()
        samples = [_SAMPLES[code] for _, sound in self._heard for code in sound]
        if len(samples) < _HEARD_SECONDS / 2 * _RATE:
            return set()
        return {
            phone
            for phone, pitch in VOICES.items()
            if _loudness(samples, pitch) > _HEARD
        }


def _loudness(samples: Iterable[int], pitch: int) -> float:
    """Return how loud a tone is within what is heard."""
    real = imaginary = 0.0
    number = 0
    for number, sample in enumerate(samples, 1):
        angle = 2 * math.pi * pitch * number / _RATE
        real += sample * math.cos(angle)
        imaginary += sample * math.sin(angle)
    return 2 * math.hypot(real, imaginary) / number
