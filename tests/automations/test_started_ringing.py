"""The trigger for calls that start ringing, or have rung for a while."""

from collections.abc import Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.pbx.automations import seen_calls
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from ..report_bodies import (
    ANSWERED,
    OVER,
    RINGING,
    Reporter,
    ext,
    inbound,
    record,
    status,
)
from . import automate, device_id, told

BOTH_RING = status(inbound("ALERT"), ext("1000", "RING"), ext("1002", "RING"))
OTHER_CALL = status(inbound("ALERT"), ext("1023", "RING"), call_id="1571896999.9")


async def test_once(
    hass: HomeAssistant, report: Reporter, target: dict[str, str]
) -> None:
    """A call starts ringing once, however many extensions ring one after another; another call starts anew."""
    fired = await automate(hass, "started_ringing", target)
    await report(RINGING, BOTH_RING, RINGING)
    assert len(fired) == 1
    await report(OTHER_CALL)
    assert [ran["call"]["extensions"] for ran in told(fired)] == [["1000"], ["1023"]]


async def test_later_extension(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    device_registry: dr.DeviceRegistry,
) -> None:
    """For an extension a call starts ringing when that extension rings, though another one rang before."""
    anna = device_id(device_registry, entry, "-extension-1002")
    fired = await automate(hass, "started_ringing", {"device_id": anna})
    await report(RINGING)
    assert not fired
    await report(BOTH_RING)
    assert [ran["call"]["extensions"] for ran in told(fired)] == [["1002"]]


async def test_rings_on(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """An automation runs once a call has rung for long enough."""
    fired = await automate(hass, "started_ringing", target, ring_seconds=15)
    await report(RINGING)
    await passes(seconds=14)
    assert not fired
    await passes(seconds=2)
    assert [ran["call"]["ring_seconds"] for ran in told(fired)] == [15]
    await report(BOTH_RING)
    await passes(seconds=20)
    assert len(fired) == 1


@pytest.mark.parametrize(
    "bodies",
    [[ANSWERED], [OVER, record("NO ANSWER")], [OVER]],
    ids=["answered", "missed", "not yet known how it ended"],
)
async def test_rings_no_more(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
    bodies: list[bytes],
) -> None:
    """An automation does not run for a call that was answered or is over before it has rung long enough."""
    fired = await automate(hass, "started_ringing", target, ring_seconds=15)
    await report(RINGING)
    await passes(seconds=5)
    await report(*bodies)
    await passes(seconds=11)
    assert not fired


async def test_turned_off(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
) -> None:
    """Nothing waits for a call when the automation is turned off."""
    fired = await automate(hass, "started_ringing", target, ring_seconds=15)
    await report(RINGING)
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": "automation.calls"}, blocking=True
    )
    await passes(seconds=16)
    assert not fired


async def test_entry_turned_off(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    target: dict[str, str],
    passes: Callable[..., Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nothing happens, nor goes wrong, when a call has rung for long enough at a system that is not set up any more."""
    fired = await automate(hass, "started_ringing", target, ring_seconds=15)
    await report(RINGING)
    await hass.config_entries.async_unload(entry.entry_id)
    await passes(seconds=16)
    assert not fired
    assert "runtime_data" not in caplog.text


async def test_calls_do_not_mix(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
) -> None:
    """That one call is answered does not keep another from having rung long enough."""
    fired = await automate(hass, "started_ringing", target, ring_seconds=15)
    await report(RINGING, OTHER_CALL, ANSWERED)
    await report.wait(freezer)
    assert [ran["call"]["extensions"] for ran in told(fired)] == [["1023"]]


async def test_memory_is_bounded(
    hass: HomeAssistant,
    report: Reporter,
    target: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Calls that never end are forgotten for newer ones."""
    monkeypatch.setattr(seen_calls, "REMEMBERED", 1)
    fired = await automate(hass, "started_ringing", target)
    await report(RINGING, OTHER_CALL, BOTH_RING)
    assert len(fired) == 3
