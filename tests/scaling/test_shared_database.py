"""Two Home Assistants that hear of the same calls at once and share one PostgreSQL."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from aiohttp import ClientSession
import pytest

from custom_components.pbx.calls.log.call_log import CallLog
from demo import entries, home_assistant
from demo.ports import free_port
from demo.systems import DemoSystem
from simulator.push import Target, deliver
from simulator.story import Truth
from simulator.yeastar_s import YeastarSimulator

from ..durability.findings import all_calls, lost, wrong_calls
from ..durability.killing import Victim
from ..postgres import PostgresServer

KINDS = ("inbound_answered", "inbound_missed", "outbound_answered", "internal_failed")
ROUNDS = 3
SPEED = 60
CONCLUDED_SECONDS = 240


@asynccontextmanager
async def home(
    folder: Path, session: ClientSession, simulator: YeastarSimulator, url: str
) -> AsyncIterator[Target]:
    """Run a Home Assistant that follows the phone system, and say where it takes reports."""
    one = Victim(folder, session)
    try:
        await one.start()
        await home_assistant.log_in(one.api)
        system = DemoSystem(simulator=simulator, report_port=free_port())
        entry = await entries.add(one.api, system.values, system.options)
        await entries.change_options(
            one.api, entry["entry_id"], {"database_url": url}, "call_log"
        )
        target = simulator.target()
        assert target
        yield target
    finally:
        await one.stop()
        await one.api.close()


@pytest.mark.usefixtures("socket_enabled")
async def test_two_home_assistants(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    """No call is twice in the log, none is missing, and every report is there once."""
    url = postgres_server.new_database()
    rng = Random(1)
    truths: list[Truth] = []
    async with (
        ClientSession() as session,
        YeastarSimulator() as pbx,
        home(tmp_path / "one", session, pbx, url) as first,
        home(tmp_path / "two", session, pbx, url) as second,
    ):
        assert first != second

        async def copy() -> None:
            """Let the first hear what the second hears, as it logged in last."""
            sent = 0
            while True:
                for push in list(pbx.pushes)[sent:]:
                    sent += 1
                    attempt = await deliver(first, push.body, pbx.style, at=pbx.time())
                    assert attempt.status == 200
                await asyncio.sleep(0.01)

        copying = asyncio.create_task(copy())
        for _ in range(ROUNDS):
            truths += await asyncio.gather(
                *(pbx.play(kind, SPEED, rng) for kind in KINDS)
            )
        await pbx.drained()
        log = await CallLog.open(url)
        async with asyncio.timeout(CONCLUDED_SECONDS):
            while any(not call.outcome for call in await all_calls(log)):
                await asyncio.sleep(0.5)
        copying.cancel()
        calls = await all_calls(log)
        await log.close()
    digests = postgres_server.execute(
        "SELECT digest FROM reports", database=url.rpartition("/")[2]
    )
    bodies = [push.body for push in pbx.pushes if push.acknowledged]
    assert list(wrong_calls(calls, truths)) == []
    assert list(lost(Counter(digests.splitlines()), bodies)) == []
