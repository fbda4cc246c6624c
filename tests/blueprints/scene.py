"""Calls and time that go on while an automation waits, where Home Assistant is never done with everything."""

import asyncio
from collections.abc import Callable
import time

from freezegun.api import FrozenDateTimeFactory
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.components import webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant

MOMENT_SECONDS = 0.01
TURNS = 5
MOST_TURNS = 2_000


class Scene:
    """What happens around an automation that waits."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: MockConfigEntry,
        client: ClientSessionGenerator,
        freezer: FrozenDateTimeFactory,
    ) -> None:
        """Begin when nothing has happened."""
        self._hass = hass
        self._path = webhook.async_generate_path(entry.data[CONF_WEBHOOK_ID])
        self._client = client
        self._freezer = freezer

    async def report(self, *bodies: bytes) -> None:
        """Have the phone system report."""
        client = await self._client()
        for body in bodies:
            response = await client.post(self._path, data=body)
            assert response.status == 200
        await self._turn()

    async def passes(self, seconds: float) -> None:
        """Let time pass."""
        self._freezer.tick(seconds)
        async_fire_time_changed(self._hass)
        await self._turn()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        turns = 0
        while not is_so():
            turns += 1
            assert turns < MOST_TURNS
            await self._turn(1)

    async def _turn(self, turns: int = TURNS) -> None:
        """Let everybody do what there is to do now. The clock of the event loop stands still, so that only a thread can wait."""
        for _ in range(turns):
            await asyncio.to_thread(time.sleep, MOMENT_SECONDS)
