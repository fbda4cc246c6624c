"""A phone system that is read from: a P-Series over its WebSocket, in a Home Assistant."""

from collections.abc import AsyncIterator, Iterator
from unittest.mock import patch

import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.pbx.runtime.bus_events import EVENT_CALL_MISSED
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.core import HomeAssistant
from simulator.yeastar_p import YeastarPSimulator

from .. import set_up_system, shown
from .read_calls import CALLER, OVER, ringing, until
from .stored_calls import full_disk, logged

CONNECTED = "binary_sensor.p570_connected"
STATE = "sensor.p570_state"
MISSED_TODAY = "sensor.p570_missed_calls_today"
SPEED = 60


@pytest.fixture(autouse=True)
def short_pauses() -> Iterator[None]:
    """Open a stream that broke anew at once."""
    with patch("custom_components.pbx.runtime.stream.FIRST_PAUSE_SECONDS", 0.01):
        yield


@pytest.fixture
async def entry(
    hass: HomeAssistant, p_series: YeastarPSimulator
) -> AsyncIterator[MockConfigEntry]:
    """Set the phone system up, and wait until its stream is open."""
    entry = await set_up_system(hass, p_series)
    await until(hass, lambda: p_series.target() is not None)
    yield entry
    if entry.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(entry.entry_id)


async def test_calls(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """What comes over the socket is seen as it happens, and a missed call is told."""
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    assert shown(hass, CONNECTED) == "on"
    assert shown(hass, STATE) == "idle"
    await p_series.play(ringing(p_series, "201"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")
    await p_series.play(ringing(p_series, "201", *OVER))
    await until(hass, lambda: bool(missed))
    assert missed[0].data["caller_number"] == CALLER
    assert missed[0].data["serial_number"] == p_series.serial_number
    assert entry.runtime_data.receiver.counters.unreadable == 0


async def test_lists_are_read_once_at_the_start(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """Calls are asked for once more when the stream is open; lists, which are long, are not."""
    await until(hass, lambda: len(p_series.asked("call/query")) == 6)
    assert len(p_series.asked("extension/list")) == 1
    assert len(p_series.asked("trunk/list")) == 1


@pytest.mark.parametrize("how", ["drop_sockets", "drop_tokens"])
async def test_opened_anew(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    p_series: YeastarPSimulator,
    how: str,
) -> None:
    """A stream that ends is opened anew, and what happened meanwhile is asked for."""
    getattr(p_series, how)()
    await p_series.play(ringing(p_series, "201"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")
    await until(hass, lambda: p_series.sockets == 1)
    assert p_series.live_tokens == 1
    assert shown(hass, CONNECTED) == "on"


async def test_rebooted(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """After a reboot the calls from before are over."""
    await p_series.play(ringing(p_series, "201"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")
    await p_series.reboot()
    await until(hass, lambda: p_series.sockets == 1)
    await until(hass, lambda: shown(hass, STATE) == "idle")


async def test_unreachable(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """While the phone system is away, that is shown; when it is back, it is read again."""
    p_series.unreachable = True
    p_series.drop_sockets()
    await until(hass, lambda: shown(hass, CONNECTED) == "off")
    p_series.unreachable = False
    await until(hass, lambda: shown(hass, CONNECTED) == "on")
    await p_series.play(ringing(p_series, "201"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")


async def test_secret_changed(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """Refused credentials are tried once; then people are asked for others."""
    p_series.client_secret = "another"
    p_series.drop_tokens()
    p_series.requests.clear()
    await until(hass, lambda: bool(hass.config_entries.flow.async_progress()))
    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(p_series.asked("get_token")) == 1
    assert shown(hass, CONNECTED) == "off"


async def test_stream_fails_while_the_api_answers(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """A phone system that is asked but not heard is not connected."""
    p_series.socket_rules.known_topics = frozenset()
    p_series.drop_sockets()
    await until(hass, lambda: shown(hass, CONNECTED) == "off")
    p_series.socket_rules.known_topics = None
    await until(hass, lambda: shown(hass, CONNECTED) == "on")


async def test_not_stored(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """What cannot be stored is tried again, because nobody sends it a second time; the next message waits."""
    counters = entry.runtime_data.receiver.counters
    with (
        patch("custom_components.pbx.runtime.stream.NOT_STORED_PAUSE_SECONDS", 0.01),
        full_disk(),
    ):
        await p_series.play(ringing(p_series, "201", *OVER))
        await until(hass, lambda: counters.unstored > 2)
    await until(hass, lambda: shown(hass, MISSED_TODAY) == "1")
    [call] = await logged(entry)
    assert call.call.outcome == "missed"


async def test_unforeseen(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    p_series: YeastarPSimulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A message that nobody could foresee is not the last that is read."""
    with patch.object(
        type(entry.runtime_data.system), "decode", side_effect=ZeroDivisionError
    ):
        await p_series.send(b'{"type":30009,"msg":{}}')
        await until(hass, lambda: "cannot be taken in" in caplog.text)
    await p_series.play(ringing(p_series, "201"))
    await until(hass, lambda: shown(hass, STATE) == "ringing")


async def test_unloaded(
    hass: HomeAssistant, entry: MockConfigEntry, p_series: YeastarPSimulator
) -> None:
    """Unloading closes the socket and gives the token back."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    await until(hass, lambda: p_series.sockets == 0)
    assert p_series.live_tokens == 0


@pytest.mark.parametrize(
    ("arrange", "reason"),
    [
        ("lock", "address_blocked"),
        ("tokens", "too_many_tokens"),
        ("allow_list", "address_not_allowed"),
        ("secret", "invalid_client"),
    ],
)
async def test_set_up_refused(
    hass: HomeAssistant, p_series: YeastarPSimulator, arrange: str, reason: str
) -> None:
    """Why it cannot be set up is told in words."""
    match arrange:
        case "lock":
            p_series.lock()
        case "tokens":
            p_series.token_rules.most_tokens = 0
        case "allow_list":
            p_series.quirks.allow_list = ("192.0.2.1",)
    entry = await _entry_with(hass, p_series, "x" if arrange == "secret" else None)
    assert entry.error_reason_translation_key == reason
    refused = arrange == "secret"
    expected = ConfigEntryState.SETUP_ERROR if refused else ConfigEntryState.SETUP_RETRY
    assert entry.state is expected
    assert bool(hass.config_entries.flow.async_progress()) is refused
    await hass.config_entries.async_remove(entry.entry_id)


async def _entry_with(
    hass: HomeAssistant, sim: YeastarPSimulator, secret: str | None
) -> MockConfigEntry:
    """Set up with another secret than the phone system's, where one is named."""
    kept = sim.client_secret
    sim.client_secret = secret or kept
    entry_data = sim.entered
    sim.client_secret = kept
    with patch.object(type(sim), "entered", entry_data):
        return await set_up_system(hass, sim)
