"""A phone with the Home Assistant app: what Home Assistant sends to it, and its buttons."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .api import HomeAssistantApi
from .patience import until

HOST = "127.0.0.1"
NAME = "Demo phone"
TOKEN = "demo"


@dataclass(kw_only=True)
class Phone:
    """A phone that has paired with a Home Assistant. ``shown`` is what was sent to it, oldest first."""

    device_id: str
    webhook_id: str
    api: HomeAssistantApi
    shown: list[dict[str, Any]] = field(default_factory=list)

    async def press(self, action: str) -> None:
        """Press a button of a notification, as the app reports it."""
        event = {
            "type": "fire_event",
            "data": {
                "event_type": "mobile_app_notification_action",
                "event_data": {"action": action},
            },
        }
        await self.api.rest("POST", f"/api/webhook/{self.webhook_id}", json=event)


@asynccontextmanager
async def paired(api: HomeAssistantApi) -> AsyncIterator[Phone]:
    """Pair a phone with Home Assistant; notifications reach it until the block ends."""
    shown: list[dict[str, Any]] = []

    async def push(request: web.Request) -> web.Response:
        shown.append(await request.json())
        return web.json_response({}, status=201)

    app = web.Application()
    app.router.add_post("/push", push)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        _, port = runner.addresses[0][:2]
        registered = await api.rest(
            "POST",
            "/api/mobile_app/registrations",
            json={
                "app_id": "demo",
                "app_name": "Demo",
                "app_version": "1",
                "device_id": TOKEN,
                "device_name": NAME,
                "manufacturer": "Demo",
                "model": "Demo",
                "os_name": "Demo",
                "os_version": "1",
                "supports_encryption": False,
                "app_data": {
                    "push_token": TOKEN,
                    "push_url": f"http://{HOST}:{port}/push",
                },
            },
        )

        async def found() -> list[str]:
            devices = await api.command("config/device_registry/list")
            return [
                device["id"]
                for device in devices
                if ["mobile_app", TOKEN] in device["identifiers"]
            ]

        [device_id] = await until("The phone is known", found, bool)
        yield Phone(
            device_id=device_id,
            webhook_id=registered["webhook_id"],
            api=api,
            shown=shown,
        )
    finally:
        await runner.cleanup()
