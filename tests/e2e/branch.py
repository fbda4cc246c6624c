"""Another phone system, which a test may set up, break and lose."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from itertools import count

import pytest_asyncio

from demo import entries
from demo.ports import free_port
from simulator.office import YEASTAR
from simulator.wire_yeastar import YeastarWire
from simulator.yeastar_s import YeastarSimulator

from .home import Home

USERNAME = "api"
PASSWORD = "Branch123"
MODEL = "S20"
"""What the phone system calls itself, and what its entry is called."""
_NUMBERS = count(369451090501)


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A simulated phone system, and the Home Assistant that may come to know it."""

    home: Home
    simulator: YeastarSimulator

    @property
    def port(self) -> str:
        """Return the port of its API, as people type it."""
        return str(self.simulator.port)

    async def entry_ids(self) -> list[str]:
        """Return its entry, if any."""
        return [
            entry["entry_id"]
            for entry in await self.home.entries()
            if MODEL in entry["title"]
        ]

    async def add(self) -> str:
        """Set it up without a browser, and return its entry."""
        values = {
            "system": "yeastar_s",
            "host": self.simulator.host,
            "port": self.simulator.port,
            "ssl": False,
            "verify_ssl": False,
            "username": USERNAME,
            "password": PASSWORD,
        }
        entry = await entries.add(self.home.api, values, {"report_port": free_port()})
        return str(entry["entry_id"])


@pytest_asyncio.fixture(loop_scope="session")
async def branch(home: Home) -> AsyncIterator[Branch]:
    """Have a phone system that is not set up yet, and forget it afterwards."""
    # A serial number of its own: what a test changes would come back to the next test.
    office = replace(YEASTAR, serial_number=str(next(_NUMBERS)), model="Yeastar S20")
    async with YeastarSimulator(
        username=USERNAME, password=PASSWORD, wire=YeastarWire(office=office)
    ) as simulator:
        branch = Branch(home=home, simulator=simulator)
        yield branch
        for entry_id in await branch.entry_ids():
            await home.remove(entry_id)
