"""Triggers that fire when something happens to a call."""

from freezegun.api import FrozenDateTimeFactory
import pytest

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from ..report_bodies import ANSWERED, HELD, OVER, RINGING, Reporter, record
from . import automate

CALL = [RINGING, ANSWERED, HELD, ANSWERED, OVER, record("ANSWERED")]
MISSED = [RINGING, OVER, record("NO ANSWER")]
VOICEMAIL = [RINGING, OVER, record("VOICEMAIL")]


@pytest.mark.parametrize(
    ("trigger", "bodies", "event_type"),
    [
        ("started_ringing", CALL, "ringing"),
        ("answered", CALL, "answered"),
        ("held", CALL, "held"),
        ("resumed", CALL, "resumed"),
        ("ended", CALL, "ended"),
        ("missed", MISSED, "missed"),
        ("went_to_voicemail", VOICEMAIL, "voicemail"),
    ],
)
async def test_happens(
    hass: HomeAssistant,
    report: Reporter,
    freezer: FrozenDateTimeFactory,
    system_device: dr.DeviceEntry,
    trigger: str,
    bodies: list[bytes],
    event_type: str,
) -> None:
    """Each trigger fires once for a call to which it happens."""
    fired = await automate(hass, trigger, {"device_id": system_device.id})
    for body in bodies:
        await report(body)
        freezer.tick(4)
    await report.wait(freezer)
    assert [event.data["event_type"] for event in fired] == [event_type]
    assert fired[0].data["call"]["caller"] == "5550100"
    assert fired[0].data["call"]["device_id"] == system_device.id
