"""Tests of what is published, and to whom."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from homeassistant.const import EVENT_STATE_CHANGED, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant

from .. import shown
from ..report_bodies import (
    ANSWERED,
    OVER,
    RINGING,
    ext,
    inbound,
    record,
    status,
    take_in,
)


@pytest.fixture
def hass(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> HomeAssistant:
    """Stop the clocks before Home Assistant sets its timers by them."""
    return hass


async def test_new_day(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    passes: Callable[..., Any],
) -> None:
    """What is counted for a day begins anew at midnight, where Home Assistant is."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    await take_in(entry, RINGING, OVER, record("NO ANSWER"))
    await passes(seconds=10)
    assert shown(hass, "sensor.yeastar_s100_missed_calls_today") == "1"

    freezer.move_to("2031-05-05T21:59:50+00:00")
    await passes(seconds=1)
    await take_in(
        entry,
        status(inbound("ALERT"), ext("1000", "RING"), call_id="9.9"),
        status(inbound("BYE"), ext("1000", "BYE"), call_id="9.9"),
        record("NO ANSWER", call_id="9.9"),
    )
    await passes(seconds=5)
    assert shown(hass, "sensor.yeastar_s100_missed_calls_today") == "1"
    await passes(seconds=6)

    assert shown(hass, "sensor.yeastar_s100_missed_calls_today") == "0"


async def test_only_what_changed_is_told(entry: MockConfigEntry) -> None:
    """Who listens to one extension hears of no other, and nothing once it has stopped."""
    heard: list[str] = []
    pbx = entry.runtime_data
    removes = [
        pbx.listeners.async_listen_changes(
            ("extension", number), lambda number=number: heard.append(number)
        )
        for number in ("1000", "1002")
    ]
    calls: list[str] = []
    removes.append(
        pbx.listeners.async_listen_calls("1000", lambda event: calls.append(event.type))
    )
    removes.append(
        pbx.listeners.async_listen_calls("1002", lambda event: calls.append("1002"))
    )

    await take_in(entry, RINGING)
    await take_in(entry, RINGING)
    assert heard == ["1000"]
    assert calls == ["ringing"]

    for remove in removes:
        remove()
    await take_in(entry, ANSWERED)

    assert heard == ["1000"]
    assert calls == ["ringing"]


async def test_listener_that_fails(
    entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """Who fails to listen keeps nobody else from hearing."""
    heard: list[int] = []
    pbx = entry.runtime_data
    pbx.listeners.async_listen_changes(("system", ""), lambda: {}["fails"])
    pbx.listeners.async_listen_changes(("system", ""), lambda: heard.append(1))

    await take_in(entry, RINGING)

    assert heard == [1]
    assert "Unexpected error in a listener" in caplog.text
    caplog.clear()


@pytest.mark.usefixtures("event_entities")
async def test_burst(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    passes: Callable[..., Any],
) -> None:
    """In a burst a sensor is written once in a while, and shows what is so at its end; an event entity has every event."""
    number = 150
    changes = async_capture_events(hass, EVENT_STATE_CHANGED)
    await take_in(entry, burst(number))
    await passes(seconds=1)
    written = [change.data["entity_id"] for change in changes]
    assert written.count("event.yeastar_s100_calls") == number
    assert 1 < written.count("sensor.yeastar_s100_active_calls") < number / 2
    assert shown(hass, "sensor.yeastar_s100_active_calls") == str(number)


async def test_unloaded_in_a_burst(
    hass: HomeAssistant, entry: MockConfigEntry, passes: Callable[..., Any]
) -> None:
    """What was to be shown a little later is not shown when the entry was unloaded meanwhile."""
    await take_in(entry, burst(150))
    assert await hass.config_entries.async_unload(entry.entry_id)
    await passes(seconds=1)
    assert shown(hass, "sensor.yeastar_s100_active_calls") == STATE_UNAVAILABLE


def burst(number: int) -> bytes:
    """Return a body with the reports of so many calls that begin, each at another extension."""
    bodies = [
        status(
            inbound("ALERT"),
            ext(f"{7000 + place}", "RING"),
            call_id=f"1571896991.{10 * place}",
        )
        for place in range(number)
    ]
    return b"[%s]" % b",".join(bodies)
