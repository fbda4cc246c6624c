"""Kills a real Home Assistant at random moments while a simulated phone system pushes reports to it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
import json
import os
from pathlib import Path
from random import Random
import signal
import sys
from typing import Any

from aiohttp import ClientError, ClientSession

from demo import entries, home_assistant
from demo.api import ApiError, HomeAssistantApi
from demo.patience import until
from demo.ports import free_port
from demo.systems import DemoSystem
from simulator.player import day
from simulator.pusher import Schedule
from simulator.story import Truth
from simulator.yeastar_s import YeastarSimulator

SPEED = 12
"""How much faster than life calls go, so that several reports a second are on their way at every kill."""
AT_ONCE = 3
LONGEST_LIFE = 3.0
"""Seconds after its start, or after it has begun to take reports, within which Home Assistant is killed."""
STILLBORN = 0.3
"""The share of lives that end before Home Assistant takes reports, or soon after: on a slow machine nothing else would be tried."""
ATTEMPTS = Schedule(at_once=1, rounds=100_000, pause=0.5)
"""A real PBX waits longer between its attempts; what matters is that it does not give up before Home Assistant is back."""
ENTRIES = "/api/config/config_entries/entry?domain=pbx"
START_SECONDS = 180
CONCLUDED_SECONDS = 240


@dataclass(slots=True, kw_only=True)
class Played:
    """What truly happened, and what the phone system saw of its reports."""

    truths: list[Truth] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    """Every report that was acknowledged."""
    unacknowledged: int = 0
    kills: int = 0


class Victim:
    """A Home Assistant that is started again and again on one folder."""

    def __init__(self, folder: Path, session: ClientSession) -> None:
        """Prepare its folder."""
        self.folder = folder
        self.port = free_port()
        self.api = HomeAssistantApi(session, f"http://127.0.0.1:{self.port}")
        self._process: asyncio.subprocess.Process | None = None
        home_assistant.prepare(
            folder, host="127.0.0.1", port=self.port, time_zone="UTC"
        )

    async def start(self) -> None:
        """Start it and return when it answers."""
        with (self.folder / "home-assistant.output").open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "homeassistant",
                "--config",
                str(self.folder),
                "--skip-pip",
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        await until("Home Assistant answers", self._answers, bool, START_SECONDS)

    async def has_saved(self, entry_id: str, options: dict[str, Any]) -> None:
        """Wait until Home Assistant has written what was set up; it does so a moment later.

        Args:
            entry_id: The entry.
            options: What was changed of its options, which came after it.
        """

        async def saved() -> bool:
            known = self._stored("core.config_entries").get("entries", [])
            tokens = self._stored("auth").get("refresh_tokens", [])
            return any(
                one["entry_id"] == entry_id
                and options.items() <= one["options"].items()
                for one in known
            ) and any(one["client_name"] == home_assistant.CLIENT for one in tokens)

        await until("What was set up is saved", saved, bool, START_SECONDS)

    def _stored(self, key: str) -> dict[str, Any]:
        file = self.folder / ".storage" / key
        return dict(json.loads(file.read_text())["data"]) if file.exists() else {}

    async def takes_reports(self) -> None:
        """Wait until the phone system is set up."""
        await until("Reports are taken", self._is_set_up, bool, START_SECONDS)

    async def _is_set_up(self) -> bool:
        with suppress(ApiError, ClientError):
            found = await self.api.rest("GET", ENTRIES)
            return any(entry["state"] == "loaded" for entry in found)
        return False

    async def _answers(self) -> bool:
        with suppress(ApiError, ClientError):
            await self.api.rest("GET", "/manifest.json")
            return True
        return False

    def processor_seconds(self) -> float:
        """Return how long it has made a processor work since it was started."""
        assert self._process
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    async def kill(self) -> None:
        """End it as a power cut does."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """End it in order."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.returncode is None:
            self._process.send_signal(how)
            await self._process.wait()


async def run(
    folder: Path, kills: int, rng: Random, say: Callable[[str], None]
) -> Played:
    """Play calls without a pause and kill Home Assistant so many times. Return what truly happened."""
    simulator = YeastarSimulator(schedule=ATTEMPTS)
    played = Played()
    async with ClientSession() as session, simulator:
        victim = Victim(folder, session)
        try:
            await victim.start()
            await home_assistant.log_in(victim.api)
            system = DemoSystem(simulator=simulator, report_port=free_port())
            entry = await entries.add(victim.api, system.values, system.options)
            await victim.has_saved(entry["entry_id"], system.options)
            calls = asyncio.create_task(_play(simulator, rng, played))
            for number in range(kills):
                if rng.random() > STILLBORN:
                    await victim.takes_reports()
                await asyncio.sleep(rng.uniform(0, LONGEST_LIFE))
                await victim.kill()
                await victim.start()
                played.kills += 1
                say(f"{number + 1} of {kills} kills")
            calls.cancel()
            await calls
            await simulator.drained()
            await _all_concluded(victim.api)
        finally:
            await victim.stop()
            await victim.api.close()
    for push in simulator.pushes:
        if push.acknowledged:
            played.bodies.append(push.body)
        else:
            played.unacknowledged += 1
    return played


async def _play(simulator: YeastarSimulator, rng: Random, played: Played) -> None:
    """Play calls until cancelled, then the rest of those that have begun."""
    lines = asyncio.Semaphore(AT_ONCE)
    running: set[asyncio.Task[Truth]] = set()
    try:
        while True:
            for kind in day(simulator, rng):
                await lines.acquire()
                task = asyncio.create_task(simulator.play(kind, SPEED, rng))
                running.add(task)
                task.add_done_callback(lambda _: lines.release())
                await asyncio.sleep(rng.uniform(0, 0.5))
    except asyncio.CancelledError:
        done = await asyncio.gather(*running, return_exceptions=True)
        # Where every phone was busy, no call took place.
        played.truths += [one for one in done if isinstance(one, Truth)]


async def _all_concluded(api: HomeAssistantApi) -> None:
    """Wait until Home Assistant shows no call any more and has settled what it knew of them."""
    await until(
        "Every call is concluded",
        partial(_in_progress, api),
        lambda calls: not calls,
        CONCLUDED_SECONDS,
    )


async def _in_progress(api: HomeAssistantApi) -> list[dict[str, Any]]:
    response = await _action(api, "get_calls", limit=500)
    return [call for call in response["calls"] if call["outcome"] is None]


async def _action(api: HomeAssistantApi, name: str, **fields: Any) -> dict[str, Any]:
    """Run an action by REST, which needs no connection that outlives a kill."""
    answer = await api.rest(
        "POST", f"/api/services/pbx/{name}?return_response", json=fields
    )
    return dict(answer["service_response"])
