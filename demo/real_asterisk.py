"""The demo's real Asterisk: a small office with phones and a provider, and what a person would enter to add it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
import tempfile
from typing import Any, ClassVar

from asterisk_office.asterisk import Asterisk, AsteriskMissing, fetch
from asterisk_office.control import HOMEASSISTANT
from asterisk_office.office import Office
from asterisk_office.phone import has_sipp


@dataclass(frozen=True)
class RealAsterisk:
    """An Asterisk that runs, among its phones."""

    office: Office
    key: ClassVar[str] = "asterisk"
    title: ClassVar[str] = "Asterisk (real)"

    @property
    def values(self) -> dict[str, Any]:
        """Return what a person enters when adding the system."""
        username, secret = HOMEASSISTANT
        return {
            "system": self.key,
            "host": "127.0.0.1",
            "port": self.office.ami_port,
            "ssl": False,
            "username": username,
            "secret": secret,
        }


@asynccontextmanager
async def running() -> AsyncIterator[RealAsterisk]:
    """Run an Asterisk with its office until the block ends.

    Raises:
        AsteriskMissing: It cannot run here; the text says what is missing, and how to get it.
        AsteriskFailed: It did not start.
    """
    if not has_sipp():
        raise AsteriskMissing(
            "SIPp plays its phones, and is not here; install it (Debian's package sip-tester), or run this as root on a Debian"
        )
    print(
        "Starting a real Asterisk; the first time, 79 MB are fetched for it ...",
        flush=True,
    )
    await asyncio.to_thread(fetch)
    # Asterisk wants a short path, which that of this project need not be.
    folder = tempfile.TemporaryDirectory(prefix="pbx-demo-")
    with folder, Asterisk(Path(folder.name)) as asterisk:
        async with Office(asterisk) as office:
            yield RealAsterisk(office)
