"""What is heard at a phone: the sound that Asterisk sends it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import math
from typing import Final, override

from demo.ports import free_port

from .called import Called

RATE: Final = 8000
_HEADER_BYTES: Final = 12
_BIAS: Final = 33
_ASKED: Final = '<ereg regexp="answer-after=0" search_in="hdr" header="Call-Info:" check_it="true" assign_to="me"/>'


class Ear(asyncio.DatagramProtocol):
    """Takes the sound that comes to a port of its own."""

    def __init__(self, port: int) -> None:
        """Have heard nothing yet."""
        self.port = port
        self._packets: dict[int, bytes] = {}
        """Pieces of sound by their place."""

    @override
    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Take a piece of sound."""
        place = int.from_bytes(data[4:8])
        self._packets[place] = data[_HEADER_BYTES:]

    def sound(self) -> list[int]:
        """Return all that was heard, as numbers between -8031 and 8031."""
        pieces = (piece for _, piece in sorted(self._packets.items()))
        return [_sample(code) for piece in pieces for code in piece]

    def hears(self, hertz: float) -> float:
        """Return how many seconds of what was heard are mostly a tone."""
        sound, step = self.sound(), RATE // 20
        parts = [sound[at : at + step] for at in range(0, len(sound), step)]
        return sum(_is_tone(part, hertz) for part in parts) * step / RATE


@asynccontextmanager
async def listening(address: str) -> AsyncIterator[Ear]:
    """Have an ear at an address until the block ends."""
    loop = asyncio.get_running_loop()
    port = free_port()
    transport, ear = await loop.create_datagram_endpoint(
        lambda: Ear(port), local_addr=(address, port)
    )
    try:
        yield ear
    finally:
        transport.close()


class Listener(Called):
    """A phone whose user listens: what it hears goes to an ear, and it says nothing itself."""

    def __init__(self, ear: Ear, *, picks_up_by_itself: bool = False) -> None:
        """Wait for the call.

        Args:
            ear: What hears.
            picks_up_by_itself: The call has to ask for that, or the phone fails.
        """
        super().__init__()
        self._ear = ear
        self._picks_up_by_itself = picks_up_by_itself

    @override
    def as_xml(self) -> str:
        scenario = super().as_xml().replace("[hears_at]", str(self._ear.port))
        if self._picks_up_by_itself:
            scenario = scenario.replace("<action>", f"<action>{_ASKED}", 1)
        return scenario

    @override
    def _talks(self) -> None:
        """Say nothing."""


def _sample(code: int) -> int:
    """Return the loudness that a byte of G.711 (µ-law) stands for."""
    code = ~code & 0xFF
    exponent, mantissa = (code >> 4) & 7, code & 0xF
    loudness = ((2 * mantissa + _BIAS) << exponent) - _BIAS
    return -loudness if code & 0x80 else loudness


def _is_tone(part: list[int], hertz: float) -> bool:
    """Answer whether more than half of the strength of a piece of sound is a tone."""
    strength = sum(sample * sample for sample in part)
    if strength < len(part) * 100**2:
        return False
    real, imaginary = (
        sum(
            sample * turn(2 * math.pi * hertz * at / RATE)
            for at, sample in enumerate(part)
        )
        for turn in (math.cos, math.sin)
    )
    return 2 * (real**2 + imaginary**2) / len(part) > strength / 2
