"""The blueprint that publishes call events, run against a real broker."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
import shutil

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from homeassistant.components.automation import DOMAIN as AUTOMATION_DOMAIN
from homeassistant.components.mqtt import DOMAIN as MQTT_DOMAIN, is_connected
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from . import set_up_system
from .brokers import Listener, broker, listener
from .report_bodies import ANSWERED, CALL, OVER, RINGING, Reporter, record
from .yeastar_reports import CALLER

SOURCE = Path("blueprints/automation/pbx/call_events_to_mqtt.yaml")


@pytest.fixture
async def messages(
    hass: HomeAssistant, tmp_path: Path, socket_enabled: None
) -> AsyncIterator[Listener]:
    """Connect Home Assistant to a broker and return who listens there."""
    hass.config.config_dir = str(tmp_path)
    (tmp_path / "configuration.yaml").touch()
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


async def use_blueprint(hass: HomeAssistant, folder: Path) -> None:
    """Put the blueprint where Home Assistant looks for it, and make an automation from it."""
    target = folder / "blueprints/automation/pbx" / SOURCE.name
    target.parent.mkdir(parents=True)
    shutil.copy(SOURCE, target)
    automation = {
        "alias": "Publish",
        "use_blueprint": {
            "path": f"pbx/{SOURCE.name}",
            "input": {"calls": ["event.yeastar_s100_calls"], "topic": "office"},
        },
    }
    assert await async_setup_component(
        hass, AUTOMATION_DOMAIN, {AUTOMATION_DOMAIN: automation}
    )
    await hass.async_block_till_done()


@pytest.mark.usefixtures("event_entities")
async def test_publishes(
    hass: HomeAssistant,
    tmp_path: Path,
    messages: Listener,
    yeastar: YeastarSimulator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Each event of a call reaches who listens, in order, with what is known of the call."""
    entry = await set_up_system(hass, yeastar)
    await use_blueprint(hass, tmp_path)
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
        assert payload["entity_id"] == "event.yeastar_s100_calls"
        assert "event_types" not in payload
    assert heard[-1][1]["outcome"] == "answered"
