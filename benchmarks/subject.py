"""The Home Assistant that is measured: the integration, a webhook that does nothing, and an automation that people write instead."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
import os
from pathlib import Path
import sqlite3
from time import perf_counter
from typing import Any

from aiohttp import ClientSession

from demo import entries, home_assistant
from demo.api import HomeAssistantApi
from demo.ports import free_port
from demo.systems import DemoSystem
from simulator.office import YEASTAR
from simulator.wire_yeastar import YeastarWire
from simulator.yeastar_s import YeastarSimulator

from .calls import EXTENSIONS, FIRST_EXTENSION, call_reports
from .load import request

HOST = "127.0.0.1"
NOTHING = "/api/webhook/does_nothing"
PEER = "/api/webhook/peer"
PAUSES = "/api/webhook/pauses"
TICKS = os.sysconf("SC_CLK_TCK")

IDLE = 0.05
"""Below which share of a processor Home Assistant counts as idle."""

CONFIGURATION = """\
does_nothing:
automation peer:
  - id: peer
    alias: Peer
    mode: parallel
    max: 1000
    triggers:
      - trigger: webhook
        webhook_id: peer
        allowed_methods: [POST]
        local_only: true
    conditions:
      - condition: template
        value_template: "{{ trigger.json.event in ['CallStatus', 'NewCdr'] }}"
    actions:
      - event: peer_call
        event_data:
          call_id: "{{ trigger.json.callid }}"
"""
"""What is added to the configuration: a webhook that does nothing, and a peer that does what a user would write."""

DOES_NOTHING = '''\
"""A webhook that does nothing, and one that returns how long Python last stood still to collect garbage."""

import gc
from time import perf_counter

from aiohttp.web import Request, Response

from homeassistant.components import webhook
from homeassistant.core import HomeAssistant
from homeassistant.helpers.typing import ConfigType

DEPENDENCIES = ["webhook"]


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Register it."""
    webhook.async_register(hass, "does_nothing", "Nothing", "does_nothing", handle)
    webhook.async_register(hass, "does_nothing", "Pauses", "pauses", pauses)
    gc.callbacks.append(note_collection)
    return True


began = longest = 0.0


def note_collection(phase: str, info: dict[str, int]) -> None:
    """Note how long a collection takes."""
    global began, longest
    if phase == "start":
        began = perf_counter()
    else:
        longest = max(longest, perf_counter() - began)


async def pauses(hass: HomeAssistant, webhook_id: str, request: Request) -> Response:
    """Return the longest pause since it was asked for last, in milliseconds."""
    global longest
    answer, longest = longest, 0.0
    return Response(text=f"{1000 * answer:.1f}")


async def handle(hass: HomeAssistant, webhook_id: str, request: Request) -> None:
    """Read what was sent, and do nothing."""
    await request.read()
'''
MANIFEST = (
    '{"domain": "does_nothing", "name": "Nothing", "version": "1.0.0", '
    '"dependencies": ["webhook"]}'
)


@dataclass(kw_only=True)
class Subject:
    """A running Home Assistant, and what it costs."""

    folder: Path
    api: HomeAssistantApi
    pid: int
    port: int
    start_seconds: float
    entry_ids: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    """The paths of the systems' webhooks, by the systems' keys."""

    @property
    def processor_seconds(self) -> float:
        """How much processor time the whole process has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory_bytes(self) -> int:
        """How much memory the process has of its own."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("RssAnon:")[2].split()[0]) * 1024

    async def until_idle(self, *, longest: float = 60.0) -> None:
        """Wait until Home Assistant has nothing to do any more."""
        async with asyncio.timeout(longest):
            while True:
                before = self.processor_seconds
                await asyncio.sleep(1)
                if self.processor_seconds - before < IDLE:
                    return

    async def longest_collection(self) -> float:
        """Return how many milliseconds Python stood still at most, to collect garbage, since this was asked last."""
        return float(await self.api.rest("POST", PAUSES))

    def recorded_rows(self) -> int:
        """Return how many states and events the recorder has written."""
        counts = "SELECT (SELECT count(*) FROM states) + (SELECT count(*) FROM events)"
        with sqlite3.connect(self.folder / "home-assistant_v2.db") as database:
            return int(database.execute(counts).fetchone()[0])

    async def add(self, simulator: Any) -> None:
        """Add a simulated system."""
        system = DemoSystem(
            simulator=simulator,
            report_port=free_port() if simulator.is_given_target else None,
        )
        entry = await entries.add(self.api, system.values, system.options)
        self.entry_ids[system.key] = entry["entry_id"]
        hooks = await self.api.command("webhook/list")
        [hook] = [hook for hook in hooks if hook["name"] == entry["title"]]
        self.paths[system.key] = f"/api/webhook/{hook['webhook_id']}"


def repeated(path: str) -> Iterator[bytes]:
    """Yield the same report again and again."""
    content = request(path, call_reports(0)[0])
    while True:
        yield content


def office_simulator(number: int = EXTENSIONS) -> YeastarSimulator:
    """Return a simulated Yeastar with so many extensions."""
    numbers = range(FIRST_EXTENSION, FIRST_EXTENSION + number)
    extensions = {str(extension): f"Desk {extension}" for extension in numbers}
    office = replace(YEASTAR, extensions=extensions, unregistered=frozenset())
    return YeastarSimulator(wire=YeastarWire(office=office))


@asynccontextmanager
async def running_subject(folder: Path) -> AsyncIterator[Subject]:
    """Run a Home Assistant without phone systems until the block ends. A folder that was used before goes on as it was."""
    port = free_port()
    home_assistant.prepare(folder, host=HOST, port=port, time_zone="Europe/Berlin")
    configuration = folder / "configuration.yaml"
    text = configuration.read_text()
    configuration.write_text(text + CONFIGURATION)
    component = folder / "custom_components" / "does_nothing"
    component.mkdir(exist_ok=True)
    (component / "__init__.py").write_text(DOES_NOTHING)
    (component / "manifest.json").write_text(MANIFEST)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        api = HomeAssistantApi(session, f"http://{HOST}:{port}")
        began = perf_counter()
        process = await stack.enter_async_context(home_assistant.running(folder, api))
        await home_assistant.log_in(api)
        seconds = perf_counter() - began
        stack.push_async_callback(api.close)
        yield Subject(
            folder=folder, api=api, pid=process.pid, port=port, start_seconds=seconds
        )


@asynccontextmanager
async def running_office(
    folder: Path, *, others: Sequence[Any] = (), database_url: str = ""
) -> AsyncIterator[Subject]:
    """Run a Home Assistant with a simulated phone system, and perhaps others besides, until the block ends."""
    async with AsyncExitStack() as stack:
        simulators: list[Any] = [office_simulator(), *others]
        for simulator in simulators:
            await stack.enter_async_context(simulator)
        subject = await stack.enter_async_context(running_subject(folder))
        for simulator in simulators:
            await subject.add(simulator)
        if database_url:
            await entries.change_options(
                subject.api,
                subject.entry_ids[simulators[0].key],
                {"database_url": database_url},
                "call_log",
            )
        await subject.until_idle()
        yield subject
