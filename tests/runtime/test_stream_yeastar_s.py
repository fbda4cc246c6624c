"""A Yeastar S-Series that is read from over TCP, in a Home Assistant."""

from collections.abc import AsyncIterator, Iterator
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.pbx.runtime.bus_events import EVENT_CALL_MISSED
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from simulator.yeastar_s import YeastarSimulator

from .. import set_up_system, shown
from .read_calls import OVER, ringing, until

CONNECTED = "binary_sensor.yeastar_s100_connected"
STATE = "sensor.yeastar_s100_state"


@pytest.fixture(autouse=True)
def short_pauses() -> Iterator[None]:
    """Open a stream that broke anew at once, and take silence for a yes sooner."""
    with (
        patch("custom_components.pbx.runtime.stream.FIRST_PAUSE_SECONDS", 0.01),
        patch(
            "custom_components.pbx.systems.yeastar_s.event_stream.ANSWER_SECONDS", 0.1
        ),
    ):
        yield


@pytest.fixture
async def entry(
    hass: HomeAssistant, tcp_yeastar: YeastarSimulator
) -> AsyncIterator[MockConfigEntry]:
    """Set the phone system up, and wait until its stream is open."""
    entry = await set_up_system(hass, tcp_yeastar)
    await until(hass, lambda: tcp_yeastar.target() is not None)
    yield entry
    if entry.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(entry.entry_id)


async def test_calls(
    hass: HomeAssistant, entry: MockConfigEntry, tcp_yeastar: YeastarSimulator
) -> None:
    """What comes over the connection is seen as it happens, and a missed call is told."""
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    assert shown(hass, CONNECTED) == "on"
    assert shown(hass, STATE) == "idle"
    await tcp_yeastar.play(ringing(tcp_yeastar, "1000"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")
    await tcp_yeastar.play(ringing(tcp_yeastar, "1001", *OVER))
    await until(hass, lambda: bool(missed))
    assert missed[0].data["serial_number"] == tcp_yeastar.serial_number
    assert entry.runtime_data.receiver.counters.unreadable == 0


@pytest.mark.parametrize("how", ["drop", "reset"])
async def test_opened_anew(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    tcp_yeastar: YeastarSimulator,
    how: str,
) -> None:
    """A connection that ends is opened anew, and what happened meanwhile is asked for."""
    getattr(tcp_yeastar.report_server, how)()
    await tcp_yeastar.play(ringing(tcp_yeastar, "1000"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")
    await until(hass, lambda: len(tcp_yeastar.report_server.listeners) == 1)
    assert shown(hass, CONNECTED) == "on"


async def test_rebooted(
    hass: HomeAssistant, entry: MockConfigEntry, tcp_yeastar: YeastarSimulator
) -> None:
    """After a reboot the PBX is read again."""
    await tcp_yeastar.reboot()
    await until(hass, lambda: tcp_yeastar.target() is not None)
    await tcp_yeastar.play(ringing(tcp_yeastar, "1000"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")


async def test_unloaded(
    hass: HomeAssistant, entry: MockConfigEntry, tcp_yeastar: YeastarSimulator
) -> None:
    """Nothing is left open."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    await until(hass, lambda: not tcp_yeastar.report_server.listeners)
