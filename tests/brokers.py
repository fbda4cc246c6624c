"""A real MQTT broker for a test, and what a program that listens to it hears."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
import json
import os
from pathlib import Path
import shutil
import socket
from typing import Any

import pytest

from demo.ports import free_port

START_SECONDS = 60
MESSAGE_SECONDS = 60
MARK = "message: "
"""What sets a message apart from what the program says of itself."""


@dataclass(frozen=True, kw_only=True)
class Listener:
    """A program that subscribed to everything below a topic."""

    process: asyncio.subprocess.Process

    async def next(self) -> tuple[str, dict[str, Any]]:
        """Return the next message's topic and what its JSON holds."""
        assert self.process.stdout
        async with asyncio.timeout(MESSAGE_SECONDS):
            line = ""
            while not line.startswith(MARK):
                line = (await self.process.stdout.readline()).decode()
        topic, _, payload = line.removeprefix(MARK).partition(" ")
        return topic, json.loads(payload)


def need(*programs: str) -> None:
    """Skip a test for which a program is missing; fail where nothing may be missing."""
    missing = [name for name in programs if not shutil.which(name)]
    if missing and os.environ.get("CI"):
        pytest.fail(f"Missing: {', '.join(missing)}")
    if missing:
        pytest.skip(
            f"Missing: {', '.join(missing)}. Install Debian's packages mosquitto and mosquitto-clients"
        )


@asynccontextmanager
async def broker(folder: Path) -> AsyncIterator[int]:
    """Run mosquitto and return its port."""
    need("mosquitto", "mosquitto_sub")
    port = free_port()
    settings = folder / "mosquitto.conf"
    settings.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\n")
    process = await asyncio.create_subprocess_exec(
        "mosquitto",
        "-c",
        str(settings),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(START_SECONDS):
            while not _answers(port):
                assert process.returncode is None, "mosquitto did not start"
                await asyncio.sleep(0.05)
        yield port
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@asynccontextmanager
async def listener(port: int, topic: str) -> AsyncIterator[Listener]:
    """Subscribe to a topic and return who listens, once it does."""
    process = await asyncio.create_subprocess_exec(
        # Into a pipe it would write only what fills a block.
        *("stdbuf", "-oL", "mosquitto_sub"),
        *("-h", "127.0.0.1", "-p", str(port), "-t", topic, "-q", "1", "-d"),
        *("-F", f"{MARK}%t %p"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        async with asyncio.timeout(START_SECONDS):
            while b"Subscribed" not in await process.stdout.readline():
                pass
        yield Listener(process=process)
    finally:
        process.terminate()
        await process.wait()
