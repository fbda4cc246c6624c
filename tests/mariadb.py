"""A real MariaDB for tests: Debian's package, in a folder of its own, run by a user without rights."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
import shutil
import subprocess
import tempfile
import time

import pytest

from demo.ports import likely_ports

from .servers import as_unprivileged, missing

SERVER = "mariadbd"
STARTING_SECONDS = 120
PORTS_TRIED = 5


class MariaDBServer:
    """A server for as long as the tests run."""

    def __init__(self, folder: Path) -> None:
        """Make the server's files in an empty folder, start it, and wait until it answers."""
        self._folder = folder
        self._prefix = as_unprivileged(folder, "mysql")
        self._names = count(1)
        data = f"--datadir={folder / 'data'}"
        self._run(
            "mariadb-install-db",
            "--no-defaults",
            data,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
        )
        for port in likely_ports(PORTS_TRIED):
            self.port = port
            with (folder / "log").open("ab") as log:
                self._server = subprocess.Popen(
                    [
                        *self._prefix,
                        *(SERVER, "--no-defaults", data, f"--port={port}"),
                        *("--bind-address=127.0.0.1", f"--socket={folder / 'socket'}"),
                    ],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=folder,
                )
            if self._answers():
                break
        self.execute("DROP USER IF EXISTS ''@'localhost'")
        self.execute("CREATE USER calls@'%' IDENTIFIED BY 'secret'")
        self.execute("GRANT ALL ON *.* TO calls@'%'")

    def new_database(self) -> str:
        """Return the address of a new, empty database."""
        name = f"calls_{next(self._names)}"
        self.execute(f"CREATE DATABASE {name}")
        return f"mariadb://calls:secret@127.0.0.1:{self.port}/{name}"

    def execute(self, statement: str) -> None:
        """Have the server do something."""
        socket = f"--socket={self._folder / 'socket'}"
        self._run("mariadb", "--no-defaults", socket, "-u", "root", "-e", statement)

    def stop(self) -> None:
        """Take it away at once."""
        self._server.kill()
        self._server.wait()

    def _answers(self) -> bool:
        """Wait until the server answers; it ends instead if its port is not free."""
        deadline = time.monotonic() + STARTING_SECONDS
        while self._server.poll() is None and time.monotonic() < deadline:
            try:
                self.execute("SELECT 1")
            except subprocess.CalledProcessError:
                time.sleep(0.2)
            else:
                return True
        return False

    def _run(self, *words: str) -> None:
        subprocess.run(
            [*self._prefix, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self._folder,
            check=True,
        )


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[MariaDBServer]:
    """Have a MariaDB on this machine."""
    if shutil.which(SERVER) is None:
        missing("MariaDB", "mariadb-server")
    with tempfile.TemporaryDirectory(prefix="pbx-mariadb-") as folder:
        server = MariaDBServer(Path(folder))
        yield server
        server.stop()
