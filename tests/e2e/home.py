"""A real Home Assistant in a process of its own, with simulated phone systems, for people with browsers to visit."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
import shutil
from typing import Any

from aiohttp import ClientSession

from demo import entries, home_assistant
from demo.api import HomeAssistantApi
from demo.ports import free_port
from demo.systems import DemoSystem, make_systems
from demo.webhooks import webhook_paths

HOST = "127.0.0.1"
TIME_ZONE = "Asia/Shanghai"


class Home:
    """A Home Assistant that can be stopped and started again; what it knows stays."""

    def __init__(self, folder: Path, session: ClientSession, time_zone: str) -> None:
        """Prepare its configuration.

        Args:
            folder: Its configuration folder.
            session: What its API is spoken to with.
            time_zone: Where it stands.
        """
        port = free_port()
        self.url = f"http://{HOST}:{port}"
        self.api = HomeAssistantApi(session, self.url)
        self.time_zone = time_zone
        self.integration = folder / "custom_components" / "pbx"
        self._folder = folder
        self._process = AsyncExitStack()
        self._names = count(1)
        home_assistant.prepare(folder, host=HOST, port=port, time_zone=time_zone)
        # A copy of its own, so that a test can upgrade it.
        source = self.integration.resolve()
        self.integration.unlink()
        shutil.copytree(source, self.integration)

    async def start(self) -> None:
        """Start it, as its owner."""
        await self._run()
        await home_assistant.log_in(self.api)

    async def stop(self) -> None:
        """Stop it in order."""
        await self.api.close()
        await self._process.aclose()

    async def start_again(self) -> None:
        """Start it after it was stopped. Returns when the phone systems are set up again."""
        await self._run()
        await self.api.connect()
        await self.all_loaded()

    async def _run(self) -> None:
        await self._process.enter_async_context(
            home_assistant.running(self._folder, self.api)
        )

    async def add_user(self) -> str:
        """Add somebody who is no administrator, and return an access token of theirs."""
        name = f"guest{next(self._names)}"
        added = await self.api.command(
            "config/auth/create", name=name, group_ids=["system-users"]
        )
        await self.api.command(
            "config/auth_provider/homeassistant/create",
            user_id=added["user"]["id"],
            username=name,
            password=name,
        )
        client = f"{self.url}/"
        flow = {
            "client_id": client,
            "handler": ["homeassistant", None],
            "redirect_uri": client,
        }
        step = await self.api.rest("POST", "/auth/login_flow", json=flow)
        answer = {"client_id": client, "username": name, "password": name}
        done = await self.api.rest(
            "POST", f"/auth/login_flow/{step['flow_id']}", json=answer
        )
        form = {
            "grant_type": "authorization_code",
            "code": done["result"],
            "client_id": client,
        }
        tokens = await self.api.rest("POST", "/auth/token", data=form)
        return str(tokens["access_token"])

    async def add_dashboard(self, config: dict[str, Any], **fields: object) -> str:
        """Add a dashboard and return its path.

        Args:
            config: What is on it.
            fields: How it stands in the side bar, as in ``lovelace/dashboards/create``.
        """
        path = f"test-{next(self._names)}"
        dashboard = {"url_path": path, "title": "Test", "mode": "storage", **fields}
        await self.api.command("lovelace/dashboards/create", **dashboard)
        await self.api.command("lovelace/config/save", url_path=path, config=config)
        return f"/{path}"

    async def entries(self) -> list[dict[str, Any]]:
        """Return the entries of the integration."""
        return await entries.of_integration(self.api)

    async def all_loaded(self) -> None:
        """Wait until every phone system is set up; a flow that ends does not wait for that."""
        await entries.all_loaded(self.api)

    async def remove(self, entry_id: str) -> None:
        """Remove an entry."""
        await self.api.rest("DELETE", f"/api/config/config_entries/entry/{entry_id}")


@asynccontextmanager
async def running_home(folder: Path, time_zone: str = TIME_ZONE) -> AsyncIterator[Home]:
    """Have a Home Assistant run until the block ends."""
    async with ClientSession() as session:
        home = Home(folder, session, time_zone)
        try:
            await home.start()
            yield home
        finally:
            await home.stop()


class Office:
    """The simulated phone systems, set up in a Home Assistant."""

    def __init__(self, home: Home, systems: list[DemoSystem]) -> None:
        """Keep what belongs together; ``set_up`` adds the systems."""
        self.home = home
        self.systems = {system.key: _on_own_port(system) for system in systems}
        self.entry_ids: dict[str, str] = {}

    async def set_up(self) -> None:
        """Add every system, and give the contact centre the address where its results go."""
        for key, system in self.systems.items():
            entry = await entries.add(self.home.api, system.values, system.options)
            self.entry_ids[key] = entry["entry_id"]
        paths = await webhook_paths(self.home.api)
        centre = self.systems["huawei_aicc"]
        name = f"{centre.title} {centre.values['account']}"
        centre.simulator.callback_url = self.home.url + paths[name]
        for system in self.systems.values():
            await system.listened_to()


@asynccontextmanager
async def open_office(
    home: Home, systems: list[DemoSystem] | None = None
) -> AsyncIterator[Office]:
    """Have simulated phone systems run, and set up, until the block ends; the demo's if none are given."""
    async with AsyncExitStack() as stack:
        office = Office(home, systems or make_systems())
        for system in office.systems.values():
            await stack.enter_async_context(system.simulator)
        await office.set_up()
        yield office


def _on_own_port(system: DemoSystem) -> DemoSystem:
    # The usual ports are those of whoever runs the demo, or these tests in another process.
    if system.report_port is None:
        return system
    return replace(system, report_port=free_port())
