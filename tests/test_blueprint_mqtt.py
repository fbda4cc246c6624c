"""The blueprint that publishes what happens to calls, run against a real broker, whose clock cannot stand still."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.components.mqtt import DOMAIN as MQTT_DOMAIN, is_connected
from homeassistant.core import HomeAssistant
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .blueprints import use_blueprint, whole_system
from .brokers import Listener, broker, listener
from .report_bodies import ANSWERED, CALL, OVER, RINGING, Reporter, record
from .yeastar_reports import CALLER

NAME = "call_events_to_mqtt"


@pytest.fixture
async def messages(
    hass: HomeAssistant, tmp_path: Path, socket_enabled: None
) -> AsyncIterator[Listener]:
    """Connect Home Assistant to a broker and return who listens there."""
    # MQTT looks into it.
    Path(hass.config.path("configuration.yaml")).touch()
    async with broker(tmp_path) as port, listener(port, "office/#") as listening:
        entry = MockConfigEntry(
            domain=MQTT_DOMAIN,
            data={"broker": "127.0.0.1", "port": port, "discovery": False},
            version=1,
            minor_version=2,
        )
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
        async with asyncio.timeout(60):
            while not is_connected(hass):
                await asyncio.sleep(0.05)
        yield listening
        await hass.config_entries.async_unload(entry.entry_id)


async def test_publishes(
    hass: HomeAssistant,
    messages: Listener,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Each event of a call reaches who listens, in order, with what is known of the call."""
    entry = await set_up_system(hass, yeastar)
    await use_blueprint(hass, NAME, phones=whole_system(hass, entry), topic="office")
    report = Reporter(hass, entry, hass_client_no_auth)
    await report(RINGING, ANSWERED, OVER, record("ANSWERED"))
    heard = [await messages.next() for _ in range(3)]
    assert [topic for topic, _ in heard] == [
        "office/ringing",
        "office/answered",
        "office/ended",
    ]
    for _, payload in heard:
        assert payload["call_id"] == CALL
        assert payload["caller_number"] == CALLER
    assert heard[-1][1]["outcome"] == "answered"
