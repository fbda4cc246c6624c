"""A real PostgreSQL for tests: Debian's package, in a folder of its own, run by a user without rights."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
import os
from pathlib import Path
import subprocess
import tempfile

import pytest

from demo.ports import likely_ports

from .servers import as_unprivileged, missing

PROGRAMS = Path("/usr/lib/postgresql")
STARTING_SECONDS = 120
PORTS_TRIED = 5


class PostgresServer:
    """A server that can be stopped and started again; what is in it stays."""

    def __init__(self, programs: Path, folder: Path) -> None:
        """Make the server's files.

        Args:
            programs: Where PostgreSQL's programs are.
            folder: An empty folder, which is given to the user that runs the server.
        """
        self.port = 0
        self.is_running = False
        self._programs = programs
        self._folder = folder
        self._data = folder / "data"
        self._names = count(1)
        self._prefix = as_unprivileged(folder, "postgres")
        self._run(
            "initdb",
            *("-D", str(self._data), "-U", "owner", "-A", "trust"),
            *("-E", "UTF8", "--locale=C.UTF-8"),
        )

    def start(self) -> None:
        """Start it, and wait until it answers; the first time on a port that is free."""
        self.port = self._start(self._data, self.port)
        self.is_running = True

    def stop(self) -> None:
        """Take it away at once, whoever is connected. Nothing happens if it is away already."""
        if self.is_running:
            self._control("stop", "-w", "-m", "immediate")
            self.is_running = False

    def url(self, database: str, *, user: str = "owner", password: str = "") -> str:
        """Return the address of a database of its own."""
        login = f"{user}:{password}" if password else user
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Return the address of a new, empty database."""
        name = f"calls_{os.getpid()}_{next(self._names)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def execute(
        self, statement: str, *, database: str = "postgres", port: int | None = None
    ) -> str:
        """Have the server, or its copy at a port, do something as its owner, and return what it answers."""
        where = ("-h", "127.0.0.1", "-p", str(port or self.port), "-U", "owner")
        return self._run("psql", *where, "-d", database, "-qAtc", statement)

    def demand_passwords(self) -> None:
        """Let only those in that have a password, but the owner."""
        rules = self._data / "pg_hba.conf"
        rules.write_text(
            "host all owner 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        )
        self._control("reload")

    @contextmanager
    def replica(self) -> Iterator[int]:
        """Run a copy that follows this server, and give its port."""
        data = self._folder / f"replica_{next(self._names)}"
        where = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "owner")
        self._run(
            "pg_basebackup", *where, "-D", str(data), "-R", "-X", "stream", "-c", "fast"
        )
        port = self._start(data, 0)
        try:
            yield port
        finally:
            self._run("pg_ctl", "-D", str(data), "stop", "-w", "-m", "immediate")

    def _start(self, data: Path, port: int) -> int:
        """Start a server on its files, without a port of its own on a port that is free, and return its port."""
        ports = [port] if port else likely_ports(PORTS_TRIED)
        for one in ports:
            options = f"-c listen_addresses=127.0.0.1 -c port={one} -c unix_socket_directories={self._folder}"
            log = str(data.with_suffix(".log"))
            waiting = ("-w", "-t", str(STARTING_SECONDS))
            try:
                self._run(
                    *("pg_ctl", "-D", str(data), "start"),
                    *(*waiting, "-l", log, "-o", options),
                )
            except RuntimeError:
                if one == ports[-1]:
                    raise
            else:
                return one
        raise AssertionError

    def _control(self, *words: str) -> None:
        self._run("pg_ctl", "-D", str(self._data), *words)

    def _run(self, program: str, *words: str) -> str:
        # The server inherits what it is started with, so a pipe would never end.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [*self._prefix, str(self._programs / program), *words],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=self._folder,
                env={**os.environ, "LC_ALL": "C"},
                check=False,
            )
            said.seek(0)
            text = said.read().strip()
        if done.returncode:
            raise RuntimeError(f"{program} failed: {text}")
        return text


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Have a PostgreSQL on this machine."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def own_postgres_server() -> Iterator[PostgresServer]:
    """Have a PostgreSQL that a test may take away."""
    with running_postgres() as server:
        yield server


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Run a PostgreSQL; otherwise the test is left out, but not in CI."""
    found = sorted(PROGRAMS.glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        missing("PostgreSQL", "postgresql")
    with tempfile.TemporaryDirectory(prefix="pbx-postgres-") as folder:
        server = PostgresServer(found[-1], Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()
