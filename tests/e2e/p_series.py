"""A P-Series PBX that a test may set up, and the Home Assistant that may come to know it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from demo import entries
from demo.patience import until
from simulator.office import YEASTAR_P
from simulator.wire_yeastar_p import YeastarPWire
from simulator.yeastar_p import YeastarPSimulator

from .dialogs import FlowDialog
from .home import Home

NAME = "Yeastar P-Series"
MODEL = "P560"
"""What the PBX calls itself, and what its entry is called."""
_NUMBERS = count(1)


@dataclass(frozen=True, kw_only=True)
class PSeries:
    """A simulated PBX, and the Home Assistant that may come to know it."""

    home: Home
    simulator: YeastarPSimulator

    async def entries(self) -> list[dict[str, Any]]:
        """Return its entry, if any."""
        return [entry for entry in await self.home.entries() if entry["title"] == MODEL]

    async def add(self) -> str:
        """Set it up without a browser, to be read over a connection, and return its entry."""
        entry = await entries.add(self.home.api, self.simulator.entered, {})
        await self.is_set_up(over_a_connection=True)
        return str(entry["entry_id"])

    async def fill_in(self, dialog: FlowDialog, *, secret: str) -> None:
        """Fill in the form of the connection."""
        await dialog.is_at(f"Connect to {NAME}")
        await dialog.fill("Address", self.simulator.host)
        await dialog.fill("Port", str(self.simulator.port))
        await dialog.switch("TLS (https)")
        await dialog.fill("Client ID", self.simulator.client_id)
        await dialog.fill("Client Secret", secret)

    async def is_set_up(self, *, over_a_connection: bool) -> None:
        """Wait until Home Assistant takes its reports, over a connection of its own or in another way."""
        # Before it takes them in another way than until now, it closes or opens the connection.
        await until(
            f"{MODEL} is read over a connection: {over_a_connection}",
            self._sockets,
            lambda sockets: bool(sockets) is over_a_connection,
        )
        await until(
            f"{MODEL} is set up",
            self.entries,
            lambda found: [entry["state"] for entry in found] == ["loaded"],
        )

    async def _sockets(self) -> int:
        return self.simulator.sockets


@asynccontextmanager
async def running_p_series(home: Home, **office: Any) -> AsyncIterator[PSeries]:
    """Have a PBX that is not set up yet, and forget it afterwards.

    Args:
        home: Where it may be set up.
        office: What is otherwise than in the usual office.
    """
    # A serial number of its own: what a test changes would come back to the next test.
    number = f"3633D{next(_NUMBERS):07d}"
    own = replace(YEASTAR_P, serial_number=number, model=MODEL, **office)
    # Home Assistant would show this machine's address in its network, at which it does not listen here.
    await home.api.command("config/core/update", internal_url=home.url)
    async with YeastarPSimulator(wire=YeastarPWire(office=own)) as simulator:
        p_series = PSeries(home=home, simulator=simulator)
        try:
            yield p_series
        finally:
            for entry in await p_series.entries():
                await home.remove(entry["entry_id"])
            await home.api.command("config/core/update", internal_url=None)
