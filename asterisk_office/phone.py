"""Phones: each is a SIPp process that plays a script."""

import asyncio
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
import shutil
from socket import inet_aton
from typing import Final, Literal

from .conversation import TONE_FILE
from .leg import Leg, read_legs
from .script import Script
from .voices import Ear, voice_of

LONGEST_SECONDS: Final = 90
"""After how long a phone whose part is not over gives up."""

_FIRST_MEDIA_PORT: Final = 20_000
"""Every SIPp sends its sound from a port that it takes at all addresses, counting up from 8888, which must not be another's."""

_MEDIA_PORTS: Final = 36_000

_FIRST_CALLERS_PORT: Final = 57_000
_CALLERS_PORTS: Final = 8_000

_UDP_SOCKETS: Final = Path("/proc/net/udp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a phone is, and who has it.

    ``port`` is None for a phone that only calls. One that ``hears`` can be asked who is heard. ``calls`` is how many calls it takes part in, ``twin`` an address and port at
    which two lines of one phone talk about what they do. One that ``stays`` takes part in any number, until it is taken away.
    """

    phone: str
    address: str
    port: int | None = None
    side: Literal["called", "calling"] = "called"
    number: str | None = None
    calls: int = 1
    twin: str | None = None
    stays: bool = False
    hears: bool = False


class PhoneFailed(Exception):
    """A phone did not come to the end of its script."""


class Phone:
    """A phone while it plays its part, and afterwards what it was."""

    def __init__(
        self, line: Line, process: Process, files: Path, ear: Ear | None = None
    ) -> None:
        """Take a process that runs.

        Args:
            line: Which phone it is.
            process: SIPp.
            files: What its files' names begin with.
            ear: What hears for it.
        """
        self.line = line
        self._ear = ear
        self._process = process
        self._files = files
        self._is_dropped = False

    @property
    def is_playing(self) -> bool:
        """Whether its part is not over."""
        return self._process.returncode is None

    def hears(self) -> set[str]:
        """Return the phones that are heard on it at this moment."""
        assert self._ear
        return self._ear.hears()

    async def done(self) -> None:
        """Wait for the end of its part, good or bad."""
        await self._process.wait()

    async def drop(self) -> None:
        """Take it away. How its part ended does not matter."""
        self._is_dropped = True
        await self.end()

    async def end(self) -> None:
        """Take it away if it is still there."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self.done()
        if self._ear:
            self._ear.close()

    def check(self) -> None:
        """Make sure that all went as its script says.

        Raises:
            PhoneFailed: It did not.
        """
        code = self._process.returncode
        if code and not self._is_dropped:
            errors = self._files.with_suffix(".errors")
            said = errors.read_text(errors="replace") if errors.exists() else ""
            raise PhoneFailed(f"{self.line.phone} ended with {code}: {said[:600]}")

    async def forget(self) -> None:
        """Take it away, and all that it has written."""
        await self.drop()
        for file in self._files.parent.glob(f"{self._files.name}.*"):
            file.unlink()

    def legs(self) -> list[Leg]:
        """Return its calls."""
        log = self._files.with_suffix(".log")
        lines = log.read_text().splitlines() if log.exists() else []
        return read_legs(lines, self.line.phone, self.line.side, self.line.number)


class Phones:
    """Starts phones that speak to one Asterisk, and knows all that it started."""

    def __init__(self, folder: Path, asterisk: str) -> None:
        """Have no phone yet.

        Args:
            folder: Where their files go.
            asterisk: Address and port where Asterisk speaks SIP.
        """
        self.started: list[Phone] = []
        self._folder = folder
        self._asterisk = asterisk
        self._number = 0
        folder.mkdir(exist_ok=True)

    async def start(self, line: Line, script: Script) -> Phone:
        """Start a phone, and return when it can be called or is calling."""
        self._number += 1
        files = self._folder / f"{line.phone}-{self._number}"
        files.with_suffix(".xml").write_text(script.as_xml())
        # Left to itself, SIPp would take a port at which somebody is called.
        port = line.port or _FIRST_CALLERS_PORT + self._number % _CALLERS_PORTS
        where = ["-i", line.address, "-mi", line.address, "-p", str(port)]
        if line.twin:
            where += ["-3pcc", line.twin]
        # Sound gets a port that no other phone at this address has.
        media = _FIRST_MEDIA_PORT + self._number * 4 % _MEDIA_PORTS
        ear = await Ear.open(line.address) if line.hears else None
        process = await asyncio.create_subprocess_exec(
            "sipp",
            *("-sf", f"{files}.xml", *where, "-mp", str(media)),
            *("-key", "hears_at", str(ear.port if ear else media)),
            # A phone is late on a busy machine, and does not give up for that.
            *("-nostdin", "-aa", "-watchdog_interval", "0"),
            *(() if line.stays else _limits(line.calls)),
            *("-trace_err", "-error_file", f"{files}.errors"),
            *("-trace_logs", "-log_file", f"{files}.log"),
            self._asterisk,
            cwd=self._with_voice(line.phone),
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
        )
        phone = Phone(line, process, files, ear)
        self.started.append(phone)
        while line.port and phone.is_playing and not _listens(line.address, line.port):
            await asyncio.sleep(0.01)
        return phone

    def _with_voice(self, phone: str) -> Path:
        """Return a folder with what a phone says."""
        folder = self._folder / "voices" / phone
        if not folder.exists():
            folder.mkdir(parents=True)
            (folder / TONE_FILE).write_bytes(voice_of(phone))
        return folder

    async def forget(self, phone: Phone) -> None:
        """Forget a phone, where many come and go."""
        self.started.remove(phone)
        await phone.forget()

    async def clear(self) -> None:
        """Forget all phones that were started, and take those away that are still there."""
        for phone in self.started:
            await phone.end()
        self.started = []


def _limits(calls: int) -> tuple[str, ...]:
    """Return how SIPp is told when a phone's part is over."""
    return ("-m", str(calls), "-timeout", str(LONGEST_SECONDS), "-timeout_error")


def has_sipp() -> bool:
    """Return whether there is SIPp on this machine."""
    return shutil.which("sipp") is not None


def _listens(address: str, port: int) -> bool:
    """Return whether somebody listens at an address and a port."""
    written = f"{int.from_bytes(inet_aton(address), 'little'):08X}:{port:04X}"
    return written in _UDP_SOCKETS.read_text()
