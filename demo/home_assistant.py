"""A Home Assistant of the demo's own: its configuration folder, its process, its first user."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
import os
from pathlib import Path
import shutil
import signal
import sys
from typing import Any

from aiohttp import ClientError

from . import gong
from .api import ApiError, HomeAssistantApi
from .patience import until

PROJECT = Path(__file__).resolve().parent.parent
USER = "demo"
PASSWORD = "demo"
CLIENT = "pbx demo"
"""What the token is called that the demo asks with."""
START_SECONDS = 120
STOP_SECONDS = 120

COUNTRY = "DE"
MEDIA = "media"
"""The folder of the configuration with what is announced, for example."""

CONFIGURATION = """\
homeassistant:
  name: Demo
  country: {country}
  currency: EUR
  time_zone: {time_zone}
  unit_system: metric
  internal_url: {url}
  media_dirs:
    local: {media}
logger:
  default: warning
  logs:
    custom_components.pbx: info
automation: !include automations.yaml
blueprint:
config:
conversation:
frontend:
history:
media_source:
mobile_app:
person:
recorder:
  commit_interval: 1
system_health:
{things}"""
# All but the first user; the later steps would set up weather, radio and speech from the internet.
ONBOARDING = {"done": ["core_config", "analytics", "integration"]}


class StartFailed(Exception):
    """Home Assistant did not start. The message says why, as far as its log shows."""


def prepare(
    folder: Path, *, host: str, port: int, time_zone: str, things: str = ""
) -> None:
    """Write the configuration folder: configuration.yaml, the integration and its blueprints.

    Args:
        folder: The folder.
        host: The address that Home Assistant listens on.
        port: The port that it listens on.
        time_zone: Where it stands.
        things: What else is in configuration.yaml.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Home Assistant lets actions write to this folder.
    (folder / "www").mkdir(exist_ok=True)
    # What is announced is one of its media.
    media = folder / MEDIA
    media.mkdir(exist_ok=True)
    gong.write(media)
    (folder / "configuration.yaml").write_text(
        CONFIGURATION.format(
            country=COUNTRY,
            time_zone=time_zone,
            url=f"http://{host}:{port}",
            media=json.dumps(str(media.resolve())),
            things=things or "logbook:\n",
        )
    )
    # What is built in the automation editor is kept here.
    (folder / "automations.yaml").touch()
    components = folder / "custom_components"
    components.mkdir(exist_ok=True)
    integration = components / "pbx"
    if integration.is_symlink():
        integration.unlink()
    elif integration.exists():
        shutil.rmtree(integration)
    integration.symlink_to(PROJECT / "custom_components" / "pbx")
    if not (folder / ".storage" / "onboarding").exists():
        _store(folder, "onboarding", (4, 1), ONBOARDING)
    # Written as confirmed: what stands in configuration.yaml is on trial, and taken back after five minutes.
    _store(
        folder,
        "http",
        (2, 2),
        {
            "stable": {
                "server_host": [host],
                "server_port": port,
                "cors_allowed_origins": [],
                "login_attempts_threshold": -1,
                "ip_ban_enabled": True,
                "ssl_profile": "modern",
                "use_x_frame_options": True,
                "created_at": None,
                "error": None,
                "error_message": None,
            },
            "pending": None,
            "yaml_migration_done": True,
        },
    )
    shutil.copytree(PROJECT / "blueprints", folder / "blueprints", dirs_exist_ok=True)


def _store(
    folder: Path, key: str, version: tuple[int, int], data: dict[str, Any]
) -> None:
    storage = folder / ".storage"
    storage.mkdir(exist_ok=True)
    major, minor = version
    (storage / key).write_text(
        json.dumps({"version": major, "minor_version": minor, "key": key, "data": data})
    )


