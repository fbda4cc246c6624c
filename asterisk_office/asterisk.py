"""An Asterisk of one's own, run by ``scripts/asterisk``."""

from contextlib import suppress
import os
from pathlib import Path
from random import SystemRandom
import signal
import subprocess
from typing import Final, Self

from demo.ports import likely_ports

_SCRIPT: Final = Path(__file__).resolve().parents[1] / "scripts" / "asterisk"
_SIP_PORT: Final = 5060
_TRIES: Final = 5
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
        """Start nothing yet.

        Args:
            folder: Where all its files go. The path must be short, because the socket of the console is in it.
            system_name: What its calls' ids begin with.
        """
        self.folder = folder
        self.ami_port = 0
        self.tls_port = 0
        self._system_name = system_name
        self._network = ""
        self._is_placed = False
        self._said: list[str] = []
        self._script: subprocess.Popen[str] | None = None

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

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.stop()

    def start(self) -> None:
        """Start it, and wait until calls can begin; the first time at ports and addresses that are free.

        Raises:
            AsteriskFailed: It does not start.
        """
        for _ in range(_TRIES):
            if not self._is_placed:
                self._choose_place()
            if self._run_script():
                self._is_placed = True
                return
            if self._ended() != _PORT_TAKEN or self._is_placed:
                break
        raise AsteriskFailed("".join(self._said).strip())

    def stop(self) -> None:
        """Stop it, calls or not. Nothing happens if it does not run."""
        if self._script and self._script.poll() is None:
            self._script.terminate()
        self._ended()

    def kill(self) -> None:
        """Have it die at once, as in a power cut."""
        with suppress(ProcessLookupError):
            pid = (self.folder / "run" / "asterisk.pid").read_text()
            os.kill(int(pid), signal.SIGKILL)
        self._ended()

    def console(self, command: str) -> str:
        """Give a command on its console, and return what it answers."""
        return subprocess.run(
            [self.folder / "asterisk", "-rx", command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    def _choose_place(self) -> None:
        """Choose ports and addresses that are probably free."""
        self.ami_port, self.tls_port = likely_ports(2)
        self._network = f"127.{_random.randint(1, 254)}.{_random.randint(1, 254)}"

    def _run_script(self) -> bool:
        """Run the script, and return whether calls can begin."""
        self._script = subprocess.Popen(
            [_SCRIPT, self.folder],
            env={
                **os.environ,
                "ADDRESS": f"{self._network}.1",
                "PROVIDER": self.provider_address,
                "AMI": str(self.ami_port),
                "AMI_TLS": str(self.tls_port),
                "SYSTEM_NAME": self._system_name,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._script.stdout
        self._said = []
        for line in self._script.stdout:
            self._said.append(line)
            if line.startswith("ready"):
                return True
        return False

    def _ended(self) -> int:
        """Wait until the script is over, and return its code."""
        if not self._script:
            return 0
        code = self._script.wait()
        assert self._script.stdout
        self._script.stdout.close()
        return code


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
