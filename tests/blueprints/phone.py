"""A phone with the Home Assistant app: what it is sent, and the buttons that are pressed on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant

from . import device_of

PRESSED = "mobile_app_notification_action"


class Phone:
    """A phone, and the server through which Home Assistant reaches it."""

    def __init__(self, hass: HomeAssistant, name: str) -> None:
        """Begin with no notification."""
        self._hass = hass
        self._name = name
        self._entry = MockConfigEntry()
        self.shown: list[dict[str, Any]] = []
        """The notifications that it was sent."""

    @property
    def device_id(self) -> str:
        """Return the phone's device."""
        slug = self._name.lower().replace(" ", "_")
        return device_of(self._hass, f"notify.{slug}")

    async def show(self, request: web.Request) -> web.Response:
        """Take a notification."""
        sent = await request.json()
        self.shown.append(
            {key: sent[key] for key in ("title", "message", "data") if key in sent}
        )
        return web.json_response({}, status=201)

    async def press(self, action: str) -> None:
        """Press a button."""
        self._hass.bus.async_fire(PRESSED, {"action": action})
        await self._hass.async_block_till_done()


@asynccontextmanager
async def phone(hass: HomeAssistant, name: str) -> AsyncIterator[Phone]:
    """Have a phone whose app is connected to Home Assistant."""
    it = Phone(hass, name)
    app = web.Application()
    app.router.add_post("/push", it.show)
    server = TestServer(app)
    # The clock stands still, which the access log cannot bear.
    await server.start_server(access_log=None)
    entry = MockConfigEntry(
        domain="mobile_app",
        title=name,
        data={
            "app_data": {
                "push_token": "token",
                "push_url": str(server.make_url("/push")),
            },
            "app_id": "app",
            "app_name": "Home Assistant",
            "app_version": "2026.10",
            "device_id": name,
            "device_name": name,
            "manufacturer": "Acme",
            "model": "One",
            "os_name": "Android",
            "os_version": "17",
            "supports_encryption": False,
            "user_id": "nobody",
            "webhook_id": f"webhook of {name}",
        },
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    try:
        yield it
    finally:
        await server.close()