class HomeAssistant:
    """A Home Assistant on a prepared folder, in a process of its own."""

    def __init__(self, folder: Path, api: HomeAssistantApi) -> None:
        """Begin without a process; ``api`` is asked whether it is ready."""
        self._folder = folder
        self._api = api
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it answers. Raises StartFailed."""
        log = self._folder / "home-assistant.output"
        # Uploaded files go to a fixed place in it, which another Home Assistant that stops would clear.
        temporary = self._folder / "tmp"
        temporary.mkdir(exist_ok=True)
        with log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "homeassistant",
                "--config",
                str(self._folder.resolve()),
                "--skip-pip",
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**os.environ, "TMPDIR": str(temporary.resolve())},
                # Where this project is the current folder, Python finds the integration there and not in the configuration.
                cwd=self._folder,
                # A Ctrl-C is for the demo, which then stops Home Assistant in order.
                start_new_session=True,
            )
        await _until_ready(self._process, self._api, log)

    @property
    def pid(self) -> int:
        """The number of its process. Raises AttributeError before it was started."""
        if self._process is None:
            raise AttributeError("pid")
        return self._process.pid

    async def stop(self) -> None:
        """Stop it in order, or else at once."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


@asynccontextmanager
async def running(folder: Path, api: HomeAssistantApi) -> AsyncIterator[HomeAssistant]:
    """Run Home Assistant on a prepared folder until the block ends. Raises StartFailed."""
    home_assistant = HomeAssistant(folder, api)
    try:
        await home_assistant.start()
        yield home_assistant
    finally:
        await home_assistant.stop()


async def _until_ready(
    process: asyncio.subprocess.Process, api: HomeAssistantApi, log: Path
) -> None:
    for _ in range(START_SECONDS * 5):
        if process.returncode is not None:
            raise StartFailed(f"Home Assistant stopped:\n{_tail(log)}")
        try:
            await api.rest("GET", "/manifest.json")
        except ApiError, ClientError:
            await asyncio.sleep(0.2)
        else:
            return
    raise StartFailed(f"Home Assistant took too long to start:\n{_tail(log)}")


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-15:])


async def log_in(api: HomeAssistantApi) -> None:
    """Finish the onboarding, or log in where it was finished before, and open the websocket.

    Leaves ``api`` with a long-lived access token.
    """
    client_id = f"{api.url}/"
    if await _is_new(api):
        code = await _create_user(api, client_id)
    else:
        code = await _log_in_as_user(api, client_id)
    tokens = await api.rest(
        "POST",
        "/auth/token",
        data={
            "grant_type": "authorization_code",
            "code": code,
            "client_id": client_id,
        },
    )
    api.access_token = tokens["access_token"]
    await until_running(api)
    await api.connect()
    existing = await api.command("auth/refresh_tokens")
    for token in existing:
        if token["client_name"] == CLIENT:
            await api.command("auth/delete_refresh_token", refresh_token_id=token["id"])
    api.access_token = await api.command(
        "auth/long_lived_access_token", client_name=CLIENT, lifespan=365
    )


async def until_running(api: HomeAssistantApi) -> None:
    """Wait until everything is set up. Raises TimeoutError."""

    async def state() -> str:
        return str((await api.rest("GET", "/api/config"))["state"])

    await until("Home Assistant runs", state, lambda found: found == "RUNNING")


async def _is_new(api: HomeAssistantApi) -> bool:
    try:
        await api.rest("GET", "/api/onboarding")
    except ApiError:
        # Once it is finished, Home Assistant has no onboarding to ask about.
        return False
    return True


async def _create_user(api: HomeAssistantApi, client_id: str) -> str:
    answer = await api.rest(
        "POST",
        "/api/onboarding/users",
        json={
            "name": "Demo",
            "username": USER,
            "password": PASSWORD,
            "client_id": client_id,
            "language": "en",
        },
    )
    return str(answer["auth_code"])


async def _log_in_as_user(api: HomeAssistantApi, client_id: str) -> str:
    flow = await api.rest(
        "POST",
        "/auth/login_flow",
        json={
            "client_id": client_id,
            "handler": ["homeassistant", None],
            "redirect_uri": client_id,
        },
    )
    answer = await api.rest(
        "POST",
        f"/auth/login_flow/{flow['flow_id']}",
        json={"client_id": client_id, "username": USER, "password": PASSWORD},
    )
    return str(answer["result"])
