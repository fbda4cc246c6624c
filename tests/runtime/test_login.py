"""Tests of the login, which keeps a phone system reporting to us."""

from collections.abc import Callable
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.pbx.runtime.bus_events import EVENT_CALL_MISSED
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from simulator.yeastar_s import YeastarSimulator

from .. import shown
from ..report_bodies import ANSWERED, OVER, RINGING, record, take_in

BOOT_UP = b'{"event":"BootUp","sn":"369451090405"}'
CONFIG_CHANGE = (
    b'{"event":"ConfigChange","type":"extension","extid":"1000",'
    b'"operation":"update","sn":"369451090405"}'
)
CONNECTED = "binary_sensor.yeastar_s100_connected"
STATE = "sensor.yeastar_s100_state"


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


async def test_kept_alive(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The login is renewed every few minutes, so that it never dies."""
    target = yeastar.target()
    for _ in range(12):
        await passes(minutes=5)

    assert len(yeastar.asked("login")) == 1
    assert len(yeastar.asked("heartbeat")) >= 10
    assert yeastar.target() == target
    assert shown(hass, CONNECTED) == STATE_ON


async def test_token_lost(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A login that was lost is made anew, and what was missed meanwhile is put right."""
    await take_in(entry, RINGING, ANSWERED)
    assert shown(hass, STATE) == "in_call"
    yeastar.drop_tokens()

    await passes(minutes=6)
    await passes(minutes=1)

    assert len(yeastar.asked("login")) == 2
    assert yeastar.target() is not None
    assert shown(hass, STATE) == "idle"


async def test_unreachable_for_a_while(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A system that is away is looked for every minute, and the log says so once."""
    yeastar.unreachable = True
    await passes(minutes=6)
    assert shown(hass, CONNECTED) == STATE_OFF
    await passes(seconds=61)
    told = [one.getMessage() for one in caplog.records if one.levelno >= logging.INFO]
    assert len([message for message in told if "was not reached" in message]) == 1

    yeastar.unreachable = False
    await passes(seconds=61)

    assert shown(hass, CONNECTED) == STATE_ON
    assert caplog.text.count("recovered") == 1


async def test_reports_while_unreachable(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """A system that does not answer may report all the same, and its calls come to an end."""
    missed = async_capture_events(hass, EVENT_CALL_MISSED)
    yeastar.unreachable = True

    await take_in(entry, RINGING, OVER, record("NO ANSWER"))
    for _ in range(10):
        await passes(seconds=30)

    assert len(missed) == 1


async def test_password_changed(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """Refused credentials are asked for anew, and nothing makes them be tried a second time."""
    yeastar.password = "another"
    yeastar.drop_tokens()
    await passes(minutes=6)
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(yeastar.asked("login")) == 2

    await take_in(entry, BOOT_UP, CONFIG_CHANGE, RINGING, OVER)
    for _ in range(5):
        await passes(minutes=3)

    assert len(yeastar.asked("login")) == 2
    assert shown(hass, CONNECTED) == STATE_OFF


async def test_password_found_changed_by_a_question(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The same when a question about a call is what finds it out."""
    await take_in(entry, RINGING)
    yeastar.password = "another"
    yeastar.drop_tokens()
    await take_in(entry, OVER)
    for _ in range(8):
        await passes(seconds=15)

    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert len(yeastar.asked("login")) == 2
    assert shown(hass, CONNECTED) == STATE_OFF


async def test_locked_out(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """While the system refuses this address, no login is tried."""
    yeastar.drop_tokens()
    yeastar.lock()
    await passes(minutes=6)
    assert len(yeastar.asked("login")) == 2
    yeastar.unlock()
    await take_in(entry, BOOT_UP)
    for _ in range(3):
        await passes(minutes=3)
    assert len(yeastar.asked("login")) == 2
    assert shown(hass, CONNECTED) == STATE_OFF

    await passes(minutes=2)

    assert len(yeastar.asked("login")) == 3
    assert shown(hass, CONNECTED) == STATE_ON


async def test_locked_out_found_by_a_question(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """The same when a question about a call is what finds it out."""
    await take_in(entry, RINGING)
    yeastar.drop_tokens()
    yeastar.lock()
    await take_in(entry, OVER)
    for _ in range(8):
        await passes(seconds=15)

    assert len(yeastar.asked("login")) == 2
    assert shown(hass, CONNECTED) == STATE_OFF


async def test_target_changes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    yeastar: YeastarSimulator,
    passes: Callable[..., Any],
) -> None:
    """When reports have to go elsewhere, the system is given the address."""
    assert await async_setup_component(hass, "http", {})
    assert hass.config.api
    hass.config.api.port = 8124

    await passes(minutes=6)

    target = yeastar.target()
    assert target
    assert target.port == 8124
