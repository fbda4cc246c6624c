"""An Asterisk of one's own, run by ``scripts/asterisk``."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from contextlib import suppress
import os
from pathlib import Path
from random import SystemRandom
import signal
import socket
import subprocess
from typing import Final, Self

from demo.ports import likely_ports

_SCRIPT: Final = Path(__file__).resolve().parents[1] / "scripts" / "asterisk"
_SIP_PORT: Final = 5060
_PORTS_TRIED: Final = 5
_PORT_TAKEN: Final = 3
"""What the script ends with then."""

_random = SystemRandom()


class AsteriskMissing(Exception):
    """There is no Asterisk on this machine, and it cannot be fetched; the text says what to do."""


class AsteriskFailed(Exception):
    """Asterisk did not start."""


class Asterisk:
    """An Asterisk that can be stopped, killed and started again; its mailboxes and call records stay.

    It speaks SIP at loopback addresses that no other has, so that every port of the office is its own. Its manager interface is at
    ``ami_port`` of 127.0.0.1, with TLS at ``tls_port``.
    """

    def __init__(self, folder: Path, *, system_name: str = "") -> None:
        """Choose addresses; nothing is started.

        Args:
            folder: Where all its files go. The path must be short, because the socket of the console is in it.
            system_name: What its calls' ids begin with.
        """
        self.folder = folder
        self.ami_port = 0
        self.tls_port = 0
        self._system_name = system_name
        self._network = _free_network()
        self._script: Process | None = None

    @property
    def sip_address(self) -> str:
        """Address and port of its SIP."""
        return f"{self._network}.1:{_SIP_PORT}"

    @property
    def provider_address(self) -> str:
        """The address of the provider."""
        return f"{self._network}.2"

    @property
    def phones_address(self) -> str:
        """The address of the phones in the office."""
        return f"{self._network}.3"

    @property
    def call_records(self) -> Path:
        """Asterisk's own record of all calls."""
        return self.folder / "log" / "cdr-csv" / "Master.csv"

    @property
    def mailboxes(self) -> Path:
        """The folder with a folder for each mailbox."""
        return self.folder / "spool" / "voicemail" / "default"

    async def __aenter__(self) -> Self:
        """Start it."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop it."""
        await self.stop()

    async def start(self) -> None:
        """Start it; the first time on ports that are free.

        Raises:
            AsteriskFailed: It does not start.
        """
        pairs = [[self.ami_port, self.tls_port]]
        if not self.ami_port:
            pairs = [likely_ports(2) for _ in range(_PORTS_TRIED)]
        for self.ami_port, self.tls_port in pairs:
            said = await self._run_script()
            if said.startswith("ready"):
                return
            code = await self._ended()
            if code != _PORT_TAKEN:
                break
        raise AsteriskFailed(said)

    async def stop(self) -> None:
        """Stop it, calls or not. Nothing happens if it does not run."""
        if self._script and self._script.returncode is None:
            self._script.terminate()
        await self._ended()

    async def kill(self) -> None:
        """Have it die at once, as in a power cut."""
        with suppress(ProcessLookupError):
            os.kill(
                int((self.folder / "run" / "asterisk.pid").read_text()), signal.SIGKILL
            )
        await self._ended()

    async def console(self, command: str) -> str:
        """Give a command on its console, and return what it answers."""
        process = await asyncio.create_subprocess_exec(
            str(self.folder / "asterisk"),
            *("-rx", command),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
        )
        said, _ = await process.communicate()
        return said.decode(errors="replace")

    async def _run_script(self) -> str:
        """Run the script, and return what it says first."""
        self._script = await asyncio.create_subprocess_exec(
            str(_SCRIPT),
            str(self.folder),
            env={
                **os.environ,
                "ADDRESS": f"{self._network}.1",
                "PROVIDER": self.provider_address,
                "AMI": str(self.ami_port),
                "AMI_TLS": str(self.tls_port),
                "SYSTEM_NAME": self._system_name,
            },
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
        )
        assert self._script.stdout
        return (await self._script.stdout.readline()).decode(errors="replace")

    async def _ended(self) -> int:
        """Wait until the script is over, and return its code."""
        if not self._script:
            return 0
        return await self._script.wait()


def fetch() -> None:
    """Fetch Asterisk unless it is there.

    Raises:
        AsteriskMissing: That is not possible here.
    """
    done = subprocess.run(
        [_SCRIPT, "--fetch"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AsteriskMissing(done.stdout.strip())


def _free_network() -> str:
    """Return the first three numbers of loopback addresses that nobody uses."""
    while True:
        network = f"127.{_random.randint(1, 254)}.{_random.randint(1, 254)}"
        probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        with probe, suppress(OSError):
            probe.bind((f"{network}.1", _SIP_PORT))
            return network
