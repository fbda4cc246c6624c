"""Triggers that fire when something happens to a call, and what they are told of it."""

from freezegun.api import FrozenDateTimeFactory
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.core import HomeAssistant

from ..report_bodies import (
    ANSWERED,
    CALL,
    HELD,
    OVER,
    RINGING,
    Reporter,
    ext,
    failed,
    inbound,
    record,
    status,
    transferred,
)
from . import automate, told

TALKED = [RINGING, ANSWERED, HELD, ANSWERED, OVER, record("ANSWERED")]
MISSED = [RINGING, OVER, record("NO ANSWER")]
VOICEMAIL = [RINGING, OVER, record("VOICEMAIL")]
TRANSFERRED = [
    RINGING,
    ANSWERED,
    transferred(ext("1000", "BYE"), ext("1002", "RING"), inbound("ANSWERED")),
]
FAILED = [failed("486 Busy here", ext("1000", "ALERT"), ext("1002", "RING"))]


@pytest.mark.parametrize(
    ("trigger", "bodies", "event_type"),
    [
        ("started_ringing", TALKED, "ringing"),
        ("answered", TALKED, "answered"),
        ("held", TALKED, "held"),
        ("resumed", TALKED, "resumed"),
        ("ended", TALKED, "ended"),
        ("missed", MISSED, "missed"),
        ("went_to_voicemail", VOICEMAIL, "voicemail"),
        ("transferred", TRANSFERRED, "transferred"),
        ("failed", FAILED, "failed"),
    ],
)
async def test_happens(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    trigger: str,
    bodies: list[bytes],
    event_type: str,
) -> None:
    """Each trigger fires once for a call to which it happens."""
    fired = await automate(hass, trigger, target)
    for body in bodies:
        await report(body)
        freezer.tick(4)
    await report.wait(freezer)
    assert [ran["event_type"] for ran in told(fired)] == [event_type]


@pytest.mark.parametrize(
    ("trigger", "bodies"),
    [
        ("missed", TALKED),
        ("went_to_voicemail", TALKED),
        ("failed", TALKED),
        ("transferred", TALKED),
        ("answered", MISSED),
        ("campaign_result_received", TALKED),
    ],
)
async def test_does_not_happen(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
    trigger: str,
    bodies: list[bytes],
) -> None:
    """A trigger does not fire for what happens to a call besides."""
    fired = await automate(hass, trigger, target)
    for body in bodies:
        await report(body)
    await report.wait(freezer)
    assert not fired


async def test_told_of_call(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    target: dict[str, str],
) -> None:
    """An automation is told all that is known of the call."""
    fired = await automate(hass, "ended", target)
    for body in TALKED:
        await report(body)
    await report.wait(freezer)
    (trigger,) = told(fired)
    assert trigger["platform"] == "pbx.ended"
    assert "entity_id" not in trigger
    call = trigger["call"]
    times = [call.pop(f"{what}_at") for what in ("started", "answered", "ended")]
    assert times == sorted(times)
    assert all(time.endswith("+00:00") for time in times)
    assert call == {
        "config_entry_id": entry.entry_id,
        "device_id": target["device_id"],
        "system": "yeastar_s",
        "serial_number": "369451090405",
        "call_id": CALL,
        "direction": "inbound",
        "caller": "5550100",
        "caller_number": "5550100",
        "caller_name": None,
        "called_number": "8000",
        "called_name": None,
        "extensions": ["1000"],
        "answered_by": "1000",
        "trunk": "siptrunk",
        "blocked": False,
        "outcome": "answered",
        "reason": None,
        "reason_code": None,
        "ring_seconds": call["ring_seconds"],
        "talk_seconds": 14,
        "groups": [],
        "campaign_id": None,
    }


async def test_withheld(
    hass: HomeAssistant, report: Reporter, target: dict[str, str]
) -> None:
    """There is nobody to show where the number is withheld."""
    fired = await automate(hass, "started_ringing", target)
    await report(status(inbound("ALERT", caller="anonymous"), ext("1000", "RING")))
    assert told(fired)[0]["call"]["caller"] is None


async def test_reload(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    report: Reporter,
    target: dict[str, str],
) -> None:
    """An automation goes on when the entry of its system is reloaded, and no more once it is off."""
    fired = await automate(hass, "started_ringing", target)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    await report(RINGING)
    assert len(fired) == 1
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": "automation.calls"}, blocking=True
    )
    await report(status(inbound("ALERT"), ext("1002", "RING"), call_id="2.2"))
    assert len(fired) == 1
